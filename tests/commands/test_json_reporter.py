"""What a run tells comes out in the order of the steps, as the record holds it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from explorer.commands.json_reporter import JsonReporter
from explorer.runs.events import (
    DatasetFound,
    Evaluated,
    EvaluationScores,
    ScoredOnTest,
    StateChanged,
)
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.ui.feeding import PREPARED


def test_that_what_is_reported_of_a_step_follows_its_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Run(first_experiment())
    listener, record, reporter = run.listen(), RunRecord(run.experiment), JsonReporter()
    of_2, of_3 = (Evaluated(step, "A", loss=1.0, error_rate=0.5, seed=0) for step in (2, 3))
    row = np.ones(run.layout.width, dtype=np.float32)
    for told in (row, row, of_2, row, of_3, StateChanged(RunState.ENDED, EndReason.FINISHED)):
        if isinstance(told, np.ndarray):
            run.write(told)
        else:
            run.emit(told)
    for each in listener.take():
        record.fold([each])
        reporter.report(each, record)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    printed = [(line["event"], line.get("step"), line.get("arm")) for line in lines]
    assert printed == [
        *(("step", 1, arm) for arm in "AB"),
        *(("step", 2, arm) for arm in "AB"),
        ("eval", 2, "A"),
        *(("step", 3, arm) for arm in "AB"),
        ("eval", 3, "A"),
        ("end", None, None),
    ]
    assert lines[-1]["steps"] == 3


def test_that_a_test_is_an_event_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    record, reporter = RunRecord(first_experiment()), JsonReporter()
    found = DatasetFound(("a", "b"), (3, 3), (2, 2), test=(4, 5))
    scores = EvaluationScores(0.25, 0.125)
    for event in (found, PREPARED, ScoredOnTest(8, "B", float("nan"), 0.5, 1, scores)):
        record.fold([event])
        reporter.report(event, record)
    start, test = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (start["event"], start["version"]) == ("start", 1)
    assert start["dataset"]["test_images"] == [4, 5]
    assert test == {
        "event": "test", "step": 8, "arm": "B", "seed": 1, "loss": None, "error": 0.5,
        "reestimated_loss": 0.25, "reestimated_error": 0.125,
    }  # fmt: skip
