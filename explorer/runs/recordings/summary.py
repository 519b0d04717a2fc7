"""What a list of runs says of one: read from its recording, small enough to keep thousands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.errors import UserError
from explorer.messages import printable
from explorer.runs.events import Evaluated, StateChanged
from explorer.runs.layout import LANE_SCALARS
from explorer.runs.recordings.event_checks import fits
from explorer.runs.recordings.reader import RecordingReader
from explorer.runs.state import EndReason, RunState

TITLE, NOTE, STARRED, BEGAN = "title", "note", "starred", "began"
"""What a recording says of its run, by name."""

MOST_TITLE, MOST_NOTE = 200, 10_000
_MOST_DATE = 40
MOST_LOSSES = 64

Losses = NDArray[np.float32]


class FileStamp(NamedTuple):
    """What changes whenever a recording does: bytes, and when it was written, in nanoseconds.

    Those of the write-ahead log beside it are in it.
    """

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class ArmSummary:
    """One arm of a run.

    Attributes:
        label: As in the experiment.
        network: What its network is called.
        best_error: The least share of held-out images that was misclassified, 0 to 1, as a mean
            over the seeds; None if it was never evaluated.
        losses: Mean training losses of up to 64 equal parts of the run, float32 as bytes.
    """

    label: str
    network: str
    best_error: float | None
    losses: bytes

    @property
    def curve(self) -> Losses:
        """(n,) the losses."""
        return np.frombuffer(self.losses, np.float32)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run.

    Attributes:
        path: Of its recording.
        stamp: Of the file when it was read.
        title: What the run is called.
        began: When, in ISO 8601; "" if it is not known.
        arms: Sorted by label.
        dataset: What it trained on.
        steps: That are recorded.
        end: Why it ended; None if it did not, or has not yet.
        note: What a person wrote of it.
        is_starred: Whether a person wants to keep it.
        error: Why it cannot be read; then nothing else is known of it.
    """

    path: Path
    stamp: FileStamp
    title: str
    began: str = ""
    arms: tuple[ArmSummary, ...] = ()
    dataset: str = ""
    steps: int = 0
    end: EndReason | None = None
    note: str = ""
    is_starred: bool = False
    error: UserError | None = None

    @property
    def best_error(self) -> float | None:
        """The least error of any arm."""
        return min(
            (each.best_error for each in self.arms if each.best_error is not None), default=None
        )


def read_summary(path: Path, stamp: FileStamp) -> RunSummary:
    """Return what is to be said of a recording; of one that cannot be read, why."""
    try:
        reader = RecordingReader(path)
    except UserError as error:
        return RunSummary(path, stamp, printable(path.stem), error=error)
    try:
        return _summary_of(reader, stamp)
    finally:
        reader.close()


def _summary_of(reader: RecordingReader, stamp: FileStamp) -> RunSummary:
    about, experiment = reader.about, reader.experiment
    end, errors = _read_events(reader)
    losses = _losses(reader)
    arms = tuple(
        ArmSummary(arm.label, arm.network.name, errors.get(arm.label), losses[arm.label])
        for arm in experiment.arms
    )
    return RunSummary(
        reader.path,
        stamp,
        printable(_told(about, TITLE)[:MOST_TITLE]) or printable(reader.path.stem),
        printable(_told(about, BEGAN)[:_MOST_DATE]),
        arms,
        experiment.settings.dataset,
        reader.rows,
        end,
        _told(about, NOTE)[:MOST_NOTE],
        _told(about, STARRED) == "1",
    )


def _told(about: Mapping[str, object], name: str) -> str:
    """Return what a file says, if it is text: anyone may have written it."""
    found = about.get(name)
    return found if isinstance(found, str) else ""


def _read_events(reader: RecordingReader) -> tuple[EndReason | None, Mapping[str, float]]:
    """Return why the run ended, and the best error of each arm."""
    end: EndReason | None = None
    scores: dict[str, dict[int, list[float]]] = {}
    found = (event for _, event in reader.new_events() if fits(event, reader.experiment))
    for event in found:
        if isinstance(event, StateChanged):
            end = event.reason if event.state is RunState.ENDED else None
        elif isinstance(event, Evaluated) and event.error_rate == event.error_rate:
            scores.setdefault(event.arm, {}).setdefault(event.step, []).append(event.error_rate)
    best = {
        arm: min(sum(each) / len(each) for each in _complete(by_step.values()))
        for arm, by_step in scores.items()
    }
    return end, best


def _complete(scores: Collection[list[float]]) -> list[list[float]]:
    """Return the scores of the steps that have most seeds: a mean of fewer is another number."""
    most = max(map(len, scores))
    return [each for each in scores if len(each) == most]


def _losses(reader: RecordingReader) -> dict[str, bytes]:
    """Return of each arm the losses, means over its seeds."""
    lanes = reader.layout.lanes
    columns = {
        arm.label: [
            1 + len(LANE_SCALARS) * index
            for index, lane in enumerate(lanes)
            if lane.arm == arm.label
        ]
        for arm in reader.experiment.arms
    }
    pieces: dict[str, list[Losses]] = {label: [] for label in columns}
    for scalars in reader.scalars():
        for label, places in columns.items():
            with np.errstate(over="ignore", invalid="ignore"):
                means = scalars[:, places].mean(axis=1, dtype=np.float64).astype(np.float32)
            pieces[label].append(means)
    return {label: _thinned(found).tobytes() for label, found in pieces.items()}


def _thinned(pieces: Sequence[Losses]) -> Losses:
    """Return the means of up to `MOST_LOSSES` equal parts, of the finite numbers in each."""
    losses = np.concatenate([np.empty(0, np.float32), *pieces])
    count = min(len(losses), MOST_LOSSES)
    if not count:
        return losses
    begins = np.arange(count) * len(losses) // count
    is_finite = np.isfinite(losses)
    sums = np.add.reduceat(np.where(is_finite, losses, 0), begins, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        means: Losses = (sums / np.add.reduceat(is_finite, begins, dtype=np.intp)).astype(
            np.float32
        )
    return means
