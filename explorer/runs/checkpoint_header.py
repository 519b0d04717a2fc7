"""What a checkpoint says of itself; reading it needs no torch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError, model_validator

from explorer.errors import UserError
from explorer.files.file_format import Content, upgraded_json
from explorer.messages import Message
from explorer.network.expand import expand
from explorer.network.validation import user_error_of
from explorer.runs.checkpoint_file import (
    NO_CHECKSUM,
    CheckpointFile,
    cannot_read,
    open_checkpoint_file,
)
from explorer.runs.events import EvaluationScores
from explorer.runs.experiment import Experiment
from explorer.runs.experiment_file import with_full_paths
from explorer.runs.migrations import CHECKPOINT, EXPERIMENT
from explorer.runs.settings import MemoryFormat

MAX_THREADS = 1_024
"""CPU threads of a lane, and lanes at the same time."""

_MOST_STEPS = 1_000_000_000
"""Of the most epochs of the most images, in the smallest batches."""
_MOST_SECONDS = 1e9
_WEIGHT_BYTES = 4

_Step = Annotated[int, Field(ge=0, le=_MOST_STEPS)]
_Side = Annotated[int, Field(ge=1, le=512)]
_ImageShape = tuple[Literal[1, 3], _Side, _Side]
_Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class LaneState(BaseModel):
    """What a lane is besides its tensors.

    Attributes:
        arm: The arm's label.
        seed: The seed.
        is_alive: Whether it has not diverged.
        test: What it scored on the test part after the last step; None before, or if there is none.
        test_reestimated: The same with batch-norm statistics re-estimated.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    arm: str
    seed: int
    is_alive: bool
    test: EvaluationScores | None = None
    test_reestimated: EvaluationScores | None = None


class DataDigest(BaseModel):
    """Hashes of what was read, to know the data again.

    Attributes:
        classes: Of the names of the classes, in their order.
        train: Of the images trained on, with their labels.
        heldout: Of those only evaluated.
        test: Of the test part; None without one, or in a file that was written before it counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    classes: _Hash
    train: _Hash
    heldout: _Hash
    test: _Hash | None = None


class CheckpointHeader(BaseModel):
    """All of a run's state that is no tensor.

    The order of the images and every random draw are functions of seed and step, so that the
    step stands for them.

    Attributes:
        checksum: Of the whole file; "" in one that was written before there were any.
        experiment: What is trained, with every change made so far.
        step: Updates made.
        seconds: Of training.
        workers: Lanes at the same time.
        threads: CPU threads of each lane; another number would round otherwise.
        memory_format: Likewise.
        train_images: Number of images trained on, to know the data again.
        data: The data; None in a file that was written before they were told apart.
        image_shape: (C, H, W) at which a folder's images are read; None if that is as its networks
            ask for, as in all but old files.
        lanes: In the order of the experiment's arms and seeds.
        warm_until: For each seed the step at which the warm-up by error ended, if it has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    checksum: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")]
    experiment: Experiment
    step: _Step
    seconds: Annotated[float, Field(ge=0, le=_MOST_SECONDS, allow_inf_nan=False)]
    workers: Annotated[int, Field(ge=1, le=MAX_THREADS)]
    threads: Annotated[int, Field(ge=1, le=MAX_THREADS)]
    memory_format: MemoryFormat
    train_images: Annotated[int, Field(ge=1)]
    data: DataDigest | None
    image_shape: _ImageShape | None
    lanes: Annotated[tuple[LaneState, ...], FailFast()]
    warm_until: dict[str, _Step]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        arms, seeds = self.experiment.arms, self.experiment.seeds
        lanes = [(arm.label, seed) for arm in arms for seed in seeds]
        if [(lane.arm, lane.seed) for lane in self.lanes] != lanes:
            raise UserError(
                "Checkpoint",
                "lanes must be those of the experiment's arms and seeds, in their order",
            )
        most = max(max(arm.network.input_shape[1:]) for arm in arms)
        if self.image_shape is not None and max(self.image_shape[1:]) > most:
            raise UserError(
                "Checkpoint", "image shape must be no larger than {most} pixels, got {value}"
            ).format(most=most, value=max(self.image_shape[1:]))
        for seed, step in self.warm_until.items():
            if seed not in map(str, seeds) or step > self.step:
                raise UserError(
                    "Checkpoint", "warm until must hold seeds of the experiment and past steps"
                )
        return self


def header_to_json(header: CheckpointHeader) -> str:
    """Write what a checkpoint says of itself as JSON text, its checksum still open."""
    content = header.model_dump(mode="json") | {"checksum": NO_CHECKSUM}
    content["experiment"] = EXPERIMENT.marked(content["experiment"])
    return json.dumps(CHECKPOINT.marked(content))


def read_header(path: Path) -> CheckpointHeader:
    """Read what a checkpoint of any version says of itself.

    Raises:
        UserError: There is no such file, or it is no checkpoint, or it is damaged, or a later
            version of the program wrote it.
    """
    with open_checkpoint(path) as (header, _):
        return header


def read_experiment_of_checkpoint(path: Path) -> Experiment:
    """Read what a checkpoint of any version trains; its tensors, which may be large, are not read.

    Raises:
        UserError: As `read_header` does, unless only the tensors are damaged.
    """
    with open_checkpoint_file(path) as file:
        return _parsed(path, file.header).experiment


@contextmanager
def open_checkpoint(path: Path) -> Iterator[tuple[CheckpointHeader, CheckpointFile]]:
    """Open a checkpoint that is as it was written; see `read_header`."""
    with open_checkpoint_file(path) as file:
        header = _parsed(path, file.header)
        if header.checksum:
            file.check_intact(header.checksum)
        # Networks that are not in the file are not to be built, whatever their size.
        weights = sum(expand(arm.network).params for arm in header.experiment.arms)
        if file.tensor_bytes < _WEIGHT_BYTES * weights * header.experiment.repeats:
            reason = Message("Checkpoint", "it is too small to hold its networks")
            raise cannot_read(path, reason)
        yield header, file


def _parsed(path: Path, text: str) -> CheckpointHeader:
    try:
        header = CheckpointHeader.model_validate_json(upgraded_json(text, _upgraded))
    except ValidationError as error:
        raise cannot_read(path, user_error_of(error).message) from None
    except UserError as error:
        raise cannot_read(path, error.message) from None
    experiment = with_full_paths(header.experiment, path)
    return header.model_copy(update={"experiment": experiment})


def _upgraded(content: Content) -> Content:
    content = CHECKPOINT.upgraded(content)
    experiment = content.get("experiment")
    if isinstance(experiment, dict):
        content["experiment"] = EXPERIMENT.upgraded(experiment)
    return content
