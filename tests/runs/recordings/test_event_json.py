from __future__ import annotations

import math
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.changes import Extension, LearningRateChange, SkipChange
from explorer.runs.comparison import Confounder, Difference, StartReport
from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    EvaluationScores,
    Event,
    Prepared,
    Saved,
    ScoredOnTest,
    StateChanged,
    Warned,
)
from explorer.runs.progress import Progress
from explorer.runs.recordings.event_json import event_from_json, event_to_json, is_kept
from explorer.runs.state import EndReason, RunState

_EVENTS: tuple[Event, ...] = (
    StateChanged(RunState.RUNNING),
    StateChanged(RunState.ENDED, EndReason.STOPPED, can_go_on=True),
    Prepared(
        device="CPU",
        threads=2,
        memory_format="channels last",
        first_step=3,
        total_steps=100,
        steps_per_epoch={"A": 10, "B": 12},
        train_images=1_500,
        heldout_images=297,
        estimated_s=12.25,
        report=StartReport(1, 2, {"A": "0a", "B": "0b"}, (Difference.SKIP,), (Confounder.WARM_UP,)),
    ),
    DatasetFound(
        ("0", "eins"), (1, 2), (3, 4), (Message("Data", "{n:,} left out").format(n=3),), (5, 6)
    ),
    Evaluated(3, "A", 0.1, 0.5, None, EvaluationScores(1.0, 0.25)),
    Evaluated(4, "B", math.inf, 1.0, 7),
    ScoredOnTest(9, "B", 0.1, 0.2, 0),
    Changed(SkipChange(step=3, residual=True, arm="A")),
    Changed(LearningRateChange(step=3, learning_rate=0.1)),
    Changed(Extension(step=4, steps=10)),
)


@pytest.mark.parametrize("event", _EVENTS, ids=lambda each: type(each).__name__)
def test_that_an_event_comes_back_as_it_was(event: Event) -> None:
    assert event_from_json(*event_to_json(event)) == event


def test_that_a_loss_that_is_no_number_comes_back() -> None:
    event = event_from_json(*event_to_json(Evaluated(1, "A", math.nan, 1.0)))
    assert isinstance(event, Evaluated)
    assert math.isnan(event.loss)


def test_that_a_sentence_is_read_in_the_language_in_use_later() -> None:
    inner = Message("Training", "the rate {rate:.3f}").format(rate=0.25)
    error = UserError("Training", "{what} in {file}").format(what=inner, file=Path("/a/\x1bb"))
    for event in (Diverged(3, "A", 0, error), Warned(error)):
        back = event_from_json(*event_to_json(event))
        assert isinstance(back, Diverged | Warned)
        assert back.error.message.template == "{what} in {file}"
        assert str(back.error) == str(error) == "the rate 0.250 in /a/\\x1bb"


def test_that_what_passes_by_is_not_kept() -> None:
    passing = (Progress(Message("A", "b"), 1, 2, "bytes"), Saved(3, "/home/somebody/run"))
    assert not any(map(is_kept, passing))
    assert all(map(is_kept, _EVENTS))
