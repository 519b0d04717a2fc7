"""The part of the tool bar that changes with the run: live controls, or what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


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

    def show_after(self, *, on: bool) -> None:
        """Show what comes next after a run, or else the live controls."""
        self._live.setVisible(not on)
        self._after.setVisible(on)
