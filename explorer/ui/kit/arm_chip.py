"""An arm's label on the arm's colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden


class ArmChip(QLabel):
    """Marks what belongs to an arm."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        embolden(self)
        self._theme: Theme | None = None

    def show_arm(self, label: str) -> None:
        """Stand for another arm."""
        self.setText(label)
        self._paint()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._paint()

    def _paint(self) -> None:
        label, theme = self.text(), self._theme
        if theme is not None and label:
            self.setStyleSheet(
                f"background: {theme.arm(label)}; color: {theme.on_arm(label)};"
                "border-radius: 4px; padding: 1px 7px;"
            )
