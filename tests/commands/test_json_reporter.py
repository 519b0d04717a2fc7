"""What a run tells comes out in the order of the steps, as the record holds it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from explorer.commands.json_reporter import JsonReporter
from explorer.runs.events import Evaluated, StateChanged
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState


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
