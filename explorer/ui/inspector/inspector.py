"""Tells what the selected block or layer is: formula, shapes, cost, gradient, source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.runs.history import History
from explorer.ui.document import Document
from explorer.ui.selection import Selection
from explorer.ui.shown_step import ShownStep
from explorer.ui.theme.palette import Theme


class Inspector(QWidget):
    """Follows the selection, the document and the run."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        shown_step: ShownStep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._shown_step = shown_step

    def show_history(self, history: History | None) -> None:
        """Follow another run, or none."""

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
