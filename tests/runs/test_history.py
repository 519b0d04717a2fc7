from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.history import History
from explorer.runs.layout import LANE_SCALARS, LaneColumns, RowLayout
from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_NORM,
    OPTIONAL,
    QUANTITIES,
    RESPONSE_DEVIATION,
    WEIGHT_NORM,
)
from tests.records import thinned_record


@pytest.fixture
def layout() -> RowLayout:
    return RowLayout.of(first_experiment())


def columns_of(lane: LaneColumns) -> list[int]:
    """All columns of a lane, in the order in which they are told."""
    found = [lane.loss, lane.error_rate, lane.learning_rate]
    for quantity in QUANTITIES:
        part = lane.columns(quantity)
        found += range(part.start, part.stop)
    return found


@pytest.mark.parametrize("is_all_measured", [False, True])
def test_that_each_number_of_a_row_has_one_column(*, is_all_measured: bool) -> None:
    measured = tuple(each.name for each in OPTIONAL) if is_all_measured else ()
    experiment = first_experiment().settings_edited(measure=measured).edited(repeats=3)
    layout = RowLayout.of(experiment)
    columns = [0]
    for lane in layout.lanes:
        columns += columns_of(lane)
    assert columns == list(range(layout.width))
    assert [(lane.arm, lane.seed) for lane in layout.lanes] == [
        (arm, seed) for arm in "AB" for seed in (0, 1, 2)
    ]
    lane = layout.arm("B", 2)
    assert (len(lane.layers), lane.layers[0], lane.layers[-1]) == (56, "conv1", "fc")
    parts = [len(lane.parts_of(each)) for each in (BLOCK_GRADIENT_NORM, RESPONSE_DEVIATION)]
    assert parts == ([27, 55] if is_all_measured else [0, 0])


def test_that_a_layout_is_known_again_by_the_names_of_its_columns() -> None:
    experiment = (
        first_experiment().settings_edited(measure=("block_gradient_norm",)).edited(repeats=2)
    )
    layout = RowLayout.of(experiment)
    assert layout.columns[:2] == ("seconds", "A/0/loss")
    assert "B/1/gradient_norm/layer2.0.conv1" in layout.columns
    assert len(layout.columns) == layout.width
    assert RowLayout.from_columns(layout.columns) == layout


def test_that_a_number_that_nobody_knows_any_more_keeps_its_column() -> None:
    names = ["seconds", *(f"A/0/{each}" for each in LANE_SCALARS)]
    names += ["A/0/sharpness/conv1", "A/0/gradient_norm/conv1"]
    lane = RowLayout.from_columns(names).arm("A")
    assert lane.columns(GRADIENT_NORM) == slice(5, 6)
    assert lane.columns(WEIGHT_NORM) == slice(6, 6)
    assert lane.stop == 6


@pytest.mark.parametrize(
    "names",
    [[], ["A/0/loss"], ["seconds", "A/0/loss", "A/0/gradient_norm/conv1"]],
)
def test_that_what_are_no_columns_of_a_row_are_refused(names: list[str]) -> None:
    with pytest.raises(ValueError, match="must"):
        RowLayout.from_columns(names)


def test_that_rows_stay_as_they_came_while_the_history_grows(layout: RowLayout) -> None:
    history = History(layout)
    rows = np.random.default_rng(0).random((1_000, layout.width)).astype(np.float32)
    for part in np.array_split(rows, 37):
        history.append(part)
    assert history.steps == 1_000
    assert (history.loss("A") == rows[:, layout.arm("A").loss]).all()
    assert (history.norms("B") == rows[:, layout.arm("B").columns(GRADIENT_NORM)]).all()


def test_that_evaluations_belong_to_their_arm(layout: RowLayout) -> None:
    history = History(layout)
    history.add_evaluation(Evaluated(23, "B", 0.5, 0.1))
    assert history.evaluations("A") == ()
    assert history.evaluations("B") == (Evaluated(23, "B", 0.5, 0.1, seed=0),)


def test_that_speed_is_steps_over_training_seconds(layout: RowLayout) -> None:
    history = History(layout)
    assert history.steps_per_second() == 0
    rows = np.zeros((11, layout.width), dtype=np.float32)
    rows[:, 0] = np.arange(11) * 0.25
    history.append(rows)
    assert history.steps_per_second() == pytest.approx(4)


def test_that_a_run_of_the_most_steps_ends_to_grow_and_its_newest_are_exact() -> None:
    names = ["seconds", "A/0/loss", "A/0/error_rate", "A/0/learning_rate"]
    names += ["A/0/gradient_norm/conv1"]
    history = History(RowLayout.from_columns(names))
    rows, sizes = np.zeros((50_000, len(names)), np.float32), []
    for part in range(200):
        rows[:, 1] = part
        history.append(rows)
        sizes.append(history.nbytes)
    assert history.steps == 10_000_000
    assert max(sizes) < 14 * 2**20
    assert max(sizes[20:]) == min(sizes[20:])
    newest = history.loss("A")[-250_000:]
    assert newest.tolist() == np.repeat(np.arange(195.0, 200), 50_000).tolist()
    assert history.stride == 32


def test_that_each_of_786432_steps_has_its_own_loss() -> None:
    layout = RowLayout.from_columns(["seconds", "A/0/loss", "A/0/error_rate", "A/0/learning_rate"])
    history = History(layout)
    losses = np.random.default_rng(0).random(786_432).astype(np.float32)
    rows = np.zeros((len(losses), 4), np.float32)
    rows[:, 1] = losses
    for part in np.array_split(rows, 31):
        history.append(part)
    assert history.stride == 1
    assert (history.loss("A") == losses).all()
    assert history.kept()[0].start == 0
    assert sum(map(len, history.kept())) == len(losses)


def test_that_a_step_is_found_that_has_all_its_numbers() -> None:
    history = thinned_record(400).history
    losses = [row for rows in history.kept() for row in rows]
    layers = [row for rows in history.norms("A").kept() for row in rows]
    both = sorted({*losses} & {*layers})
    assert 40 < len(both) < 400
    for row in range(400):
        nearest = history.nearest(row)
        assert nearest in both
        assert abs(nearest - row) == min(abs(each - row) for each in both)
        assert history.next_kept(row, 1) == min([each for each in both if each > row] or [399])
        assert history.next_kept(row, -1) == max([each for each in both if each < row] or [0])
