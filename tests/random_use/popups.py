"""Answers menus and dialogs, which wait in an event loop of their own."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

_EVERY_MS = 30
_STEPS = 4
"""At most so many entries of a menu are walked over before one is taken."""


class Popups(QObject):
    """Takes an entry of an open menu, or closes it; leaves every dialog."""

    def __init__(self, chooser: random.Random, parent: QObject) -> None:
        super().__init__(parent)
        self._chooser = chooser
        QTimer.singleShot(_EVERY_MS, self, self._answer)

    def _answer(self) -> None:
        # At once: what is taken here may open a dialog, which waits for an answer in its turn.
        QTimer.singleShot(_EVERY_MS, self, self._answer)
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            for _ in range(self._chooser.randint(0, _STEPS)):
                QTest.keyClick(popup, Qt.Key.Key_Down)
            is_taken = self._chooser.random() < 0.3 and dialog is None
            QTest.keyClick(popup, Qt.Key.Key_Return if is_taken else Qt.Key.Key_Escape)
        elif isinstance(dialog, QFileDialog):
            dialog.reject()
        elif dialog is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
