"""A run that has ended goes on where it stood, to the bit, for as long as it is kept."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from explorer.runs.changes import Extension, LearningRateChange
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Evaluated, Saved, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import session, start
from explorer.training.lane import Lane
from explorer.training.session import Session
from tests.training.running import Trained, finished, small_experiment, trained

_PATIENCE_S = 60.0


class Kept:
    """A run that is kept, with the record that its listener folds."""

    def __init__(self, experiment: Experiment) -> None:
        self.run = Run(experiment, is_kept=True)
        self.listener = self.run.listen()
        self.record = RunRecord(experiment, self.run.layout)
        self.events: list[object] = []
        self.worker = threading.Thread(target=execute, args=(self.run, start.train))

    def wait(self, is_reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while not is_reached():
            assert time.monotonic() < deadline, f"still {self.record.state}"
            time.sleep(0.005)
            news = self.listener.take()
            self.events += news
            self.record.fold(news)

    def wait_for(self, state: RunState) -> None:
        self.wait(lambda: self.record.state is state)


@pytest.fixture
def kept() -> Iterator[Callable[[Experiment], Kept]]:
    made: list[Kept] = []

    def begin(experiment: Experiment) -> Kept:
        made.append(Kept(experiment))
        return made[-1]

    yield begin
    for each in made:
        each.run.control.release()
        each.worker.join(_PATIENCE_S)


def assert_same_numbers(one: RunRecord, other: Trained) -> None:
    """All but the seconds is the same, to the bit."""
    assert one.history.steps == other.history.steps
    rows = (each.rows(0, one.history.steps)[:, 1:] for each in (one.history, other.history))
    np.testing.assert_array_equal(*rows)
    for label in "AB":
        scores = (each.evaluations(label, 0) for each in (one.history, other.history))
        mine, others = ([(e.step, e.loss, e.error_rate) for e in each] for each in scores)
        assert mine == others


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_that_a_stopped_run_goes_on_as_if_it_had_not_been_stopped(
    kept: Callable[[Experiment], Kept], optimizer: str
) -> None:
    settings: dict[str, object] = {"steps": 9, "crop_padding": 1, "schedule": "cosine"}
    experiment = small_experiment(optimizer=optimizer, learning_rate=0.01, **settings)
    going = kept(experiment)
    going.run.control.step(3)
    going.worker.start()
    going.wait_for(RunState.PAUSED)
    going.run.control.stop()
    going.wait_for(RunState.ENDED)
    assert (going.record.end_reason, going.record.can_go_on) == (EndReason.STOPPED, True)
    going.run.control.go_on()
    going.wait_for(RunState.RUNNING)
    assert not going.record.can_go_on
    going.wait_for(RunState.ENDED)
    assert (going.record.end_reason, going.record.steps) == (EndReason.FINISHED, 9)
    assert_same_numbers(going.record, trained(experiment))


@pytest.mark.parametrize(
    ("settings", "rates"),
    [
        ({}, [0.05] * 7),
        ({"schedule": "stepped", "milestones": (0.5,)}, [0.05] * 2 + [0.005] * 5),
        ({"schedule": "cosine"}, None),
    ],
)
def test_that_a_finished_run_goes_on_longer_at_the_rate_at_which_it_ended(
    kept: Callable[[Experiment], Kept], settings: dict[str, object], rates: list[float] | None
) -> None:
    experiment = small_experiment(steps=4, **settings)
    going = kept(experiment)
    going.run.control.run()
    going.worker.start()
    going.wait_for(RunState.ENDED)
    assert (going.record.end_reason, going.record.total_steps) == (EndReason.FINISHED, 4)
    going.run.control.go_on(3)
    going.wait(lambda: going.record.state is RunState.ENDED and going.record.steps == 7)
    record = going.record
    assert (record.end_reason, record.total_steps, record.can_go_on) == (
        EndReason.FINISHED,
        7,
        True,
    )
    assert record.changes == (Extension(step=4, steps=3),)
    found = record.history.learning_rate("A").tolist()
    assert found == pytest.approx(rates or [*found[:4], *[found[3]] * 3])
    assert found[3] > 0
    repeated = trained(record.experiment_with_changes)
    assert repeated.record.total_steps == 7
    assert_same_numbers(record, repeated)


def test_that_a_rate_that_is_set_after_a_cosine_has_ended_is_the_rate_itself(
    kept: Callable[[Experiment], Kept],
) -> None:
    going = kept(small_experiment(steps=4, schedule="cosine"))
    going.run.control.run()
    going.worker.start()
    going.wait_for(RunState.ENDED)
    going.run.control.change(LearningRateChange(learning_rate=0.01))
    going.run.control.go_on(2)
    going.wait(lambda: going.record.state is RunState.ENDED and going.record.steps == 6)
    rates = going.record.history.learning_rate("B").tolist()
    assert rates[3] < 0.01
    assert rates[4:] == pytest.approx([0.01, 0.01])
    assert_same_numbers(going.record, trained(going.record.experiment_with_changes))


def test_that_weights_are_saved_while_paused_while_running_and_after_the_end(
    kept: Callable[[Experiment], Kept], tmp_path: Path
) -> None:
    experiment = small_experiment(steps=6)
    paused, ended, nowhere = (tmp_path / f"{n}.safetensors" for n in ("paused", "ended", "no/way"))
    going = kept(experiment)
    going.run.control.step(2)
    going.worker.start()
    going.wait_for(RunState.PAUSED)
    going.run.control.save(paused)
    going.wait(lambda: going.record.saved is not None)
    assert going.record.saved == Saved(2, str(paused))
    going.run.control.run()
    going.wait_for(RunState.ENDED)
    going.run.control.go_on(2)
    going.wait(lambda: going.record.state is RunState.ENDED and going.record.steps == 8)
    going.run.control.save(ended)
    going.wait(lambda: going.record.saved == Saved(8, str(ended)))
    going.run.control.save(nowhere)
    going.wait(lambda: bool(going.record.warnings))
    assert str(nowhere) in str(going.record.warnings[0])

    header = read_header(paused)
    assert (header.step, header.experiment) == (2, experiment)
    run = Run(experiment, resume_from=paused)
    run.control.run()
    rest = finished(run).history
    for label in "AB":
        assert np.array_equal(rest.loss(label), going.record.history.loss(label)[2:6])
    assert read_header(ended).experiment == going.record.experiment_with_changes


def test_that_a_run_that_is_extended_resumes_from_a_checkpoint_of_its_extension(
    kept: Callable[[Experiment], Kept], tmp_path: Path
) -> None:
    path = tmp_path / "x.safetensors"
    going = kept(small_experiment(steps=4))
    going.run.control.run()
    going.worker.start()
    going.wait_for(RunState.ENDED)
    going.run.control.go_on(3)
    going.wait(lambda: going.record.steps == 7 and going.record.state is RunState.ENDED)
    going.run.control.save(path)
    going.wait(lambda: going.record.saved is not None)
    resumed = Run(read_header(path).experiment, resume_from=path)
    resumed.control.run()
    again = finished(resumed).record
    assert again.error is None
    assert (again.total_steps, again.end_reason) == (7, EndReason.FINISHED)


def test_that_an_evaluation_that_a_stop_cut_off_is_made_when_the_run_goes_on(
    kept: Callable[[Experiment], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = small_experiment(steps=6, evaluate_every=2)
    going = kept(experiment)
    real = Session.evaluate
    stops = iter([True])

    def evaluate(session: Session) -> None:
        if next(stops, False):
            going.run.control.stop()
        real(session)

    monkeypatch.setattr(Session, "evaluate", evaluate)
    going.run.control.run()
    going.worker.start()
    going.wait_for(RunState.ENDED)
    assert going.record.steps == 2
    assert not [each for each in going.events if isinstance(each, Evaluated)]
    going.run.control.go_on()
    going.wait(lambda: going.record.end_reason is EndReason.FINISHED)
    assert_same_numbers(going.record, trained(experiment))


def test_that_a_run_that_is_released_lets_go_of_everything(
    kept: Callable[[Experiment], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes: weakref.WeakSet[Lane] = weakref.WeakSet()

    class Known(Lane):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            lanes.add(self)

    monkeypatch.setattr(session, "Lane", Known)
    going = kept(small_experiment(steps=2))
    going.run.control.run()
    going.worker.start()
    going.wait_for(RunState.ENDED)
    assert len(lanes) == 2
    going.run.control.release()
    going.worker.join(_PATIENCE_S)
    assert len(lanes) == 0


def test_that_a_run_that_is_not_kept_ends_for_good() -> None:
    ended = trained(small_experiment(steps=2))
    assert ended.end.can_go_on is False
    assert not ended.of(Warned)
