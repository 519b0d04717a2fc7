"""The small box beside a cross-hair with the numbers of all arms."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.kit.view_title import NO_LIMIT_PX
from explorer.ui.theme.palette import Theme

Lines = list[tuple[str, str, tuple[str, ...]]]
"""Of each arm its label, colour and numbers."""

_OFF_PX = 10


class ReadingBox(QLabel):
    """Lies over a view, lets the mouse through, and stays clear of the place that it describes."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._under = over
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self.setStyleSheet(
            f"background: {theme.window}; color: {theme.text}; "
            f"border: 1px solid {theme.border}; border-radius: 3px; padding: 2px 5px;"
        )

    def show_reading(self, place: QPoint, heading: str, lines: Lines) -> None:
        """Show a heading, and a line an arm, beside a place.

        Of numbers that a narrow view has no room for the last are left out: another box may stand
        over the view beside it. A heading that is too long for what is in sight of it is wrapped.
        """
        window = self._under.window()
        if self.parentWidget() is not window:
            self.setParent(window)  # with many arms it is higher than a low view
        region = self._under.visibleRegion().boundingRect()  # less than the view where it scrolls
        region = self._under.rect() if region.isEmpty() else region
        seen = QRect(self._under.mapTo(window, region.topLeft()), region.size())
        self.setWordWrap(False)
        self.setMinimumWidth(0)
        self.setMaximumWidth(NO_LIMIT_PX)
        for shown in range(max((len(cells) for _, _, cells in lines), default=0), -1, -1):
            self.setText(
                _table(heading, [(label, colour, cells[:shown]) for label, colour, cells in lines])
            )
            self.adjustSize()
            if shown <= 1 or self.width() <= seen.width():
                break
        if self.width() > seen.width():
            self.setWordWrap(True)
            self.setFixedWidth(max(seen.width(), self.minimumSizeHint().width()))
            self.adjustSize()
        at = self._under.mapTo(window, place)
        left = at.x() + _OFF_PX
        if left + self.width() > seen.right():
            left = at.x() - _OFF_PX - self.width()
        # Beside the place and over this view alone: another box may stand over the next one.
        left = max(seen.left(), min(left, seen.right() - self.width()))
        top = min(at.y(), window.height() - self.height())
        self.move(max(0, left), max(0, top))
        self.show()
        self.raise_()


def _table(heading: str, lines: Lines) -> str:
    columns = max((len(cells) for _, _, cells in lines), default=0) + 1
    rows = [f"<tr><td colspan='{columns}'><b>{html.escape(heading)}</b></td></tr>"]
    for label, colour, cells in lines:
        parts = "".join(
            f"<td style='padding-left:8px; white-space:pre'>{html.escape(cell)}</td>"
            for cell in cells
        )
        rows.append(f"<tr><td style='color:{colour}'><b>{html.escape(label)}</b></td>{parts}")
    return f"<table cellspacing='0'>{''.join(rows)}</table>"
