"""A heading that collapses what lies under it to a one-line summary."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.keyboard import pass_shortcuts_through


class CollapsibleSection(QWidget):
    """Collapsed at first."""

    toggled = Signal(object, bool)
    """(self, whether it is expanded now)"""

    def __init__(self, name: str, title: str, tip: str, body: QWidget) -> None:
        super().__init__()
        self.body = body
        self.button = QToolButton()
        self.button.setObjectName(f"settings.section.{name}")
        self.button.setText(title)
        self.button.setToolTip(tip)
        self.button.setAccessibleName(title)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setProperty("role", "section")
        pass_shortcuts_through(self.button)
        self.summary = ElidedLabel()
        self.summary.setObjectName(f"settings.summary.{name}")
        self.summary.setProperty("role", "muted")
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.button.toggled.connect(self._on_toggled)
        self.summary.clicked.connect(self.button.toggle)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addWidget(self.summary, stretch=1)
        line.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(line)
        whole.addWidget(body)
        body.setContentsMargins(4, 2, 0, 6)
        body.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is expanded."""
        return self.button.isChecked()

    def set_open(self, on: bool) -> None:
        """Expand or collapse it."""
        self.button.setChecked(on)

    def set_summary(self, summary: str) -> None:
        """Set the line that stands for the body while it is collapsed."""
        self.summary.setText(summary)
        self.summary.setToolTip(summary)

    def _on_toggled(self, on: bool) -> None:
        self.body.setVisible(on)
        self.summary.setVisible(not on)
        self.button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.toggled.emit(self, on)
