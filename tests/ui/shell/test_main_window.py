from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.events import Evaluated, StateChanged
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.notice_bar import NoticeBar
from explorer.ui.theme.palette import THEMES
from tests.ui.feeding import feed, text


def test_that_curves_hold_what_was_recorded(window: MainWindow, run: Run) -> None:
    rows = feed(window, run, 20)
    for label in "AB":
        columns = run.layout.arm(label)
        assert window.loss.curves_of(label).raw_points == 20
        assert window.error.curves_of(label).raw_points == 20
        assert window.profile.curves_of(label).drawn_parts == len(columns.layers) == 56
        x, y = window.profile.curves_of(label).now.getData()
        assert x.tolist() == list(range(56))
        np.testing.assert_allclose(y, np.log10(rows[-1, columns.columns(GRADIENT_NORM)]), rtol=1e-5)
        first = window.profile.curves_of(label).first.getData()[1]
        np.testing.assert_allclose(
            first, np.log10(rows[0, columns.columns(GRADIENT_NORM)]), rtol=1e-5
        )


def test_that_the_untrained_profile_stays_while_the_run_goes_on(
    window: MainWindow, run: Run
) -> None:
    first = feed(window, run, 1)[0, run.layout.arm("A").columns(GRADIENT_NORM)]
    feed(window, run, 10, seed=1)
    kept = window.profile.curves_of("A").first.getData()[1]
    np.testing.assert_allclose(kept, np.log10(first), rtol=1e-5)


def test_that_zero_and_infinite_norms_leave_a_gap(window: MainWindow, run: Run) -> None:
    row = np.ones(run.layout.width, dtype=np.float32)
    norms = run.layout.arm("A").columns(GRADIENT_NORM)
    row[norms.start], row[norms.start + 1] = 0, np.inf
    run.write(row)
    window.refresh()
    y = window.profile.curves_of("A").now.getData()[1]
    assert np.isnan(y[:2]).all()
    assert np.isfinite(y[2:]).all()


def test_that_held_out_values_beyond_the_axis_are_marked_at_its_edge(
    window: MainWindow, run: Run
) -> None:
    run.emit(Evaluated(5, "B", loss=700.0, error_rate=0.9))
    run.emit(Evaluated(6, "B", loss=0.2, error_rate=0.1))
    run.emit(Evaluated(7, "B", loss=np.nan, error_rate=0.9))  # stands nowhere
    feed(window, run, 10)
    curves = window.loss.curves_of("B")
    assert curves.heldout.line.getData()[0].tolist() == [6]
    assert curves.heldout.above.getData()[0].tolist() == [5]
    top = window.loss.plot.getViewBox().viewRange()[1][1]
    assert curves.heldout.above.getData()[1][0] < top


def test_that_the_status_shows_step_speed_and_time_left(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    progress = text(window, "status.progress")
    assert "training" in progress
    assert "step 20/184" in progress
    assert "640 img/s" in progress
    assert "0:16 left" in progress
    assert text(window, "status.device") == "CPU, 1 thread"
    assert text(window, "status.controlled") == (
        "controlled: the arms differ only in the skip connections; "
        "167 of 167 tensors equal at the start, same batches"
    )


def test_that_an_edit_during_a_run_says_what_the_curves_show(window: MainWindow, run: Run) -> None:
    feed(window, run, 5)
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("A", preset("plain-20-digits")), "edit")
    assert "edited since this run began" in text(window, "status.controlled")
    assert window.graphs["A"].network_depth == 20
    assert window.profile.curves_of("A").drawn_parts == 56
    window.actions_.undo.trigger()
    assert text(window, "status.controlled").startswith("controlled")


def test_that_not_controlled_names_what_differs(window: MainWindow) -> None:
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("A", preset("plain-20")), "edit")
    assert text(window, "status.controlled") == (
        "not controlled: the arms differ in skip connections, blocks, width and input size"
    )


def test_that_a_failure_is_shown_and_the_window_can_run_again(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 3)
    run.emit(
        StateChanged(
            RunState.ENDED, EndReason.FAILED, UserError("Test", "out of {what}").format(what="luck")
        )
    )
    window.refresh()
    notice = window.findChild(NoticeBar, "notice")
    assert notice.isVisible()
    assert text(window, "notice.text") == "out of luck"
    assert "failed" in text(window, "status.progress")
    assert window.loss.curves_of("A").raw_points == 3
    run.control.stop()
    window.run_or_pause()
    assert not notice.isVisible()
    assert window.controller.run is not run
    assert window.loss.curves_of("A").raw_points == 0


def test_that_a_message_is_never_markup(window: MainWindow, run: Run) -> None:
    run.emit(
        StateChanged(
            RunState.ENDED, EndReason.FAILED, UserError("Test", "{x}").format(x="<b>bold</b>")
        )
    )
    window.refresh()
    assert window.findChild(QLabel, "notice.text").textFormat() == Qt.TextFormat.PlainText
    run.control.stop()


def test_that_actions_offer_what_the_state_allows(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    actions = window.actions_
    assert actions.run.iconText() == "Pause"
    assert (actions.step.isEnabled(), actions.stop.isEnabled()) == (False, True)
    run.emit(StateChanged(RunState.PAUSED))
    window.refresh()
    assert actions.run.iconText() == "Run"
    assert (actions.step.isEnabled(), actions.stop.isEnabled()) == (True, True)
    actions.reset.trigger()
    assert window.controller.state is RunState.READY
    assert (actions.stop.isEnabled(), actions.reset.isEnabled()) == (False, False)
    assert window.loss.curves_of("A").raw_points == 0


def test_that_all_views_on_the_depth_axis_move_together(window: MainWindow) -> None:
    views = [window.graphs["A"].plot, window.graphs["B"].plot, window.profile.plot]
    views[2].setXRange(10, 20, padding=0)
    for view in views:
        assert view.getViewBox().viewRange()[0] == pytest.approx([10, 20], abs=0.1)
    pixels = [
        view.mapTo(window, view.mapFromScene(view.getViewBox().mapViewToScene(_point(15)))).x()
        for view in views
    ]
    assert max(pixels) - min(pixels) <= 1


def _point(x: float) -> object:
    from PySide6.QtCore import QPointF

    return QPointF(x, 0)


def test_that_the_depth_axis_holds_the_deeper_network(window: MainWindow) -> None:
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("B", preset("resnet-110")), "edit")
    low, high = window.graphs["A"].plot.getViewBox().viewRange()[0]
    assert low <= 0
    assert high >= 109


@pytest.mark.parametrize("name", ["plain-20-digits", "resnet-56", "resnet-1202", "resnet-20-b"])
@pytest.mark.parametrize("theme", THEMES)
def test_that_a_graph_is_painted_in_the_arms_colour(
    window: MainWindow, qtbot: QtBot, name: str, theme: str
) -> None:
    window.apply_theme(THEMES[theme])
    window.document.edit(window.document.experiment.with_network("B", preset(name)), "edit")
    image = window.graphs["B"].plot.grab().toImage()
    wanted = QColor(THEMES[theme].arm("B"))
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert wanted.name() in colours
    assert THEMES[theme].band[0] in colours


def test_that_letters_and_space_reach_the_window_after_a_click_in_the_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    skip = window.design.editor("A").fields["residual"]
    qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)
    assert window.document.experiment.arm("A").network.residual
    focus = window.focusWidget() or window
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert window.controller.state.is_active
    assert window.document.experiment.arm("A").network.residual


def test_that_space_presses_a_switch_that_was_reached_by_tab(
    window: MainWindow, qtbot: QtBot
) -> None:
    skip = window.design.editor("A").fields["residual"]
    skip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(skip, Qt.Key.Key_Space)
    assert window.document.experiment.arm("A").network.residual
    assert not window.controller.state.is_active


def test_that_space_runs_from_a_number_field(window: MainWindow, qtbot: QtBot) -> None:
    epochs = window.design.settings.fields["epochs"]
    epochs.setFocus()
    qtbot.keyClick(epochs, Qt.Key.Key_Space)
    assert window.controller.state.is_active


def test_that_memory_follows_network_and_batch_size(window: MainWindow) -> None:
    before = text(window, "label.memory.A")
    assert before.startswith("≈ ")
    document = window.document
    document.edit(document.experiment.settings_edited(batch_size=128), "edit")
    doubled = text(window, "label.memory.A")
    expected = network_cost(expand(document.experiment.arm("A").network), 128).total_bytes
    assert doubled != before
    assert doubled == f"≈ {expected / 1e6:.2f} MB per step"


def test_that_the_graph_of_an_added_arm_is_painted_like_the_others(window: MainWindow) -> None:
    window.apply_theme(THEMES["dark"])
    window.design.duplicate_arm.click()
    image = window.graphs["C"].plot.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert {THEMES["dark"].arm("C"), THEMES["dark"].band[0]} <= colours
