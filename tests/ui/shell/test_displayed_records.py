"""Records that nobody trains here, in the real window: finished ones and such that still grow."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import Changed, Diverged, Evaluated, StateChanged, Warned
from explorer.runs.experiment import first_experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import PREPARED, made_rows, text
from tests.ui.graphs import settle

_STEPS = 30
_DIVERGED_AT = 20
_CHANGES = (
    LearningRateChange(step=10, learning_rate=0.01),
    SkipChange(step=15, residual=False, arm="B"),
)


def begin(run: Run) -> RunRecord:
    record = RunRecord(run.experiment, run.layout)
    record.fold([StateChanged(RunState.STARTING), PREPARED, StateChanged(RunState.RUNNING)])
    return record


@pytest.fixture
def finished() -> RunRecord:
    """A record fed by hand: two changes, an arm that diverged, one evaluation."""
    run = Run(first_experiment())
    record = begin(run)
    rows = made_rows(run, _STEPS)
    lane = run.layout.arm("A")
    rows[_DIVERGED_AT:, lane.start : lane.stop] = np.nan
    error = UserError("Test", "A diverged at step {n}").format(n=_DIVERGED_AT)
    record.fold([rows[:10], Changed(_CHANGES[0]), rows[10:15], Changed(_CHANGES[1])])
    record.fold([rows[15:20], Diverged(_DIVERGED_AT, "A", 0, error), rows[20:]])
    record.fold([Evaluated(_STEPS, "B", 0.5, 0.1, 0)])
    record.fold([StateChanged(RunState.ENDED, EndReason.FINISHED)])
    return record


@pytest.fixture
def remote() -> Run:
    """A run that trains somewhere else."""
    run = Run(first_experiment())
    run.control.run()
    return run


def enabled(window: MainWindow) -> set[str]:
    actions = window.actions_
    names = ("run", "step", "stop", "reset", "repeat")
    return {name for name in names if getattr(actions, name).isEnabled()}


def is_painted(window: MainWindow, label: str) -> bool:
    """Whether a heat map holds colours of cells, and not its background alone."""
    strip = window.heat_maps.strips[label]
    return strip.isVisible() and strip.pool.steps > 0 and strip.item.size > 0


def test_that_a_finished_record_offers_what_a_finished_run_does(
    window: MainWindow, finished: RunRecord
) -> None:
    window.controller.show(finished)
    assert enabled(window) == {"run", "step", "reset", "repeat"}
    assert window.actions_.run.iconText() == "Run"
    settle()  # the tool bar lays itself out
    assert not window.live.isEnabled()
    progress = text(window, "status.progress")
    assert progress.startswith("finished")
    assert "step 30/184" in progress
    assert "left" not in progress
    assert text(window, "status.device") == "CPU, 1 thread"


def test_that_a_record_says_what_went_wrong_in_it(window: MainWindow, finished: RunRecord) -> None:
    failure = UserError("Test", "out of memory")
    finished.fold([Warned(UserError("Test", "no checkpoint was written"))])
    finished.fold([StateChanged(RunState.ENDED, EndReason.FAILED, failure)])
    window.controller.show(finished)
    assert text(window, "notice.text").splitlines() == [
        "no checkpoint was written",
        f"A diverged at step {_DIVERGED_AT}",
        "out of memory",
    ]
    assert window.notice.isVisible()


def test_that_every_view_draws_a_finished_record_at_once(
    window: MainWindow, finished: RunRecord
) -> None:
    window.controller.show(finished)
    history = finished.history
    percent = 100 * history.error_rate("B")
    for plot, numbers in ((window.loss, history.loss("B")), (window.error, percent)):
        x, y = plot.curves_of("B").raw.getData()
        assert x.tolist() == list(range(1, _STEPS + 1))
        np.testing.assert_allclose(y, numbers, rtol=1e-6)
        assert plot.curves_of("B").heldout.line.getData()[0].tolist() == [_STEPS]
        assert plot.marks.texts == {10.5: "rate 0.01", 15.5: "B skips off"}
    now = window.profile.curves_of("B").now.getData()[1]
    np.testing.assert_allclose(now, np.log10(history.norms("B")[-1]), rtol=1e-5)
    assert window.workspace.scales.of(GRADIENT_NORM).scale is not None
    assert window.heat_maps.legend.numbers is not None
    for label in "AB":
        assert is_painted(window, label)
    assert not window.grab().isNull()


def test_that_a_finished_record_looks_as_the_run_did_that_it_is_of(
    window: MainWindow, run: Run
) -> None:
    """The same rows, once trained here and once from elsewhere: the views cannot tell."""
    rows = made_rows(run, _STEPS)
    for row in rows:
        run.write(row)
    run.emit(Changed(_CHANGES[0]))
    run.emit(StateChanged(RunState.ENDED, EndReason.FINISHED))
    window.refresh()
    run.control.stop()
    live = window.controller.record
    views = (window.heat_maps, window.profile.plot, window.loss.plot, window.error.plot)
    settle()
    before = [view.grab().toImage() for view in views]
    window.actions_.reset.trigger()
    assert window.loss.plot.grab().toImage() != before[2]
    again = begin(Run(first_experiment()))
    again.fold([rows, Changed(_CHANGES[0]), StateChanged(RunState.ENDED, EndReason.FINISHED)])
    window.controller.show(again)
    settle()
    assert again is not live
    after = [view.grab().toImage() for view in views]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] * 4


def test_that_the_marks_of_a_finished_record_are_there(
    window: MainWindow, finished: RunRecord
) -> None:
    window.controller.show(finished)
    assert text(window, "label.diverged.A") == "diverged at step 20"
    assert not window.graphs["B"].heading.diverged.isVisible()
    for name in ("plot.loss.legend", "plot.gradient_profile.legend"):
        assert "A ✕ diverged at step 20" in text(window, name).replace("&nbsp;", " ")
    assert text(window, "status.controlled").startswith("not controlled after step 15: B skips off")


def test_that_changes_of_a_finished_record_can_be_imported(
    window: MainWindow, finished: RunRecord
) -> None:
    editor = window.design.settings
    editor.sections["changes"].set_open(True)
    window.controller.show(finished)
    editor.changes.import_from_run.click()
    assert window.document.experiment.changes == _CHANGES


def test_that_reset_takes_a_finished_record_out_of_every_view(
    window: MainWindow, finished: RunRecord
) -> None:
    window.controller.show(finished)
    window.actions_.reset.trigger()
    assert window.controller.state is RunState.READY
    assert enabled(window) == {"run", "step"}
    assert text(window, "status.progress") == "ready"
    assert text(window, "status.device") == ""
    for plot in (window.loss, window.error):
        assert [plot.curves_of(label).raw_points for label in "AB"] == [0, 0]
        assert plot.marks.texts == {}
    assert [window.profile.curves_of(label).drawn_parts for label in "AB"] == [0, 0]
    assert window.heat_maps.legend.numbers is None
    assert not window.heat_maps.strips["A"].isVisible()
    assert not window.graphs["A"].heading.diverged.isVisible()
    assert finished.steps == _STEPS  # who has it still has it


def test_that_run_after_a_finished_record_trains_the_design(
    window: MainWindow, finished: RunRecord
) -> None:
    window.controller.show(finished)
    window.run_or_pause()
    assert window.controller.run is not None
    assert window.controller.record is not finished
    assert window.loss.curves_of("B").raw_points == 0


def test_that_a_record_of_other_networks_is_shown_in_curves_of_its_own_arms(
    window: MainWindow,
) -> None:
    experiment = first_experiment().edited(repeats=2)
    experiment = experiment.with_added_arm(experiment.arm("B").network)
    run = Run(experiment)
    record = begin(run)
    record.fold([made_rows(run, 5), StateChanged(RunState.ENDED, EndReason.STOPPED)])
    window.controller.show(record)
    assert [len(window.loss.curves_of(each).smooth.getData()[0]) for each in "ABC"] == [5, 5, 5]
    assert list(window.heat_maps.strips) == ["A", "B", "C"]
    assert text(window, "status.progress").startswith("stopped")
    window.actions_.reset.trigger()
    assert list(window.heat_maps.strips) == ["A", "B"]


def test_that_a_record_that_grows_elsewhere_cannot_be_steered(
    window: MainWindow, remote: Run
) -> None:
    window.controller.show(begin(remote), listener=remote.listen())
    assert enabled(window) == {"reset"}
    assert window.actions_.run.iconText() == "Pause"
    settle()  # the tool bar lays itself out
    assert not window.live.isEnabled()
    assert text(window, "status.progress").startswith("training")
    for action in (window.actions_.run, window.actions_.step, window.actions_.stop):
        action.trigger()
    window.controller.repeat()
    assert remote.control.is_running
    assert not remote.control.is_stopped
    assert window.controller.run is None


def test_that_views_grow_with_a_record_that_grows_elsewhere(
    window: MainWindow, remote: Run, qtbot: QtBot
) -> None:
    """By the window's own timer, as while it trains itself."""
    record = begin(remote)
    window.controller.show(record, listener=remote.listen())
    assert window.loss.curves_of("A").raw_points == 0
    for row in made_rows(remote, 12):
        remote.write(row)
    qtbot.waitUntil(lambda: window.loss.curves_of("A").raw_points == 12)
    qtbot.waitUntil(lambda: is_painted(window, "A"))
    assert "step 12/184" in text(window, "status.progress")
    remote.emit(Changed(_CHANGES[0]))
    qtbot.waitUntil(lambda: window.loss.marks.texts == {10.5: "rate 0.01"})
    error = UserError("Test", "B diverged")
    remote.emit(Diverged(12, "B", 0, error))
    qtbot.waitUntil(lambda: text(window, "notice.text") == "B diverged")
    remote.emit(StateChanged(RunState.ENDED, EndReason.FINISHED))
    qtbot.waitUntil(lambda: text(window, "status.progress").startswith("finished"))
    assert enabled(window) == {"run", "step", "reset", "repeat"}
    assert not window._scheduler._timer.isActive()


def test_that_the_window_forgets_the_notice_of_the_record_before(
    window: MainWindow, remote: Run, finished: RunRecord
) -> None:
    window.controller.show(begin(remote), listener=remote.listen())
    remote.emit(Diverged(1, "B", 0, UserError("Test", "B diverged")))
    window.refresh()
    assert window.notice.isVisible()
    window.controller.show(finished)
    assert text(window, "notice.text") == f"A diverged at step {_DIVERGED_AT}"
    assert window.findChild(QLabel, "label.diverged.B").text() == ""
    window.controller.show(RunRecord(first_experiment()))
    assert not window.notice.isVisible()
