"""What comes after the current step can be covered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.errors import UserError
from explorer.runs.events import Diverged
from explorer.runs.record import RunRecord
from explorer.ui.theme.palette import LIGHT
from tests.records import fed_record
from tests.ui.plots.conftest import Shared


@pytest.fixture
def record() -> RunRecord:
    return fed_record(steps=20)


def test_that_curves_are_covered_right_of_the_current_step(
    shared: Shared, record: RunRecord
) -> None:
    loss = shared.loss()
    loss.show_records([record])
    shared.step_cursor.pick(9)
    assert loss.curtain.place is None
    shared.step_cursor.cover(on=True)
    assert loss.curtain.place == 10
    shared.step_cursor.pick(14)
    assert loss.curtain.place == 15
    view, picture = loss.plot.getViewBox(), loss.plot.grab().toImage()
    for step, is_covered in ((5, False), (18, True)):
        (_, (low, high)) = view.viewRange()
        column = {
            picture.pixelColor(loss.plot.mapFromScene(view.mapViewToScene(QPointF(step, y)))).name()
            for y in (low + (high - low) * share / 50 for share in range(1, 50))
        }
        assert (column == {QColor(LIGHT.window).name()}) is is_covered


def test_that_nothing_is_covered_while_the_run_is_followed(
    shared: Shared, record: RunRecord
) -> None:
    loss, maps = shared.loss(), shared.heat_maps()
    for view in (loss, maps):
        view.show_records([record])
    shared.step_cursor.cover(on=True)
    shared.step_cursor.pick(9)
    assert loss.curtain.place == 10
    assert maps.strips["A"].curtain.place == 9.5
    shared.step_cursor.pick(None)
    assert loss.curtain.place is None
    assert maps.strips["A"].curtain.place is None


def test_that_the_curtain_follows_the_unit_of_the_axis(shared: Shared, record: RunRecord) -> None:
    loss = shared.loss()
    loss.show_records([record])
    shared.step_cursor.cover(on=True)
    shared.step_cursor.pick(9)
    loss.controls.unit.menu().actions()[2].trigger()
    assert loss.curtain.place == pytest.approx(1.0)


def test_that_the_mouse_reads_nothing_behind_the_curtain(shared: Shared, record: RunRecord) -> None:
    loss = shared.loss()
    loss.show_records([record])
    shared.step_cursor.pick(9)
    shared.step_cursor.cover(on=True)
    loss.plot.hovered.emit(QPointF(15, 0))
    assert loss.reading.isHidden()
    assert shared.cross_hair.row is None
    loss.plot.hovered.emit(QPointF(5, 0))
    assert not loss.reading.isHidden()


def test_that_no_legend_tells_of_a_divergence_that_is_covered(
    shared: Shared, record: RunRecord
) -> None:
    record.fold([Diverged(15, "A", 0, UserError("Test", "A diverged"))])
    views = (loss, profile, maps) = shared.loss(), shared.profile(), shared.heat_maps()
    for view in views:
        view.show_records([record])
        view.apply_theme(LIGHT)
    told = [lambda: loss.text_for("A"), lambda: profile.text_for("A"), maps._heading._diverged.text]
    assert all("step 15" in each() for each in told)
    shared.step_cursor.pick(9)
    shared.step_cursor.cover(on=True)
    assert not any("step 15" in each() for each in told)
    shared.step_cursor.pick(14)
    assert all("step 15" in each() for each in told)
    shared.step_cursor.pick(13)
    shared.step_cursor.cover(on=False)
    assert all("step 15" in each() for each in told)
