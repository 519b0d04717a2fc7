"""Facts as a table: words on the left, a column for each part, a bar for each share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.ui.inspector.facts import ROWS, Fact, row_words
from explorer.ui.theme.palette import Theme

_COLUMNS = 2
_BAR_PX = 5


class FactsTable(QWidget):
    """The facts of one part, or of two beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column + 1, 1)
        self._labels: dict[str, QLabel] = {}
        self.cells: dict[tuple[str, int], FactCell] = {}
        for index, row in enumerate(ROWS):
            words, tip = row_words(row)
            label = QLabel(words)
            label.setProperty("role", "muted")
            label.setToolTip(tip)
            grid.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
            self._labels[row] = label
            for column in range(_COLUMNS):
                cell = FactCell(f"inspector.{row}.{column}", tip)
                grid.addWidget(cell, index, column + 1)
                self.cells[row, column] = cell

    def show_facts(
        self, columns: Sequence[Mapping[str, Fact] | None], colours: Sequence[str]
    ) -> None:
        """Show one part's facts, or two; what differs between two is in bold.

        Args:
            columns: The facts of each; None leaves its column empty.
            colours: Of the bars of each.
        """
        given = [each for each in columns if each is not None]
        for row in ROWS:
            texts = {each[row].text if row in each else "" for each in given}
            self._labels[row].setVisible(any(row in each for each in given))
            for column in range(_COLUMNS):
                each = columns[column] if column < len(columns) else None
                fact = each.get(row) if each else None
                cell = self.cells[row, column]
                cell.setVisible(column < len(columns) and self._labels[row].isVisibleTo(self))
                colour = colours[column] if column < len(colours) else ""
                cell.show_fact(fact, colour, is_different=len(texts) > 1)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for cell in self.cells.values():
            cell.bar.apply_theme(theme)


class FactCell(QWidget):
    """A number, and below it a bar with its share."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._tip = tip
        self.value = QLabel()
        self.value.setObjectName(name)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.share = QLabel()
        self.share.setObjectName(f"{name}.share")
        self.share.setProperty("role", "muted")
        self.bar = ShareBar()
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.bar, stretch=1)
        line.addWidget(self.share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.value)
        whole.addLayout(line)

    def show_fact(self, fact: Fact | None, colour: str, *, is_different: bool) -> None:
        """Show a number, or that there is none."""
        self.value.setText(fact.text if fact else "—")
        exact = fact.exact if fact else ""
        self.setToolTip(f"{self._tip}\n{exact}" if exact else self._tip)
        font = self.value.font()
        font.setBold(is_different)
        self.value.setFont(font)
        share = fact.share if fact else None
        self.share.setText(fact.share_text if fact else "")
        self.share.setVisible(share is not None)
        self.bar.setVisible(share is not None)
        self.bar.show_share(share or 0.0, colour)


class ShareBar(QWidget):
    """How much of the whole a part takes; the longest bar is all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._colour = ""
        self._theme: Theme | None = None
        self.setFixedHeight(_BAR_PX)

    def show_share(self, share: float, colour: str) -> None:
        """Show a share, 0 to 1."""
        self._share, self._colour = share, colour
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, _BAR_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.border))
        if self._share > 0:
            width = max(2.0, self._share * self.width())  # a small share is not none
            colour = QColor(self._colour or self._theme.accent)
            painter.fillRect(QRectF(0, 0, width, self.height()), colour)
