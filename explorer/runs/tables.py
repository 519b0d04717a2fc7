"""The numbers behind a plot as rows, in full precision, for a spreadsheet or for numpy."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.history import LayerRows
from explorer.runs.quantities import Quantity

Table = tuple[Sequence[str], Iterator[Sequence[str]]]
"""The names of the columns, and the rows. Neither is translated: programs read them."""

LaneKey = tuple[str, int]
"""An arm's label and a seed."""

_CHUNK = 4_096
_STANDS_FOR = "stands_for_steps"
"""How many steps, from its own on, a row stands for; a column of a table that lacks some."""


def csv_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180, but for line ends of one character)."""
    header, rows = table
    yield _line(header)
    for row in rows:
        yield _line(row)


def steps_table(
    score: str,
    first_step: int,
    kept: Sequence[range],
    columns: Mapping[LaneKey, Callable[[int, int], NDArray[np.float32]]],
    evaluations: Mapping[str, Mapping[LaneKey, Mapping[int, float]]],
) -> Table:
    """Return a row a step, with every arm and seed, and what was measured on held-out images.

    Of several seeds a column an arm says how many have a number there: the rest have diverged,
    and a mean leaves them out. Of a very long run there is a row for some of the old steps only,
    and a last column that says for how many it stands.

    Args:
        score: What was measured, for the header: "loss".
        first_step: Step before the first row.
        kept: The rows that there are.
        columns: Return (n,) numbers of each lane in rows begin to end.
        evaluations: By name of the evaluation, of each lane by step; a step between two rows gets
            a row of its own.
    """
    header = ["step"]
    header += [f"{score}_{label}_seed{seed}" for label, seed in columns]
    header += [
        f"{name}_{score}_{label}_seed{seed}"
        for name, lanes in evaluations.items()
        for label, seed in lanes
    ]
    heldout = [steps for lanes in evaluations.values() for steps in lanes.values()]
    arms = Counter(label for label, _ in columns)
    several = [label for label, seeds in arms.items() if seeds > 1]
    header += [f"seeds_{label}" for label in several]
    if _lacks_rows(kept):
        header.append(_STANDS_FOR)
    return header, _step_rows(first_step, kept, columns, heldout, several)


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
    kept: Sequence[range] | None = None,
) -> Table:
    """Return a row a step and a column for each part of each lane: the numbers of heat maps.

    Args:
        quantity: What was measured; it names the columns.
        first_step: Step before the first row.
        parts: Names of the parts of each lane (P).
        values: (steps, P) of each lane.
        kept: The rows that there are, all unless said; a last column then says for how many steps
            a row stands.
    """
    if kept is None:
        kept = [range(max((len(each) for each in values.values()), default=0))]
    header = ["step"]
    header += [
        f"{quantity.name}_{label}_seed{seed}_{name}"
        for (label, seed), names in parts.items()
        for name in names
    ]
    if _lacks_rows(kept):
        header.append(_STANDS_FOR)
    return header, _part_rows(first_step, kept, values)


def _lacks_rows(kept: Sequence[range]) -> bool:
    return any(each.step > 1 for each in kept)


def _step_rows(
    first_step: int,
    kept: Sequence[range],
    columns: Mapping[LaneKey, Callable[[int, int], NDArray[np.float32]]],
    heldout: Sequence[Mapping[int, float]],
    several: Sequence[str],
) -> Iterator[list[str]]:
    lacks_rows = _lacks_rows(kept)
    blanks = [""] * len(columns), [""] * (len(several) + lacks_rows)
    evaluated, at = sorted({step for each in heldout for step in each}), 0
    for rows in _chunks(kept):
        values = {
            lane: read(rows.start, rows[-1] + 1)[:: rows.step] for lane, read in columns.items()
        }
        used = [
            np.isfinite([values[lane] for lane in values if lane[0] == label]).sum(axis=0)
            for label in several
        ]
        for index, row in enumerate(rows):
            step = first_step + row + 1
            while at < len(evaluated) and evaluated[at] < step:
                yield [
                    str(evaluated[at]),
                    *blanks[0],
                    *_heldout(evaluated[at], heldout),
                    *blanks[1],
                ]
                at += 1
            at += at < len(evaluated) and evaluated[at] == step
            cells = [str(step)]
            cells += [_cell(numbers[index]) for numbers in values.values()]
            cells += _heldout(step, heldout)
            cells += [str(each[index]) for each in used]
            yield [*cells, str(rows.step)] if lacks_rows else cells
    for step in evaluated[at:]:
        yield [str(step), *blanks[0], *_heldout(step, heldout), *blanks[1]]


def _heldout(step: int, heldout: Sequence[Mapping[int, float]]) -> list[str]:
    return [str(each[step]) if step in each else "" for each in heldout]


def _chunks(kept: Sequence[range]) -> Iterator[range]:
    """Yield the rows a few at a time."""
    for rows in kept:
        for begin in range(0, len(rows), _CHUNK):
            yield rows[begin : begin + _CHUNK]


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
    first_step: int,
    kept: Sequence[range],
    lanes: Mapping[LaneKey, NDArray[np.float32] | LayerRows],
) -> Iterator[list[str]]:
    lacks_rows = _lacks_rows(kept)
    for rows in kept:
        for row in rows:
            cells = [str(first_step + row + 1)]
            for values in lanes.values():
                cells += map(str, values[row])
            yield [*cells, str(rows.step)] if lacks_rows else cells


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
