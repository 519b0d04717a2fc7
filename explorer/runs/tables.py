"""The numbers behind a plot as rows, in full precision, for a spreadsheet or for numpy."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.history import LayerRows
from explorer.runs.quantities import Quantity

Table = tuple[Sequence[str], Iterator[Sequence[str]]]
"""The names of the columns, and the rows. Neither is translated: programs read them."""

LaneKey = tuple[str, int]
"""An arm's label and a seed."""


def csv_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180, but for line ends of one character)."""
    header, rows = table
    yield _line(header)
    for row in rows:
        yield _line(row)


def steps_table(
    score: str,
    first_step: int,
    columns: Mapping[LaneKey, NDArray[np.float32]],
    heldout: Mapping[LaneKey, Mapping[int, float]],
) -> Table:
    """Return a row a step, with every arm and seed, and what was measured on held-out images.

    Of several seeds a column an arm says how many have a number there: the rest have diverged,
    and a mean leaves them out.

    Args:
        score: What was measured, for the header: "loss".
        first_step: Step before the first row.
        columns: (steps,) numbers of each lane.
        heldout: Of each lane by step; a step between two rows gets a row of its own.
    """
    header = ["step"]
    header += [f"{score}_{label}_seed{seed}" for label, seed in columns]
    header += [f"heldout_{score}_{label}_seed{seed}" for label, seed in heldout]
    arms = Counter(label for label, _ in columns)
    several = [label for label, seeds in arms.items() if seeds > 1]
    header += [f"seeds_{label}" for label in several]
    return header, _step_rows(first_step, columns, heldout, several)


def profile_table(
    quantity: Quantity,
    parts: Mapping[LaneKey, Sequence[str]],
    profiles: Mapping[int, Mapping[LaneKey, NDArray[np.float32]]],
) -> Table:
    """Return a row a part, with every arm and seed at some steps.

    Args:
        quantity: What was measured; it names the columns.
        parts: Names of the parts of each lane (P).
        profiles: By step, then by lane, (P,) numbers.
    """
    header = ["block" if quantity.part == "block" else "layer"]
    header += [
        f"{quantity.name}_{label}_seed{seed}_step{step}"
        for step, lanes in profiles.items()
        for label, seed in lanes
    ]
    return header, _profile_rows(parts, profiles)


def parts_table(
    quantity: Quantity,
    first_step: int,
    parts: Mapping[LaneKey, Sequence[str]],
    values: Mapping[LaneKey, NDArray[np.float32] | LayerRows],
) -> Table:
    """Return a row a step and a column for each part of each lane: the numbers of heat maps.

    Args:
        quantity: What was measured; it names the columns.
        first_step: Step before the first row.
        parts: Names of the parts of each lane (P).
        values: (steps, P) of each lane.
    """
    header = ["step"]
    header += [
        f"{quantity.name}_{label}_seed{seed}_{name}"
        for (label, seed), names in parts.items()
        for name in names
    ]
    return header, _part_rows(first_step, values)


def _step_rows(
    first_step: int,
    columns: Mapping[LaneKey, NDArray[np.float32]],
    heldout: Mapping[LaneKey, Mapping[int, float]],
    several: Sequence[str],
) -> Iterator[list[str]]:
    count = max((len(values) for values in columns.values()), default=0)
    steps = set(range(first_step + 1, first_step + count + 1)).union(*heldout.values())
    for step in sorted(steps):
        row = step - first_step - 1
        cells = [str(step)]
        cells += [_cell(v[row]) if 0 <= row < len(v) else "" for v in columns.values()]
        cells += [str(each[step]) if step in each else "" for each in heldout.values()]
        has_row = 0 <= row < count
        for label in several:
            lanes = (values for (arm, _), values in columns.items() if arm == label)
            cells.append(str(sum(bool(np.isfinite(v[row])) for v in lanes)) if has_row else "")
        yield cells


def _profile_rows(
    parts: Mapping[LaneKey, Sequence[str]],
    profiles: Mapping[int, Mapping[LaneKey, NDArray[np.float32]]],
) -> Iterator[list[str]]:
    found = [
        dict(zip(parts[lane], values, strict=True))
        for lanes in profiles.values()
        for lane, values in lanes.items()
    ]
    for name in _merged(list(parts.values())):
        yield [name, *(_cell(each[name]) if name in each else "" for each in found)]


def _part_rows(
    first_step: int, lanes: Mapping[LaneKey, NDArray[np.float32] | LayerRows]
) -> Iterator[list[str]]:
    count = max((len(values) for values in lanes.values()), default=0)
    for row in range(count):
        cells = [str(first_step + row + 1)]
        for values in lanes.values():
            cells += map(str, values[row])
        yield cells


def _merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """Return all names once; one that only some have stands after the one it follows there."""
    merged: list[str] = []
    for names in orders:
        known, place = set(merged), 0
        for name in names:
            if name in known:
                place = merged.index(name) + 1
            else:
                merged.insert(place, name)
                place += 1
    return merged


def _cell(number: np.float32) -> str:
    """Return the shortest decimals that are this very number when they are read back."""
    return str(number)


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()
