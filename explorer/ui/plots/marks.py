"""Marks over a whole plot: selected part, mouse, current step, changes, and a curtain over all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.runs.changes import Change
from explorer.ui.kit.pens import dotted_pen, pen
from explorer.ui.kit.text import change_text
from explorer.ui.theme.palette import Theme

_ABOVE_CURVES = 10
_ABOVE_ALL = 20
_FILL_ALPHA = 56
_POINTS = 8.5
_ROWS = 3
"""Lines that texts are written on, so that those of near steps do not cover each other."""
_GAP_PX = 4
_MOST_HEIGHT = 0.5
"""Of a plot's height, for what was changed."""
_VEIL_ALPHA = 190


class Marks(pg.GraphicsObject):  # type: ignore[misc]
    """They lie above the curves, on all in sight.

    One item paints all: pyqtgraph's lines are an object or two each, and slow to move.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(_ABOVE_CURVES)
        self._theme: Theme | None = None

    def paint_marks(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint in view coordinates, in the area that is in sight."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self._theme = theme
        self.update()

    @override
    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()

    @override
    def boundingRect(self) -> QRectF:
        """Return the area it paints in, all that is in sight."""
        return QRectF(self.getViewBox().viewRect())  # pyqtgraph's own keeps an old one

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what is marked."""
        if self._theme is not None:
            self.paint_marks(painter, self.boundingRect(), self._theme)


class DepthMarks(Marks):
    """Both go over the whole height; on a map lines across mark steps."""

    def __init__(self, *, is_filled: bool) -> None:
        """Begin without marks; an `is_filled` band would change the colours of a map."""
        super().__init__()
        self._is_filled = is_filled
        self.span: tuple[float, float] | None = None
        """From where to where the selected part reaches."""
        self.position: float | None = None
        """Where the mouse is, in this view or another."""
        self.across: float | None = None
        """Height of a line from left to right: the current step."""
        self.hovered: float | None = None
        """Height of a thin one: the step under the mouse."""

    def show_span(self, span: tuple[float, float] | None) -> None:
        """Mark a selected part, or none."""
        if span != self.span:
            self.span = span
            self.update()

    def show_hair(self, position: float | None, hovered: float | None = None) -> None:
        """Mark a layer and a step under the mouse, or none."""
        if (position, hovered) != (self.position, self.hovered):
            self.position, self.hovered = position, hovered
            self.update()

    def show_across(self, across: float | None) -> None:
        """Mark the current step, or none."""
        if across != self.across:
            self.across = across
            self.update()

    @override
    def paint_marks(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        if self.span is not None:
            left, right = self.span
            if self._is_filled:
                shade = QColor(theme.accent)
                shade.setAlpha(_FILL_ALPHA)
                painter.fillRect(QRectF(left, area.top(), right - left, area.height()), shade)
            for colour, width in self._haloed(theme):
                painter.setPen(pen(colour, width))
                painter.drawLine(QLineF(left, area.top(), left, area.bottom()))
                painter.drawLine(QLineF(right, area.top(), right, area.bottom()))
        painter.setPen(pen(theme.muted, 1))
        if self.position is not None:
            painter.drawLine(QLineF(self.position, area.top(), self.position, area.bottom()))
        if self.hovered is not None:
            painter.drawLine(QLineF(area.left(), self.hovered, area.right(), self.hovered))
        if self.across is not None:
            for colour, width in self._haloed(theme):
                painter.setPen(pen(colour, width))
                painter.drawLine(QLineF(area.left(), self.across, area.right(), self.across))

    @staticmethod
    def _haloed(theme: Theme) -> tuple[tuple[str, float], ...]:
        """A line in a wider one of the ground's colour: it is visible on any colour of a map."""
        return (theme.base, theme.thin + 2.5), (theme.accent, theme.thin + 0.5)


class Curtain(Marks):
    """Covers what comes after a step: all to the right of it, or on a map all below."""

    def __init__(self, *, is_upright: bool) -> None:
        """Cover nothing; an `is_upright` one begins at an x, another one at a y."""
        super().__init__()
        self.setZValue(_ABOVE_ALL)
        self._is_upright = is_upright
        self.place: float | None = None
        """Where it begins; None while nothing is covered."""

    def show_from(self, place: float | None) -> None:
        """Cover what lies beyond a place, or nothing."""
        if place != self.place:
            self.place = place
            self.update()

    @override
    def paint_marks(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        if self.place is None:
            return
        covered = QRectF(area)
        pixel_x, pixel_y = self.getViewBox().viewPixelSize()
        beside = theme.line / 2 + 1  # the line of the current step stays in sight
        if self._is_upright:
            covered.setLeft(self.place + beside * pixel_x)
        else:
            covered.setTop(self.place + beside * pixel_y)
        if covered.isValid():
            painter.fillRect(covered, QColor(theme.window))


class ChangeMarks(Marks):
    """A thin upright line for each step with a change, and beside it what was changed."""

    def __init__(self, places_of: Callable[[float, str | None], Sequence[float]]) -> None:
        """Begin without marks.

        `places_of` returns where a step stands on the axis for an arm, or for any.
        """
        super().__init__()
        self._places_of = places_of
        self._changes: Sequence[Change] = ()
        self.texts: dict[float, str] = {}
        """What stands at which step: between the one before and the one after."""
        self.boxes: list[QRectF] = []
        """Where the texts were painted last, in pixels."""

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Mark these changes and no others."""
        if changes == self._changes:
            return
        self._changes = changes
        self.texts = {
            step + 0.5: ", ".join(dict.fromkeys(change_text(each) for each in at_step))
            for step, at_step in groupby(changes, key=lambda change: change.step)
        }
        self.update()

    def placed(self) -> dict[float, str]:
        """Return what stands where on the axis, from left to right."""
        found: dict[float, dict[str, None]] = {}
        for change in self._changes:
            for place in self._places_of(change.step + 0.5, change.arm):
                found.setdefault(place, {})[change_text(change)] = None
        return {place: ", ".join(texts) for place, texts in sorted(found.items())}

    @override
    def paint_marks(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        self.boxes = []
        if not self.texts:
            return
        to_pixels = painter.worldTransform()
        places = [
            (to_pixels.map(QPointF(place, 0)).x(), text) for place, text in self.placed().items()
        ]
        painter.save()
        painter.resetTransform()
        self._paint(painter, to_pixels.mapRect(area), places, theme)
        painter.restore()

    def _paint(
        self, painter: QPainter, area: QRectF, places: list[tuple[float, str]], theme: Theme
    ) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(_POINTS * theme.font_scale)
        painter.setFont(font)
        height = painter.fontMetrics().height()
        ends = [area.left()] * _ROWS
        for x, text in places:
            painter.setPen(dotted_pen(theme.muted, theme.thin))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            if _ROWS * height > _MOST_HEIGHT * area.height():
                continue  # the texts would cover the curves
            width = painter.fontMetrics().horizontalAdvance(text) + 2 * _GAP_PX
            left = x if x + width <= area.right() else x - width
            row = next((row for row in range(_ROWS) if ends[row] <= left), _ROWS - 1)
            ends[row] = left + width
            box = QRectF(left, area.top() + 2 + row * height, width, height)
            self.boxes.append(box)
            veil = QColor(theme.base)
            veil.setAlpha(_VEIL_ALPHA)  # what lies under the text stays visible
            painter.fillRect(box.adjusted(2, 0, -2, 0), veil)
            painter.setPen(QColor(theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
