from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.formula import block_equations
from explorer.network.presets import preset
from explorer.ui.inspector.formula_view import FormulaView
from explorer.ui.theme.palette import THEMES, Theme


@pytest.fixture
def view(qtbot: QtBot) -> FormulaView:
    made = FormulaView("formula")
    qtbot.addWidget(made)
    return made


def show(view: FormulaView, theme: Theme, *, marked: str = "") -> None:
    plan = expand(preset("resnet-50-imagenet"))
    view.apply_theme(theme)
    view.show_equations(list(block_equations(plan, plan.stages[0].first)), marked)


def colours(view: FormulaView) -> set[str]:
    image = view.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_that_a_narrow_view_breaks_its_equations_and_gets_higher(view: FormulaView) -> None:
    show(view, THEMES["light"])
    heights = [view.heightForWidth(width) for width in (2_000, 260, 130)]
    assert heights[0] < heights[1] < heights[2]


@pytest.mark.parametrize("name", THEMES)
def test_that_only_the_symbols_of_the_marked_layer_stand_out(view: FormulaView, name: str) -> None:
    theme = THEMES[name]
    view.resize(400, 200)
    show(view, theme)
    mark = QColor(theme.band[1]).name()
    assert mark not in colours(view)
    show(view, theme, marked="layer1.0.conv2")
    assert mark in colours(view)
    assert QColor(theme.accent).name() in colours(view)


def test_that_a_screen_reader_gets_the_equations_and_an_empty_view_is_hidden(
    view: FormulaView,
) -> None:
    show(view, THEMES["light"])
    assert view.accessibleName().startswith("y = ReLU(F(x) + BN_s(W_s * x))")
    view.show_equations([])
    assert view.isHidden()
