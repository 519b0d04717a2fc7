"""A short list of parts: the name on the left, what it is on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.state.selection import Selected
from explorer.ui.theme.palette import Theme

_GAP_PX = 6
_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """A part in the list."""

    selected: Selected
    name: str
    detail: str


class PartList(QListView):
    """A click or Enter chooses a part; it is as high as its rows, up to a limit."""

    chosen = Signal(object)
    """A `Selected`."""

    left = Signal()
    """Escape was pressed; only with `leaves_on_escape`."""

    def __init__(self, name: str, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leaves_on_escape = False
        self.setObjectName(name)
        self._most_rows = most_rows
        self._model = _Rows(self)
        self.setModel(self._model)
        self._delegate = _TwoColumns(self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pass_shortcuts_through(self)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @property
    def rows(self) -> Sequence[Row]:
        """What it holds."""
        return self._model.rows

    @property
    def current(self) -> int:
        """Index of the marked row, or -1."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[Row], current: int = -1) -> None:
        """Hold other rows, and mark one."""
        self._model.replace(rows)
        self.mark(current)
        self._fit_height()

    def mark(self, row: int) -> None:
        """Mark a row and scroll to it; -1 marks none."""
        self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and the height that goes with the font."""
        self._delegate.theme = theme
        self._fit_height()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            self.leaves_on_escape
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # it closes what the list belongs to
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.leaves_on_escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and self.current >= 0:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()].selected)

    def _fit_height(self) -> None:
        rows = max(1, min(len(self._model.rows), self._most_rows))
        self.setFixedHeight(rows * row_height(self) + 2 * self.frameWidth())


def row_height(widget: QWidget) -> int:
    """Pixels of one row."""
    return widget.fontMetrics().height() + 6


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def replace(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{row.name}  {row.detail}"
            case Qt.ItemDataRole.UserRole:
                return row.detail
        return None


class _TwoColumns(QStyledItemDelegate):
    theme: Theme | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        return QSize(0, row_height(view) if isinstance(view, QWidget) else 20)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self.theme
        if theme is None:
            return
        room, state, metrics = option.rect, option.state, option.fontMetrics
        is_marked = bool(state & QStyle.StateFlag.State_Selected)
        if is_marked:
            painter.fillRect(room, QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(theme.band[1]))
        room = room.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        name, detail = str(index.data()), str(index.data(Qt.ItemDataRole.UserRole))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.on_accent if is_marked else theme.text))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        left = room.width() - metrics.horizontalAdvance(name) - 2 * _GAP_PX
        painter.setPen(QColor(theme.on_accent if is_marked else theme.muted))
        shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, max(0, left))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, shown)
