"""How the memory of a window grows through a long run, and whether it ends to.

Rows of two networks are made up; nothing trains. They come as fast as the window takes them, or so
many a second as `--rate` says. A line every so often says what is resident, of it what the history
holds, and what the process has gained since the last. `--evaluate-every` adds evaluations on
held-out images. At the end stand the least and the most that were resident in the last half.
"""

from __future__ import annotations

import argparse
import gc
import os
import time

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--minutes", type=float, default=60)
parser.add_argument("--steps", type=int, default=10_000_000, help="ends with these, too")
parser.add_argument("--rate", type=float, default=0, help="steps a second; 0 is at once")
parser.add_argument("--depth", type=int, default=20, help="8 are the narrowest rows")
parser.add_argument("--lines", type=int, default=100, help="how many there are, about")
parser.add_argument("--evaluate-every", type=int, default=0)
options = parser.parse_args()
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
import psutil
from PySide6.QtWidgets import QApplication

from explorer.app import _collect_in_this_thread
from explorer.network.presets import preset
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance

_MADE_ROWS = 8_192
_STEP_S = 0.001
_LINE = "{:>12} {:>12} {:>12} {:>12} {:>8}"


def _pretend(run: Run) -> EndReason:
    """Write noise about a falling curve until there are enough steps or it is stopped."""
    made = np.exp(0.25 * np.random.default_rng(0).standard_normal((_MADE_ROWS, run.layout.width)))
    rows = made.astype(np.float32)
    run.move_to(RunState.RUNNING)
    began = time.perf_counter()
    for step in range(options.steps):
        if run.control.is_stopped:
            return EndReason.STOPPED
        while options.rate and step > options.rate * (time.perf_counter() - began):
            time.sleep(0.005)
        row = rows[step % _MADE_ROWS]
        row[0] = _STEP_S * (step + 1)
        run.write(row)
        if options.evaluate_every and step % options.evaluate_every == 0:
            for arm in run.layout.arms:
                run.emit(Evaluated(step + 1, arm.arm, 0.5 + 1 / (step + 1), 0.25))
    return EndReason.FINISHED


def main() -> None:
    app = QApplication([])
    gc.disable()
    experiment = first_experiment()
    network = preset("plain-20")
    if options.depth == 8:
        stages = tuple(each.model_copy(update={"blocks": 1}) for each in network.stages)
        network = network.model_copy(update={"stages": stages, "name": "plain-8"})
    for label in "AB":
        experiment = experiment.with_network(label, network.edited(residual=label == "B"))
    window = MainWindow(Workspace(experiment, _pretend), Appearance("light"))
    collector = _collect_in_this_thread(window)
    window.resize(1280, 720)
    window.show()
    window.run_or_pause()
    process, began = psutil.Process(), time.perf_counter()
    print(_LINE.format("steps", "MiB", "of history", "gained", "s"))
    told, resident = 0, process.memory_info().rss / 2**20
    most = min(options.steps, options.rate * 60 * options.minutes or options.steps)
    every, lines = int(most // options.lines), []
    while time.perf_counter() - began < 60 * options.minutes:
        app.processEvents()
        time.sleep(0.001)
        record = window.controller.record
        if record.history.steps >= told + every or record.state is RunState.ENDED:
            told = record.history.steps
            before, resident = resident, process.memory_info().rss / 2**20
            lines.append(resident)
            numbers = resident, record.history.nbytes / 2**20, resident - before
            took = f"{time.perf_counter() - began:.0f}"
            print(_LINE.format(f"{told:,}", *(f"{each:.1f}" for each in numbers), took), flush=True)
            if record.state is RunState.ENDED:
                break
    half = lines[len(lines) // 2 :]
    print(f"last half: {min(half):.1f} to {max(half):.1f} MiB, {half[-1] - half[0]:+.1f} in all")
    collector.stop()
    os._exit(0)


if __name__ == "__main__":
    main()
