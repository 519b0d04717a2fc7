"""What the plots of a long run take to redraw, and its history to keep.

A redraw is what the refresh clock does in one turn of a view, with a few new steps, and the paint
that follows. Rows are made up; nothing trains.
"""

from __future__ import annotations

import argparse
import gc
import os
import time

from explorer.runs.quantities import GRADIENT_NORM

os.environ["QT_QPA_PLATFORM"] = "offscreen"
parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--depth", type=int, default=110)
parser.add_argument("--size", default="1920x1080")
parser.add_argument("--steps", type=int, nargs="+", default=[1_000, 10_000, 64_000])
parser.add_argument("--repeats", type=int, default=60)
options = parser.parse_args()

import numpy as np
import psutil
from PySide6.QtWidgets import QApplication

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.history import History
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.benchmarks.table import print_times
from tests.runs.pretend_training import idle_training

_AIM = "p99 16 ms"


def _rows(random: np.random.Generator, history: History, count: int) -> np.ndarray:
    """Noise about curves such as training gives: a falling loss, norms that vary along depth."""
    steps = np.arange(history.steps + 1, history.steps + count + 1)
    rows = np.exp(0.25 * random.standard_normal((count, history.layout.width), np.float32))
    rows[:, 0] = 0.1 * steps
    for lane in history.layout.lanes:
        depth = np.linspace(0, 1, len(lane.layers))
        rows[:, lane.columns(GRADIENT_NORM)] *= 10 ** (1 - 2 * depth + 0.4 * np.sin(20 * depth))
        rows[:, lane.loss] *= 0.2 + 2.1 / (1 + steps / 300)
        rows[:, lane.error_rate] *= 0.05 + 0.8 / (1 + steps / 300)
    return rows


def _resident_mib() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 2**20


def main() -> None:
    app = QApplication([])
    gc.disable()
    experiment = first_experiment()
    for label, kind in (("A", "plain"), ("B", "resnet")):
        experiment = experiment.with_network(label, preset(f"{kind}-{options.depth}"))
    window = MainWindow(Workspace(experiment, idle_training), Appearance("light"))
    width, height = map(int, options.size.split("x"))
    window.resize(width, height)
    window.show()
    window.run_or_pause()
    window._scheduler.stop()
    history = window.controller.record.history
    assert history is not None
    random = np.random.default_rng(0)
    before = _resident_mib()
    views = {
        "scale of the norms": window.workspace.scales.of(GRADIENT_NORM),
        "loss": window.loss,
        "error": window.error,
        "profile": window.profile,
        "heat maps": window.heat_maps,
    }
    for steps in options.steps:
        took: list[float] = []
        while history.steps < steps:
            fresh = _rows(random, history, min(200, steps - history.steps))
            start = time.perf_counter()
            history.append(fresh)
            took.append(time.perf_counter() - start)
            window.refresh()
            app.processEvents()
        times: dict[str, list[float]] = {name: [] for name in views}
        times["cross-hair, all"] = []
        for repeat in range(options.repeats):
            # As many as are to be seen: a curve waits until it has grown by a part of a pixel.
            history.append(_rows(random, history, max(1, steps // 1_000)))
            for name, view in views.items():
                app.processEvents()
                start = time.perf_counter()
                view.refresh()
                app.processEvents()
                times[name].append(time.perf_counter() - start)
            start = time.perf_counter()
            window.workspace.cross_hair.move(window.loss, repeat * 7)
            app.processEvents()
            times["cross-hair, all"].append(time.perf_counter() - start)
        times["append 200 rows"] = took
        print_times(
            f"Redraw after {steps:,} steps, two networks of depth {options.depth}, {options.size}",
            times,
            dict.fromkeys(times, _AIM),
        )
        print(
            f"history {history.nbytes / 2**20:.0f} MiB; resident {_resident_mib() - before:.0f} "
            f"MiB more than before the run (aim: under 200 at 64,000 steps)"
        )
    window.close()
    os._exit(0)


if __name__ == "__main__":
    main()
