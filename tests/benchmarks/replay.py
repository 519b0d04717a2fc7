"""What it costs to jump, to drag along the slider and to play, in the record of a long run.

Rows of two networks are made up; nothing trains. Each time is from the request to the end of the
window's paint, in the GUI thread. The heart beats as in `smoothness`. `--profile` prints where the
time of a drag goes.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import random
import time
from collections.abc import Callable
from functools import partial

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--steps", type=int, default=64_000)
parser.add_argument("--depth", type=int, default=110, help="of the networks, on CIFAR")
parser.add_argument("--overlays", type=int, default=0, help="records that are laid over it")
parser.add_argument("--frames", type=int, default=300, help="of each kind")
parser.add_argument("--seconds", type=float, default=10, help="of playing")
parser.add_argument("--cover", action="store_true", help="hide what comes after")
parser.add_argument("--screen", action="store_true", help="on the real display")
parser.add_argument("--profile", action="store_true")
options = parser.parse_args()
if not options.screen:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.network.presets import preset
from explorer.runs.events import Evaluated, StateChanged
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from explorer.ui.graph.values import live
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.benchmarks.heart import Heart
from tests.benchmarks.table import print_times

_MADE_ROWS = 8_192
_STEP_S = 0.05
_EVERY = 500


def _record(experiment: Experiment, seed: int) -> RunRecord:
    """Return a record of noise about a falling curve, with an evaluation every so often."""
    record = RunRecord(experiment)
    layout = record.history.layout
    noise = np.random.default_rng(seed)
    made = np.exp(0.25 * noise.standard_normal((_MADE_ROWS, layout.width))).astype(np.float32)
    record.fold([StateChanged(RunState.STARTING), StateChanged(RunState.RUNNING)])
    for begin in range(0, options.steps, _EVERY):
        steps = np.arange(begin, min(begin + _EVERY, options.steps))
        rows = made[steps % _MADE_ROWS].copy()
        rows[:, 0] = _STEP_S * (steps + 1)
        record.fold([rows])
        step = int(steps[-1]) + 1
        record.fold(Evaluated(step, arm.arm, 0.5 + 1 / step, 0.25) for arm in layout.arms)
    record.fold([StateChanged(RunState.ENDED, EndReason.FINISHED)])
    return record


def _until_painted(app: QApplication) -> None:
    """Let the window take what was requested: a turn for the seek, and one for the paint."""
    app.processEvents()
    app.processEvents()


class Times:
    """How long each frame took: in all, and on the processor, which other programs share."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def note(self, app: QApplication, request: Callable[[], None]) -> None:
        """Measure from a request until the window is painted."""
        wall, cpu = time.perf_counter(), time.thread_time()
        request()
        _until_painted(app)
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.thread_time() - cpu)


def _jumps(app: QApplication, window: MainWindow) -> Times:
    numbers, times = random.Random(0), Times()  # noqa: S311
    for _ in range(options.frames):
        row = numbers.randrange(options.steps - 1)
        times.note(app, partial(window.workspace.player.seek, row))
    return times


def _drag(app: QApplication, window: MainWindow) -> Times:
    slider, times = window.replay.bar.slider, Times()
    middle, last = slider.height() // 2, slider.width() - 20
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    for each in range(options.frames):
        at = QPoint(10 + last * each // options.frames, middle)
        times.note(app, partial(QTest.mouseMove, slider, at))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(last, middle))
    _until_painted(app)
    return times


def _wait(seconds: float) -> list[float]:
    """Return the lags of a heartbeat meanwhile."""
    heart, loop = Heart(), QEventLoop()
    QTimer.singleShot(int(seconds * 1_000), loop.quit)
    loop.exec()
    heart.deleteLater()
    return heart.lags


def main() -> None:
    app = QApplication([])
    gc.disable()
    experiment = first_experiment()
    for label, kind in (("A", "plain"), ("B", "resnet")):
        experiment = experiment.with_network(label, preset(f"{kind}-{options.depth}"))
    window = MainWindow(Workspace(experiment, lambda _run: EndReason.STOPPED), Appearance("light"))
    window.resize(1280, 720)
    window.show()
    began = time.perf_counter()
    records = [_record(experiment, seed) for seed in range(1 + options.overlays)]
    print(f"{options.steps:,} steps made in {time.perf_counter() - began:.1f} s")
    window.controller.show(records[0])
    window.controller.lay_over(records[1:])
    window.graph_column.row.chosen.emit(live(GRADIENT_NORM))
    window.selection.select(Selected("A", "layer2.0.conv1"))
    window.refresh()
    idle = _wait(3)
    window.replay.actions.hide_later.setChecked(options.cover)
    player = window.workspace.player
    profiler = cProfile.Profile()
    jumps = _jumps(app, window)
    if options.profile:
        profiler.enable()
    drag = _drag(app, window)
    profiler.disable()
    player.seek(0)
    _until_painted(app)
    player.set_speed(64.0)
    player.play()
    playing = _wait(options.seconds)
    played = window.step_cursor.row
    title = f"depth {options.depth}, {options.steps:,} steps, {options.overlays} laid over it"
    aims = {"jump": "50 ms", "drag": "p99 16 ms"}
    rows = {"jump": jumps.wall, "drag": drag.wall}
    rows |= {"jump, processor": jumps.cpu, "drag, processor": drag.cpu}
    print_times(f"From the request until it is painted: {title}", rows, aims)
    beats = {"idle": idle, "playing at 64×": playing}
    aims = {"playing at 64×": "p99 16 ms"}
    print_times(f"Lag of the GUI thread's heartbeat, played to row {played}", beats, aims)
    if options.profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    os._exit(0)


if __name__ == "__main__":
    main()
