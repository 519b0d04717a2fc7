"""What every level of detail paints with: the painter, the frame, colours and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from explorer.network.plan import NetworkPlan
from explorer.ui.graph.colours import StageColours, ValueColours
from explorer.ui.graph.frame import Frame, smooth
from explorer.ui.graph.kept_pictures import KeptPictures
from explorer.ui.theme.palette import Theme

# Whole numbers: Python puts two of Qt's flags together in longer than a word is drawn.
_CENTRED = (Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip).value
_LEFT = (
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
).value
_FADE_PX = 3.0
"""Text fades in over this much spare room, so that a zoom does not make it jump."""


class TextMetrics:
    """The widths of texts in one font, in pixels, each measured once: repaints ask for the same."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self.metrics = metrics
        self.height = metrics.height()
        self.line_spacing = metrics.lineSpacing()
        self._widths: dict[str, int] = {}

    def width(self, text: str) -> int:
        """Return the width of the widest line."""
        width = self._widths.get(text)
        if width is None:
            width = max(self.metrics.horizontalAdvance(line) for line in text.split("\n"))
            self._widths[text] = width
        return width


@dataclass(frozen=True, slots=True)
class Written:
    """Text that was painted, the box that it must stay in, and the space that it takes."""

    text: str
    box: QRectF
    room: QRectF


@dataclass
class Canvas:
    """One repaint of one network.

    Attributes:
        painter: In pixels; gone once the repaint is done.
        font: Widths in the font that text is written in.
        frame: Where things are.
        theme: The colours of things that are the same in every arm.
        plan: The network.
        stages: The colours of its stages.
        values: The colours of its layers, where they show a value.
        collapsed: Indices of the stages whose equal blocks are collapsed.
        is_cut: Whether the skips are switched off.
        low: The least visible position.
        high: The greatest.
        written: The text painted so far.
        kept: What looks the same from paint to paint.
        opacity: Of the whole, which is less while the run is from before an edit.
    """

    painter: QPainter
    font: TextMetrics
    frame: Frame
    theme: Theme
    plan: NetworkPlan
    stages: StageColours
    values: ValueColours | None
    collapsed: frozenset[int]
    is_cut: bool
    low: float
    high: float
    kept: KeptPictures
    written: list[Written] = field(default_factory=list)
    opacity: float = 1.0

    def fade(self, share: float) -> None:
        """Paint at this share of the opacity of the whole from now on; 1 is all of it."""
        self.painter.setOpacity(share * self.opacity)

    @property
    def full(self) -> int:
        """Resolution of the tallest cells, in pixels of the image."""
        return self.plan.stem[0].out_shape[1]

    def skip_pen(self, width: float, *, is_padded: bool = False) -> QPen:
        """Return the pen of an arc: dashed where it pads, dotted and faint where it is cut."""
        if self.is_cut:
            pen = QPen(QColor(self.theme.disabled), 1)
            pen.setDashPattern([1, 4])
            return pen
        pen = QPen(QColor(self.theme.text), width)
        if is_padded:
            pen.setDashPattern([2.2, 2])
        return pen

    def band(self, number: int) -> QColor:
        """Return the colour behind a stage."""
        return QColor(self.theme.band[(number + 1) % 2])

    def is_visible(self, first: float, last: float) -> bool:
        """Whether anything from one position to another is visible."""
        return last + 0.5 >= self.low and first - 0.5 <= self.high

    def visible_part(self, rect: QRectF) -> QRectF:
        """Return the visible part of a rectangle."""
        left, right = self.frame.x(self.low), self.frame.x(self.high)
        return rect.intersected(QRectF(left, rect.top(), right - left, rect.height()))

    def write(
        self,
        candidates: Sequence[str],
        box: QRectF,
        ink: QColor,
        *,
        is_left: bool = False,
    ) -> bool:
        """Write the first text that fits into a box; return whether one did."""
        font = self.font
        for text in candidates:
            height = font.height + text.count("\n") * font.line_spacing
            if height > box.height() + 2:  # the font's own margins are empty
                continue
            width = font.width(text)
            spare = box.width() - width
            if spare < 0:
                continue
            shown = QColor(ink)
            if text is candidates[-1]:
                shown.setAlphaF(0.25 + 0.75 * smooth(spare, 0, _FADE_PX))
            self.painter.setPen(shown)
            self.painter.drawText(box, _LEFT if is_left else _CENTRED, text)
            room = QRectF(0, 0, width, height - 2)
            room.moveCenter(box.center())
            if is_left:
                room.moveLeft(box.left())
            self.written.append(Written(text, box, room))
            return True
        return False

    def pill(self, text: str, centre: QPointF, room: QRectF) -> bool:
        """Write a text on a plate that stands out from any colour, if it has room."""
        plate = QRectF(0, 0, self.font.width(text) + 14, self.font.height + 2)
        plate.moveCenter(centre)
        if plate.width() > room.width() or plate.height() > room.height() + 2:
            return False
        self.painter.setPen(QPen(QColor(self.theme.text), 1))
        self.painter.setBrush(QColor(self.theme.base))
        self.painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        return self.write([text], plate, QColor(self.theme.text))
