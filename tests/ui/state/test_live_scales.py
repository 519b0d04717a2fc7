"""One scale for each quantity of the displayed record, whoever looks at it first."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.runs.quantities import (
    GRADIENT_COSINE,
    GRADIENT_NORM,
    RESPONSE_DEVIATION,
    UPDATE_RATIO,
    WEIGHT_NORM,
)
from explorer.runs.record import RunRecord
from explorer.runs.scale import NON_FINITE, ZERO, LinearScale, Scale
from explorer.ui.state.live_scales import LiveScales
from tests.records import fed_record, made_rows, measuring, small_experiment


@pytest.fixture
def scales(qtbot: QtBot) -> LiveScales:
    return LiveScales()


def record_of(norm: float, steps: int = 3, *, ratio: float = 1.0) -> RunRecord:
    """Return a record in which every gradient norm is the same."""
    record = RunRecord(first_experiment())
    grow(record, norm, steps, ratio=ratio)
    return record


def grow(record: RunRecord, norm: float, steps: int, *, ratio: float = 1.0) -> None:
    layout = record.history.layout
    rows = np.ones((steps, layout.width), np.float32)
    for lane in layout.lanes:
        rows[:, lane.columns(GRADIENT_NORM)] = norm
        rows[:, lane.columns(UPDATE_RATIO)] = ratio
    record.fold([rows])


def holds(scale: Scale | None, number: float) -> bool:
    return scale is not None and scale.low <= np.log10(number) <= scale.high


def test_that_whoever_needs_a_quantity_gets_the_same_scale(scales: LiveScales) -> None:
    assert scales.of(GRADIENT_NORM) is scales.of(GRADIENT_NORM)
    assert scales.of(GRADIENT_NORM) is not scales.of(WEIGHT_NORM)


def test_that_there_is_no_scale_before_there_are_numbers(scales: LiveScales) -> None:
    scale = scales.of(GRADIENT_NORM)
    assert scale.scale is None
    scales.refresh()
    scales.follow(RunRecord(first_experiment()))
    scales.refresh()
    assert scale.scale is None


def test_that_a_scale_made_in_the_middle_of_a_run_has_all_its_numbers(scales: LiveScales) -> None:
    scales.follow(record_of(1e-3))
    assert holds(scales.of(GRADIENT_NORM).scale, 1e-3)


def test_that_a_record_that_has_ended_has_its_colours_at_once(
    scales: LiveScales, qtbot: QtBot
) -> None:
    scale = scales.of(GRADIENT_NORM)
    with qtbot.waitSignal(scale.changed):
        scales.follow(record_of(1e-3))
    assert holds(scale.scale, 1e-3)


def test_that_each_quantity_has_the_scale_of_its_own_numbers(scales: LiveScales) -> None:
    norms, ratios = scales.of(GRADIENT_NORM), scales.of(UPDATE_RATIO)
    scales.follow(record_of(1e3, ratio=1e-5))
    assert holds(norms.scale, 1e3)
    assert not holds(norms.scale, 1e-5)
    assert holds(ratios.scale, 1e-5)
    assert not holds(ratios.scale, 1e3)


def test_that_scales_grow_with_the_record(scales: LiveScales, qtbot: QtBot) -> None:
    record = record_of(1.0)
    scale = scales.of(GRADIENT_NORM)
    scales.follow(record)
    grow(record, 1e4, 2)
    assert not holds(scale.scale, 1e4)
    with qtbot.waitSignal(scale.changed):
        scales.refresh()
    assert holds(scale.scale, 1e4)
    assert holds(scale.scale, 1.0)
    with qtbot.assertNotEmitted(scale.changed):
        scales.refresh()


def test_that_nothing_of_the_record_before_is_left(scales: LiveScales) -> None:
    scale = scales.of(GRADIENT_NORM)
    scales.follow(record_of(1e6))
    scales.follow(record_of(1e-6))
    assert holds(scale.scale, 1e-6)
    assert not holds(scale.scale, 1e6)
    scales.follow(RunRecord(first_experiment()))
    assert scale.scale is None
    assert scale.spread.flaws == ()


def test_that_a_change_names_its_quantity(scales: LiveScales) -> None:
    record = RunRecord(small_experiment())
    scales.follow(record)
    for quantity in (GRADIENT_NORM, WEIGHT_NORM):
        scales.of(quantity)
    rows = made_rows(record, 3)
    record.fold([rows])
    changed: list[object] = []
    scales.changed.connect(changed.append)
    scales.refresh()
    assert changed == [GRADIENT_NORM, WEIGHT_NORM]
    for lane in record.history.layout.lanes:
        rows[:, lane.columns(WEIGHT_NORM)] *= 1e4
    record.fold([rows])
    changed.clear()
    scales.refresh()
    assert changed == [WEIGHT_NORM]


def test_that_the_scale_of_cosines_is_fixed_and_has_no_flaws(scales: LiveScales) -> None:
    record = RunRecord(small_experiment())
    rows = made_rows(record, 3)
    rows[1] = np.nan
    record.fold([rows])
    scales.follow(record)
    scale = scales.of(GRADIENT_COSINE)
    scales.refresh()
    assert scale.scale == LinearScale(-1, 1)
    assert scale.flaws == ()
    assert scales.of(GRADIENT_NORM).flaws == (NON_FINITE,)
    rows[1] = 0
    record.fold([rows])
    scales.refresh()
    assert scales.of(GRADIENT_NORM).flaws == (ZERO, NON_FINITE)


def test_that_a_quantity_that_is_not_recorded_has_no_scale(scales: LiveScales) -> None:
    scales.follow(fed_record(measuring(small_experiment())))
    assert scales.of(RESPONSE_DEVIATION).scale is None
