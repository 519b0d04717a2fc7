"""Decides when a run's checkpoints are written, and what becomes of one that cannot be."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserError
from explorer.runs.events import Saved, Warned
from explorer.runs.run import Run, without_traceback
from explorer.training.recording_saver import RecordingSaver

_EVERY_S = 30.0
"""What a closed terminal costs at most."""
_TRAINING_PER_SAVING = 20
"""Large networks take long to write: they train at least so many times as long before the next."""


class Saver:
    """Writes checkpoints to the run's file, if it has one.

    One that cannot be written is reported once and tried again at the next: a full disk does not
    end the run.
    """

    def __init__(
        self,
        run: Run,
        write: Callable[[Path], None],
        recording: RecordingSaver,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with nothing saved.

        Args:
            run: What is saved.
            write: Writes a checkpoint of the run as it is now, or raises `UserError`.
            recording: Saves into the recording at the same occasions.
            clock: Tells the time in seconds.
        """
        self._run = run
        self._write = write
        self._recording = recording
        self._clock = clock
        self._next_at = 0.0
        self._saved_step: int | None = None
        self._has_more = False
        self._has_failed = False

    def begin(self, step: int) -> None:
        """Write the first checkpoint.

        Raises:
            UserError: It cannot be written; better now than in an hour.
        """
        self._save(step)

    def evaluated(self, step: int, error: float | None) -> None:
        """Let the next checkpoint be written now, however old the last one is.

        Args:
            step: Updates made.
            error: Mean share of held-out images misclassified; None if it was not computed.
        """
        self._next_at = 0.0
        self._recording.evaluated(step, error)

    def add(self) -> None:
        """Let the next checkpoint be written though it is of the same step: it holds more."""
        self._has_more = True

    def save_if_due(self, step: int) -> None:
        """Write a checkpoint if it is time for one, or report that it cannot be written."""
        self._recording.save_if_due(step)
        if self._clock() < self._next_at:
            return
        error = self._tried(step)
        if error is not None and not self._has_failed:
            self._warn(
                UserError(
                    "Training",
                    "the checkpoint was not saved; the run goes on, and saves the next: {reason}",
                ).format(reason=error.message)
            )
        self._has_failed = error is not None

    def end(self, step: int) -> None:
        """Write the last checkpoint, or report that it cannot be written."""
        self._recording.end(step)
        error = self._tried(step)
        if error is not None:
            self._warn(
                UserError(
                    "Training",
                    "the last checkpoint was not saved, so the file holds step {saved} of {step}: "
                    "{reason}",
                ).format(saved=self._saved_step, step=step, reason=error.message)
            )

    def save_copies(self, step: int) -> None:
        """Write a checkpoint to each file that a person has asked for, or report why not."""
        for path in self._run.control.take_saves():
            try:
                self._write(path)
            except UserError as error:
                self._warn(without_traceback(error))
            else:
                self._run.emit(Saved(step, str(path)))

    def _tried(self, step: int) -> UserError | None:
        try:
            self._save(step)
        except UserError as error:
            return error
        return None

    def _warn(self, error: UserError) -> None:
        self._run.emit(Warned(error))

    def _save(self, step: int) -> None:
        path = self._run.save_to
        if path is None or (step == self._saved_step and not self._has_more):
            return
        began = self._clock()
        try:
            self._write(path)
        finally:
            now = self._clock()
            self._next_at = now + max(_EVERY_S, _TRAINING_PER_SAVING * (now - began))
        self._saved_step, self._has_more = step, False
        self._run.emit(Saved(step, str(path)))
