"""Decides which checkpoints go into a run's recording: the newest, and the best."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from explorer.errors import UserError
from explorer.runs.checkpoint_store import CheckpointKind, CheckpointStore
from explorer.runs.events import Warned
from explorer.runs.run import Run

_EVERY_S = 30.0
_TRAINING_PER_SAVING = 100
"""Nobody has asked for these checkpoints: they take a hundredth of the time at most."""
_MOST_BYTES = 512 * 2**20
"""Of both together."""

_TOO_LARGE = UserError(
    "Training",
    "the run is recorded without its weights: a checkpoint takes {size:,.0f} MiB, and a recording "
    "keeps {most:,.0f} MiB; save the weights to a file of their own",
)


class RecordingSaver:
    """Writes checkpoints to the store of a run, if it has one; that one fails costs only itself."""

    def __init__(
        self,
        run: Run,
        write: Callable[[BinaryIO, Path], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`write` writes a checkpoint of the run as it is now, with paths relative to a folder."""
        self._run = run
        self._store: CheckpointStore | None = run.checkpoints
        self._write = write
        self._clock = clock
        self._free_at = clock()
        self._due_at = self._free_at + _EVERY_S
        self._saved_step: int | None = None
        self._least_error = math.inf
        self._keeps_best = True

    def save_if_due(self, step: int) -> None:
        """Keep the newest weights if it is time to."""
        if self._clock() >= self._due_at:
            self._save("last", step)

    def evaluated(self, step: int, error: float | None) -> None:
        """Keep the weights if their mean error on held-out images is the least so far."""
        if error is None or not error < self._least_error:
            return
        if self._keeps_best and self._clock() >= self._free_at and self._save("best", step):
            self._least_error = error

    def end(self, step: int) -> None:
        """Keep the last weights, whenever others were kept."""
        self._save("last", step)

    def _save(self, kind: CheckpointKind, step: int) -> bool:
        if self._store is None or step == self._saved_step:
            return False
        began = self._clock()
        try:
            file = self._store.new_file()
            self._write(file, self._store.folder)
            size = file.tell()
        except OSError:
            return False  # the recording itself says that its disk cannot be written
        finally:
            now = self._clock()
            self._free_at = now + _TRAINING_PER_SAVING * (now - began)
            self._due_at = max(now + _EVERY_S, self._free_at)
        if size > _MOST_BYTES:
            file.close()
            self._store = None
            mib = {"size": size / 2**20, "most": _MOST_BYTES / 2**20}
            self._run.emit(Warned(_TOO_LARGE.format(**mib)))
            return False
        self._keeps_best = 2 * size <= _MOST_BYTES
        self._store.put(kind, step, file)
        self._saved_step = step
        return True
