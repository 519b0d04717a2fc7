"""The worker alone, with training that only notes when it begins and ends."""

from __future__ import annotations

import threading
import weakref

from explorer.runs.experiment import first_experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.runs.worker import Worker
from tests.runs.pretend_training import next_step

_PATIENCE_S = 5.0


class Slow:
    """Pretends to train until it is released and, besides, allowed to end."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.has_begun = threading.Event()
        self.now, self.most, self.trained = 0, 0, 0

    def __call__(self, run: Run) -> EndReason:
        self.now += 1
        self.trained += 1
        self.most = max(self.most, self.now)
        run.move_to(RunState.RUNNING)
        self.has_begun.set()
        while next_step(run.control):
            run.control.pause()
        self.may_end.wait(_PATIENCE_S)
        self.now -= 1
        return EndReason.STOPPED


def test_that_eight_starts_train_one_after_the_other_and_those_left_behind_not_at_all() -> None:
    train = Slow()
    worker = Worker(train)
    runs = [Run(first_experiment()) for _ in range(8)]
    worker.start(runs[0])
    assert train.has_begun.wait(_PATIENCE_S)
    train.has_begun.clear()
    for run in runs[1:]:
        worker.start(run)
    assert [run.control.is_released for run in runs] == [True] * 7 + [False]
    assert len([each for each in threading.enumerate() if each.name == "training"]) == 1
    assert train.trained == 1
    train.may_end.set()
    assert train.has_begun.wait(_PATIENCE_S)
    assert (train.trained, train.most) == (2, 1)
    runs[-1].control.release()
    assert worker.wait(_PATIENCE_S)
    assert train.now == 0


def test_that_a_worker_whose_runs_have_ended_starts_again() -> None:
    train = Slow()
    train.may_end.set()
    worker = Worker(train)
    assert worker.wait(0)
    for number in (1, 2):
        run = Run(first_experiment())
        worker.start(run)
        run.control.release()
        assert worker.wait(_PATIENCE_S)
        assert train.trained <= number


def test_that_a_worker_refers_to_no_run_that_has_ended() -> None:
    train = Slow()
    train.may_end.set()
    worker = Worker(train)
    run = Run(first_experiment())
    worker.start(run)
    run.control.release()
    assert worker.wait(_PATIENCE_S)
    gone = weakref.ref(run)
    del run
    assert gone() is None
