"""Start: `--version` and the window's first paint, against `python -c "import torch"`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.table import print_times

_ROUNDS = 7
_ROOT = Path(__file__).parent.parent.parent
_WINDOW = """
import os, sys
from explorer.ui.shell import main_window
class Window(main_window.MainWindow):
    def showMaximized(self):  # the off-screen platform's own screen is smaller than 1280x720
        self.show()
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
main_window.MainWindow = Window
sys.argv = ["main.py"]
from explorer.cli import main
main([])
"""


def main() -> None:
    commands = {
        "import torch": ["-c", "import torch"],
        "--version": ["main.py", "--version"],
        "window painted": ["-c", _WINDOW],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_ROUNDS):
        for name, arguments in commands.items():
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments],
                cwd=_ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)},
                check=True,
                capture_output=True,
            )
            times[name].append(time.perf_counter() - began)
    print_times(
        "From the command to its end, or to the first paint (off screen)",
        times,
        {"--version": "300 ms", "window painted": "1,500 ms"},
    )


if __name__ == "__main__":
    main()
