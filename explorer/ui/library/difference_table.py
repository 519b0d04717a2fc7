"""What differs between the selected runs: a row a field, a column a run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from explorer.messages import printable, translate
from explorer.runs.differences import DifferingField

_MOST_COLUMNS = 100
_COLUMN_PX = 120
_LEAST_HEIGHT_PX = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DifferenceTable(QWidget):
    """Empty until it is given something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.table = QTableWidget()
        self.table.setObjectName("table.differences")
        self.table.setAccessibleName(translate("DifferenceTable", "What differs between the runs"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setMinimumHeight(_LEAST_HEIGHT_PX)
        self.table.horizontalHeader().setDefaultSectionSize(_COLUMN_PX)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.verticalHeader().setDefaultAlignment(_LEFT)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.table, stretch=1)

    def show_fields(self, titles: Sequence[str], fields: Sequence[DifferingField]) -> None:
        """Show what differs between runs of these names."""
        self._title.setText(
            translate("DifferenceTable", "These runs differ in:")
            if fields
            else translate("DifferenceTable", "These runs have the same settings and networks.")
        )
        self.table.setVisible(bool(fields))
        self.table.setRowCount(len(fields))
        self.table.setColumnCount(min(len(titles), _MOST_COLUMNS))
        self.table.setHorizontalHeaderLabels(list(titles[:_MOST_COLUMNS]))
        self.table.setVerticalHeaderLabels([each.title for each in fields])
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        for row, field in enumerate(fields):
            for place, text in enumerate(field.texts[:_MOST_COLUMNS]):
                item = QTableWidgetItem(printable(text))
                item.setToolTip(printable(text))
                self.table.setItem(row, place, item)
