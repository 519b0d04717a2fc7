"""How a person steers a run from another thread: run, pause, step once, change, stop."""

from __future__ import annotations

import threading

from explorer.runs.changes import Change


class RunControl:
    """Requests of any thread, obeyed by the worker between two steps.

    The worker calls `next_step` before each step. A request returns at once; it takes effect at
    the end of the step in progress.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = False
        self._single_steps = 0
        self._stopped = False
        self._changes: list[Change] = []

    def run(self) -> None:
        """Take steps until paused or stopped."""
        with self._changed:
            self._running = True
            self._changed.notify_all()

    def pause(self) -> None:
        """Take no more steps."""
        with self._changed:
            self._running = False
            self._single_steps = 0
            self._changed.notify_all()

    def step(self, count: int = 1) -> None:
        """Take `count` more steps and pause again."""
        with self._changed:
            self._running = False
            self._single_steps += count
            self._changed.notify_all()

    def stop(self) -> None:
        """End the run; final."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def change(self, change: Change) -> None:
        """Make a change before the next step, whatever step it names."""
        with self._changed:
            self._changes.append(change)

    def take_changes(self, step: int) -> list[Change]:
        """Called by the worker after `step` updates: return the changes requested, at this step."""
        with self._changed:
            taken = [change.model_copy(update={"step": step}) for change in self._changes]
            self._changes.clear()
        return taken

    @property
    def is_running(self) -> bool:
        """Whether the last request was to go on step after step."""
        with self._changed:
            return self._running

    @property
    def is_stopped(self) -> bool:
        """Whether the run is to end. Long work between steps should check this."""
        with self._changed:
            return self._stopped

    def must_wait(self) -> bool:
        """Whether `next_step` would block now: the run is paused."""
        with self._changed:
            return not (self._stopped or self._running or self._single_steps)

    def next_step(self) -> bool:
        """Block while paused. Return True to take a step, False to end the run."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._running or self._single_steps > 0)
            if self._stopped:
                return False
            if not self._running:
                self._single_steps -= 1
            return True
