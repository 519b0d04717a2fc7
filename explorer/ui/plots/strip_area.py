"""Strips one below the other that scroll, with the scroll bar in their right margin.

A bar beside the strips would make them narrower than the plot whose axis they share.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.plot_widget import RIGHT_MARGIN_PX


class StripArea(QScrollArea):
    """Gives its strips all the space there is, and scrolls once they need more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(body)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(translate("HeatMaps", "Scroll the heat maps"))
        self._bar.hide()
        hidden = self.verticalScrollBar()
        hidden.rangeChanged.connect(self._on_range)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)

    def add(self, strip: QWidget) -> None:
        """Add a strip below the others."""
        self._column.addWidget(strip)

    def remove(self, strip: QWidget) -> None:
        """Remove a strip and delete it."""
        self._column.removeWidget(strip)
        strip.deleteLater()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width() - RIGHT_MARGIN_PX
        self._bar.setGeometry(left, 0, RIGHT_MARGIN_PX, self.height())

    def _on_range(self, low: int, high: int) -> None:
        self._bar.setRange(low, high)
        self._bar.setPageStep(self.verticalScrollBar().pageStep())
        self._bar.setVisible(high > low)
