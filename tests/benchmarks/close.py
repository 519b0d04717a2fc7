"""From closing the window in the middle of a step to the end of the process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.table import print_times

_ROUNDS = 5
_ROOT = Path(__file__).parent.parent.parent
_NETWORKS = {
    "depth 56, digits (0.12 s a step)": [],
    "depth 110, 32x32 (many seconds a step)": ["--networks", "plain-110", "resnet-110"],
}
_SCRIPT = """
import sys, time
from PySide6.QtCore import QTimer
from explorer.ui.shell import main_window
class Window(main_window.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.controller.prepared.connect(self.close_soon)
    def close_soon(self):
        QTimer.singleShot(2_300, self, self.close_now)
    def close_now(self):
        print(time.monotonic(), flush=True)
        self.close()
main_window.MainWindow = Window
from explorer.cli import main
sys.exit(main(["--start", *sys.argv[1:]]))
"""


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in _NETWORKS}
    for _ in range(_ROUNDS):
        for name, arguments in _NETWORKS.items():
            result = subprocess.run(
                [sys.executable, "-c", _SCRIPT, *arguments],
                cwd=_ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )
            ended = time.monotonic()
            if result.returncode or result.stderr:
                sys.exit(f"{name}: exit code {result.returncode}\n{result.stderr}")
            times[name].append(ended - float(result.stdout))
    print_times("From close to the end of the process", times, dict.fromkeys(times, "2,000 ms"))


if __name__ == "__main__":
    main()
