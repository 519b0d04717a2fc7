"""The panel in which a person shapes the arms and sets the training."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from explorer.ui.design.arm_editor import ArmEditor
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.document import Document
from explorer.ui.theme.palette import Theme


class DesignPanel(QWidget):
    """A tab for each arm and one for the training settings."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("design.tabs")
        self._tabs.setAccessibleName(self.tr("What to design"))
        self._tabs.setDocumentMode(True)
        self.arms = {arm.label: ArmEditor(document, arm.label) for arm in document.experiment.arms}
        for label, editor in self.arms.items():
            self._tabs.addTab(_scrolling(editor), label)
        self.settings = SettingsEditor(document)
        self._tabs.addTab(_scrolling(self.settings), self.tr("Training"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    def show_arm(self, label: str) -> None:
        """Bring an arm's tab to the front."""
        self._tabs.setCurrentIndex(list(self.arms).index(label))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for index, (label, editor) in enumerate(self.arms.items()):
            editor.apply_theme(theme)
            self._tabs.tabBar().setTabTextColor(index, QColor(theme.arm(label)))


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
