"""The plot that holds a graph: zoom, pan, select and collapse, by mouse and by keys."""

from __future__ import annotations

from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from explorer.network.estimate import layer_cost
from explorer.ui.graph.hit import Hit
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.tool_tip import layer_text, value_text
from explorer.ui.kit.plot_widget import LEFT_AXIS_PX, RIGHT_MARGIN_PX, PlotWidget

_PAN_SHARE = 0.1
_ZOOM = 0.8
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: _ZOOM,
    Qt.Key.Key_Equal: _ZOOM,
    Qt.Key.Key_Minus: 1 / _ZOOM,
}
_PAN_KEYS = {Qt.Key.Key_Left: -_PAN_SHARE, Qt.Key.Key_Right: _PAN_SHARE}


class GraphPlot(PlotWidget):
    """No visible axes, a tool tip over each layer."""

    fit_requested = Signal()
    """Show the whole depth."""
    menu_requested = Signal(object, QPoint)
    """What the menu is about, a `Hit` or None, and where on the screen it goes."""
    step_requested = Signal(int)
    """Select the layer this many places further."""
    toggle_requested = Signal()
    """Collapse or expand the group in which the selection lies."""

    def __init__(self, item: NetworkItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.batch_size = 1
        self.addItem(item)
        self.hideAxis("bottom")
        self.hideAxis("left")
        # Where the plots below have their axis, this one is empty, so that all stand in line.
        self.getPlotItem().layout.setContentsMargins(LEFT_AXIS_PX, 0, RIGHT_MARGIN_PX, 2)
        self.setYRange(0, 1, padding=0)
        self.scene().sigMouseClicked.connect(self._on_click)

    @property
    @override
    def takes_home(self) -> bool:
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_control = (
            Qt.Key(event.key()),
            bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
        )
        if key in _PAN_KEYS and is_control:
            self.step_requested.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in _PAN_KEYS:
            self._show_range(_PAN_KEYS[key], 1)
        elif key in _ZOOM_KEYS:
            self._show_range(0, _ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self.fit_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle_requested.emit()
        else:
            event.ignore()
            return
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_requested.emit(self.hit(event.pos()) if is_by_mouse else None, event.globalPos())
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Qt calls: show what is under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def hit(self, pixel: QPoint) -> Hit | None:
        """Return what stands at a pixel of the viewport."""
        return self.item.hit(self._place(pixel))

    def _on_click(self, event: MouseClickEvent) -> None:
        """A click beside the network, which it has not taken, selects nothing."""
        if not event.isAccepted() and not event.double():
            self.item.chosen.emit(None)

    def _place(self, pixel: QPoint) -> QPointF:
        place: QPointF = self.getViewBox().mapSceneToView(self.mapToScene(pixel))
        return place

    def _show_range(self, shift: float, zoom: float) -> None:
        """Move by a share of the visible range, then zoom about its middle, within the limits."""
        view = self.getViewBox()
        (low, high), (least, most) = view.viewRange()[0], view.state["limits"]["xLimits"]
        width = min(max((high - low) * zoom, view.state["limits"]["xRange"][0]), most - least)
        middle = (low + high) / 2 + shift * (high - low)
        begin = min(max(middle - width / 2, least), most - width)
        self.setXRange(begin, begin + width, padding=0)

    def _show_tip(self, here: QPoint, on_screen: QPoint) -> None:
        layer, plan = self.item.layer_at(self._place(here)), self.item.plan
        lines: list[str] = []
        if layer is not None and plan is not None:
            cost = layer_cost(plan, layer, self.batch_size)
            lines.append(layer_text(layer, cost, plan.spec.input_shape))
            number = self.item.number_of(layer)
            lines += [value_text(*number)] if number is not None else []
        QToolTip.showText(on_screen, "\n".join(lines), self)
