"""Where the checkpoints of a run go beside files that a person names: into its recording."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Literal, Protocol

CheckpointKind = Literal["last", "best"]
"""The newest; and that with the least error on held-out images, of those evaluated in time."""


class CheckpointStore(Protocol):
    """Takes checkpoints from the thread that trains, and never keeps it waiting.

    Attributes:
        folder: Paths within it are stated relative to it.
    """

    folder: Path

    def new_file(self) -> BinaryIO:
        """Return an empty file without a name, to write a checkpoint to.

        Raises:
            OSError: There can be none.
        """

    def put(self, kind: CheckpointKind, step: int, file: BinaryIO) -> None:
        """Take over a file that was written, in place of the checkpoint of its kind."""
