"""How a picture is laid out: its theme and its width, whatever those of the window are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtWidgets import QWidget

from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.view import Exhibit
from explorer.ui.theme.palette import LIGHT, THEMES, Theme

Unit = Literal["mm", "px"]

_MM_PER_INCH = 25.4
_PRINT_DPI = 300
_PX_SCALE = 2
"""Pixels of a PNG for each that it is laid out in: at 1, text would be small on a slide."""
_LEAST_HEIGHT, _MOST_HEIGHT = 0.3, 1.0
"""Of the width."""


@dataclass(frozen=True)
class PictureLayout:
    """What a person has chosen; without a width it is that of the view.

    Attributes:
        theme: The name of a theme; None is that of the window.
        width: In `unit`.
        unit: Millimetres on paper, where text has its size in points, or pixels of a PNG.
    """

    theme: str | None = None
    width: int | None = None
    unit: Unit = "mm"

    @property
    def colours(self) -> Theme | None:
        """The theme; the light one is on white paper."""
        if self.theme is None:
            return None
        theme = THEMES[self.theme]
        return replace(theme, window=theme.base) if theme is LIGHT else theme

    def width_px(self, dpi: float) -> int | None:
        """Return in how many pixels of the screen it is laid out."""
        if self.width is None:
            return None
        if self.unit == "px":
            return round(self.width / _PX_SCALE)
        return round(self.width * dpi / _MM_PER_INCH)

    def png_scale(self, dpi: float) -> float:
        """Return the pixels of a PNG for each that it is laid out in."""
        return _PRINT_DPI / dpi if self.width is not None and self.unit == "mm" else _PX_SCALE


@contextmanager
def laid_out(exhibit: Exhibit, layout: PictureLayout) -> Iterator[None]:
    """Lay an exhibit out for its picture; afterwards it is as it was, and was never seen so."""
    widget, theme = exhibit.widget, layout.colours
    width = layout.width_px(widget.logicalDpiX())
    with ExitStack() as stack:
        stack.enter_context(exhibit.sheet(theme))
        if width is not None and not widget.isWindow():
            stack.enter_context(_resized(widget, width))
        _lay_out(widget)
        yield


@contextmanager
def _resized(widget: QWidget, width: int) -> Iterator[None]:
    before = widget.geometry()
    share = min(max(before.height() / max(1, before.width()), _LEAST_HEIGHT), _MOST_HEIGHT)
    height = max(round(width * share), widget.minimumSizeHint().height())
    views = [each.getViewBox() for each in widget.window().findChildren(PlotWidget)]
    for view in views:  # else those that share an axis would show more of it, the wider they are
        view.blockLink(True)
    widget.resize(width, height)
    try:
        yield
    finally:
        widget.setGeometry(before)
        _lay_out(widget)
        for view in views:
            view.blockLink(False)


def _lay_out(widget: QWidget) -> None:
    """Give every part its place at once; otherwise Qt would in its next turn."""
    for each in (widget, *widget.findChildren(QWidget)):
        layout = each.layout()
        if layout is not None:
            layout.activate()
