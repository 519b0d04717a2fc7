"""A folder of runs: how long it takes to list it, to open one and to lay eight over each other.

Each run is another name of one small recording: hard links, for 20,000 copies would fill a disk.
What is listed anew is read from the files, what is listed again from the index. To overlay is to
open eight runs and to read the losses of each.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from explorer.runs import open_run
from explorer.runs.differences import differing_fields
from explorer.runs.events import Evaluated
from explorer.runs.recordings.index import Index
from explorer.runs.recordings.library import Library
from explorer.runs.recordings.summary import RunSummary
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.library.run_model import RunModel
from explorer.ui.library.run_table import RunTable
from tests.benchmarks.table import print_times
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import record_run

_COUNTS = (20, 1_000, 20_000)
_ROUNDS = 5
_STEPS = 200
_OVERLAID = 8
_COMPARED = 100
_AIMS = {
    1_000: {"list again": "100 ms", "differences of 100": "50 ms"},
    20_000: {"list again": "1,000 ms"},
}


def main() -> None:
    _app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        recording, _ = record_run(Path(name) / "one", _train)
        for count in _COUNTS:
            folder = Path(name) / str(count)
            folder.mkdir()
            for number in range(count):
                os.link(recording, folder / f"{number:05}.rnx")
            times = _measured(folder, Path(name) / "cache" / "runs.sqlite")
            print_times(f"{count:,} runs", times, _AIMS.get(count, {}))
            shutil.rmtree(folder)


def _train(run: Run) -> EndReason:
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    for step in range(_STEPS):
        run.write(pretend_row(run, step + 1))
        if step % 20 == 0:
            run.emit(Evaluated(step, "A", 1.0, error_rate=0.5))
    return EndReason.FINISHED


def _measured(folder: Path, index: Path) -> dict[str, list[float]]:
    library = Library(folder, Index(index))
    times = {"list again": [], "list anew": [_seconds(library.runs)]}
    for _ in range(_ROUNDS):
        times["list again"].append(_seconds(library.runs))
    runs = library.runs()
    paths = [run.path for run in runs]
    table = RunTable(RunModel())
    times["show in the table"] = [_seconds(partial(_show, table, runs)) for _ in range(_ROUNDS)]
    times["open"] = [_seconds(partial(_open, path)) for path in paths[:_ROUNDS]]
    times[f"overlay {_OVERLAID}"] = [
        _seconds(lambda: _losses(paths[:_OVERLAID])) for _ in range(_ROUNDS)
    ]
    opened = [open_run(path) for path in paths[:_COMPARED]]
    experiments = [run.record.experiment for run in opened]
    for run in opened:
        run.close()
    name = f"differences of {len(opened)}"
    times[name] = [_seconds(lambda: differing_fields(experiments)) for _ in range(_ROUNDS)]
    return times


def _show(table: RunTable, runs: list[RunSummary]) -> None:
    table.model().show_runs(runs)
    table.grab()


def _open(path: Path) -> None:
    open_run(path).close()


def _losses(paths: list[Path]) -> None:
    for path in paths:
        with open_run(path) as run:
            for arm in run.record.experiment.arms:
                run.record.history.loss(arm.label)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
