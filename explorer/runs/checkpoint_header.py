"""What a checkpoint says of itself; reading it needs no torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from safetensors import SafetensorError, safe_open

from explorer.errors import UserError
from explorer.files.file_format import Content, upgraded_json
from explorer.messages import Message
from explorer.network.validation import user_error_of
from explorer.runs.experiment import Experiment
from explorer.runs.experiment_file import with_full_data_path
from explorer.runs.migrations import CHECKPOINT, EXPERIMENT
from explorer.runs.settings import MemoryFormat

KEY = "resnet-explorer"
"""Under this name the header lies in the file's metadata, as JSON."""

_Count = Annotated[int, Field(ge=0)]


class LaneState(BaseModel):
    """What a lane is besides its tensors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    arm: str
    seed: int
    is_alive: bool


class CheckpointHeader(BaseModel):
    """All of a run's state that is no tensor.

    The order of the images and every random draw are functions of seed and step, so that the
    step stands for them.

    Attributes:
        experiment: What is trained, with every change made so far.
        step: Updates made.
        seconds: Of training.
        workers: Lanes at the same time.
        threads: CPU threads of each lane; another number would round otherwise.
        memory_format: Likewise.
        train_images: Number of images trained on, to know the data again.
        lanes: In the order of the experiment's arms and seeds.
        warm_until: For each seed the step at which the warm-up by error ended, if it has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    experiment: Experiment
    step: _Count
    seconds: float
    workers: _Count
    threads: _Count
    memory_format: MemoryFormat
    train_images: _Count
    lanes: tuple[LaneState, ...]
    warm_until: dict[str, int]


def header_to_json(header: CheckpointHeader) -> str:
    """Write what a checkpoint says of itself as JSON text."""
    content = header.model_dump(mode="json")
    content["experiment"] = EXPERIMENT.marked(content["experiment"])
    return json.dumps(CHECKPOINT.marked(content))


def read_header(path: Path) -> CheckpointHeader:
    """Read what a checkpoint of any version says of itself.

    Raises:
        UserError: There is no such file, or it is no checkpoint, or it is damaged, or a later
            version of the program wrote it.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            text = (file.metadata() or {}).get(KEY)
    except (OSError, SafetensorError) as error:
        raise cannot_read(path, error) from None
    if text is None:
        raise cannot_read(path, Message("Checkpoint", "this program did not write it"))
    try:
        header = CheckpointHeader.model_validate_json(upgraded_json(text, _upgraded))
    except ValidationError as error:
        raise cannot_read(path, user_error_of(error).message) from None
    experiment = with_full_data_path(header.experiment, path)
    return header.model_copy(update={"experiment": experiment})


def _upgraded(content: Content) -> Content:
    content = CHECKPOINT.upgraded(content)
    experiment = content.get("experiment")
    if isinstance(experiment, dict):
        content["experiment"] = EXPERIMENT.upgraded(experiment)
    return content


def cannot_read(path: Path, reason: Message | Exception) -> UserError:
    """Return the sentence for a checkpoint that cannot be read."""
    if isinstance(reason, FileNotFoundError):
        reason = Message("Checkpoint", "there is no such file")
    return UserError(
        "Checkpoint",
        "the checkpoint {path} cannot be read: {reason}; name one that `train --out` wrote",
    ).format(
        path=path,
        reason=reason,
    )
