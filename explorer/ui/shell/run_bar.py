"""The part of the tool bar that changes with the run: live controls, or what comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override


class RunBar(QWidget):
    """One place for both, so that nothing else moves when a run ends or goes on."""

    def __init__(self, live: QWidget, after: QWidget) -> None:
        super().__init__()
        self._live, self._after = live, after
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for each in (live, after):
            line.addWidget(each)
        self.show_after(on=False)

    @override
    def sizeHint(self) -> QSize:
        """Return a width for either of them: the tool bar is not to wrap because a run ends."""
        shown = super().sizeHint()
        width = max(shown.width(), self._live.sizeHint().width(), self._after.sizeHint().width())
        return QSize(width, shown.height())

    def show_after(self, *, on: bool) -> None:
        """Show what comes next after a run, or else the live controls."""
        self._live.setVisible(not on)
        self._after.setVisible(on)
