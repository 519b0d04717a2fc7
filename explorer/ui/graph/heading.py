"""The line above a graph: the network's name, what has happened to it in the run, and its cost."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.cost import ESTIMATE
from explorer.network.estimate import network_cost
from explorer.network.plan import NetworkPlan
from explorer.runs.changes import SkipChange
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.text import data_size, grouped, short
from explorer.ui.kit.view_title import FoldButton, ViewTitle
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_LEFT_PX, _RIGHT_PX = 4, 10
_SPACING_PX = 18
_FOLD_PX = 2
"""Between the button that folds and the chip."""
_LEAST_NAME = 8
"""Letters of the name that stay visible, however little room there is."""
_USUAL_NAME = 20
"""Letters of the name that stay visible before all facts but the depth."""


class GraphHeading(ViewTitle):
    """Shows what fits: the memory is dropped first, then MACs, then parameters."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.fold = FoldButton(f"graph.fold.{label}")
        self._chip = ArmChip(f"label.arm.{label}")
        self._chip.show_arm(label)
        self._name = ElidedLabel()
        self._name.setObjectName(f"label.name.{label}")
        embolden(self._name)
        self.diverged = QLabel()
        self.diverged.setObjectName(f"label.diverged.{label}")
        self.diverged.setProperty("role", "refusal")
        self.diverged.hide()
        self.skips = ElidedLabel()
        self.skips.setObjectName(f"label.skips.{label}")
        self.skips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.skips.hide()
        self._depth = self._fact(
            "depth",
            translate(
                "GraphHeading",
                "Weighted layers on the longest path, as He et al. count: convolutions and the "
                "linear layer, without those on shortcuts. The name of a wide ResNet counts all "
                "convolutions instead: WRN-28-10 has 26 layers here.",
            ),
        )
        self._params = self._fact(
            "params",
            translate("GraphHeading", "Trainable parameters, those of batch norm included."),
        )
        self._macs = self._fact(
            "macs",
            translate(
                "GraphHeading",
                "Multiply-adds of convolutional and linear layers for one image; papers often "
                "call the same number FLOPs.",
            ),
        )
        self._memory = self._fact("memory", str(ESTIMATE))
        self._batch = self._fact(
            "batch",
            translate(
                "GraphHeading",
                "The batch size of this network: its own, not the shared one. Each step is one "
                "update of every network, so that it sees more or fewer epochs than the others.",
            ),
        )
        self._all_facts = (self._depth, self._batch, self._params, self._macs, self._memory)
        self._lay_out()

    def show_network(
        self, plan: NetworkPlan, batch_size: int, *, has_own_batch: bool = False
    ) -> None:
        """Show a network's name and cost, the memory for batches of this size.

        The size is named where it is the network's own.
        """
        cost = network_cost(plan, batch_size)
        self._name.setText(plan.spec.name)
        self._depth.setText(COUNTS.layers(plan.depth))
        self._params.setText(COUNTS.params(plan.params))
        self._macs.setText(translate("GraphHeading", "{n} MACs").format(n=short(plan.macs)))
        self._macs.setAccessibleDescription(grouped(plan.macs))
        self._batch.setText(
            translate("GraphHeading", "batch {n}").format(n=grouped(batch_size))
            if has_own_batch
            else ""
        )
        self._memory.setText(
            translate("GraphHeading", "≈ {size} per step").format(size=data_size(cost.total_bytes))
        )
        self._name.setToolTip("\n".join([plan.spec.name, *(fact.text() for fact in self._facts)]))
        self._fit()

    def show_diverged(self, text: str) -> None:
        """Say that the arm has diverged; with an empty text, that it has not."""
        if text == self.diverged.text():
            return
        self.diverged.setText(text)
        self.diverged.setVisible(bool(text))
        self._fit()

    def show_switch(self, change: SkipChange | None) -> None:
        """Say how this change left the skips; None is as in the design."""
        self.skips.setVisible(change is not None)
        if change is not None:
            self.skips.set_forms(*_switch_texts(change))
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._chip.apply_theme(theme)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._width_with(self.diverged, letters=_LEAST_NAME)
        return QSize(least, super().minimumSizeHint().height())

    @property
    def _facts(self) -> list[QLabel]:
        """What there is to say, the most important first."""
        return [fact for fact in self._all_facts if fact.text()]

    def _fit(self) -> None:
        shown: list[QWidget] = [self.skips, self.diverged]
        self._batch.setVisible(bool(self._batch.text()))
        for fact in self._facts:
            shown.append(fact)
            letters = _LEAST_NAME if fact is self._depth else _USUAL_NAME
            fact.setVisible(self._width_with(*shown, letters=letters) <= self.width())

    def _width_with(self, *parts: QWidget, letters: int) -> int:
        """Return how wide the line is with `letters` of the name and these parts."""
        metrics = self._name.fontMetrics()
        name = min(self._name.sizeHint().width(), letters * metrics.averageCharWidth())
        fold = self.fold.sizeHint().width() + _FOLD_PX - _SPACING_PX
        widths = [fold, self._chip.sizeHint().width(), name]
        widths += [part.sizeHint().width() for part in parts if self._has(part)]
        return _LEFT_PX + _RIGHT_PX + sum(widths) + _SPACING_PX * (len(widths) - 1)

    def _has(self, part: QWidget) -> bool:
        return part in self._all_facts or not part.isHidden()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(_LEFT_PX, 3, _RIGHT_PX, 3)
        line.setSpacing(_SPACING_PX)
        line.addWidget(self.fold)
        line.addSpacing(_FOLD_PX - _SPACING_PX)
        line.addWidget(self._chip)
        line.addWidget(self._name, stretch=1)
        for part in (self.skips, self.diverged, *self._all_facts):
            line.addWidget(part)

    def _fact(self, name: str, tip: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"label.{name}.{self._label}")
        label.setToolTip(tip)
        return label


def _switch_texts(change: SkipChange) -> tuple[str, str]:
    """Return how a change left the skips, with its step and without."""
    if change.residual:
        short_text = translate("GraphHeading", "skips on")
        at_start = translate("GraphHeading", "skips on from the start")
        later = translate("GraphHeading", "skips on after step {n}")
    else:
        short_text = translate("GraphHeading", "skips off")
        at_start = translate("GraphHeading", "skips off from the start")
        later = translate("GraphHeading", "skips off after step {n}")
    whole = later.format(n=grouped(change.step)) if change.step else at_start
    return whole, short_text
