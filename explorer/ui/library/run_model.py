"""The runs of a folder as Qt's views read them: sorted, and those that a typed text is found in.

Both are done here, with all at once, and not in a proxy, which asks for each cell on its own: with
20,000 runs that takes longer than a person waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from explorer.runs.recordings.summary import RunSummary
from explorer.ui.library.run_columns import COLUMNS, PLACES
from explorer.ui.library.run_text import networks_text, tip_text
from explorer.ui.theme.palette import Theme

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_EDITED = {PLACES["name"]: "title", PLACES["note"]: "note"}
_RIGHT = Qt.AlignmentFlag.AlignRight
RunRole = Qt.ItemDataRole.UserRole
"""The `RunSummary` of a row."""


class RunModel(QAbstractTableModel):
    """A row a run."""

    renamed = Signal(object, str)
    """(file, name): a person calls a run otherwise."""

    noted = Signal(object, str)
    """(file, note): a person wrote something of a run."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[RunSummary] = []
        self._rows: list[RunSummary] = []
        self._words: list[str] = []
        self._column, self._is_descending = PLACES["began"], True
        self._theme: Theme | None = None

    @property
    def rows(self) -> list[RunSummary]:
        """Those that are shown, in their order."""
        return self._rows

    def show_runs(self, runs: Iterable[RunSummary]) -> None:
        """Show other runs."""
        self._all = list(runs)
        self._arrange()

    def filter(self, typed: str) -> None:
        """Show only runs in which each of some words is found."""
        self._words = typed.lower().split()
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    def run(self, row: int) -> RunSummary:
        """Return the run of a row."""
        return self._rows[row]

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can_be_edited = index.column() in _EDITED and self._rows[index.row()].error is None
        return flags | Qt.ItemFlag.ItemIsEditable if can_be_edited else flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = _RIGHT if COLUMNS[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return str(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        run, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(run, index.column())
            case Qt.ItemDataRole.EditRole:
                return run.note if column.name == "note" else run.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text(run)
            case Qt.ItemDataRole.TextAlignmentRole if column.is_number:
                return _RIGHT | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if run.error is not None and self._theme:
                return QColor(self._theme.error)
        return run if role == RunRole else None

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        run, field = self._rows[index.row()], _EDITED.get(index.column())
        if field is None or role != Qt.ItemDataRole.EditRole or value == getattr(run, field):
            return False
        (self.renamed if field == "title" else self.noted).emit(run.path, str(value))
        return True

    def _text(self, run: RunSummary, column: int) -> str:
        if run.error is None:
            return COLUMNS[column].text(run)
        named = {PLACES["name"]: run.title, PLACES["note"]: str(run.error)}
        return named.get(column, "")

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [run for run in self._all if self._is_found(run)] if self._words else self._all
        self._rows = sorted(found, key=COLUMNS[self._column].key, reverse=self._is_descending)
        self.endResetModel()

    def _is_found(self, run: RunSummary) -> bool:
        text = f"{run.title} {networks_text(run)} {run.dataset} {run.note} {run.path.name}".lower()
        return all(word in text for word in self._words)


def paths_of(runs: Iterable[RunSummary]) -> list[Path]:
    """Return the files of runs."""
    return [run.path for run in runs]
