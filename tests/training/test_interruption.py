"""A run lets go: soon, wherever it is, and of everything that it trained with."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from explorer.network.expand import expand
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.runs.worker import Worker
from explorer.training import initialize, interruption, lane, session, start, tuning
from explorer.training.batch_source import BatchKey, BatchSource
from explorer.training.data.dataset import LabelledImages
from explorer.training.evaluator import Evaluator
from explorer.training.interruption import check_between_layers
from explorer.training.lane import Lane
from explorer.training.lockstep import Lockstep
from tests.training.running import Trained, finished, small_experiment, trained


@pytest.fixture
def lanes(monkeypatch: pytest.MonkeyPatch) -> weakref.WeakSet[Lane]:
    """All lanes that are still in memory; the cyclic collector is off, as in the program."""
    made: weakref.WeakSet[Lane] = weakref.WeakSet()

    class Known(Lane):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            made.add(self)

    monkeypatch.setattr(session, "Lane", Known)
    return made


def stopped_in(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, request: str = "stop"
) -> tuple[Trained, int]:
    """Ask a run to stop within the first call of a function; return how often it was called."""
    run = Run(small_experiment(memory_format="auto", threads=0, steps=50, evaluate_every=1))
    run.control.run()
    real: Callable[..., object] = getattr(owner, name)
    calls = 0

    def call(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        getattr(run.control, request)()
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, call)
    return finished(run), calls


@pytest.mark.parametrize(
    ("owner", "name", "most"),
    [
        (initialize, "_fill_normal", 1),  # a layer
        (lane, "ResNet", 1),  # a network
        (tuning, "candidate_modes", 1),
        (Lockstep, "step", 1),  # of those that are timed
        (session, "start_report", 1),
    ],
)
def test_that_a_stop_before_the_first_step_leaves_what_is_built_at_once(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, most: int
) -> None:
    monkeypatch.setattr(tuning, "_KNOWN", {})
    ended, calls = stopped_in(monkeypatch, owner, name)
    assert ended.end.reason is EndReason.STOPPED
    assert ended.history.steps == 0
    assert ended.record.preparation is None
    assert calls == most


def test_that_a_release_leaves_a_long_step_between_two_layers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(interruption, "LONG_STEP_MACS", 1)
    monkeypatch.setattr(session, "tune", lambda *_: tuning.Tuned(_MODE, 1.0))
    ended, calls = stopped_in(monkeypatch, nn.Conv2d, "forward", "release")
    assert ended.end.reason is EndReason.STOPPED
    assert ended.history.steps == 0
    assert calls <= 2  # one of each network, which step at the same time


def test_that_a_release_leaves_a_backward_pass_too() -> None:
    model = nn.Sequential(*(nn.Conv2d(1, 1, 1) for _ in range(3)))
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise RuntimeError("left")

    check_between_layers(model, check)
    loss = model(torch.ones(1, 1, 2, 2)).sum()
    with pytest.raises(RuntimeError, match="left"):
        loss.backward()
    assert calls == 4
    first = model[0].weight
    assert isinstance(first, Tensor)
    assert first.grad is None


def test_that_checking_a_long_step_changes_no_bit_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = trained(small_experiment()).history
    monkeypatch.setattr(interruption, "LONG_STEP_MACS", 1)
    checked = trained(small_experiment()).history
    for label in "AB":
        assert np.array_equal(checked.loss(label), usual.loss(label))
        assert np.array_equal(checked.norms(label), usual.norms(label))


def test_that_a_stop_lets_the_step_in_progress_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "LONG_STEP_MACS", 1)
    monkeypatch.setattr(session, "tune", lambda *_: tuning.Tuned(_MODE, 1.0))
    ended, _ = stopped_in(monkeypatch, Lockstep, "step")
    assert (ended.end.reason, ended.history.steps) == (EndReason.STOPPED, 1)


def test_that_a_stop_ends_an_evaluation_within_a_chunk_and_before_the_next_lane(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    experiment = small_experiment()
    macs = expand(experiment.arm("A").network).macs
    monkeypatch.setattr(interruption, "LONG_STEP_MACS", 10 * macs)
    run = Run(experiment)
    lanes = [Lane(experiment, label, 0, torch.device("cpu")) for label in "AB"]
    for each in lanes:
        each.check = run.control.stop
    images = LabelledImages(torch.zeros(500, 1, 8, 8), torch.zeros(500, dtype=torch.int64))
    sources = cast("dict[BatchKey, BatchSource]", {lanes[0].batch_key: None})
    evaluated: list[int] = []
    scores = Evaluator(run, lanes, sources, is_reestimated=False).scores(
        Lockstep(lanes, 1, 1), 0, lambda _source: iter([images]), evaluated.append
    )
    assert (scores, evaluated) == ([], [10])


@pytest.mark.parametrize("when", ["never", "in a layer", "in a step"])
def test_that_nothing_is_left_of_a_run_that_has_ended(
    monkeypatch: pytest.MonkeyPatch, lanes: weakref.WeakSet[Lane], when: str
) -> None:
    monkeypatch.setattr(interruption, "LONG_STEP_MACS", 1)
    if when == "never":
        ended = trained(small_experiment(steps=2))
    else:
        owner, name = (initialize, "_fill_normal") if when == "in a layer" else (Lockstep, "step")
        ended, _ = stopped_in(monkeypatch, owner, name, "release")
    assert ended.end.reason is not EndReason.FAILED
    assert len(lanes) == 0


def test_that_nothing_is_left_of_a_run_that_failed_though_its_record_is_kept(
    tmp_path: Path, lanes: weakref.WeakSet[Lane]
) -> None:
    run = Run(small_experiment(steps=2), save_to=tmp_path / "no folder" / "x.safetensors")
    run.control.run()
    ended = finished(run)
    assert ended.record.error is not None
    assert len(lanes) == 0


def test_that_memory_is_looked_at_when_the_run_before_has_let_go_of_its_own(
    monkeypatch: pytest.MonkeyPatch, lanes: weakref.WeakSet[Lane]
) -> None:
    found: list[int] = []
    monkeypatch.setattr(session, "check_fits", lambda *_: found.append(len(lanes)))
    worker = Worker(start.train)
    runs = [Run(small_experiment(steps=2), is_kept=True) for _ in range(3)]
    for run in runs:
        listener, record = run.listen(), RunRecord(run.experiment, run.layout)
        run.control.run()
        worker.start(run)
        while record.state is not RunState.ENDED:
            time.sleep(0.01)
            record.fold(listener.take())
        assert (record.error, len(lanes)) == (None, 2)
    runs[-1].control.release()
    assert worker.wait(_PATIENCE_S)
    assert (found, len(lanes)) == ([0, 0, 0], 0)


_PATIENCE_S = 60.0
_MODE = tuning.ExecutionMode(2, 1, "contiguous")
