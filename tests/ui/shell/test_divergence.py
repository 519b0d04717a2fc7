from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs.events import Diverged, Evaluated
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import made_rows, put, started, text


def diverge(window: MainWindow, run: Run, label: str, at: int, steps: int = 60) -> None:
    """Feed rows in which an arm's loss leaps at a step and is lost after it."""
    rows = made_rows(run, steps)
    rows[:, run.layout.arm("A").loss] += 2
    lane = run.layout.arm(label)
    leap = np.array([30, 1e9, 3e38, np.inf], dtype=np.float32)
    rows[at - 4 : at, lane.loss] = leap
    rows[at - 1, lane.columns(GRADIENT_NORM)] = np.inf
    rows[at:, lane.start : lane.stop] = np.nan
    error = UserError("Test", "{arm} diverged at step {step}").format(arm=label, step=at)
    run.emit(Diverged(at, label, lane.seed, error))
    put(window, run, rows)


def test_that_curves_of_an_arm_that_diverged_end_and_the_others_go_on(
    window: MainWindow, run: Run
) -> None:
    diverge(window, run, "A", 40)
    for plot in (window.loss, window.error):
        x, y = plot.curves_of("A").raw.getData()
        assert np.isnan(y[x > 40]).all()
        assert np.isfinite(y[x < 40]).all()
        x, y = plot.curves_of("B").raw.getData()
        assert np.isfinite(y).all()
        assert x[-1] == 60


def test_that_a_leap_neither_sets_the_axis_nor_leaves_for_infinity(
    window: MainWindow, run: Run
) -> None:
    diverge(window, run, "A", 40)
    top = window.loss.plot.getViewBox().viewRange()[1][1]
    assert top <= 8
    for item in (window.loss.curves_of("A").raw, window.loss.curves_of("A").smooth):
        assert np.nanmax(item.getData()[1]) <= 2 * top
    assert not window.loss.plot.grab().isNull()  # dashes without end would never be painted


def test_that_an_arm_that_began_far_above_and_diverged_does_not_set_the_axis(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 40)
    lane = run.layout.arm("B")
    rows[0, lane.loss] = 30
    rows[1:, lane.start : lane.stop] = np.nan
    put(window, run, rows)
    assert window.loss.plot.getViewBox().viewRange()[1][1] <= 1.5


def test_that_a_leap_does_no_harm_to_the_smooth_line_after_it(window: MainWindow, run: Run) -> None:
    rows = made_rows(run, 60)
    column = run.layout.arm("A").loss
    rows[:, column] = 2
    rows[20, column] = 3e38
    put(window, run, rows)
    x, y = window.loss.curves_of("A").smooth.getData()
    assert y[x > 33] == pytest.approx(2)


def test_that_the_profile_leaves_out_what_diverged(window: MainWindow, run: Run) -> None:
    diverge(window, run, "A", 40)
    now = window.profile.curves_of("A").now.getData()[1]
    assert np.isnan(now).all()
    assert np.isfinite(window.profile.curves_of("A").first.getData()[1]).all()
    assert np.isfinite(window.profile.curves_of("B").now.getData()[1]).all()
    low, high = window.profile.plot.getViewBox().viewRange()[1]
    assert np.isfinite([low, high]).all()
    assert not window.profile.plot.grab().isNull()


def test_that_all_views_cope_when_nothing_is_finite(window: MainWindow, run: Run) -> None:
    rows = made_rows(run, 3)
    rows[:, 1:] = np.nan
    put(window, run, rows)
    run.emit(Evaluated(3, "A", float("nan"), 0.9))
    put(window, run, rows)
    assert not window.grab().isNull()


def test_that_divergence_is_reported_and_marked_and_the_run_goes_on(
    window: MainWindow, run: Run
) -> None:
    diverge(window, run, "A", 40)
    assert text(window, "notice.text") == "A diverged at step 40"
    assert window.notice.isVisible()
    assert text(window, "label.diverged.A") == "diverged at step 40"
    assert not window.graphs["B"].heading.diverged.isVisible()
    for name in ("plot.loss.legend", "plot.accuracy.legend", "plot.gradient_profile.legend"):
        assert "A ✕ diverged at step 40" in text(window, name).replace("&nbsp;", " ")
    assert window.controller.state.is_active
    assert window.live.isEnabled()


def test_that_both_are_reported_when_both_diverge(window: MainWindow, run: Run) -> None:
    diverge(window, run, "A", 40)
    diverge(window, run, "B", 50)
    assert text(window, "notice.text").splitlines() == [
        "A diverged at step 40",
        "B diverged at step 50",
    ]


def test_that_the_marks_of_a_lost_arm_go_with_its_run(window: MainWindow, run: Run) -> None:
    diverge(window, run, "A", 40)
    window.actions_.reset.trigger()
    assert not window.graphs["A"].heading.diverged.isVisible()
    assert "✕" not in text(window, "plot.loss.legend")
    assert not window.notice.isVisible()


def test_that_an_arm_counts_the_seeds_it_has_lost(window: MainWindow, qtbot: QtBot) -> None:
    window.document.edit(window.document.experiment.edited(repeats=5), "edit")
    run = started(window, qtbot)
    rows = made_rows(run, 60)
    lane = run.layout.arm("A", 2)
    rows[30:, lane.start : lane.stop] = np.nan
    run.emit(Diverged(31, "A", 2, UserError("Test", "A is lost")))
    put(window, run, rows)
    assert text(window, "label.diverged.A") == "mean of 4 of 5 seeds, 1 diverged"
    curves = window.loss.curves_of("A")
    assert np.isfinite(curves.smooth.getData()[1]).all()  # the mean of those that are left
    others = [rows[-12:, run.layout.arm("A", seed).loss].mean() for seed in (0, 1, 3, 4)]
    assert curves.smooth.getData()[1][-1] == pytest.approx(np.mean(others), rel=1e-5)


def test_that_a_legend_without_room_says_it_in_short(window: MainWindow, run: Run) -> None:
    diverge(window, run, "A", 40)
    diverge(window, run, "B", 50)
    legend = text(window, "plot.accuracy.legend").replace("&nbsp;", " ")
    assert "A ✕" in legend
    assert "B ✕" in legend
    assert "diverged at step" not in legend
    assert "diverged at step 50" in window.error._legend.toolTip()
