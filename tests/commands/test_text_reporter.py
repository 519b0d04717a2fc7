"""What a person at a terminal is told of a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from explorer.commands.text_reporter import TextReporter
from explorer.runs.events import (
    DatasetFound,
    EvaluationScores,
    Event,
    Saved,
    ScoredOnTest,
    StateChanged,
)
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from tests.records import made_rows, small_experiment


@pytest.mark.parametrize("is_saved", [False, True])
def test_that_only_a_run_that_was_saved_is_said_to_be_resumable(
    is_saved: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    record, reporter = RunRecord(first_experiment()), TextReporter(Path("run.safetensors"))
    stopped = StateChanged(RunState.ENDED, EndReason.STOPPED)
    events: list[Event] = [Saved(0, "run.safetensors"), stopped] if is_saved else [stopped]
    for event in events:
        record.fold([event])
        reporter.report(event, record)
    reporter.close()
    lines = capsys.readouterr().out.splitlines()
    assert ("resume with `train --out run.safetensors --resume`" in lines) is is_saved


def test_that_the_end_says_what_the_mean_is_of(capsys: pytest.CaptureFixture[str]) -> None:
    record = RunRecord(small_experiment(repeats=3))
    rows = made_rows(record, 2)
    rows[:, [record.history.layout.arm("A", seed).loss for seed in range(3)]] = 0.5, 2.5, np.nan
    rows[:, [record.history.layout.arm("B", seed).loss for seed in range(3)]] = 0.1, 0.2, 0.3
    end = StateChanged(RunState.ENDED, EndReason.FINISHED)
    record.fold([rows, end])
    reporter = TextReporter(None)
    reporter.report(rows, record)
    reporter.report(end, record)
    reporter.close()
    lines = capsys.readouterr().out.splitlines()
    assert "step 2  A: training loss 1.500, mean of 2 of 3 seeds, 1 diverged" in lines
    assert "step 2  B: training loss 0.200, mean of 3 seeds" in lines


def _printed(record: RunRecord, events: list[Event], capsys: pytest.CaptureFixture[str]) -> str:
    reporter = TextReporter(None)
    for event in events:
        record.fold([event])
        reporter.report(event, record)
    reporter.close()
    return capsys.readouterr().out


_END = StateChanged(RunState.ENDED, EndReason.FINISHED)


def test_that_a_test_is_told_apart_from_what_is_held_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record = RunRecord(small_experiment())
    events: list[Event] = [
        DatasetFound(("a", "b"), (30, 30), (20, 20), test=(10, 11)),
        ScoredOnTest(12, "B", 0.5, 0.125, 0, EvaluationScores(0.25, 0.0625)),
        _END,
    ]
    lines = _printed(record, events, capsys).splitlines()
    assert "40 held out, 21 for the test; 30 + 20 + 10 to 11 of each class" in lines[0]
    assert lines[1:] == [
        "step 12  B resnet-20-b: test loss 0.500, error 12.5%; with batch-norm statistics "
        "re-estimated: loss 0.250, error 6.2%",
        "finished after 0 steps",
    ]


def test_that_the_end_says_the_mean_of_the_tests_and_of_how_many(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record = RunRecord(small_experiment(repeats=3))
    events: list[Event] = [ScoredOnTest(12, "A", 1.0 + seed, 0.5, seed) for seed in (0, 2)]
    lines = _printed(record, [*events, _END], capsys).splitlines()
    assert lines[1] == "step 12  A plain-20 seed 2: test loss 3.000, error 50.0%"
    assert lines[2].endswith("A: test loss 2.000, error 50.0%, mean of 2 of 3 seeds, 1 diverged")
