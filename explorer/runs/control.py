"""How a person steers a run from another thread: run, pause, step once, change, save, stop."""

from __future__ import annotations

import threading
from collections import deque
from enum import Enum, auto
from pathlib import Path

from explorer.runs.changes import Change


class Request(Enum):
    """What the worker is to do next."""

    STEP = auto()
    SAVE = auto()
    """Write a checkpoint to each file of `take_saves`."""
    STOP = auto()


class RunControl:
    """Requests of any thread, obeyed by the worker between two steps.

    The worker asks for the `next_request` before each step. A request returns at once; it takes
    effect at the end of the step in progress, but a release within a second.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = False
        self._single_steps = 0
        self._stopped = False
        self._released = False
        self._goes_on = False
        self._more_steps = 0
        self._changes: list[Change] = []
        self._saves: deque[Path] = deque()

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
        """End the run; one that is kept can go on."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def release(self) -> None:
        """End the run for good, and let go of all that it trains with."""
        with self._changed:
            self._stopped = self._released = True
            self._changed.notify_all()

    def go_on(self, more_steps: int = 0) -> None:
        """Let a run that has ended, and is kept, go on; `more_steps` make it longer."""
        with self._changed:
            if self._released:
                return
            self._stopped, self._running, self._single_steps = False, True, 0
            self._goes_on, self._more_steps = True, more_steps
            self._changed.notify_all()

    def extend(self, more_steps: int) -> None:
        """Make a run that has not begun longer than its checkpoint says."""
        with self._changed:
            self._more_steps = more_steps

    def save(self, path: Path) -> None:
        """Write a checkpoint before the next step, or while there is none to come."""
        with self._changed:
            self._saves.append(path)
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

    def take_saves(self) -> list[Path]:
        """Called by the worker: return the files that checkpoints are requested in."""
        with self._changed:
            taken = list(self._saves)
            self._saves.clear()
        return taken

    def take_more_steps(self) -> int:
        """Called by the worker where a run begins or goes on: return how much longer it becomes."""
        with self._changed:
            more, self._more_steps = self._more_steps, 0
        return more

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

    @property
    def is_released(self) -> bool:
        """Whether the run is to let go of everything. A long step should check this."""
        with self._changed:
            return self._released

    def must_wait(self) -> bool:
        """Whether no step may be taken now: the run is paused."""
        with self._changed:
            return not self._may_move

    def next_request(self) -> Request:
        """Block while paused and nothing is to be saved. Return what to do now."""
        with self._changed:
            self._changed.wait_for(lambda: self._saves or self._may_move)
            if self._released or (self._stopped and not self._saves):
                return Request.STOP
            if self._saves:
                return Request.SAVE
            if not self._running:
                self._single_steps -= 1
            return Request.STEP

    def next_request_after_end(self) -> Request:
        """Block until the run is to go on (STEP), to be saved, or to be released (STOP)."""
        with self._changed:
            self._changed.wait_for(lambda: self._saves or self._goes_on or self._released)
            if self._released:
                return Request.STOP
            if self._saves:
                return Request.SAVE
            self._goes_on = False
            return Request.STEP

    def next_step(self) -> bool:
        """Block while paused. Return True to take a step, False to end the run."""
        while (request := self.next_request()) is Request.SAVE:
            self.take_saves()  # this worker has nothing to save
        return request is Request.STEP

    @property
    def _may_move(self) -> bool:
        return self._stopped or self._running or self._single_steps > 0
