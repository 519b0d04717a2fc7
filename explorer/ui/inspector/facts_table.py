"""Facts as a table: a column for each part, a bar for each share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.runs.part import Part
from explorer.ui.inspector.facts import ROWS, Fact, facts, row_text
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_COLUMNS = 2
_PAIR_GAP_PX = 4
_BAR_PX = 5
_BAR_LEAST_PX = 16


class FactsTable(QWidget):
    """The facts of one part, each after its name; or of two, side by side under the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._parts: Sequence[Part] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(1)
        self._heads = (_Head(0), _Head(1))
        self._labels: dict[str, QLabel] = {}
        self.cells: dict[tuple[str, int], FactCell] = {}
        for row in ROWS:
            name, tip = row_text(row)
            label = QLabel(name)
            label.setProperty("role", "muted")
            label.setToolTip(tip)
            label.setWordWrap(True)
            self._labels[row] = label
            for column in range(_COLUMNS):
                self.cells[row, column] = FactCell(f"inspector.{row}.{column}", tip)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show one part's facts, or two; what differs between two is in bold."""
        if len(parts) != len(self._parts):
            self._arrange(is_pair=len(parts) > 1)
        self._parts = parts
        columns = [facts(part) for part in parts]
        for column, head in enumerate(self._heads):
            head.setVisible(len(parts) > 1)
            if len(parts) > 1:
                head.show_part(parts[column])
        for row in ROWS:
            is_used = any(row in each for each in columns)
            texts = {each[row].text if row in each else "" for each in columns}
            self._labels[row].setVisible(is_used)
            for column in range(_COLUMNS):
                cell = self.cells[row, column]
                cell.setVisible(is_used and column < len(parts))
                if column < len(parts):
                    cell.show_fact(columns[column].get(row), is_different=len(texts) > 1)
        self._colour()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for head in self._heads:
            head.chip.apply_theme(theme)
        self._colour()

    def _colour(self) -> None:
        if self._theme is None:
            return
        for (_, column), cell in self.cells.items():
            if column < len(self._parts):
                colour = self._theme.arm(self._parts[column].arm)
                cell.bar.apply_colours(colour, self._theme.border)

    def _arrange(self, *, is_pair: bool) -> None:
        """Put everything in its place: for a pair, the names stand above the numbers."""
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        while grid.count():
            grid.takeAt(0)
        for column, head in enumerate(self._heads):
            grid.addWidget(head, 0, column)
        for index, row in enumerate(ROWS):
            line = 2 * index + 1
            self._labels[row].setContentsMargins(0, _PAIR_GAP_PX if is_pair else 0, 0, 0)
            if is_pair:
                grid.addWidget(self._labels[row], line, 0, 1, _COLUMNS)
            else:
                grid.addWidget(self._labels[row], line, 0, top)
            for column in range(_COLUMNS):
                place = (line + 1, column) if is_pair else (line, column + 1)
                grid.addWidget(self.cells[row, column], *place)
        grid.setColumnStretch(0, int(is_pair))
        grid.setColumnStretch(1, 1)


class FactCell(QWidget):
    """A number, and below it a bar with its share."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._tip = tip
        self.value = QLabel()
        self.value.setObjectName(name)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
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

    def show_fact(self, fact: Fact | None, *, is_different: bool) -> None:
        """Show a number, or a dash."""
        self.value.setText(fact.text if fact else "—")
        self.value.setWordWrap(fact is not None and fact.is_sentence)
        exact = fact.exact if fact else ""
        self.setToolTip(f"{self._tip}\n{exact}" if exact else self._tip)
        embolden(self.value, on=is_different)
        share = fact.share if fact else None
        self.share.setText(fact.share_text if fact else "")
        self.share.setVisible(share is not None)
        self.bar.setVisible(share is not None)
        self.bar.show_share(share or 0.0)


class ShareBar(QWidget):
    """How much of the whole a part takes; the longest bar is all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._colours = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        self._share = share
        self.update()

    def apply_colours(self, part: str, whole: str) -> None:
        """Take other colours, of the part and of the whole."""
        self._colours = (part, whole)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, _BAR_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_BAR_LEAST_PX, _BAR_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        part, whole = self._colours
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(whole))
            if self._share > 0:
                width = max(2.0, self._share * self.width())  # a small share is not none
                painter.fillRect(QRectF(0, 0, width, self.height()), QColor(part))


class _Head(QWidget):
    """Over a column: the arm, and the name of its network."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self.chip = ArmChip(f"inspector.column.{column}")
        self._name = ElidedLabel()
        self._name.setProperty("role", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 2)
        line.setSpacing(6)
        line.addWidget(self.chip)
        line.addWidget(self._name, stretch=1)

    def show_part(self, part: Part) -> None:
        self.chip.show_arm(part.arm)
        self._name.setText(part.plan.spec.name)
        self._name.setToolTip(part.plan.spec.name)
