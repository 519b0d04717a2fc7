"""A real X display for each test, with a window manager: the rest of the suite needs no screen.

A test calls `display.run("tests.display.NAME")`, a module that shows a window, does what a person
would, and prints one JSON value about what is on the screen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[2]
_SCREEN = "1600x1000x24"
_BEGIN_S = 20.0
_RUN_S = 110.0


class Display:
    """An X server of a test's own; `name` is what DISPLAY holds, as ":99"."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}

    def run(self, module: str) -> Any:
        """Run a module in a process on this display; return the JSON value that it prints last."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            cwd=_ROOT,
            env=self.environment,
            timeout=_RUN_S,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr, done.stderr  # a warning of Qt's is one too many
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def display() -> Iterator[Display]:
    """An empty display with openbox as its window manager."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: no X display to look at")
    for program in ("openbox", "xdotool"):
        assert shutil.which(program), f"Xvfb is there, but {program} is not installed"
    with started_display(_SCREEN) as display:
        yield display


@contextmanager
def started_display(screen: str) -> Iterator[Display]:
    """Start a display, of a size as "1280x720x24", with openbox as its window manager."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", screen],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    started = [server]
    try:
        os.close(write)
        with os.fdopen(read) as numbers:
            display = Display(f":{numbers.readline().strip()}")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen(["openbox"], env=display.environment, **quiet))
        _wait_for_window_manager(display)
        yield display
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(_BEGIN_S)


def _wait_for_window_manager(display: Display) -> None:
    until = time.monotonic() + _BEGIN_S
    asked = ["xdotool", "get_num_desktops"]  # which a window manager alone knows
    while subprocess.run(
        asked, env=display.environment, capture_output=True, check=False
    ).returncode:
        assert time.monotonic() < until, "openbox does not begin"
        time.sleep(0.05)
