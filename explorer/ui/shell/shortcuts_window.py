"""A window that lists every key of the main window, made from its actions themselves."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from explorer.messages import translate

_SIZE_LETTERS = (95, 34)
_GAP_PX = 6
"""Between two lines of the table."""


class ShortcutsWindow(QDialog):
    """Stays open beside the main window, and does not keep anyone from working on."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("window.shortcuts")
        self.setWindowTitle(translate("ShortcutsWindow", "Keyboard shortcuts"))
        rows = list(keys_of(window))
        self.table = QTableWidget(len(rows) + 1, 2)
        self.table.setObjectName("shortcuts.table")
        self.table.setAccessibleName(translate("ShortcutsWindow", "Keys and what they do"))
        self.table.setHorizontalHeaderLabels(
            [translate("ShortcutsWindow", "Key"), translate("ShortcutsWindow", "What it does")]
        )
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _GAP_PX)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        more = translate(
            "ShortcutsWindow",
            "Tab reaches every control. Space and letters go to a control that takes them, "
            "such as a text that is being edited, an open list, or a switch reached by Tab.",
        )
        # Scrolled with the keys: below them it would take their room on a small screen.
        tab = QKeySequence(Qt.Key.Key_Tab).toString(QKeySequence.SequenceFormat.NativeText)
        self.table.setItem(len(rows), 0, QTableWidgetItem(tab))
        self.table.setItem(len(rows), 1, QTableWidgetItem(more))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        for part in (self.table, buttons):
            whole.addWidget(part)
        frame = QSize(0, self.fontMetrics().height() + 2 * _GAP_PX)  # the title above it
        letters = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        size = QSize(*(n * each for n, each in zip(_SIZE_LETTERS, letters, strict=True)))
        self.resize(size.boundedTo(window.screen().availableSize() - frame))


def keys_of(window: QMainWindow) -> Iterator[tuple[str, str]]:
    """Yield the keys of each action, and what it does; those of a view come last."""
    for action in window.actions():
        if action.shortcuts():
            yield _shown(action.shortcuts()), _meaning(action)
    for shortcut in window.findChildren(QShortcut):
        if shortcut.whatsThis():
            yield _shown([shortcut.key()]), shortcut.whatsThis()


def _shown(keys: list[QKeySequence]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in keys)


def _meaning(action: QAction) -> str:
    """Return what an action says of itself in its tool tip, without the key, or else its name."""
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return action.toolTip().removesuffix(f"({shown})").rstrip()
