"""What a recorded run needs to go on, or to branch: its weights, and its record up to them.

It goes on in a new recording, which begins with what the old one holds up to that step. The old one
stays as it is: it may have gone further, and nothing recorded is lost. A branch trains otherwise
from there on, so that its recording begins with its own first step, and names the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from explorer.errors import UserError
from explorer.runs.branch import branch_note, branched
from explorer.runs.checkpoint_header import CheckpointHeader, read_header
from explorer.runs.events import Event, Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.experiment_file import with_full_paths, with_relative_paths
from explorer.runs.layout import RowLayout
from explorer.runs.origin import Origin
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.ring import Rows
from explorer.runs.state import EndReason

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
        is_finished: Whether there is nothing left to do, unless it becomes longer.
        origin: Where it branched off another run, if it did.
    """

    experiment: Experiment
    checkpoint: Path
    step: int
    steps_per_epoch: int
    title: str
    source: Path
    is_finished: bool
    origin: Origin | None

    def news(self) -> Iterator[Rows | Event]:
        """Yield what the run reported up to that step, in its order.

        Raises:
            UserError: The recording cannot be read any more.
        """
        with RecordedRun(self.source) as run:
            yield from run.news(self.step)


class BranchPoint(NamedTuple):
    """What a recorded run offers to branches.

    Attributes:
        path: Of its recording.
        title: What it is called.
        experiment: What it trained, with the changes made.
        checkpoints: The step of each, by kind: "last" and "best".
        train_images: How many images it trained on.
    """

    path: Path
    title: str
    experiment: Experiment
    checkpoints: Mapping[str, int]
    train_images: int

    def length_of(self, experiment: Experiment) -> int:
        """Return the steps of a run of an experiment with as many images."""
        settings = experiment.settings
        return settings.steps or settings.epochs * (self.train_images // settings.batch_size)


def branch_point(path: Path) -> BranchPoint:
    """Return what a recorded run offers to branches.

    Raises:
        UserError: It cannot be read, or has no weights.
    """
    with RecordedRun(path) as run:
        record, prepared = run.record, run.record.preparation
        if not run.checkpoints or prepared is None:
            raise _NO_WEIGHTS.format(path=path)
        experiment = record.experiment_with_changes
        kept, images = dict(run.checkpoints), prepared.train_images
        return BranchPoint(path, record.title, experiment, kept, images)


class Branch(NamedTuple):
    """A run that trains otherwise from a checkpoint of another on.

    Attributes:
        experiment: What is trained.
        checkpoint: The weights to begin with.
        origin: Where they are from.
    """

    experiment: Experiment
    checkpoint: Path
    origin: Origin


@contextmanager
def continuation(path: Path) -> Iterator[Continuation]:
    """Give what a recorded run needs to go on, for as long as it takes to load it.

    Raises:
        UserError: It cannot be read, or has no weights that fit.
    """
    with RecordedRun(path) as run, TemporaryDirectory() as folder:
        checkpoint = Path(folder) / _NAME
        header, prepared = _copied(run, "last", checkpoint)
        if RowLayout.of(header.experiment).columns != run.record.history.layout.columns:
            raise _OTHER_COLUMNS.format(path=path)
        yield Continuation(
            header.experiment,
            checkpoint,
            header.step,
            max(prepared.steps_per_epoch.values()),
            run.about.get("title", ""),
            path,
            run.record.end_reason is EndReason.FINISHED and header.step >= run.record.total_steps,
            run.record.origin,
        )


@contextmanager
def branch(
    path: Path, at: str | int, edited: Callable[[Experiment], Experiment], more_epochs: int = 0
) -> Iterator[Branch]:
    """Give what a branch of a recorded run begins with, for as long as it takes to load it.

    Args:
        path: The recording.
        at: "last" or "best", or a step: then the checkpoint that is nearest to it.
        edited: Returns what is wanted, given what the run trained.
        more_epochs: How many it trains from there on; 0 leaves its end to what is wanted. Its
            schedules span the whole of it.

    Raises:
        UserError: The recording cannot be read, or has no weights, or what is wanted cannot begin
            with them.
    """
    with RecordedRun(path) as run, TemporaryDirectory() as folder:
        checkpoint = Path(folder) / _NAME
        header, prepared = _copied(run, at, checkpoint)
        wanted = edited(header.experiment)
        if more_epochs:
            epoch = max(1, prepared.train_images // wanted.settings.batch_size)
            wanted = wanted.settings_edited(steps=header.step + more_epochs * epoch)
        experiment = branched(header.experiment, wanted, header.step)
        about = run.about
        note = branch_note(path.name, header.step, header.experiment, experiment)
        origin = Origin(path.name, about.get("id", ""), header.step, about.get("title", ""), note)
        yield Branch(experiment, checkpoint, origin)


def _copied(run: RecordedRun, at: str | int, file: Path) -> tuple[CheckpointHeader, Prepared]:
    """Write a checkpoint to a file; return what it says of itself, with its paths in place."""
    kept, prepared = run.checkpoints, run.record.preparation
    if not kept or prepared is None:
        raise _NO_WEIGHTS.format(path=run.path)
    run.copy_checkpoint(chosen_checkpoint(kept, at), file)
    header = read_header(file)
    moved = with_full_paths(with_relative_paths(header.experiment, file), run.path)
    return header.model_copy(update={"experiment": moved}), prepared


def chosen_checkpoint(kept: Mapping[str, int], at: str | int) -> str:
    """Return which of the checkpoints of a recording is meant: "last" or "best".

    Args:
        kept: The step of each.
        at: "last" is the newest, "best" the one that erred least, as far as there are both; a
            step is the one that is nearest to it.
    """
    # A recording keeps no last that is older than its best; its steps have no checksum.
    newest = "last" if "last" in kept else "best"
    if isinstance(at, int):
        return min(kept, key=lambda kind: (abs(kept[kind] - at), kind != newest))
    return "best" if at == "best" and "best" in kept else newest
