"""Makes sure that a run goes on with the data that it began with."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.checkpoint_header import CheckpointHeader, DataDigest

_WHAT = {
    "classes": Message("Training", "names of the classes"),
    "train": Message("Training", "training images"),
    "heldout": Message("Training", "held-out images"),
    "test": Message("Training", "test images"),
}
"""By the field of a digest, what differs if it does."""


def check_same_data(
    path: Path, header: CheckpointHeader, train_images: int, data: DataDigest
) -> None:
    """Compare what was read now with what a checkpoint was made with.

    Raises:
        UserError: It is not the same. Where a checkpoint has no digest, it was written before there
            was one: then the number of training images must do.
    """
    if header.train_images != train_images:
        raise UserError(
            "Training",
            "the checkpoint {path} was made with {then} training images, now there are {now}; "
            "resume it with the same data",
        ).format(
            path=path,
            then=header.train_images,
            now=train_images,
        )
    if header.data is None:
        return
    for field, what in _WHAT.items():
        then = getattr(header.data, field)
        if then is not None and then != getattr(data, field):
            raise UserError(
                "Training",
                "the checkpoint {path} was made with other {what} than there are now; resume it "
                "with the same data",
            ).format(path=path, what=what)
