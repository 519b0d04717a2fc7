"""Feeds a window with what a training would record and tell."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.runs.comparison import Difference, StartReport
from explorer.runs.events import Prepared
from explorer.runs.experiment import ARM_LABELS
from explorer.runs.run import Run
from explorer.runs.state import RunState
from explorer.ui.shell.main_window import MainWindow

PREPARED = Prepared(
    device="CPU",
    threads=1,
    memory_format="contiguous",
    first_step=0,
    total_steps=184,
    steps_per_epoch=dict.fromkeys(ARM_LABELS, 23),
    train_images=1_497,
    heldout_images=300,
    estimated_s=25.0,
    report=StartReport(167, 167, {}, (Difference.SKIP,), ()),
)


def started(window: MainWindow, qtbot: QtBot, prepared: Prepared | None = PREPARED) -> Run:
    """Return a run of what the window holds that is active and waits to be fed."""
    window.run_or_pause()
    run = window.controller.run
    assert run is not None
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING)
    if prepared is not None:
        run.emit(prepared)
    window.refresh()
    return run


def made_rows(run: Run, steps: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).random((steps, run.layout.width)).astype(np.float32)
    rows[:, 0] = 0.1 * np.arange(1, steps + 1)
    return rows


def put(window: MainWindow, run: Run, rows: np.ndarray) -> None:
    for row in rows:
        run.write(row)
    window.refresh()


def feed(window: MainWindow, run: Run, steps: int, *, seed: int = 0) -> np.ndarray:
    rows = made_rows(run, steps, seed)
    put(window, run, rows)
    return rows


def text(window: MainWindow, name: str) -> str:
    return window.findChild(QLabel, name).text()
