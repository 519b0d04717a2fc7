"""The axes of our plots: quick to paint, opaque, and logarithms marked as powers of ten."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.ui.kit.text import power_of_ten

_POWER_SHARE = 1.4
"""Least distance of two marks on an axis of powers, in heights of their text."""
_LINE_SHARE = 1.2
"""The same of two lines of numbers."""
_INK_SHARE = 0.85
"""Height of what a digit paints, in heights of its line, and a little air."""
_EDGE = 0.12
_FEW_POWERS = 2.5
_PLAIN_POWERS = 4
_SAME = 1e-9


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis that draws itself; pyqtgraph's replays a QPicture, which takes twice as long."""

    picture: tuple[object, ...] | None
    _title_box = QRectF()
    line_pen: QPen
    """Of tick marks and grid lines; opaque, for a transparent line takes 0.5 ms to paint."""

    title = ""
    """What the axis counts, and its unit; painted where the numbers leave room for it."""

    title_below_px = 0.0
    """How much of the upper end is taken by something else."""

    def set_title(self, title: str) -> None:
        """Say what the axis counts."""
        self.title = title
        self.picture = None
        self.update()

    @property
    def text_px(self) -> float:
        """Height of a number beside the axis."""
        return QFontMetricsF(self.style["tickFont"] or QFont()).height()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        # pyqtgraph sets `picture` to None when the axis changes; here it holds what to draw.
        if self.picture is None:
            if self.style["tickFont"]:
                painter.setFont(self.style["tickFont"])
            specs = self.generateDrawSpecs(painter)
            if specs is not None:
                axis, ticks, text = specs
                ticks = [(self.line_pen, begin, end) for _, begin, end in ticks]
                self._title_box = self._place_title(text)
                text = [each for each in text if not each[0].intersects(self._title_box)]
                self.picture = (axis, ticks, text)
        if self.picture is not None:
            self.drawPicture(painter, *self.picture)
            self._paint_title(painter)

    def _place_title(self, numbers: Sequence[tuple[QRectF, int, str]]) -> QRectF:
        """Return where the title stands: at the right end, or upright on the left of the numbers.

        At the right end it takes the place of a number; on the left it may have no room at all.
        """
        metrics = QFontMetricsF(self.style["tickFont"] or QFont())
        width, height = metrics.horizontalAdvance(self.title), metrics.height()
        edges = self.mapRectFromParent(self.geometry())
        if not self.title or not self.style["showValues"]:
            return QRectF()
        if self.orientation == "bottom":
            top = min((box.top() for box, _, _ in numbers), default=edges.bottom() - height)
            return QRectF(edges.right() - width, top, width, height)
        least = min((box.left() for box, _, _ in numbers), default=edges.right())
        edges.setTop(edges.top() + self.title_below_px)
        if edges.left() + height > least or width > edges.height():
            return QRectF()
        return QRectF(edges.left(), edges.center().y() - width / 2, height, width)

    def _paint_title(self, painter: QPainter) -> None:
        box = self._title_box
        if box.isEmpty():
            return
        painter.save()
        painter.setPen(self.textPen())
        if self.style["tickFont"]:
            painter.setFont(self.style["tickFont"])
        if self.orientation != "bottom":
            painter.translate(box.center())
            painter.rotate(-90)
            box = QRectF(-box.height() / 2, -box.width() / 2, box.height(), box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.title)
        painter.restore()


class PowerAxis(Axis):
    """An axis of numbers, or of logarithms to base 10 that is marked 10⁻², 10⁰, 10²."""

    def __init__(self, side: str, *, is_log: bool) -> None:
        super().__init__(side)
        self._is_log = is_log

    def set_log(self, is_log: bool) -> None:
        """Be an axis of logarithms, or no longer."""
        self._is_log = is_log
        self.picture = None
        self.update()

    @override
    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Never more marks than there is room for; those of logarithms are `tickValues`."""
        usual: list[tuple[float, float]] = super().tickSpacing(minVal, maxVal, size)
        least = (maxVal - minVal) / max(1.0, size / (_LINE_SHARE * self.text_px))
        return usual if usual[0][0] >= least else [(_round_step(least), 0)]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if not self._is_log:
            text: list[str] = super().tickStrings(values, scale, spacing)
            return text
        if self._is_narrow(*self.range):
            return [_number(10**value) for value in values]
        return [power_of_ten(round(value)) for value in values]

    @override
    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Of logarithms whole powers alone; over few of them 2 and 5 times each too."""
        low, high = sorted((minVal, maxVal))
        if not self._is_log:
            values: list[tuple[float, list[float]]] = super().tickValues(minVal, maxVal, size)
            return values
        if not self._is_narrow(low, high):
            return [(1, self._powers(low, high, size))]
        powers = range(math.floor(low), math.ceil(high) + 1)
        marks = [power + math.log10(digit) for power in powers for digit in (1, 2, 5)]
        inside = [mark for mark in marks if low <= mark <= high]
        if len(inside) * _LINE_SHARE * self.text_px > size:
            inside = [mark for mark in inside if abs(mark - round(mark)) < _SAME]
        return [(1, inside)]

    def _powers(self, low: float, high: float, size: float) -> list[float]:
        """Return the powers to mark: evenly apart, or the first and the last if it is low."""
        text = (high - low) * self.text_px / max(1.0, size)
        step = max(1, math.ceil(_POWER_SHARE * text))
        even = [
            float(step * each) for each in range(math.ceil(low / step), math.floor(high / step) + 1)
        ]
        first, last = math.ceil(low + text / 2), math.floor(high - text / 2)  # whole, not cut
        if sum(first <= each <= last for each in even) > 1:
            return even
        # One mark alone tells no size.
        has_room = last - first >= _INK_SHARE * text
        return [float(each) for each in (first, last)] if has_room else even

    def _is_narrow(self, low: float, high: float) -> bool:
        return abs(high - low) <= _FEW_POWERS and max(abs(low), abs(high)) <= _PLAIN_POWERS


class DownAxis(Axis):
    """Steps of a low plot: whole numbers, few, "2k" for 2,000."""

    @override
    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """As many marks as fit one below the other."""
        least = (maxVal - minVal) / max(1.0, size / (_LINE_SHARE * self.text_px))
        return [(_round_step(max(least, 1.0)), 0)]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        low, high = sorted(self.range)
        edge = (high - low) * _EDGE  # where half of the text would be cut off
        return [
            _short(round(value)) if low + edge <= value <= high - edge else "" for value in values
        ]


def _round_step(least: float) -> float:
    """Return 1, 2, 4 or 5 times a power of ten, the first that is not less."""
    unit = 10.0 ** math.floor(math.log10(least))
    return next((times * unit for times in (1, 2, 4, 5) if times * unit >= least), 10 * unit)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:.1g}"


def _short(value: int) -> str:
    return f"{value / 1_000:g}k" if value >= 1_000 and value % 100 == 0 else str(value)
