"""One arm's graph under a line that says what it is and what it costs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.network.cost import ESTIMATE
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.runs.experiment import Arm
from explorer.ui.elided_label import ElidedLabel
from explorer.ui.graph.graph_plot import GraphPlot
from explorer.ui.graph.network_item import Hit, NetworkItem
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import data_size, grouped, short


class GraphPanel(QWidget):
    """Name, depth, parameters and MACs of an arm, and its picture below."""

    LEAST_HEIGHT_PX = 106

    chosen = Signal(str, object)
    """The arm's label, and the name of what was clicked, or None."""
    menu_asked = Signal(str, object, QPoint)
    """The arm's label, the `Hit` under the mouse or None, and where the menu goes."""
    step_asked = Signal(str, int)
    """The arm's label, and by how many layers the selection is to move."""
    fold_asked = Signal(str)
    """The arm's label: fold or open the run at the selection."""

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
        self.item = NetworkItem(label)
        self.plot = GraphPlot(self.item, self)
        self.plot.setObjectName(f"graph.{label}")
        self.plot.setAccessibleName(self.tr("Graph of network {label}").format(label=label))
        self.plot.setToolTip(self.tr("Turn the wheel to zoom, drag to move, right click to save."))
        self.item.chosen.connect(self._tell_choice)
        self.plot.menu_asked.connect(self._ask_menu)
        self.plot.step_asked.connect(self._ask_step)
        self.plot.fold_asked.connect(self._ask_fold)
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

    def _tell_choice(self, name: str | None) -> None:
        self.chosen.emit(self._label, name)

    def _ask_menu(self, hit: Hit | None, where: QPoint) -> None:
        self.menu_asked.emit(self._label, hit, where)

    def _ask_step(self, places: int) -> None:
        self.step_asked.emit(self._label, places)

    def _ask_fold(self) -> None:
        self.fold_asked.emit(self._label)

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
