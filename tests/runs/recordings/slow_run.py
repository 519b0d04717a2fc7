"""A recorded run whose steps a test takes one by one."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from explorer.runs.events import Warned
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.run import Listener, Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import WAIT_S, sql


class SlowRun:
    """A run whose steps a test takes one by one."""

    def __init__(self, folder: Path, *, is_kept: bool = False) -> None:
        self.run = Run(first_experiment(), is_kept=is_kept)
        self.recorder = Recorder(self.run, folder)
        self.listener: Listener = self.run.listen()
        self.steps = 0
        self.run.move_to(RunState.STARTING)
        self.run.emit(PREPARED)
        self.run.move_to(RunState.RUNNING)

    def take(self, steps: int) -> None:
        for _ in range(steps):
            self.steps += 1
            self.run.write(pretend_row(self.run, self.steps))

    def end(self) -> None:
        self.run.move_to(RunState.ENDED, EndReason.STOPPED)
        self.run.is_over = True
        assert self.recorder.wait(WAIT_S)

    def wait_until_written(self) -> Path:
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            path = self.recorder.path
            if path is not None and path.exists() and steps_in(path) == self.steps:
                return path
            time.sleep(0.01)
        raise AssertionError("not written")

    def warnings(self) -> list[str]:
        return [str(each.error) for each in self.listener.take() if isinstance(each, Warned)]


def steps_in(path: Path) -> int:
    try:
        return int(sql(path, "SELECT coalesce(max(first_row + steps), 0) FROM chunks")[0][0])
    except sqlite3.OperationalError:  # between two of its states
        return -1
