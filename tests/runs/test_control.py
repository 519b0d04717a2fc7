from __future__ import annotations

import threading
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.runs.control import Request, RunControl
from explorer.runs.events import StateChanged
from explorer.runs.experiment import first_experiment
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState, check_transition


def test_that_a_single_step_gives_one_permit() -> None:
    control = RunControl()
    control.step()
    assert not control.must_wait()
    assert control.next_request() is Request.STEP
    assert control.must_wait()


def test_that_a_run_goes_on_for_single_steps_and_once_however_often_it_is_asked() -> None:
    control = RunControl()
    control.step(3)
    control.stop()
    control.go_on(single_steps=1)
    assert control.next_request_after_end() is Request.STEP
    control.go_on(single_steps=1)
    assert [control.next_request() for _ in range(2)] == [Request.STEP, Request.STEP]
    assert control.must_wait()
    control.stop()
    assert control.next_request() is Request.STOP
    control.save(Path("a"))
    assert control.next_request_after_end() is Request.SAVE  # and does not go on by itself


def test_that_pausing_takes_back_steps_not_yet_taken() -> None:
    control = RunControl()
    control.step()
    control.step()
    control.pause()
    assert control.must_wait()


def test_that_stopping_wakes_a_paused_worker() -> None:
    control = RunControl()
    answers: list[Request] = []
    worker = threading.Thread(target=lambda: answers.append(control.next_request()))
    worker.start()
    control.stop()
    worker.join(5)
    assert answers == [Request.STOP]


def test_that_running_lets_step_after_step_pass() -> None:
    control = RunControl()
    control.run()
    assert {control.next_request() for _ in range(5)} == {Request.STEP}
    assert control.is_running


@pytest.mark.parametrize("before", RunState)
@pytest.mark.parametrize("after", RunState)
def test_that_only_the_transitions_of_the_diagram_are_allowed(
    before: RunState, after: RunState
) -> None:
    allowed = {
        ("ready", "starting"),
        ("starting", "running"),
        ("starting", "paused"),
        ("starting", "ended"),
        ("running", "paused"),
        ("running", "ended"),
        ("paused", "running"),
        ("paused", "ended"),
        ("ended", "running"),
    }
    if (before.value, after.value) in allowed:
        check_transition(before, after)
    else:
        with pytest.raises(ValueError, match="a run cannot go from"):
            check_transition(before, after)


def test_that_a_problem_in_the_worker_ends_the_run_with_its_sentence() -> None:
    run = Run(first_experiment())
    listener = run.listen()
    error = UserError("Test", "the digits are missing")

    def train(_run: Run) -> EndReason:
        raise error

    execute(run, train)
    assert listener.take() == [
        StateChanged(RunState.STARTING),
        StateChanged(RunState.ENDED, EndReason.FAILED, error),
    ]


@pytest.mark.expects_log
def test_that_any_other_error_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    run = Run(first_experiment())
    listener = run.listen()

    def train(_run: Run) -> EndReason:
        raise ZeroDivisionError("float division")

    execute(run, train)
    event = listener.take()[-1]
    assert isinstance(event, StateChanged)
    assert event.reason is EndReason.FAILED
    assert "ZeroDivisionError: float division" in str(event.error)
    assert "The training thread failed." in caplog.text


def test_that_a_run_that_was_stopped_before_its_turn_is_not_trained() -> None:
    run = Run(first_experiment())
    listener = run.listen()
    run.control.release()

    def train(_run: Run) -> EndReason:
        raise AssertionError("trained")

    execute(run, train)
    assert listener.take() == [
        StateChanged(RunState.STARTING),
        StateChanged(RunState.ENDED, EndReason.STOPPED),
    ]


def test_that_an_error_that_is_kept_keeps_nothing_of_what_was_trained_with() -> None:
    run = Run(first_experiment())
    listener = run.listen()

    def train(_run: Run) -> EndReason:
        try:
            Path("/nowhere").read_text()
        except OSError as error:
            raise UserError("Test", "the data cannot be read") from error

    execute(run, train)
    event = listener.take()[-1]
    assert isinstance(event, StateChanged)
    assert event.error is not None
    assert event.error.__traceback__ is None
    assert event.error.__context__ is event.error.__cause__ is None


def test_that_saving_wakes_a_paused_worker_and_comes_before_a_stop() -> None:
    control = RunControl()
    found: list[Request] = []
    worker = threading.Thread(target=lambda: found.append(control.next_request()))
    worker.start()
    control.save(Path("a"))
    worker.join(5)
    control.save(Path("b"))
    control.stop()
    assert found == [Request.SAVE]
    assert control.next_request() is Request.SAVE
    assert control.take_saves() == [Path("a"), Path("b")]
    assert control.next_request() is Request.STOP


def test_that_a_run_that_has_ended_goes_on_once_for_each_request() -> None:
    control = RunControl()
    control.run()
    control.stop()
    control.go_on(7)
    assert control.next_request_after_end() is Request.STEP
    assert (control.take_more_steps(), control.take_more_steps()) == (7, 0)
    assert control.next_request() is Request.STEP
    control.save(Path("a"))
    assert control.next_request_after_end() is Request.SAVE
    control.take_saves()
    control.release()
    assert control.next_request_after_end() is Request.STOP
    control.go_on()
    assert control.is_stopped
