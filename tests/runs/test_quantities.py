"""What is recorded of the parts of a network, and in which columns it stands."""

from __future__ import annotations

import pytest
from hypothesis import given

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.layout import LANE_SCALARS, SECONDS, RowLayout
from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    GRADIENT_NORM,
    OPTIONAL,
    QUANTITIES,
    RESPONSE_DEVIATION,
    UPDATE_RATIO,
    WEIGHT_NORM,
    Quantity,
)
from explorer.runs.settings import TrainSettings
from tests.runs.experiments import experiments


def test_that_no_two_quantities_share_a_name_in_any_file_or_on_the_screen() -> None:
    for names in (
        [each.name for each in QUANTITIES],
        [each.json_key for each in QUANTITIES],
        [str(each.title) for each in QUANTITIES],
        [str(each.meaning) for each in QUANTITIES],
    ):
        assert len(set(names)) == len(QUANTITIES)
    reserved = {*LANE_SCALARS, "event", "step", "arm", "seed", "lr"}
    assert reserved.isdisjoint(name for each in QUANTITIES for name in (each.name, each.json_key))


def test_that_a_name_can_stand_between_slashes_and_in_a_csv_header() -> None:
    for each in QUANTITIES:
        assert each.name.isidentifier()
        assert each.json_key.isidentifier()


def test_that_each_quantity_with_a_switch_is_recorded_only_when_it_is_on() -> None:
    always = (GRADIENT_NORM, WEIGHT_NORM, UPDATE_RATIO)
    assert tuple(each for each in QUANTITIES if each.is_recorded(TrainSettings())) == always
    assert {BLOCK_GRADIENT_NORM, RESPONSE_DEVIATION, GRADIENT_COSINE} <= set(OPTIONAL)
    for quantity in OPTIONAL:
        settings = TrainSettings(measure=(quantity.name,))
        recorded = [each for each in QUANTITIES if each.is_recorded(settings)]
        assert recorded == [*always, quantity]


def test_that_what_nobody_can_measure_is_refused_by_name() -> None:
    with pytest.raises(
        UserError, match="no quantity is called 'sharpness'; those that can be measured are block_"
    ):
        first_experiment().settings_edited(measure=("sharpness",))


@pytest.mark.parametrize(
    ("quantity", "parts"),
    [
        (GRADIENT_NORM, 20 + 2),  # both projections are weighted layers
        (BLOCK_GRADIENT_NORM, 9),
        (RESPONSE_DEVIATION, 19 + 2),  # all but the head
        (GRADIENT_COSINE, 20 + 2),
    ],
)
def test_that_a_quantity_has_a_number_for_each_of_its_parts(quantity: Quantity, parts: int) -> None:
    plan = expand(preset("resnet-20").edited(shortcut="B"))
    names = quantity.parts(plan)
    assert len(names) == len(set(names)) == parts
    modules = {layer.name for layer in plan.weighted}
    modules |= {block.name for stage in plan.stages for block in stage.blocks}
    assert set(names) <= modules
    assert ("fc" in names) == (quantity.part == "layer")


def test_that_only_the_cosine_can_be_negative() -> None:
    assert [each for each in QUANTITIES if not each.is_logarithmic] == [GRADIENT_COSINE]


def test_that_arms_of_different_depth_have_columns_of_their_own_number() -> None:
    experiment = first_experiment().with_network("B", preset("resnet-20-digits"))
    layout = RowLayout.of(experiment.edited(repeats=2))
    widths = [lane.stop - lane.start for lane in layout.lanes]
    assert widths == [3 + 3 * 56] * 2 + [3 + 3 * 20] * 2
    assert layout.width == SECONDS + 1 + sum(widths)
    assert layout.quantities == (GRADIENT_NORM, WEIGHT_NORM, UPDATE_RATIO)
    assert [lane.arm for lane in layout.arms] == ["A", "B"]
    assert layout.seeds == (0, 1)


@given(experiments())
def test_that_the_columns_of_any_experiment_cut_its_row_into_pieces(experiment: Experiment) -> None:
    layout = RowLayout.of(experiment)
    names = layout.columns
    assert len(set(names)) == len(names) == layout.width
    found = [SECONDS]
    for arm in experiment.arms:
        plan = expand(arm.network)
        for seed in experiment.seeds:
            lane = layout.arm(arm.label, seed)
            prefix = f"{arm.label}/{seed}"
            found += [lane.loss, lane.error_rate, lane.learning_rate]
            assert names[lane.loss] == f"{prefix}/loss"
            for quantity in QUANTITIES:
                columns = lane.columns(quantity)
                parts = quantity.parts(plan) if quantity.is_recorded(experiment.settings) else ()
                assert lane.parts_of(quantity) == parts
                assert lane.has(quantity) == bool(parts)
                assert names[columns] == tuple(f"{prefix}/{quantity.name}/{p}" for p in parts)
                found += range(columns.start, columns.stop)
            assert found[-1] + 1 == lane.stop
    assert found == list(range(layout.width))


@given(experiments())
def test_that_any_layout_is_known_again_by_the_names_of_its_columns(
    experiment: Experiment,
) -> None:
    layout = RowLayout.of(experiment)
    again = RowLayout.from_columns(layout.columns)
    assert again == layout
    assert again.columns == layout.columns


_LANE = [f"A/0/{each}" for each in LANE_SCALARS]


@pytest.mark.parametrize(
    "names",
    [
        ["seconds"],
        ["seconds", "loss"],
        ["seconds", "A/0"],
        ["seconds", *_LANE, "A"],
        ["seconds", *_LANE, "A/0/gradient_norm"],
        ["seconds", *_LANE, "A/first/loss", "A/first/error_rate", "A/first/learning_rate"],
        ["seconds", *_LANE, "A/0/gradient_norm/a", "A/0/weight_norm/a", "A/0/gradient_norm/b"],
        ["seconds", *_LANE, *(f"B/0/{each}" for each in LANE_SCALARS), *_LANE],
    ],
)
def test_that_a_damaged_header_is_refused_and_not_guessed_at(names: list[str]) -> None:
    with pytest.raises(ValueError, match=r"must|invalid literal"):
        RowLayout.from_columns(names)
