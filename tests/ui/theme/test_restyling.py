"""What a change of theme or text size restyles, and what it leaves alone: that costs the time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDockWidget, QLabel, QWidget
from typing_extensions import override

from explorer.runs.run import Run
from explorer.ui.export.picture_layout import PictureLayout, laid_out
from explorer.ui.export.pictures import image
from explorer.ui.inspector.source_view import SourceView
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed

_POINTS = 10.0


class _Styled(QObject):
    """Notes which widgets are styled, by their `id`."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[int] = set()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.ids.add(id(watched))
        return False


@contextmanager
def noted(widgets: list[QWidget]) -> Iterator[_Styled]:
    styled = _Styled()
    for widget in widgets:
        widget.installEventFilter(styled)
    yield styled
    for widget in widgets:
        widget.removeEventFilter(styled)


def texts(window: MainWindow) -> list[QWidget]:
    """Return all of a window but menus, and what has a size of text of its own."""
    own = {each for view in window.findChildren(SourceView) for each in view.findChildren(QWidget)}
    own |= {*window.findChildren(SourceView), window.findChild(QLabel, "inspector.name")}
    inside = (each for each in window.findChildren(QWidget) if each.window() is window)
    return [each for each in inside if each not in own]


def test_that_another_size_of_text_reaches_every_widget_but_styles_boxes_alone(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 5)
    everything = window.findChildren(QWidget)
    with noted(everything) as styled:
        window.appearance.choose_font_percent(150)
    assert {each.font().pointSizeF() for each in texts(window)} == {1.5 * _POINTS}
    assert styled.ids >= {id(each) for each in everything if isinstance(each, QCheckBox)}
    assert len(styled.ids) < len(everything) / 3
    window.appearance.choose_font_percent(100)
    assert {each.font().pointSizeF() for each in texts(window)} == {_POINTS}


def test_that_boxes_and_chips_grow_and_shrink_with_their_text(window: MainWindow) -> None:
    kinds = (QCheckBox, QComboBox, ArmChip)
    boxes = [each for kind in kinds for each in window.findChildren(kind) if each.isVisible()]
    assert {type(each) for each in boxes} >= {QCheckBox, ArmChip}

    def heights() -> list[int]:
        return [each.minimumSizeHint().height() for each in boxes]

    before = heights()
    window.appearance.choose_font_percent(200)
    assert all(after > least for after, least in zip(heights(), before, strict=True))
    window.appearance.choose_font_percent(100)
    assert heights() == before


def test_that_a_docks_title_is_written_in_the_chosen_size(window: MainWindow) -> None:
    """Qt writes it in the font of the start as long as the dock has the application's."""
    docks = window.findChildren(QDockWidget)
    docks[0].setFloating(True)
    window.appearance.choose_font_percent(150)
    QApplication.processEvents()
    for dock in docks:
        assert dock.font().pointSizeF() == 1.5 * _POINTS
        assert dock.font() != QApplication.font("QDockWidget")


@pytest.mark.parametrize("stem", ["loss", "gradient_heat_maps", "gradient_profile"])
def test_that_a_picture_in_another_theme_styles_nothing_beside_it(
    window: MainWindow, run: Run, stem: str
) -> None:
    feed(window, run, 5)
    exhibit = next(each for each in window.exporter.exhibits() if each.file_stem == stem)
    everything = window.findChildren(QWidget)
    parts = [exhibit.widget, *exhibit.widget.findChildren(QWidget)]
    with noted(everything) as styled, laid_out(exhibit, PictureLayout("projector")):
        assert image(exhibit.widget).size().isValid()
    assert styled.ids
    assert styled.ids <= {id(each) for each in parts}
