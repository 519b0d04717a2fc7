"""The table of runs: sorted by a click in its header, searched by typing, edited in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.recordings.summary import RunSummary
from explorer.ui.library.loss_delegate import LossDelegate
from explorer.ui.library.run_columns import PLACES
from explorer.ui.library.run_model import RunModel
from explorer.ui.theme.palette import Theme

_WIDTHS_PX = {
    "star": 28,
    "name": 190,
    "networks": 190,
    "data": 80,
    "steps": 64,
    "error": 82,
    "loss": 110,
    "began": 124,
    "size": 78,
    "note": 160,
}
_LINE_PX = 8
_LEAST_HEIGHT_PX = 56
"""Qt's own would push a small window over the edge of its screen."""


class RunTable(QTableView):
    """Shows a `RunModel`; what is selected stays so while the list changes."""

    opened = Signal()
    """A double click or Enter: the selected runs are to be shown."""

    starred = Signal(object)
    """The run whose star was clicked."""

    picked = Signal()
    """Other runs are selected."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table.runs")
        self.setAccessibleName(translate("RunTable", "Recorded runs"))
        self._runs = model
        self._kept: tuple[set[Path], Path | None] = (set(), None)
        self.setModel(model)
        self._losses = LossDelegate(self)
        self.setItemDelegateForColumn(PLACES["loss"], self._losses)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(_LEAST_HEIGHT_PX)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.setSortingEnabled(True)
        self.sortByColumn(PLACES["began"], Qt.SortOrder.DescendingOrder)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)

    @property
    def selected(self) -> list[RunSummary]:
        """The selected runs, from the top down, but the current one first."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex().row()
        return [self._runs.run(row) for row in sorted(rows, key=lambda row: row != current)]

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes of another font."""
        self._runs.apply_theme(theme)
        self._losses.apply_theme(theme)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _LINE_PX)
        for name, width in _WIDTHS_PX.items():
            self.setColumnWidth(PLACES[name], round(width * theme.font_scale))
        self.viewport().update()

    def edit_name(self) -> None:
        """Let a person type another name for the current run."""
        self._edit("name")

    def edit_note(self) -> None:
        """Let a person type a note about the current run."""
        self._edit("note")

    def _edit(self, column: str) -> None:
        """Open an editor, unless one is open or the file of the run cannot be read."""
        place = self.currentIndex().siblingAtColumn(PLACES[column])
        is_edited = self.state() is QAbstractItemView.State.EditingState
        if not is_edited and place.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_edited = self.state() is QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_edited:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == PLACES["star"]:
            self.starred.emit(self._runs.run(index.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != PLACES["star"]:
            self.opened.emit()

    def _keep_selection(self) -> None:
        current = self.currentIndex()
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        self._kept = (
            {self._runs.run(row).path for row in rows},
            self._runs.run(current.row()).path if current.isValid() else None,
        )

    def _restore_selection(self) -> None:
        selected, current = self._kept
        if not selected and current is None:
            self.picked.emit()
            return
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        for row, run in enumerate(self._runs.rows):
            if run.path == current:
                model.setCurrentIndex(self._runs.index(row, PLACES["name"]), flag.NoUpdate)
            if run.path in selected:
                model.select(self._runs.index(row, 0), flag.Select | flag.Rows)
        self.picked.emit()
