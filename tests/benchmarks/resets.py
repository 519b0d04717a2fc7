"""Memory and threads while a large network is started and reset again and again.

python -m tests.benchmarks.resets [PRESET] [TIMES] [SECONDS]
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from explorer.network.presets import preset
from explorer.runs.experiment import Arm, Experiment, first_experiment
from explorer.runs.settings import TrainSettings
from explorer.runs.state import RunState
from explorer.training import start
from explorer.ui.state.run_controller import RunController

_PATIENCE_S = 120.0


def main() -> None:
    """Print a line after each reset, and what is left when all is over."""
    given = dict(enumerate(sys.argv[1:]))
    name, times = given.get(0, "wrn-28-10"), int(given.get(1, 8))
    seconds = float(given.get(2, 1.5))
    gc.disable()  # as in the window, which collects in its own thread
    app = QCoreApplication([])
    start.preload()
    controller = RunController(start.train)
    controller.run_or_pause(first_experiment().settings_edited(steps=3))
    _drain(controller, _PATIENCE_S, RunState.ENDED)
    controller.reset()
    controller.wait_for_worker(_PATIENCE_S)
    _print("before", 0.0)
    large = Experiment(
        arms=(Arm(label="A", network=preset(name)),),
        settings=TrainSettings(dataset="shapes", batch_size=128),
    )
    for number in range(1, times + 1):
        controller.run_or_pause(large)
        _drain(controller, seconds)
        controller.reset()
        _print(f"reset {number}", 0.0)
    began = time.monotonic()
    controller.wait_for_worker(_PATIENCE_S)
    _print("after", time.monotonic() - began)
    app.shutdown()


def _drain(controller: RunController, seconds: float, until: RunState | None = None) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and controller.state is not until:
        controller.drain()
        gc.collect(1)
        time.sleep(0.02)


def _print(what: str, waited_s: float) -> None:
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    now, most = (int(status[key].split()[0]) / 1e3 for key in ("VmRSS", "VmHWM"))
    threads = int(status["Threads"])
    print(f"{what:<10} {now:6.0f} MB, at most {most:6.0f}, {threads} threads, {waited_s:.1f} s")


if __name__ == "__main__":
    main()
