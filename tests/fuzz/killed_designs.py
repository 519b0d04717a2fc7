"""A window that is edited, saved and killed at random moments.

Its design is there at the next start, and its file is whole.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explorer.runs.experiment import experiment_from_json
from tests.fuzz.frame import Case

LIMIT_S = 120.0
"""Of two starts of the window, on a busy machine."""

_KILLS_PER_COUNT = 200 / 1_000
LONGEST_S = 2.5
"""Between the first edit and the kill; an edit is made about every 50 ms."""
LOADED_S = 1.2
"""A window that is killed earlier may have died of its design: twice in a row it is set aside."""
LOST_AT_MOST_S = 1.0
_SAVED = "saved.json"
_ROOT = Path(__file__).parents[2]

_WINDOW = """
import os, sys, time
from pathlib import Path
pipe, file = int(sys.argv[1]), Path(sys.argv[2])
from PySide6.QtCore import QTimer
from explorer.ui.shell import window_host
class Host(window_host.WindowHost):
    def show(self):
        super().show()
        document = self._workspace.document
        os.write(pipe, f"seed {document.experiment.seed}\\n".encode())
        timer = QTimer(self)
        timer.timeout.connect(self._edit)
        timer.start(50)
    def _edit(self):
        document = self._workspace.document
        seed = document.experiment.seed + 1
        document.edit(document.experiment.edited(seed=seed), "Edit", merge="seed")
        if seed % 7 == 0:
            self.window.files._save_to(file)
        try:
            os.write(pipe, f"{seed} {time.time()}\\n".encode())
        except BrokenPipeError:  # nobody is left to kill it
            os._exit(1)
window_host.WindowHost = Host
from explorer.cli import main
main(["--theme", "light"])
"""
"""Says with which seed it begins, then counts it up, each edit with its time, and saves some."""


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield 200 kills for a count of 1,000; each window begins with what the one before left."""
    draw = random.Random(0)  # noqa: S311
    for index in range(max(1, round(count * _KILLS_PER_COUNT))):
        after_s = draw.uniform(LOADED_S * (index % 2), LONGEST_S)
        yield Case(f"kill {index} after {after_s:.3f} s", partial(kill, folder, after_s))


def kill(folder: Path, after_s: float) -> None:
    """Start a window, check that it begins with what was left, edit it, and kill it."""
    edits = folder / "edits.txt"
    before = edits.read_text().splitlines() if edits.exists() else []
    began_with, made = killed_window(folder, after_s)
    if before:
        killed_at = float(before[-1])
        seeds = [(int(seed), float(at)) for seed, at in map(str.split, before[:-1])]
        due = [seed for seed, at in seeds if at < killed_at - LOST_AT_MOST_S]
        least = due[-1] if due else seeds[0][0] - 1
        assert least <= began_with <= seeds[-1][0] + 1, (
            f"{began_with}, but {least} was a second old"
        )
    saved = folder / _SAVED
    if saved.exists():
        # The last edit may have been saved, and not said.
        assert experiment_from_json(saved.read_bytes()).seed <= int(made[-2].split()[0]) + 1
    edits.write_text("\n".join(made))
    kept = [each.name for each in folder.glob("ResNet Explorer/designs/*-*.json")]
    assert not kept, f"left over: {kept}"


def killed_window(folder: Path, after_s: float) -> tuple[int, list[str]]:
    """Return the seed that a window began with, the lines of its edits, and when it was killed."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(writer), str(folder / _SAVED)],
        cwd=_ROOT,
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(_ROOT),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
        },
        pass_fds=[writer],
    )
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="utf-8") as told:
            began_with = int(told.readline().split()[1])
            lines = [told.readline().strip()]
            time.sleep(after_s)
            killed_at = time.time()
            process.send_signal(signal.SIGKILL)
            lines += [*told.read().splitlines(), str(killed_at)]
    finally:
        process.kill()
        process.wait()
    return began_with, lines
