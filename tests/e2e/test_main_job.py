"""The main job in the real window with real training on real digits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.runs.run import Train
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.ui.design.stage_table import StageTable
from explorer.ui.shell.main_window import MainWindow

_ROOT = Path(__file__).parent.parent.parent
_PATIENCE_MS = 60_000


@pytest.fixture
def window(show_window: Callable[[Train], MainWindow]) -> MainWindow:
    return show_window(start.train)


def open_editor(view: StageTable) -> QLineEdit:
    """Return the editor in sight; one that was closed lives on until Qt deletes it."""
    return next(each for each in view.findChildren(QLineEdit) if each.isVisible())


def steps(window: MainWindow) -> int:
    return window.controller.record.history.steps if window.controller.record else 0


def wait_for_state(qtbot: QtBot, window: MainWindow, state: RunState) -> None:
    qtbot.waitUntil(lambda: window.controller.state is state, timeout=_PATIENCE_MS)


def test_that_a_person_shapes_trains_pauses_steps_resumes_and_stops(
    window: MainWindow, qtbot: QtBot
) -> None:
    for label in "AB":
        window.design.show_arm(label)
        table = window.findChild(StageTable, f"table.stages.{label}")
        for row in range(3):
            index = table.model().index(row, 0)
            table.setCurrentIndex(index)
            table.edit(index)
            editor = open_editor(table)
            editor.selectAll()
            qtbot.keyClicks(editor, "2")
            qtbot.keyClick(editor, Qt.Key.Key_Return)
            qtbot.wait(1)
    networks = {label: window.document.experiment.arm(label).network for label in "AB"}
    for label, network in networks.items():
        plan = expand(network)
        assert plan.depth == 14
        assert (
            window.findChild(QLabel, f"label.params.{label}").text().startswith(f"{plan.params:,}")
        )
        assert window.graphs[label].item.plan == plan

    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(window) >= 20, timeout=_PATIENCE_MS)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_state(qtbot, window, RunState.PAUSED)
    window.refresh()
    paused_at = steps(window)
    history = window.controller.record.history
    assert history is not None
    for label, network in networks.items():
        weighted = expand(network).weighted
        assert window.loss.curves_of(label).raw_points == paused_at
        assert window.profile.curves_of(label).drawn_parts == len(weighted) == 14
        assert history.norms(label).shape == (paused_at, 14)
        assert (np.asarray(history.norms(label)) > 0).all()
        assert np.isfinite(history.loss(label)).all()

    qtbot.wait(200)
    assert steps(window) == paused_at
    window.setFocus()  # in the table a letter would be typed
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: steps(window) == paused_at + 1, timeout=_PATIENCE_MS)
    wait_for_state(qtbot, window, RunState.PAUSED)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(window) >= paused_at + 5, timeout=_PATIENCE_MS)
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    wait_for_state(qtbot, window, RunState.ENDED)
    assert window.controller.end_reason is EndReason.STOPPED
    assert history.evaluations("A")


def test_that_reset_forgets_the_run_and_the_next_starts_from_the_same_weights(
    window: MainWindow, qtbot: QtBot
) -> None:
    losses = []
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_N)
        qtbot.waitUntil(lambda: steps(window) == 1, timeout=_PATIENCE_MS)
        assert window.controller.record.history is not None
        losses.append(float(window.controller.record.history.loss("B")[0]))
        qtbot.keyClick(window, Qt.Key.Key_R)
        assert window.controller.state is RunState.READY
        assert steps(window) == 0
    assert losses[0] == losses[1]


def test_that_closing_in_the_middle_of_a_run_leaves_nothing_behind(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(window) >= 2, timeout=_PATIENCE_MS)
    window.close()
    assert not window.isVisible()
    assert window.controller.wait_for_worker(5)


@pytest.mark.expects_log
def test_that_an_error_inside_the_training_thread_is_shown_and_survived(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.training.lane import Lane

    def broken(*_arguments: object) -> object:
        raise ArithmeticError("the abacus broke")

    with monkeypatch.context() as patch:
        patch.setattr(Lane, "step", broken)
        qtbot.keyClick(window, Qt.Key.Key_Space)
        wait_for_state(qtbot, window, RunState.ENDED)
    assert window.controller.end_reason is EndReason.FAILED
    notice = window.findChild(QLabel, "notice.text")
    assert "ArithmeticError: the abacus broke" in notice.text()
    assert notice.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(window) >= 2, timeout=_PATIENCE_MS)
    assert not notice.isVisible()


def test_that_missing_digits_are_said_and_the_window_lives(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from explorer.training.data import digits

    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_state(qtbot, window, RunState.ENDED)
    assert "the digits are missing" in window.findChild(QLabel, "notice.text").text()


def test_that_missing_torch_leaves_a_window_that_designs(tmp_path: Path) -> None:
    """In a process of its own, in which no torch can be imported."""
    script = tmp_path / "without_torch.py"
    script.write_text(
        "import sys\n"
        "sys.modules['torch'] = None\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "from explorer.runs.experiment import first_experiment\n"
        "from explorer.training import start\n"
        "from explorer.ui.shell.main_window import MainWindow\n"
        "from explorer.ui.state.workspace import Workspace\n"
        "from explorer.ui.theme.appearance import Appearance\n"
        "window = MainWindow(Workspace(first_experiment(), start.train), Appearance('light'))\n"
        "window.show()\n"
        "window.design.editor('A').add_stage.click()\n"
        "print(window.findChild(QLabel, 'label.depth.A').text())\n"
        "window.run_or_pause()\n"
        "while window.controller.state.is_active: app.processEvents()\n"
        "print(window.findChild(QLabel, 'notice.text').text())\n"
        "window.close()\n",
        encoding="utf-8",
    )
    result = subprocess.run(
        [sys.executable, str(script)],
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    depth, sentence = result.stdout.splitlines()
    assert depth == "74 layers"
    assert "torch is not installed" in sentence
    assert "pip install torch torchvision" in sentence
    assert result.returncode == 0


_TELL_ALOUD = """
import sys
from explorer import cli
from explorer.runs.run import Run

emit = Run.emit

def emit_aloud(run, event):
    emit(run, event)
    print(type(event).__name__, flush=True)

Run.emit = emit_aloud
sys.exit(cli.main(["--start"]))
"""


@pytest.mark.parametrize("after", ["StateChanged", "Prepared"])
def test_that_the_process_ends_at_once_when_told_to(after: str, tmp_path: Path) -> None:
    """Once while torch is still loading, once in the middle of training."""
    process = subprocess.Popen(
        [sys.executable, "-c", _TELL_ALOUD],
        cwd=_ROOT,
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    while line and line.rstrip() != after:
        line = process.stdout.readline()
    time.sleep(0.5)  # of the seconds that the import takes, or for some steps
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "")
    assert line.rstrip() == after
    assert time.monotonic() - began < 10  # the aim is 2 s; tests/benchmarks/close.py measures it


def test_that_a_run_changed_on_the_way_is_repeated_bit_by_bit(
    window: MainWindow, qtbot: QtBot
) -> None:
    experiment = window.document.experiment.settings_edited(steps=12)
    for label in "AB":
        network = experiment.arm(label).network
        stages = tuple(stage.model_copy(update={"blocks": 1}) for stage in network.stages)
        experiment = experiment.with_network(label, network.edited(stages=stages))
    window.document.edit(experiment, "small, for speed")
    window.controller.step(experiment, 5)
    wait_for_state(qtbot, window, RunState.PAUSED)
    window.live.learning_rate.setValue(0.02)
    window.live.skips["B"].click()
    qtbot.waitUntil(lambda: not window.live._settled.isActive())
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_state(qtbot, window, RunState.ENDED)
    first, changes = window.controller.record.history, window.controller.record.changes
    assert first is not None
    assert [change.step for change in changes] == [5, 5]
    assert {change.kind for change in changes} == {"learning_rate", "skip"}
    assert first.learning_rate("A")[[4, 5]].tolist() == pytest.approx([0.05, 0.02])
    assert window.loss.marks.texts == {5.5: "B skips off, rate 0.02"}
    badge = window.findChild(QLabel, "status.controlled")
    assert badge.text() == "not controlled after step 5: B skips off"

    window.actions_.repeat.trigger()
    wait_for_state(qtbot, window, RunState.ENDED)
    again = window.controller.record.history
    assert again is not None
    assert again is not first
    assert window.controller.record.changes == changes
    assert again.steps == first.steps == 12
    for label in "AB":
        assert (again.loss(label) == first.loss(label)).all()
        assert np.array_equal(again.norms(label), first.norms(label))


def test_that_several_seeds_train_and_are_shown_as_one_band(
    window: MainWindow, qtbot: QtBot
) -> None:
    experiment = window.document.experiment.edited(repeats=3).settings_edited(steps=3)
    window.document.edit(experiment, "seeds")
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_state(qtbot, window, RunState.ENDED)
    assert window.controller.end_reason is EndReason.FINISHED
    history = window.controller.record.history
    assert history is not None
    ends = [history.loss("B", seed)[:3].mean() for seed in experiment.seeds]
    x, y = window.loss.curves_of("B").band.getData()
    assert len(x) == 6
    assert y[2] == pytest.approx(min(ends))
    assert y[3] == pytest.approx(max(ends))
    assert len(window.error.curves_of("B").heldout.line.getData()[0]) == 1


def test_that_one_arm_that_diverges_is_marked_and_the_other_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    experiment = window.document.experiment.with_overrides("B", learning_rate=100.0)
    network = experiment.arm("B").network.edited(norm="none")
    experiment = experiment.with_network("B", network).settings_edited(steps=12)
    window.document.edit(experiment, "much too fast")
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_for_state(qtbot, window, RunState.ENDED)
    assert window.controller.end_reason is EndReason.FINISHED
    assert steps(window) == 12
    assert list(window.controller.record.divergences) == [("B", 0)]
    assert "B diverged at step" in window.findChild(QLabel, "notice.text").text()
    history = window.controller.record.history
    assert history is not None
    assert not np.isfinite(history.loss("B")[-1])
    assert np.isfinite(history.loss("A")).all()
