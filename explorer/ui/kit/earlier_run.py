"""How views show a run from before an edit: dimmed, and with words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.messages import translate
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

DIMMED = 0.4
"""Opacity of what belongs to a run of another design than is displayed."""


class EarlierRunNote(QLabel):
    """Says that what is shown is of an earlier run; lets the mouse through."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.earlier")
        self.setText(translate("EarlierRun", "from the run before the edit"))
        self.setToolTip(
            translate(
                "EarlierRun",
                "The design was edited since this run began, so these numbers are not of it.",
            )
        )
        embolden(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"background: {theme.window}; color: {theme.text}; "
            f"border: 1px solid {theme.border}; border-radius: 3px; padding: 0 5px;"
        )
        self.adjustSize()
