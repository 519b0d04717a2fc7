"""Shapes one arm's network: preset, stages, the common switches, and the rest folded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import UserError
from explorer.messages import translate
from explorer.network.presets import preset
from explorer.network.spec import MAX_STAGES, MAX_WIDTH, NetworkSpec, StageSpec
from explorer.runs.experiment import Experiment
from explorer.ui.design.forms import Field, OverrideField, Row, fields_of, form_of
from explorer.ui.design.network_fields import common_rows, folded_rows
from explorer.ui.design.preset_menu import PresetMenu
from explorer.ui.design.settings_fields import override_fields
from explorer.ui.design.stage_table import StageTable
from explorer.ui.kit.fields import DecimalField, NumberField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import Theme


class ArmEditor(QWidget):
    """The controls of one arm. They show the document and ask it for edits."""

    stage_chosen = Signal(str, int, bool)
    """(arm, stage from 0, whether its number was clicked)"""

    def __init__(self, document: Document, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._label = label
        self.preset_menu = PresetMenu()
        self.preset_menu.setObjectName(f"design.preset.{label}")
        self.preset_menu.requested.connect(self._on_preset)
        self.table = StageTable(document, label, self)
        self._refusal = QLabel()
        self._refusal.setObjectName(f"label.refusal.{label}")
        self._refusal.setProperty("role", "refusal")
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self.add_stage = self._button(
            "add_stage",
            translate("ArmEditor", "Add"),
            translate("ArmEditor", "Add a stage of twice the width at half the size."),
        )
        self.add_stage.clicked.connect(self._add_stage)
        self.duplicate_stage = self._button(
            "duplicate_stage",
            translate("ArmEditor", "Duplicate"),
            translate("ArmEditor", "Repeat the selected stage, or else the last."),
        )
        self.duplicate_stage.clicked.connect(self._duplicate_stage)
        self.remove_stage = self._button(
            "remove_stage",
            translate("ArmEditor", "Remove"),
            translate("ArmEditor", "Remove the selected stage, or else the last."),
        )
        self.remove_stage.clicked.connect(self._remove_stage)
        self._more = QToolButton()
        self._more.setObjectName(f"design.more.{label}")
        self._more.setText(translate("ArmEditor", "More"))
        self._more.setToolTip(
            translate(
                "ArmEditor", "Order, stem, groups, scale, image, classes, and training of its own."
            )
        )
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.setAutoRaise(True)
        self._more.setCheckable(True)
        pass_shortcuts_through(self._more)
        self.fields: dict[str, Field] = {}
        self.overrides: dict[str, OverrideField] = {each.field: each for each in override_fields()}
        self._lay_out()
        self._more.toggled.connect(self._unfold)
        self.table.chosen.connect(self._emit_stage)
        self.table.stage_model.refused.connect(self._show_refusal)
        document.changed.connect(self._follow_document)
        self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.apply_theme(theme)

    @property
    def _network(self) -> NetworkSpec:
        return self._document.experiment.arm(self._label).network

    def _button(self, name: str, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"design.{name}.{self._label}")
        button.setAccessibleName(f"{tip} {self._label}")
        button.setToolTip(tip)
        pass_shortcuts_through(button)
        return button

    def _form(self, rows: list[Row]) -> QFormLayout:
        for field in fields_of(rows):
            self.fields[field.field] = field
            field.setObjectName(f"{field.objectName()}.{self._label}")
            field.requested.connect(self._request)
        return form_of(rows)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.add_stage, self.duplicate_stage, self.remove_stage):
            buttons.addWidget(button)
        self._folded = QWidget()
        folded = QVBoxLayout(self._folded)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(6)
        folded.addLayout(self._form(folded_rows()))
        folded.addWidget(self._overrides_heading())
        folded.addLayout(self._overrides_form())
        self._folded.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 4)
        whole.setSpacing(5)
        whole.addWidget(self.preset_menu)
        whole.addWidget(self.table)
        whole.addWidget(self._refusal)
        whole.addLayout(buttons)
        whole.addLayout(self._form(common_rows()))
        whole.addWidget(self._more)
        whole.addWidget(self._folded)
        whole.addStretch()

    def _overrides_heading(self) -> QLabel:
        heading = QLabel(translate("ArmEditor", "Trained otherwise than the rest"))
        heading.setProperty("role", "muted")
        return heading

    def _overrides_form(self) -> QFormLayout:
        rows: list[Row] = []
        for name, override in self.overrides.items():
            override.switch.setObjectName(f"design.override.{name}.{self._label}")
            override.inner.setObjectName(f"design.override.{name}.value.{self._label}")
            override.requested.connect(self._request_override)
            rows.append((override.switch, override.inner))
        return form_of(rows)

    def _unfold(self, on: bool) -> None:
        self._folded.setVisible(on)
        self._more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        arm = after.find(self._label)
        has_news = arm != before.find(self._label) or after.settings != before.settings
        if arm is not None and has_news:
            self._follow()

    def _follow(self) -> None:
        """Show the document's present value."""
        network = self._network
        self._show_refusal("")
        self.preset_menu.show_network(network)
        count = len(network.stages)
        self.add_stage.setEnabled(count < MAX_STAGES)
        self.duplicate_stage.setEnabled(count < MAX_STAGES)
        self.remove_stage.setEnabled(count > 1)
        for name, field in self.fields.items():
            field.show_value(getattr(network, name))
        for name in ("shortcut", "branch_scale", "zero_init"):
            self.fields[name].setEnabled(network.residual)
        self.fields["group_width"].setEnabled(network.block == "bottleneck")
        self._follow_training()

    def _follow_training(self) -> None:
        experiment = self._document.experiment
        overrides = experiment.arm(self._label).overrides
        for name, field in self.overrides.items():
            field.show_value(getattr(overrides, name), getattr(experiment.settings, name))
        has_momentum = experiment.settings_of(self._label).optimizer == "sgd"
        self.overrides["momentum"].set_usable(on=has_momentum)

    def _show_refusal(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _request(self, field: str, value: object) -> None:
        what = translate("ArmEditor", "change of {field}").format(
            field=self.fields[field].accessibleName()
        )
        is_counter = isinstance(self.fields[field], NumberField | DecimalField)
        self._change(what, f"{self._label}/{field}" if is_counter else "", **{field: value})

    def _request_override(self, name: str, value: object) -> None:
        override = self.overrides[name]
        what = translate("ArmEditor", "change of {field}").format(field=override.switch.text())
        is_counter = value is not None and isinstance(override.inner, DecimalField)
        try:
            edited = self._document.experiment.with_overrides(self._label, **{name: value})
        except UserError as error:
            self._follow()
            self._show_refusal(str(error))
            return
        self._document.edit(edited, what, f"{self._label}/override/{name}" if is_counter else "")

    def _change(self, what: str, merge: str = "", **changes: object) -> None:
        """Ask the document for an edit of the network; say why if it cannot be."""
        try:
            network = self._network.edited(**changes)
            self._document.edit_network(self._label, network, what, merge)
        except UserError as error:
            self._follow()
            self._show_refusal(str(error))

    def _on_preset(self, name: str) -> None:
        what = translate("ArmEditor", "choice of {name}").format(name=name)
        try:
            self._document.edit_network(self._label, preset(name), what)
        except UserError as error:
            self._follow()
            self._show_refusal(str(error))

    def _emit_stage(self, stage: int, is_asked: bool) -> None:
        self.stage_chosen.emit(self._label, stage, is_asked)

    def _selected_stage(self) -> int:
        selected = self.table.selectionModel().selectedIndexes()
        return selected[0].row() if selected else len(self._network.stages) - 1

    def _add_stage(self) -> None:
        last = self._network.stages[-1]
        added = StageSpec(blocks=last.blocks, width=min(2 * last.width, MAX_WIDTH), stride=2)
        self._change(translate("ArmEditor", "added stage"), stages=(*self._network.stages, added))

    def _duplicate_stage(self) -> None:
        stages = list(self._network.stages)
        row = self._selected_stage()
        stages.insert(row + 1, stages[row])
        self._change(translate("ArmEditor", "duplicated stage"), stages=tuple(stages))

    def _remove_stage(self) -> None:
        stages = list(self._network.stages)
        del stages[self._selected_stage()]
        self._change(translate("ArmEditor", "removed stage"), stages=tuple(stages))
