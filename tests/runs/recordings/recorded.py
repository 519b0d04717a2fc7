"""Records made-up runs, and reads what any SQLite reader would."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.run import Run, Train, execute

WAIT_S = 30.0


def record_run(
    folder: Path, train: Train, experiment: Experiment | None = None
) -> tuple[Path, RunRecord]:
    """Train and record it; return the file, and the record of another listener."""
    run = Run(experiment or first_experiment())
    run.control.run()
    recorder, listener = Recorder(run, folder), run.listen()
    record = RunRecord(run.experiment, run.layout)
    worker = threading.Thread(target=execute, args=(run, train))
    worker.start()
    while not run.is_over:
        record.fold(listener.take())
        worker.join(0.01)
    record.fold(listener.take())
    assert recorder.wait(WAIT_S)
    assert recorder.path is not None
    return recorder.path, record


def sql(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what a query gives to somebody who knows nothing of this program."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


def changed_by(path: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    """Let somebody change a recording; return its path."""
    with closing(sqlite3.connect(path)) as connection, connection:
        change(connection)
    return path
