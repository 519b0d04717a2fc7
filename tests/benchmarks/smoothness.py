"""The lag of a heartbeat in the GUI thread while both arms train, against the idle window.

The heart beats at random due times of 5 to 27 ms: a fixed beat would hide work that runs in
phase with it. `--depth` takes other networks, `--screen` the real display.
"""

from __future__ import annotations

import argparse
import gc
import os
import threading
from collections.abc import Callable

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--depth", type=int, default=56, help="of the networks, on digits")
parser.add_argument("--seconds", type=float, default=10, help="of each phase")
parser.add_argument("--screen", action="store_true", help="on the real display")
options = parser.parse_args()
if not options.screen:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from explorer.app import _collect_in_this_thread
from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.state import RunState
from explorer.training import start
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.benchmarks.heart import Heart
from tests.benchmarks.table import print_times


def main() -> None:
    app = QApplication([])
    gc.disable()
    experiment = first_experiment().settings_edited(epochs=1_000)
    if options.depth != 56:
        for label, kind in (("A", "plain"), ("B", "resnet")):
            network = preset(f"{kind}-{options.depth}-digits")
            experiment = experiment.with_network(label, network)
    window = MainWindow(Workspace(experiment, start.train), Appearance("light"))
    collector = _collect_in_this_thread(window)
    window.resize(1280, 720)
    window.show()
    lags: dict[str, list[float]] = {"idle": [], "torch loading": [], "both arms training": []}

    def measure(name: str, goes_on: Callable[[], bool] = lambda: False) -> None:
        heart = Heart()
        loop = QEventLoop()
        while True:
            QTimer.singleShot(int(options.seconds * 1_000), loop.quit)
            loop.exec()
            if not goes_on():
                break
        lags[name] += heart.lags
        heart.deleteLater()

    loading = threading.Thread(target=start.preload, daemon=True)
    loading.start()
    measure("torch loading", loading.is_alive)
    window.actions_.step.trigger()
    while window.controller.state is not RunState.PAUSED:
        app.processEvents()
    for _ in range(2):
        measure("idle")
        window.run_or_pause()
        while window.controller.state is not RunState.RUNNING:
            app.processEvents()
        measure("both arms training")
        window.run_or_pause()
        while window.controller.state is not RunState.PAUSED:
            app.processEvents()
    history = window.controller.record.history
    steps = history.steps if history else 0
    print_times(
        f"Lag of the GUI thread's heartbeat, depth {options.depth} ({steps} steps taken)",
        lags,
        {"both arms training": "p99 16 ms", "torch loading": "no long stop"},
    )
    collector.stop()
    window.close()
    os._exit(0)


if __name__ == "__main__":
    main()
