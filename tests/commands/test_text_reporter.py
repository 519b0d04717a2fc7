"""What a person at a terminal is told of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.commands.text_reporter import TextReporter
from explorer.runs.events import Event, Saved, StateChanged
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState


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
