"""The line above a view, with its title: a double click lets the view fill the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through

NO_LIMIT_PX = 16_777_215
"""The greatest height of a widget in Qt, QWIDGETSIZE_MAX: what an open view may have."""

_OPEN, _FOLDED = "▾", "▸"
_MARGIN_PX = 8


class ViewTitle(QWidget):
    """Whoever makes it lays out what stands on the line."""

    fill_requested = Signal()
    """The view is to fill the window, or to go back to its place."""

    laid_out = Signal()
    """What stands on the line may have another width."""

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return done

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.fill_requested.emit()
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)


class FoldButton(QToolButton):
    """Folds a view to its title: `toggled` says whether the view is open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.setChecked(True)
        self.setProperty("role", "fold")
        pass_shortcuts_through(self)
        self.toggled.connect(self._show)
        self._show(True)

    @override
    def sizeHint(self) -> QSize:
        """Be no higher than text: the title decides how high the line is."""
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, (_OPEN, _FOLDED)))
        return QSize(widest + _MARGIN_PX, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show(self, is_open: bool) -> None:
        self.setText(_OPEN if is_open else _FOLDED)
        tip = translate("ViewTitle", "Fold") if is_open else translate("ViewTitle", "Unfold")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
