"""What a recorded run needs to go on: its newest weights, and its record up to them.

It goes on in a new recording, which begins with what the old one holds up to that step. The old one
stays as it is: it may have gone further, and nothing recorded is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from explorer.errors import UserError
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Event
from explorer.runs.experiment import Experiment
from explorer.runs.layout import RowLayout
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.ring import Rows

_NAME = "checkpoint.safetensors"

_NO_WEIGHTS = UserError(
    "Recording",
    "{path} holds no weights, so the run cannot go on; train its experiment from the start",
)
_OTHER_COLUMNS = UserError(
    "Recording",
    "{path} records other numbers than this version of the program, so the run cannot go on in it; "
    "train its experiment from the start",
)


class Continuation(NamedTuple):
    """A run that can go on.

    Attributes:
        experiment: What is trained, with the changes made so far.
        checkpoint: The weights to go on from.
        step: Updates they have had.
        steps_per_epoch: Steps in which every arm sees the training images once.
        title: What the run is called.
        source: The recording it goes on from.
    """

    experiment: Experiment
    checkpoint: Path
    step: int
    steps_per_epoch: int
    title: str
    source: Path

    def news(self) -> Iterator[Rows | Event]:
        """Yield what the run reported up to that step, in its order.

        Raises:
            UserError: The recording cannot be read any more.
        """
        with RecordedRun(self.source) as run:
            yield from run.news(self.step)


@contextmanager
def continuation(path: Path) -> Iterator[Continuation]:
    """Give what a recorded run needs to go on, for as long as it takes to load it.

    Raises:
        UserError: It cannot be read, or has no weights that fit.
    """
    with RecordedRun(path) as run, TemporaryDirectory() as folder:
        kept = run.checkpoints
        prepared = run.record.preparation
        if not kept or prepared is None:
            raise _NO_WEIGHTS.format(path=path)
        # A recording keeps no last that is older than its best; its steps have no checksum.
        kind = "last" if "last" in kept else "best"
        checkpoint = Path(folder) / _NAME
        run.copy_checkpoint(kind, checkpoint)
        header = read_header(checkpoint)
        experiment = header.experiment
        if RowLayout.of(experiment).columns != run.record.history.layout.columns:
            raise _OTHER_COLUMNS.format(path=path)
        yield Continuation(
            experiment,
            checkpoint,
            header.step,
            max(prepared.steps_per_epoch.values()),
            run.about.get("title", ""),
            path,
        )
