"""In a language with longer words no English is left in the window, and no text is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import use_catalogue
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import Changed, Evaluated, ScoredOnTest, Warned
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.graph.values import choices
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.panels import fit_panels
from explorer.ui.state.selection import Selected
from tests.translations import english_words, pseudo_catalogue
from tests.ui.feeding import made_rows, put, started
from tests.ui.shell.test_fits import cut_texts, out_of_sight
from tests.ui.shown_texts import shown_texts

_VALUES = re.compile(
    r"""
      (plain|resnet|resnext|wide-resnet|wrn|preact)-[\w.-]+     # names of networks
    | \b(layer|conv|bn|relu|maxpool|avgpool|downsample|fc|add)\d*(\.[\w.]+)?\b  # layers
    | \b\d[\d.,]*\s?(k|M|G)?(B|s|min|h)?\b                      # numbers with their units
    | \b(Ctrl|Shift|Alt|Left|Right|Home|End|Del|Space|Esc|F11|F10|Tab|Enter|Return)\b   # keys
    | \b(ResNet|CPU|CUDA|PyTorch|ONNX|CSV|SVG|PNG|PDF|JSON)\b   # names
    | \b(SGD|AdamW|ReLU|BN|MACs|Fashion-MNIST|MNIST|CIFAR|ImageNet|float32|bfloat16)\b
    | \b(BN|pad)(?=[(_])|^(BN|pad)$                                 # symbols of a formula
    | self\.\w+\ =.*|\w+=(\w+)(,.*)?\)$                         # lines of PyTorch source
    """,
    re.VERBOSE,
)
"""What is the same in every language."""

_OTHERS_OWN = ("QAbstractButton 'qt_dockwidget_", "action ''")
"""Qt translates its own texts (`Language`); pyqtgraph's action is in a menu that never opens."""


@pytest.fixture(autouse=True)
def _no_run_was_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests trained is listed in English."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.fixture(autouse=True)
def _pseudo_language(_texts_are_english: None) -> None:
    use_catalogue(pseudo_catalogue())


def english_in(window: MainWindow) -> set[str]:
    return {
        f"{where}: {text!r}"
        for where, text in shown_texts(window)
        if english_words(text, _VALUES) and not where.startswith(_OTHERS_OWN)
    }


def settle() -> None:
    """Let the panel grow with its content; a new least width reaches the window rounds later."""
    for _ in range(4):
        QApplication.processEvents()


def open_everything(window: MainWindow) -> Iterator[None]:
    """Open every panel and each section in turn; yield when one is open."""
    for dock in window.findChildren(QDockWidget):
        dock.show()
    window.selection.select(Selected("B", "layer2.0.conv1"))
    window.design.editor("A")._more.setChecked(True)
    for section in window.design.settings.sections.values():
        section.set_open(True)
        settle()
        fit_panels(window, 10 * window.width())  # the screen of the tests is a small one
        settle()
        assert (window.width(), window.height()) == (1280, 720)
        yield


def fed(window: MainWindow, qtbot: QtBot) -> Run:
    """Return a run with everything that a view has a text for."""
    run = started(window, qtbot)
    rows = made_rows(run, 5)
    lane = run.layout.arm("A")
    rows[:, lane.columns(GRADIENT_NORM).start] = 0
    rows[:, lane.columns(GRADIENT_NORM).start + 1] = np.nan
    put(window, run, rows)
    run.emit(Evaluated(5, "A", loss=1.0, error_rate=0.5))
    run.emit(Changed(LearningRateChange(learning_rate=0.01, step=5)))
    run.emit(Changed(SkipChange(arm="A", residual=True, step=5)))
    error = UserError(
        "Data",
        "dataset folder needs a data path: name a folder that holds a sub-folder of images "
        "for each class",
    )
    run.emit(Warned(error))
    put(window, run, made_rows(run, 5))
    run.emit(ScoredOnTest(10, "A", loss=1.0, error_rate=0.5, seed=0))
    window.refresh()
    window.step_cursor.pick(1)
    QApplication.processEvents()
    return run


def test_that_no_english_is_left_in_an_idle_window(window: MainWindow) -> None:
    found: set[str] = set()
    for _ in open_everything(window):
        found |= english_in(window)
    assert not found, "\n".join(sorted(found))


def test_that_no_english_is_left_in_a_window_with_a_run(window: MainWindow, qtbot: QtBot) -> None:
    fed(window, qtbot)
    found: set[str] = set()
    record = window.controller.record
    assert record is not None
    for colour in choices(record.history.layout.quantities):
        window.graph_column.row.choose(colour)
        window.refresh()
        QApplication.processEvents()
        found |= english_in(window)
    for _ in open_everything(window):
        found |= english_in(window)
    assert not found, "\n".join(sorted(found))


def test_that_no_text_is_cut_in_an_idle_window(window: MainWindow) -> None:
    found: set[str] = set()
    for _ in open_everything(window):
        found |= set(cut_texts(window))
        found |= set(out_of_sight(window))
    assert not found, "\n".join(sorted(found))


def test_that_no_text_is_cut_in_a_window_with_a_run(window: MainWindow, qtbot: QtBot) -> None:
    fed(window, qtbot)
    found: set[str] = set()
    for _ in open_everything(window):
        found |= set(cut_texts(window))
        found |= set(out_of_sight(window))
    assert not found, "\n".join(sorted(found))
