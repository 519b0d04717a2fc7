"""The stages of one arm as rows and columns: the texts of the cells, and refused values."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import Message
from explorer.network.expand import expand
from explorer.network.field_names import FIELD_NAMES
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.network.typed_number import read_whole
from explorer.runs.experiment import Experiment
from explorer.ui.design.stage_tips import column_tips
from explorer.ui.kit.text import shape_text
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import Theme

Index = QModelIndex | QPersistentModelIndex

TickRole = Qt.ItemDataRole.UserRole + 1
"""Sets a value as a tick of a counter: ticks in a row are undone as one."""

_FIELDS = ("blocks", "width", "stride")
OUTPUT_COLUMN = 3

_TITLES = (
    Message("StageTableModel", "Blocks"),
    Message("StageTableModel", "Width"),
    Message("StageTableModel", "Stride"),
    Message("StageTableModel", "Output"),
)


class StageTableModel(QAbstractTableModel):
    """Rows are stages; blocks, width and stride can be edited, the output shape follows.

    A value that is not allowed is refused: the old one holds, and the cell shows what was typed
    and says why until the next edit, or until it is told to show the old one.
    """

    refused = Signal(str)
    """Why a value is refused, or "" once none is."""

    def __init__(self, document: Document, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._label = label
        self._refusals: dict[tuple[int, int], str] = {}
        self._typed: dict[tuple[int, int], str] = {}
        """What stands in a refused cell in place of its value."""
        self._theme: Theme | None = None
        self._set_network(document.experiment.arm(label).network)
        document.changed.connect(self._follow)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    @property
    def stages(self) -> tuple[StageSpec, ...]:
        """The stages that are shown."""
        return self._network.stages

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.stages)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_FIELDS) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return str(_TITLES[section])

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() < OUTPUT_COLUMN:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        refusal = self._refusals.get((index.row(), index.column()))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                typed = self._typed.get((index.row(), index.column()))
                return self._texts[index.row()][index.column()] if typed is None else typed
            case Qt.ItemDataRole.ToolTipRole:
                return refusal or column_tips(self._network.block)[index.column()]
            case Qt.ItemDataRole.BackgroundRole if refusal and self._theme:
                return QColor(self._theme.error_base)
            case Qt.ItemDataRole.ForegroundRole if refusal and self._theme:
                return QColor(self._theme.error)
            case Qt.ItemDataRole.ForegroundRole if index.column() == OUTPUT_COLUMN and self._theme:
                return QColor(self._theme.muted)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, field = index.row(), _FIELDS[index.column()]
        if row >= len(self.stages):  # it went while it was edited: the editor commits as it closes
            return False
        title = _TITLES[index.column()]
        what = Message("StageTableModel", "Change {field}").format(field=title)
        merge = f"{self._label}/{row}/{field}" if role == TickRole else ""
        try:
            edited = self._network.stage_edited(row, **{field: _read(row, field, value)})
            self._document.edit_network(self._label, edited, what, merge)
        except UserError as error:
            self._set_error(index, str(error))
            if role != TickRole:  # while it is counted, the number stands in its editor
                self._typed[row, index.column()] = str(value)
                self._emit_changed(row, index.column())
            return False
        self.clear_error()
        return True

    def move_stage(self, before: int, after: int) -> None:
        """Move a stage from one row to another, or say in its cell why it cannot be there."""
        stages = list(self.stages)
        stages.insert(after, stages.pop(before))
        what = Message("StageTableModel", "Move stage {stage}").format(stage=before + 1)
        try:
            moved = self._network.edited(stages=tuple(stages))
            self._document.edit_network(self._label, moved, what)
        except UserError as error:
            self._set_error(self.index(before, 0), str(error))

    @property
    def has_refusal(self) -> bool:
        """Whether some value is refused."""
        return bool(self._refusals)

    def refusal(self, index: Index) -> str:
        """Return why the last value of a cell was refused, or ""."""
        return self._refusals.get((index.row(), index.column()), "")

    def _set_network(self, network: NetworkSpec) -> None:
        self._network = network
        self._texts = [
            [*(str(getattr(stage, field)) for field in _FIELDS), shape_text(planned.out_shape)]
            for stage, planned in zip(network.stages, expand(network).stages, strict=True)
        ]

    def _set_error(self, index: Index, sentence: str) -> None:
        self.clear_error()
        self._refusals[index.row(), index.column()] = sentence
        self._emit_changed(index.row(), index.column())
        self.refused.emit(sentence)

    def clear_error(self) -> None:
        """Show the values that hold in place of what is refused."""
        if self._refusals:
            refused, self._refusals, self._typed = self._refusals, {}, {}
            for row, column in refused:
                self._emit_changed(row, column)
            self.refused.emit("")

    def _follow(self, before: Experiment, after: Experiment) -> None:
        """Show the document's present value; where rows come or go, the view's size follows."""
        old, new = before.find(self._label), after.find(self._label)
        if new is None or new == old:
            return
        self.clear_error()  # while the rows of what was refused are there
        before_texts = self._texts
        self._set_network(new.network)
        if len(before_texts) != len(self._texts):
            self.layoutChanged.emit()
            return
        for row, texts in enumerate(self._texts):
            for column, text in enumerate(texts):
                if text != before_texts[row][column]:
                    self._emit_changed(row, column)

    def _emit_changed(self, row: int, column: int) -> None:
        cell = self.index(row, column)
        self.dataChanged.emit(cell, cell)


def _read(row: int, field: str, text: object) -> int:
    """Return the whole number that was typed or counted; the network checks its bounds."""
    try:
        return read_whole(str(text))
    except UserError as error:
        raise UserError("StageTableModel", "stage {stage} {field} {reason}").format(
            stage=row + 1, field=FIELD_NAMES[field], reason=error.message
        ) from error
