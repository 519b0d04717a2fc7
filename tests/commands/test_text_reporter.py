from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from explorer.commands.text_reporter import TextReporter
from explorer.runs.events import Event, Saved, StateChanged
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from tests.records import made_rows, small_experiment


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


@pytest.mark.parametrize("is_saved", [False, True])
def test_that_only_a_run_that_was_saved_is_said_to_be_resumable(
    is_saved: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    record, reporter = RunRecord(small_experiment()), TextReporter(Path("run.safetensors"))
    stopped = StateChanged(RunState.ENDED, EndReason.STOPPED)
    events: list[Event] = [Saved(0, "run.safetensors"), stopped] if is_saved else [stopped]
    for event in events:
        record.fold([event])
        reporter.report(event, record)
    reporter.close()
    lines = capsys.readouterr().out.splitlines()
    assert ("resume with `train --out run.safetensors --resume`" in lines) is is_saved
