"""The sheet with all about one block or layer, or about the same one of two arms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.layer_kind import layer_kind_text
from explorer.network.layer_plan import LayerPlan
from explorer.network.module_path import parsed
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.part import Part, find_part
from explorer.ui.inspector.facts_table import FactsTable
from explorer.ui.inspector.formula_panel import FormulaPanel
from explorer.ui.inspector.gradient_view import GradientView
from explorer.ui.inspector.heading import Heading
from explorer.ui.inspector.part_list import PartList, Row
from explorer.ui.inspector.source_panel import SourcePanel
from explorer.ui.inspector.text import missing_text
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.state.selection import Selected
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_MOST_LAYERS = 16


class PartSheet(QScrollArea):
    """Heading, formula, facts, gradient, layers and PyTorch code, one below the other."""

    def __init__(self, step_cursor: StepCursor) -> None:
        super().__init__()
        self.heading = Heading()
        self.missing = QLabel()
        self.missing.setObjectName("inspector.missing")
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self.missing.setWordWrap(True)
        self.formula = FormulaPanel()
        self.facts = FactsTable()
        self.gradient = GradientView(step_cursor)
        self.layers = PartList("inspector.layers", _MOST_LAYERS)
        self.source = SourcePanel()
        self._gradient_title = _title()
        self._layers_title = _title()
        self._lay_out()

    def show_part(self, part: Part, experiment: Experiment, history: History | None) -> None:
        """Show a part, beside the same one of another arm if that is compared."""
        others = [arm.label for arm in experiment.arms if arm.label != part.arm]
        self.heading.show_part(part, others)
        label = self.heading.compared_arm
        other = find_part(experiment, label, part.name) if label else None
        is_missing = label is not None and other is None
        self.missing.setText(missing_text(part, label) if label and is_missing else "")
        self.missing.setVisible(is_missing)
        shown = sorted([part, other] if other else [part], key=_arm_of)
        self.formula.show_parts(shown)
        self.facts.show_parts(shown)
        self._show_layers(part)
        self.source.show_parts(shown)
        self.show_gradient(part, experiment, history)

    def show_gradient(self, part: Part, experiment: Experiment, history: History | None) -> None:
        """Show the gradient of a part in a run, in every arm that it trains."""
        names: dict[str, tuple[str, ...]] = {}
        for lane in history.layout.arms if history else ():
            same = find_part(experiment, lane.arm, part.name)
            names[lane.arm] = (same or part).traced
        self.gradient.show_layers(history, names)
        if len(part.traced) == 1:
            title = translate("PartSheet", "Gradient norm of {name}").format(name=part.traced[0])
        else:
            title = translate("PartSheet", "Gradient norm of all its weights")
        self._gradient_title.setText(title)

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        self.gradient.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.missing.setStyleSheet(f"color: {theme.error};")
        parts = (self.heading, self.formula, self.facts, self.gradient, self.layers, self.source)
        for part in parts:
            part.apply_theme(theme)

    def _show_layers(self, part: Part) -> None:
        rows = [
            Row(Selected(part.arm, each.name), parsed(each.name).local, _detail(each))
            for each in part.layers
        ]
        current = part.layers.index(part.layer) if part.layer else -1
        self.layers.show_rows(rows, current)
        if part.block is not None:
            title = translate("PartSheet", "Layers of {block}").format(block=part.block.name)
        elif part.located.is_in_stem:
            title = translate("PartSheet", "Layers of the stem")
        else:
            title = translate("PartSheet", "Layers of the head")
        self._layers_title.setText(title)
        self.layers.setAccessibleName(title)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.missing)
        column.addSpacing(2)
        column.addWidget(self.formula)
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self._gradient_title)
        column.addWidget(self.gradient)
        column.addSpacing(6)
        column.addWidget(self._layers_title)
        column.addWidget(self.layers)
        column.addSpacing(6)
        column.addWidget(self.source)
        column.addStretch()
        self.setObjectName("inspector.scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)


def _title() -> ElidedLabel:
    label = ElidedLabel()
    embolden(label)
    return label


def _arm_of(part: Part) -> str:
    return part.arm


def _detail(layer: LayerPlan) -> str:
    """Return what a layer is, as far as its name does not say it."""
    match layer.kind:
        case "conv":
            channels = f"{layer.in_shape[0]} → {layer.out_shape[0]}"
            detail = f"{layer.kernel}×{layer.kernel}, {channels}"
        case "linear":
            detail = f"{layer.in_shape[0]} → {layer.out_shape[0]}"
        case _:
            detail = layer_kind_text(layer)
    return f"{detail}, /{layer.stride}" if layer.stride > 1 else detail
