"""The panel in which a person shapes the arms and sets the training."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.ui.design.arm_editor import ArmEditor
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.document import Document
from explorer.ui.theme.palette import Theme


class DesignPanel(QWidget):
    """A tab for each arm, and the training settings, which all arms share, below."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("design.tabs")
        self._tabs.setAccessibleName(self.tr("What to design"))
        self._tabs.setDocumentMode(True)
        self.arms = {arm.label: ArmEditor(document, arm.label) for arm in document.experiment.arms}
        for label, editor in self.arms.items():
            self._tabs.addTab(_Column(editor), label)
        self.settings = SettingsEditor(document)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs, stretch=1)
        layout.addWidget(self.settings)

    def show_arm(self, label: str) -> None:
        """Bring an arm's tab to the front."""
        self._tabs.setCurrentIndex(list(self.arms).index(label))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for index, (label, editor) in enumerate(self.arms.items()):
            editor.apply_theme(theme)
            self._tabs.tabBar().setTabTextColor(index, QColor(theme.arm(label)))


class _Column(QScrollArea):
    """Scrolls up and down when the window is low; it is never narrower than what it holds."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def minimumSizeHint(self) -> QSize:
        width = (
            self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        )
        return QSize(width, 160)
