"""The controller alone: no window, and no training but a pretended one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs import open_run, ring
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import (
    Changed,
    Diverged,
    Evaluated,
    Saved,
    StateChanged,
    Warned,
)
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.progress import Progress
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.state.run_controller import RunController
from tests.runs.pretend_training import PREPARED, STEPS, pretend_row, pretend_training

_PATIENCE_S = 5.0
_CHANGE = SkipChange(step=3, residual=False, arm="B")


@pytest.fixture
def experiment() -> Experiment:
    return first_experiment()


@pytest.fixture
def controller(qtbot: QtBot) -> RunController:
    return RunController(pretend_training)


def drain_until(controller: RunController, is_reached: Callable[[], bool]) -> None:
    """Drain as a timer does until something is so."""
    deadline = time.monotonic() + _PATIENCE_S
    while not is_reached():
        assert time.monotonic() < deadline, f"still {controller.state}"
        time.sleep(0.001)
        controller.drain()


def drain_to(controller: RunController, state: RunState) -> None:
    drain_until(controller, lambda: controller.state is state)


def end(controller: RunController) -> None:
    controller.stop()
    assert controller.wait_for_worker(_PATIENCE_S)


def finished_record(experiment: Experiment) -> tuple[Run, RunRecord]:
    """Return a record of seven steps that was stopped after a change, and the run that it is of."""
    run = Run(experiment)
    record = RunRecord(experiment, run.layout)
    record.fold([StateChanged(RunState.STARTING), PREPARED, StateChanged(RunState.RUNNING)])
    record.fold([np.stack([pretend_row(run, number) for number in range(1, 8)]), Changed(_CHANGE)])
    record.fold([StateChanged(RunState.ENDED, EndReason.STOPPED)])
    return run, record


def growing_record(experiment: Experiment) -> tuple[Run, RunRecord]:
    """Return a record of one step that goes on, and its run, which is steered elsewhere."""
    run = Run(experiment)
    record = RunRecord(experiment, run.layout)
    record.fold([StateChanged(RunState.STARTING), PREPARED, StateChanged(RunState.RUNNING)])
    record.fold([pretend_row(run, 1)[None]])
    return run, record


def workers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "training"]


def test_that_without_a_run_it_is_ready_and_nothing_but_a_start_does_anything(
    controller: RunController,
) -> None:
    assert (controller.state, controller.end_reason) == (RunState.READY, None)
    assert (controller.record, controller.control, controller.run) == (None, None, None)
    controller.stop()
    controller.change(_CHANGE)
    controller.repeat()
    controller.drain()
    assert controller.record is None
    assert workers() == []


def test_that_a_run_goes_through_its_states_to_its_end(
    controller: RunController, experiment: Experiment
) -> None:
    states: list[RunState] = []
    controller.state_changed.connect(states.append)
    controller.run_or_pause(experiment)
    assert states == [RunState.STARTING]
    assert controller.control is not None
    drain_to(controller, RunState.ENDED)
    assert states == [RunState.STARTING, RunState.RUNNING, RunState.ENDED]
    assert controller.end_reason is EndReason.FINISHED
    assert controller.control is None
    record = controller.record
    assert record is not None
    assert record.experiment is experiment
    assert record.history.loss("A").tolist() == list(range(1, STEPS + 1))
    end(controller)


def test_that_nothing_of_a_run_is_known_before_it_is_drained(
    controller: RunController, experiment: Experiment
) -> None:
    controller.run_or_pause(experiment)
    assert controller.wait_for_worker(_PATIENCE_S)
    assert controller.state is RunState.STARTING
    assert controller.record is not None
    assert controller.record.steps == 0
    controller.drain()
    assert (controller.state, controller.record.steps) == (RunState.ENDED, STEPS)


def test_that_steps_are_taken_one_by_one_and_the_run_pauses_between(
    controller: RunController, experiment: Experiment
) -> None:
    controller.step(experiment, 3)
    drain_to(controller, RunState.PAUSED)
    record = controller.record
    assert record is not None
    assert record.steps == 3
    controller.step(experiment)
    drain_until(controller, lambda: record.steps == 4)
    drain_to(controller, RunState.PAUSED)
    assert controller.record is record
    assert record.steps == 4
    end(controller)


def test_that_run_pauses_a_run_that_goes_and_lets_a_paused_one_go_on(
    controller: RunController, experiment: Experiment
) -> None:
    controller.step(experiment, 2)
    drain_to(controller, RunState.PAUSED)
    run = controller.run
    assert run is not None
    controller.run_or_pause(experiment)
    assert run.control.is_running
    controller.run_or_pause(experiment)
    assert not run.control.is_running
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    assert controller.run is run
    assert controller.record is not None
    assert controller.record.steps == STEPS
    end(controller)


def test_that_stop_ends_a_run_and_what_it_recorded_stays(
    controller: RunController, experiment: Experiment
) -> None:
    controller.step(experiment, 5)
    drain_to(controller, RunState.PAUSED)
    record = controller.record
    controller.stop()
    drain_to(controller, RunState.ENDED)
    assert controller.record is record
    assert record is not None
    assert (controller.end_reason, record.steps) == (EndReason.STOPPED, 5)
    end(controller)


def test_that_a_run_after_the_end_is_a_new_one(
    controller: RunController, experiment: Experiment
) -> None:
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    first = controller.record
    other = experiment.edited(seed=5)
    controller.run_or_pause(other)
    assert controller.record is not first
    assert controller.record is not None
    assert controller.record.experiment is controller.design is other
    drain_to(controller, RunState.ENDED)
    assert first is not None
    assert first.steps == STEPS
    end(controller)


def test_that_a_change_is_made_before_the_next_step_and_recorded(
    controller: RunController, experiment: Experiment
) -> None:
    seen: list[object] = []
    controller.step(experiment, 4)
    drain_to(controller, RunState.PAUSED)
    controller.changed.connect(seen.append)
    controller.change(LearningRateChange(learning_rate=0.01))
    controller.step(experiment)
    drain_until(controller, lambda: bool(seen))
    made = LearningRateChange(step=4, learning_rate=0.01)
    assert seen == [made]
    assert controller.record is not None
    assert controller.record.changes == (made,)
    end(controller)


def test_that_a_repeat_runs_the_experiment_with_the_changes_that_were_made(
    controller: RunController, experiment: Experiment
) -> None:
    controller.step(experiment, 4)
    drain_to(controller, RunState.PAUSED)
    controller.change(_CHANGE)
    controller.step(experiment)
    drain_until(controller, lambda: bool(controller.record and controller.record.changes))
    first = controller.run
    controller.repeat()
    assert first is not None
    assert first.control.is_stopped
    made = _CHANGE.model_copy(update={"step": 4})
    assert controller.record is not None
    assert controller.record.experiment == experiment.with_change(made)
    assert controller.record.changes == ()  # they come as they are made
    assert controller.design is experiment
    controller.repeat()  # of a repeat
    assert controller.record.experiment == experiment.with_change(made)
    assert controller.design is experiment
    end(controller)


def test_that_reset_discards_the_run(controller: RunController, experiment: Experiment) -> None:
    controller.step(experiment, 2)
    drain_to(controller, RunState.PAUSED)
    run, states = controller.run, []
    controller.state_changed.connect(states.append)
    controller.reset()
    assert run is not None
    assert run.control.is_stopped
    assert states == [RunState.READY]
    assert (controller.record, controller.run, controller.design) == (None, None, None)
    assert controller.wait_for_worker(_PATIENCE_S)
    controller.drain()
    assert controller.record is None


def test_that_signals_come_in_the_order_of_the_events_each_after_its_fold(
    controller: RunController, experiment: Experiment
) -> None:
    run, record = Run(experiment), RunRecord(experiment)
    seen: list[tuple[str, object, int]] = []
    controller.show(record, listener=run.listen())
    for name in ("state_changed", "prepared", "changed", "diverged", "failed"):

        def note(value: object, name: str = name) -> None:
            seen.append((name, value, record.steps))

        getattr(controller, name).connect(note)
    slow, gone = UserError("Test", "slow"), UserError("Test", "gone")
    lost = Diverged(2, "A", 0, UserError("Test", "A diverged"))
    run.move_to(RunState.STARTING)
    run.emit(Progress("reading", 1, 2, "images"))
    run.emit(Warned(slow))
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    run.write(pretend_row(run, 1))
    run.emit(Changed(_CHANGE))
    run.write(pretend_row(run, 2))
    run.emit(lost)
    run.emit(Evaluated(2, "B", 1.0, 0.5, 0))
    run.emit(Saved(2, "somewhere"))
    run.move_to(RunState.ENDED, EndReason.FAILED, gone)
    controller.drain()
    assert seen == [
        ("state_changed", RunState.STARTING, 0),
        ("failed", slow, 0),
        ("prepared", PREPARED, 0),
        ("state_changed", RunState.RUNNING, 0),
        ("changed", _CHANGE, 1),
        ("diverged", lost, 2),
        ("failed", gone, 2),
        ("state_changed", RunState.ENDED, 2),
    ]
    assert len(record.history.evaluations("B")) == 1
    controller.drain()
    assert len(seen) == 8


@pytest.mark.expects_log
def test_that_an_error_in_the_training_ends_the_run_and_says_so(
    qtbot: QtBot, experiment: Experiment
) -> None:
    def broken(run: Run) -> EndReason:
        raise ArithmeticError("the abacus broke")

    controller = RunController(broken)
    errors: list[object] = []
    controller.failed.connect(errors.append)
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    assert controller.end_reason is EndReason.FAILED
    assert [str(error) for error in errors] == [
        "training failed with ArithmeticError: the abacus broke; the log has the details"
    ]
    end(controller)


def test_that_a_slot_may_display_another_record_in_the_middle_of_a_drain(
    controller: RunController, experiment: Experiment
) -> None:
    run, record = growing_record(experiment)
    _, other = finished_record(experiment)
    controller.show(record, listener=run.listen())
    controller.changed.connect(lambda _change: controller.show(other))
    run.write(pretend_row(run, 2))
    run.emit(Changed(_CHANGE))
    run.write(pretend_row(run, 3))
    controller.drain()
    assert controller.record is other
    assert other.steps == 7
    assert record.steps == 2


def test_that_a_finished_record_from_elsewhere_is_shown_as_what_it_is(
    controller: RunController, experiment: Experiment
) -> None:
    _, record = finished_record(experiment)
    seen: list[str] = []
    controller.records_changed.connect(lambda: seen.append("records"))
    controller.state_changed.connect(seen.append)
    controller.show(record)
    assert seen == ["records", RunState.ENDED]
    assert controller.record is record
    assert (controller.state, controller.end_reason) == (RunState.ENDED, EndReason.STOPPED)
    assert (controller.control, controller.run) == (None, None)
    assert controller.record.changes == (_CHANGE,)
    controller.stop()
    controller.change(_CHANGE)
    controller.drain()
    assert (controller.state, record.steps) == (RunState.ENDED, 7)
    assert workers() == []


def test_that_a_record_from_elsewhere_can_be_repeated_here(
    controller: RunController, experiment: Experiment
) -> None:
    _, record = finished_record(experiment)
    controller.show(record)
    controller.repeat()
    assert controller.record is not record
    assert controller.record is not None
    assert controller.record.experiment == experiment.with_change(_CHANGE)
    assert controller.design == experiment
    drain_to(controller, RunState.ENDED)
    assert controller.record.steps == STEPS
    assert record.steps == 7
    end(controller)


def test_that_run_starts_a_run_of_the_design_while_a_finished_record_is_shown(
    controller: RunController, experiment: Experiment
) -> None:
    _, record = finished_record(experiment)
    controller.show(record)
    design = experiment.edited(seed=9)
    controller.run_or_pause(design)
    assert controller.record is not record
    assert controller.record is not None
    assert controller.record.experiment is design
    end(controller)


def test_that_a_record_that_grows_elsewhere_cannot_be_steered_here(
    controller: RunController, experiment: Experiment
) -> None:
    run, record = growing_record(experiment)
    run.control.run()
    controller.show(record, listener=run.listen())
    assert (controller.state, controller.control) == (RunState.RUNNING, None)
    controller.run_or_pause(experiment)
    assert run.control.is_running
    controller.step(experiment)
    assert run.control.is_running
    controller.stop()
    assert not run.control.is_stopped
    controller.change(_CHANGE)
    assert run.control.take_changes(0) == []
    assert controller.record is record
    assert workers() == []


def test_that_a_record_that_grows_elsewhere_is_folded_until_it_ends(
    controller: RunController, experiment: Experiment
) -> None:
    run, record = growing_record(experiment)
    states: list[RunState] = []
    controller.show(record, listener=run.listen())
    controller.state_changed.connect(states.append)
    for number in (2, 3):
        run.write(pretend_row(run, number))
    controller.drain()
    assert record.history.loss("B").tolist() == [1, 2, 3]
    run.emit(StateChanged(RunState.ENDED, EndReason.FINISHED))
    controller.drain()
    assert states == [RunState.ENDED]
    assert controller.end_reason is EndReason.FINISHED


def test_that_showing_no_record_is_being_ready(
    controller: RunController, experiment: Experiment
) -> None:
    controller.show(finished_record(experiment)[1])
    seen: list[object] = []
    controller.records_changed.connect(lambda: seen.append(controller.record))
    controller.state_changed.connect(seen.append)
    controller.show(None)
    assert seen == [None, RunState.READY]
    assert controller.end_reason is None


def test_that_showing_another_record_stops_the_run_that_trains_here_and_lets_it_go(
    qtbot: QtBot, experiment: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ring, "_MOST_ROWS", 4)
    has_begun, is_shown = threading.Event(), threading.Event()

    def writes_far_more_than_the_ring_holds(run: Run) -> EndReason:
        has_begun.set()
        is_shown.wait(_PATIENCE_S)
        for number in range(20):
            run.write(pretend_row(run, number))
        return EndReason.STOPPED

    controller = RunController(writes_far_more_than_the_ring_holds)
    controller.run_or_pause(experiment)
    run = controller.run
    assert run is not None
    assert has_begun.wait(_PATIENCE_S)
    controller.show(finished_record(experiment)[1])
    is_shown.set()
    assert controller.wait_for_worker(_PATIENCE_S)
    assert run.control.is_stopped
    assert run._ring.written == 20  # nobody held the worker up, so that nothing was dropped
    controller.drain()
    assert controller.record is not None
    assert controller.record.steps == 7


@pytest.mark.parametrize("what", ["another record", "nothing"])
def test_that_a_record_that_grows_elsewhere_is_not_held_up_once_it_is_out_of_sight(
    controller: RunController, experiment: Experiment, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(ring, "_MOST_ROWS", 4)
    run, record = growing_record(experiment)
    controller.show(record, listener=run.listen())
    match what:
        case "another record":
            controller.show(finished_record(experiment)[1])
        case "nothing":
            controller.reset()
    worker = threading.Thread(
        target=lambda: [run.write(pretend_row(run, number)) for number in range(20)]
    )
    worker.start()
    worker.join(_PATIENCE_S)
    is_free = not worker.is_alive()
    run.control.stop()  # else it would wait for ever
    worker.join(_PATIENCE_S)
    assert is_free
    assert not run._is_cut_short
    controller.reset()
    assert controller.wait_for_worker(_PATIENCE_S)


def test_that_records_are_laid_over_the_displayed_one_and_no_others(
    controller: RunController, experiment: Experiment
) -> None:
    first, second, third = (finished_record(experiment)[1] for _ in range(3))
    controller.show(first)
    seen: list[tuple[RunRecord, ...]] = []
    states: list[RunState] = []
    controller.records_changed.connect(lambda: seen.append(controller.overlays))
    controller.state_changed.connect(states.append)
    controller.lay_over([second, third])
    controller.lay_over([third])
    controller.lay_over([])
    assert seen == [(second, third), (third,), ()]
    assert controller.record is first
    assert states == []


def test_that_many_runs_leave_no_worker_behind(
    controller: RunController, experiment: Experiment
) -> None:
    for _ in range(5):
        controller.run_or_pause(experiment)
        controller.reset()
    assert controller.wait_for_worker(_PATIENCE_S)
    assert workers() == []


def test_that_waiting_for_a_worker_that_does_not_end_has_a_limit(
    qtbot: QtBot, experiment: Experiment
) -> None:
    has_begun, may_end = threading.Event(), threading.Event()

    def stubborn(run: Run) -> EndReason:
        has_begun.set()
        may_end.wait(_PATIENCE_S)
        return EndReason.STOPPED

    controller = RunController(stubborn)
    controller.run_or_pause(experiment)
    assert has_begun.wait(_PATIENCE_S)
    controller.stop()
    assert not controller.wait_for_worker(0.01)
    may_end.set()
    assert controller.wait_for_worker(_PATIENCE_S)


def test_that_a_record_is_kept_behind_the_next_run_also_after_a_reset(
    controller: RunController, experiment: Experiment
) -> None:
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    first = controller.record
    controller.keep_behind(on=True)
    assert controller.keeps_behind
    controller.reset()
    assert not controller.keeps_behind
    controller.run_or_pause(experiment)
    assert controller.overlays == (first,)
    drain_to(controller, RunState.ENDED)
    controller.keep_behind(on=True)
    controller.keep_behind(on=False)
    controller.run_or_pause(experiment)
    assert controller.overlays == ()
    end(controller)


def test_that_of_eight_starts_and_resets_one_trains_at_a_time(
    qtbot: QtBot, experiment: Experiment
) -> None:
    training: list[Run] = []
    most = 0

    def train(run: Run) -> EndReason:
        nonlocal most
        training.append(run)
        most = max(most, len(training))
        reason = pretend_training(run)
        training.remove(run)
        return reason

    controller = RunController(train)
    for _ in range(8):
        controller.step(experiment)
        controller.reset()
    assert controller.wait_for_worker(_PATIENCE_S)
    assert (most <= 1, workers()) == (True, [])


def test_that_a_run_is_recorded_in_the_folder_that_was_chosen(
    controller: RunController, experiment: Experiment, tmp_path: Path
) -> None:
    controller.record_to = tmp_path / "runs"
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    drain_until(controller, lambda: controller.recording is not None)
    path = controller.recording
    assert path is not None
    controller.record_to = None
    controller.repeat()
    drain_to(controller, RunState.ENDED)
    assert controller.recording is None
    end(controller)
    with open_run(path) as recorded:
        assert recorded.record.steps == STEPS
        assert recorded.record.end_reason is EndReason.FINISHED
    assert list(path.parent.iterdir()) == [path]


def test_that_a_design_that_never_trains_is_not_recorded(
    qtbot: QtBot, experiment: Experiment, tmp_path: Path
) -> None:
    def fail(_run: Run) -> EndReason:
        raise UserError("Data", "there is none")

    controller = RunController(fail)
    controller.record_to = tmp_path / "runs"
    controller.run_or_pause(experiment)
    drain_to(controller, RunState.ENDED)
    end(controller)
    assert not (tmp_path / "runs").exists()
