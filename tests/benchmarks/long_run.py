"""How the memory of a window grows through a long run: rows as fast as it can take them.

Rows of two networks of depth 20 are made up; nothing trains. A line for every 100,000 steps says
what is resident, of it what the history holds, and what the process has gained since the last.
`--evaluate-every` adds evaluations on held-out images.
"""

from __future__ import annotations

import argparse
import gc
import os
import time

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--minutes", type=float, default=60)
parser.add_argument("--steps", type=int, default=10_000_000, help="ends with these, too")
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

_EVERY = 100_000
_MADE_ROWS = 8_192
_STEP_S = 0.001
_LINE = "{:>12} {:>12} {:>12} {:>12} {:>8}"


def _pretend(run: Run) -> EndReason:
    """Write noise about a falling curve until there are enough steps or it is stopped."""
    made = np.exp(0.25 * np.random.default_rng(0).standard_normal((_MADE_ROWS, run.layout.width)))
    rows = made.astype(np.float32)
    run.move_to(RunState.RUNNING)
    for step in range(options.steps):
        if run.control.is_stopped:
            return EndReason.STOPPED
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
    for label, kind in (("A", "plain"), ("B", "resnet")):
        experiment = experiment.with_network(label, preset(f"{kind}-20"))
    window = MainWindow(Workspace(experiment, _pretend), Appearance("light"))
    collector = _collect_in_this_thread(window)
    window.resize(1280, 720)
    window.show()
    window.run_or_pause()
    process, began = psutil.Process(), time.perf_counter()
    print(_LINE.format("steps", "MiB", "of history", "gained", "s"))
    told, resident = 0, process.memory_info().rss / 2**20
    while time.perf_counter() - began < 60 * options.minutes:
        app.processEvents()
        time.sleep(0.001)
        record = window.controller.record
        if record.history.steps >= told + _EVERY or record.state is RunState.ENDED:
            told = record.history.steps
            before, resident = resident, process.memory_info().rss / 2**20
            numbers = resident, record.history.nbytes / 2**20, resident - before
            took = f"{time.perf_counter() - began:.0f}"
            print(_LINE.format(f"{told:,}", *(f"{each:.1f}" for each in numbers), took), flush=True)
            if record.state is RunState.ENDED:
                break
    collector.stop()
    os._exit(0)


if __name__ == "__main__":
    main()
