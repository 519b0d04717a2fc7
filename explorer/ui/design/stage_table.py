"""The stages of one arm as a table that is edited in place, by typing, counting and dragging."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import translate
from explorer.network.typed_number import read_whole
from explorer.ui.design.stage_model import (
    OUTPUT_COLUMN,
    Index,
    StageTableModel,
    TickRole,
)
from explorer.ui.kit.keyboard import NumberLine, pass_shortcuts_through
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import Theme

_ROW_KEYS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class _CellEditor(NumberLine):
    """The text of a cell while it is edited."""

    committed = Signal(QWidget)
    """Itself: its text is to be taken now."""

    def commit(self) -> None:
        """Take what was typed, though the editing goes on."""
        self.committed.emit(self)


class _CellDelegate(QStyledItemDelegate):
    """A cell takes any text, so that a wrong one can be refused; Up and Down count."""

    _TICKS: ClassVar = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = _CellEditor(parent)
        editor.committed.connect(self.commitData)
        pass_shortcuts_through(editor)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(header))
        return editor

    @override
    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and isinstance(model, StageTableModel):
            model.setData(index, editor.text())

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in self._TICKS
        ):
            self._tick(editor, self._TICKS[Qt.Key(event.key())])
            return True
        return super().eventFilter(editor, event)

    def _tick(self, editor: QLineEdit, change: int) -> None:
        view = self.parent()
        try:
            value = read_whole(editor.text())
        except UserError:
            return  # no number to count from
        if isinstance(view, StageTable):
            model, index = view.stage_model, view.currentIndex()
            if model.setData(index, value + change, TickRole):
                editor.setText(str(value + change))
                editor.selectAll()


class StageTable(QTableView):
    """The table of one arm's stages, as high as it has rows."""

    chosen = Signal(int, bool)
    """(stage from 0, whether its number was clicked, which does nothing else)"""

    def __init__(self, document: Document, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"table.stages.{label}")
        self.setAccessibleName(
            translate("StageTable", "Stages of network {label}").format(label=label)
        )
        self.setToolTip(
            translate(
                "StageTable",
                "Select a number with the arrow keys, then type, or press F2 and Up or Down.",
            )
        )
        self.stage_model = StageTableModel(document, label, self)
        self.setModel(self.stage_model)
        self.setItemDelegate(_CellDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(
            OUTPUT_COLUMN, QHeaderView.ResizeMode.ResizeToContents
        )
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setSectionsMovable(True)
        rows.setToolTip(
            translate(
                "StageTable",
                "Click to inspect the first block. Drag or press Alt+Up or Alt+Down to move it.",
            )
        )
        rows.setSectionsClickable(True)
        rows.sectionClicked.connect(self._emit_number)
        self.clicked.connect(self._emit_cell)
        rows.sectionMoved.connect(self._on_move)
        self.stage_model.layoutChanged.connect(self._fit_height)
        self.stage_model.layoutChanged.connect(self._fit_width)
        self.stage_model.dataChanged.connect(self._fit_columns)
        self.stage_model.refused.connect(self._show_refusal)
        self._least_width = 0
        self._column_widths: dict[int, int] = {}
        self._fit_height()
        self._fit_width()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and the row height of another font."""
        self.stage_model.apply_theme(theme)
        self._fit_height()
        self._fit_width()

    def mark_stage(self, stage: int | None) -> None:
        """Select the row of a stage, or none; a cell that is edited or selected in it stays so."""
        rows = [index.row() for index in self.selectionModel().selectedIndexes()]
        if self.state() == QAbstractItemView.State.EditingState or stage in rows:
            return
        if stage is not None and stage < self.stage_model.rowCount():
            flag = QItemSelectionModel.SelectionFlag
            # selectRow does nothing where one cell alone can be selected by hand.
            self.selectionModel().select(
                self.stage_model.index(stage, 0), flag.ClearAndSelect | flag.Rows
            )
        elif len(rows) == self.stage_model.columnCount():
            self.clearSelection()

    def selected_stage(self) -> int | None:
        """Return the stage, counted from 0, in which a cell is selected; None if there is none."""
        selected = self.selectionModel().selectedIndexes()
        return selected[0].row() if selected else None

    def _emit_number(self, row: int) -> None:
        self.chosen.emit(row, True)

    def _emit_cell(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row(), False)

    def _on_move(self, _stage: int, before: int, after: int) -> None:
        """Turn a dragged row into an edit: the view moves it back, the document moves the stage."""
        rows = self.verticalHeader()
        rows.blockSignals(True)
        rows.moveSection(after, before)
        rows.blockSignals(False)
        self.stage_model.move_stage(before, after)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.stage_model.has_refusal
        ):
            event.accept()  # it brings the value back
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stage_model.has_refusal:
            self.stage_model.clear_error()
            return
        change = _ROW_KEYS.get(event.key(), 0)
        row = self.currentIndex().row()
        if (
            event.modifiers() == Qt.KeyboardModifier.AltModifier
            and change
            and 0 <= row + change < self.stage_model.rowCount()
        ):
            self.stage_model.move_stage(row, row + change)
            self.setCurrentIndex(self.stage_model.index(row + change, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        row = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader().sizeHint().height()
        height = header + row * self.stage_model.rowCount() + 2 * self.frameWidth()
        if height != self.height():  # else the whole panel would be laid out again
            self.setFixedHeight(height)

    def _fit_width(self) -> None:
        self._measure_columns(range(self.horizontalHeader().count()))

    def _fit_columns(self, first: Index, last: Index) -> None:
        self._measure_columns(range(first.column(), last.column() + 1))

    def _measure_columns(self, columns: Iterable[int]) -> None:
        """Measure these anew, and ask for another width if the table's has changed."""
        header = self.horizontalHeader()
        for each in columns:
            hints = header.sectionSizeHint(each), self.sizeHintForColumn(each)
            self._column_widths[each] = max(hints)
        width = self.verticalHeader().sizeHint().width() + sum(self._column_widths.values())
        if width != self._least_width:  # else the whole panel would be laid out again
            self._least_width = width
            self.updateGeometry()

    def _show_refusal(self, sentence: str) -> None:
        """Say beside the cell why its value is refused."""
        if sentence and self.isVisible():
            self.clearSelection()  # its colour would cover the refused cell's
            cell = self.visualRect(self.currentIndex())
            QToolTip.showText(self.viewport().mapToGlobal(cell.bottomLeft()), sentence, self)
        elif not sentence:
            QToolTip.hideText()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_width, self.height())
