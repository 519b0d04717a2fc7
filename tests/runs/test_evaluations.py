from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.evaluations import Evaluations
from explorer.runs.events import Evaluated, EvaluationScores
from explorer.runs.heldout_series import HeldoutSeries
from explorer.runs.history import History
from explorer.runs.layout import RowLayout
from explorer.runs.row_store import Bounds
from explorer.runs.score import ERROR, LOSS
from tests.records import small_experiment

_SMALL = Bounds(exact_rows=8, exact_bytes=10_000, older_rows=64, older_bytes=10_000)


def test_that_what_was_added_comes_back_for_each_seed() -> None:
    scores = Evaluations("A", (3, 4))
    added = [
        Evaluated(10, "A", 0.1 + 0.2, 1 / 3, 3),
        Evaluated(10, "A", 0.7, 0.5, 4, EvaluationScores(float("inf"), 0.25)),
        Evaluated(20, "A", float("nan"), 0.9, 4),
    ]
    for event in added:
        scores.add(event, event.seed or 0)
    assert scores.events(3) == (added[0],)
    assert scores.events(4)[0] == added[1]
    assert repr(scores.events(4)[1]) == repr(added[2])
    assert (len(scores), scores.finished, scores.count) == (2, 1, 3)


def test_that_the_nearest_evaluation_is_found() -> None:
    scores = Evaluations("A", (0,))
    assert scores.nearest(5) is None
    for step in (10, 20, 30):
        scores.add(Evaluated(step, "A", step, 0.5), 0)
    found = [scores.nearest(step) for step in (1, 15, 16, 29, 99)]
    assert found == [0, 0, 1, 2, 2]


def test_that_very_many_evaluations_take_no_more_and_keep_their_steps() -> None:
    scores = Evaluations("A", (0,), _SMALL)
    sizes = []
    for step in range(1, 2_001):
        scores.add(Evaluated(step, "A", float(step), step / 2_000), 0)
        sizes.append(scores.nbytes)
    assert max(sizes) == sizes[100] == sizes[-1]
    events = scores.events(0)
    assert len(events) < 80
    assert [each.step for each in events[:1] + events[-7:]] == [1, *range(1_994, 2_001)]
    assert all(each.loss == each.step for each in events)
    for step in (3, 777, 1_500, 2_000):
        steps, numbers = scores.read(scores.nearest(step), scores.nearest(step) + 1)
        assert (
            steps[0]
            == numbers[0, 0, 0]
            == min((each.step for each in events), key=lambda each: (abs(each - step), each))
        )


def fed(count: int) -> History:
    history = History(RowLayout.of(small_experiment()))
    scores = np.random.default_rng(0).uniform(0.2, 0.6, count)
    scores[[123, 4_567]] = 0.01, 0.99
    for step, error in enumerate(scores, 1):
        again = EvaluationScores(error, 1 - error)
        history.add_evaluation(Evaluated(step, "A", error, error, 0, again))
    return history


def test_that_marks_are_bounded_and_keep_the_extremes() -> None:
    history = fed(9_000)
    marks = HeldoutSeries(history, ERROR, "A", most_groups=2_048)
    marks.update()
    assert marks._groups.steps == 8_999
    assert len(marks._groups) <= 2_048
    steps, shown, _ = marks.shown()
    assert len(shown) <= 2_002
    assert (shown.min(), shown.max()) == pytest.approx((1, 99))
    assert steps[shown.argmax()] == pytest.approx(124, abs=8)
    assert steps[shown.argmin()] == pytest.approx(4_568, abs=8)


def test_that_marks_look_at_each_evaluation_once(monkeypatch: pytest.MonkeyPatch) -> None:
    history = fed(5_000)
    marks = HeldoutSeries(history, LOSS, "A")
    marks.update()
    read: list[int] = []
    scores = history.evaluations_of("A")
    original = scores.read

    def counting(begin: int, end: int) -> object:
        read.append(end - begin)
        return original(begin, end)

    monkeypatch.setattr(scores, "read", counting)
    for step in range(5_001, 5_011):
        history.add_evaluation(Evaluated(step, "A", 0.5, 0.5, 0))
        marks.update()
        marks.shown()
    assert sum(read) == 20
