"""A student's afternoon: train, close in mid-run, come back, compare with a new run, export it.

The program is its own process, started as `python -m explorer`; keys come from outside, and what
came of them is read from the disk, as others would. What two compared runs look like is for eyes:
PICTURES names a folder that keeps the screen at each point.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from explorer.runs import open_run
from explorer.runs.state import EndReason
from tests.display.conftest import Display

_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 60.0
_STEPS = 20


class Student:
    """Sits at a display, and keeps everything in a folder."""

    def __init__(self, display: Display, folder: Path) -> None:
        self._environment = {**display.environment, "PYTHONPATH": str(_ROOT)}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            self._environment[name] = str(folder / name)
        self._folder = folder

    @contextmanager
    def at_the_program(self) -> Iterator[subprocess.Popen[bytes]]:
        """Start it, wait for its window, and see that it ends well."""
        with (self._folder / "said.txt").open("ab") as said:
            program = subprocess.Popen(
                [sys.executable, "-m", "explorer"],
                env=self._environment,
                cwd=self._folder,
                stdout=said,
                stderr=said,
            )
        try:
            wait_until(lambda: self._names("ResNet Explorer"))
            time.sleep(1)
            yield program
            assert program.wait(_PATIENCE_S) == 0
            assert (self._folder / "said.txt").read_bytes() == b""
        finally:
            if program.poll() is None:
                program.kill()
                program.wait()

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "60", *keys)
        time.sleep(0.4)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "40", text)
        time.sleep(0.4)

    def look(self, name: str) -> None:
        """Keep a picture of the screen, if somebody wants to see it."""
        if folder := os.environ.get("PICTURES"):
            path = Path(folder) / f"{name}.png"
            subprocess.run(["import", "-window", "root", path], env=self._environment, check=True)

    def runs(self) -> list[Path]:
        """Return the recordings, the oldest first."""
        return sorted(self._folder.rglob("*.rnx"))

    def _names(self, name: str) -> bool:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", name],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        return found.returncode == 0

    def _xdotool(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._environment, check=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, "what was waited for did not come"
        time.sleep(0.1)


def steps_in(recording: Path) -> int:
    with closing(sqlite3.connect(f"{recording.as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT max(first_row + steps) FROM chunks").fetchall()
    return int(rows[0][0] or 0)


def test_that_a_student_finds_repeats_and_exports_what_was_trained(
    display: Display, tmp_path: Path
) -> None:
    student = Student(display, tmp_path)
    with student.at_the_program():
        student.press("space")
        wait_until(lambda: bool(student.runs()) and steps_in(student.runs()[0]) >= _STEPS)
        student.look("1-training")
        student.press("alt+F4")
    (first,) = student.runs()
    assert list(first.parent.glob("*.rnx*")) == [first]  # no log beside it
    with open_run(first) as run:
        assert run.record.end_reason is EndReason.STOPPED
        assert run.record.steps >= _STEPS
    before = first.read_bytes()

    page = tmp_path / "page.html"
    with student.at_the_program():
        student.press("ctrl+h")
        student.look("2-list")
        student.press("Return")
        student.look("3-shown")
        student.press("ctrl+h")
        student.press("ctrl+r")  # the same again: a new run, of the same numbers
        wait_until(lambda: len(student.runs()) == 2 and steps_in(student.runs()[1]) >= _STEPS)
        student.press("ctrl+period")
        student.press("ctrl+h")
        student.press("ctrl+Home", "shift+Down")
        student.look("4-both")
        student.press("Return")
        time.sleep(1)
        student.look("5-compared")
        student.press("Up", "Menu")
        student.look("6-menu")
        student.press("e")
        time.sleep(1)
        student.press("ctrl+a")
        student.type(str(page))
        student.look("7-dialog")
        student.press("Return")
        wait_until(page.exists)
        student.look("8-exported")
        student.press("ctrl+q")
    second = student.runs()[1]
    assert first.read_bytes() == before
    with open_run(first) as one, open_run(second) as other:
        steps = min(one.record.steps, other.record.steps)
        for arm in "AB":
            losses = [each.record.history.loss(arm)[:steps].tolist() for each in (one, other)]
            assert losses[0] == losses[1]
    text = page.read_text(encoding="utf-8")
    assert second.name in text or first.name in text
