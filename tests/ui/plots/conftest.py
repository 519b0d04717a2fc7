"""Views that stand alone, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.plots.curve_plot import CurvePlot, error_plot, loss_plot
from explorer.ui.plots.gradient_profile import GradientProfile
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.quantity_choice import QuantityChoice
from explorer.ui.state.selection import Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import LIGHT

_View = TypeVar("_View", CurvePlot, GradientProfile, HeatMaps)


class Shared:
    """What views share with each other, and makes them."""

    def __init__(self) -> None:
        self.selection = Selection()
        self.step_cursor = StepCursor()
        self.cross_hair = CrossHair()
        self.quantity_choice = QuantityChoice()
        self.scales = LiveScales()
        self.views: list[QWidget] = []

    def loss(self) -> CurvePlot:
        return self._shown(loss_plot(self.step_cursor, self.cross_hair))

    def error(self) -> CurvePlot:
        return self._shown(error_plot(self.step_cursor, self.cross_hair))

    def profile(self) -> GradientProfile:
        shared = self.step_cursor, self.cross_hair, self.quantity_choice
        return self._shown(GradientProfile(self.selection, *shared))

    def heat_maps(self) -> HeatMaps:
        shared = self.step_cursor, self.cross_hair, self.scales, self.quantity_choice
        return self._shown(HeatMaps(self.profile().plot, self.selection, *shared))

    def _shown(self, view: _View) -> _View:
        self.views.append(view)
        view.apply_theme(LIGHT)
        view.resize(900, 300)
        view.show()
        return view


@pytest.fixture
def shared(qtbot: QtBot) -> Iterator[Shared]:
    shared = Shared()
    yield shared
    for view in shared.views:
        view.close()
        view.deleteLater()
        vars(view).clear()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
