"""One arm's graph under a line that says what it is and what it costs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.network.cost import ESTIMATE, layer_cost, network_cost
from explorer.network.expand import expand
from explorer.runs.experiment import Arm
from explorer.ui.elided_label import ElidedLabel
from explorer.ui.graph.network_item import NetworkItem, layer_words
from explorer.ui.plots.plot_widget import LEFT_AXIS_PX, RIGHT_MARGIN_PX, PlotWidget
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import data_size, grouped, short


class GraphPanel(QWidget):
    """Name, depth, parameters and MACs of an arm, and its picture below."""

    LEAST_HEIGHT_PX = 72

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setMinimumHeight(self.LEAST_HEIGHT_PX)
        self._chip = QLabel(label)
        self._chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = ElidedLabel()  # it gives way to the facts beside it
        self._name.setObjectName(f"label.name.{label}")
        self.lost_label = QLabel()
        self.lost_label.setObjectName(f"label.lost.{label}")
        self.lost_label.setProperty("role", "refusal")
        self.lost_label.hide()
        self.depth_label = self._fact("depth", self.tr("Weighted layers on the longest path."))
        self.params_label = self._fact("params", self.tr("Trained numbers, batch norm's included."))
        self.macs_label = self._fact(
            "macs",
            self.tr(
                "Multiply-adds of convolutional and linear layers for one image; papers often "
                "call the same number FLOPs."
            ),
        )
        self.memory_label = self._fact("memory", self.tr(ESTIMATE))
        self.plot = _GraphPlot(self)
        self.plot.setObjectName(f"graph.{label}")
        self.plot.setAccessibleName(self.tr("Graph of network {label}").format(label=label))
        self.plot.setToolTip(self.tr("Turn the wheel to zoom, drag to move, right click to save."))
        self.item = self.plot.item = NetworkItem(label)
        self.plot.addItem(self.item)
        self._lay_out()

    def show_arm(self, arm: Arm, batch_size: int) -> None:
        """Draw an arm's network and say what it costs, the memory for batches of this size."""
        plan = expand(arm.network)
        cost = network_cost(plan, batch_size)
        self._name.setText(arm.network.name)
        self._name.setToolTip(arm.network.name)
        self.depth_label.setText(self.tr("{n} layers").format(n=grouped(plan.depth)))
        self.params_label.setText(self.tr("{n} params").format(n=grouped(plan.params)))
        self.macs_label.setText(self.tr("{n} MACs").format(n=short(plan.macs)))
        self.macs_label.setAccessibleDescription(grouped(plan.macs))
        self.memory_label.setText(self.tr("≈ {n} a step").format(n=data_size(cost.total_bytes)))
        layout = self.layout()
        if layout is not None:
            layout.activate()  # else Qt paints the graph, lays the line above out, and paints again
        self.item.show_plan(plan)
        self.plot.batch_size = batch_size

    def show_lost(self, words: str) -> None:
        """Say that the arm has diverged, or no longer."""
        self.lost_label.setText(words)
        self.lost_label.setVisible(bool(words))

    @property
    def network_depth(self) -> int:
        """Layers of the network on show, the length of its depth axis."""
        return self.item.plan.depth if self.item.plan else 0

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.plot.apply_theme(theme)
        self.item.apply_theme(theme)
        self._chip.setStyleSheet(
            f"background: {theme.arm(self._label)}; color: {theme.on_arm(self._label)};"
            "border-radius: 4px; font-weight: bold; padding: 1px 8px;"
        )

    def _fact(self, name: str, tip: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"label.{name}.{self._label}")
        label.setToolTip(tip)
        return label

    def _lay_out(self) -> None:
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        line = QHBoxLayout()
        line.setContentsMargins(8, 3, 10, 3)
        line.setSpacing(18)
        line.addWidget(self._chip)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self.lost_label)
        for fact in (self.depth_label, self.params_label, self.macs_label, self.memory_label):
            line.addWidget(fact)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self.plot, stretch=1)


class _GraphPlot(PlotWidget):
    """The plot under a graph: no axes in sight, a tool tip over each layer."""

    item: NetworkItem
    batch_size: int

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hideAxis("bottom")
        self.hideAxis("left")
        # Where the plots below have their axis, this one is empty, so that all stand in line.
        self.getPlotItem().layout.setContentsMargins(LEFT_AXIS_PX, 0, RIGHT_MARGIN_PX, 2)
        self.setYRange(0, 1, padding=0)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Qt asks: show what is under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def _show_tip(self, here: QPoint, on_screen: QPoint) -> None:
        position = self.getViewBox().mapSceneToView(self.mapToScene(here)).x()
        layer = self.item.layer_at(position)
        words = ""
        if layer is not None and self.item.plan is not None:
            words = layer_words(layer, layer_cost(self.item.plan, layer, self.batch_size))
        QToolTip.showText(on_screen, words, self)
