"""Shapes one arm's network: preset, stages and common fields; the rest is collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.block_kind import block_kind
from explorer.network.expand import expand
from explorer.network.norm_warning import norm_warning
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.runs.experiment import Experiment
from explorer.runs.ready_comparisons import READY_COMPARISONS
from explorer.runs.unused_settings import unused_of_arm
from explorer.ui.design.forms import Field, OverrideField, form_of
from explorer.ui.design.network_fields import common_fields, further_fields
from explorer.ui.design.optimizer_fields import override_fields
from explorer.ui.design.preset_picker import PresetPicker
from explorer.ui.design.stage_buttons import StageButtons
from explorer.ui.design.stage_table import StageTable
from explorer.ui.kit.fields import DecimalField, NumberField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.number_box import NumberBox
from explorer.ui.kit.refusal import RefusalLabel, Typed
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import Theme


class ArmEditor(QWidget):
    """The controls of one arm. They show the document and request edits of it.

    Those below More are made when they are wanted first: most arms are shaped without.
    """

    stage_chosen = Signal(str, int, bool)
    """(arm, stage from 0, whether its number was clicked)"""

    more_made = Signal()
    """The controls below More are there from now on."""

    def __init__(self, document: Document, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._label = label
        self.preset_picker = PresetPicker(document)
        self.preset_picker.setObjectName(f"design.preset.{label}")
        self.preset_picker.requested.connect(self._on_preset)
        self.preset_picker.compared.connect(self._on_comparison)
        self.table = StageTable(document, label, self)
        self._refusal = RefusalLabel(label)
        self._norm_warning = RefusalLabel(f"norm.{label}")
        self.stage_buttons = StageButtons(label, self._network, self.table.selected_stage)
        self.stage_buttons.requested.connect(self._on_stages)
        self.add_stage = self.stage_buttons.add
        self.duplicate_stage = self.stage_buttons.duplicate
        self.remove_stage = self.stage_buttons.remove
        self._more = self._make_more()
        self._fields: dict[str, Field] = {}
        self._overrides: dict[str, OverrideField] = {}
        self._further: QWidget | None = None
        self._lay_out()
        self._more.toggled.connect(self._on_more)
        self.table.chosen.connect(self._emit_stage)
        self.table.stage_model.refused.connect(self._show_refusal)
        document.changed.connect(self._follow_document)
        self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.apply_theme(theme)

    @property
    def fields(self) -> dict[str, Field]:
        """The control of each field of the network, those below More too."""
        self._make_further()
        return self._fields

    @property
    def overrides(self) -> dict[str, OverrideField]:
        """The control of each setting that the arm may have a value of its own of."""
        self._make_further()
        return self._overrides

    @property
    def _network(self) -> NetworkSpec:
        return self._document.experiment.arm(self._label).network

    def _make_more(self) -> QToolButton:
        more = QToolButton()
        more.setObjectName(f"design.more.{self._label}")
        more.setText(translate("ArmEditor", "More"))
        more.setToolTip(
            translate(
                "ArmEditor",
                "Order, stem, groups, dropout, scale, image, classes and per-network overrides.",
            )
        )
        more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        more.setArrowType(Qt.ArrowType.RightArrow)
        more.setAutoRaise(True)
        more.setCheckable(True)
        pass_shortcuts_through(more)
        return more

    def _form(self, fields: Sequence[Field]) -> QFormLayout:
        for field in fields:
            self._fields[field.field] = field
            field.setObjectName(f"{field.objectName()}.{self._label}")
            field.requested.connect(self._request)
        return form_of(fields)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 2)
        whole.setSpacing(4)
        whole.addWidget(self.preset_picker)
        whole.addWidget(self.table)
        whole.addWidget(self._refusal)
        whole.addWidget(self._norm_warning)
        whole.addWidget(self.stage_buttons)
        whole.addLayout(self._form(common_fields()))
        whole.addWidget(self._more)
        self._below_more = QVBoxLayout()
        whole.addLayout(self._below_more)
        whole.addStretch()

    def _make_further(self) -> None:
        if self._further is not None:
            return
        self._further = QWidget()
        self._further.setVisible(False)
        self._overrides = {each.field: each for each in override_fields()}
        further = QVBoxLayout(self._further)
        further.setContentsMargins(0, 0, 0, 0)
        further.setSpacing(6)
        fields = further_fields()
        further.addLayout(self._form(fields))
        self._number_refusal = self._label_of(f"numbers.{self._label}", fields)
        further.addWidget(self._number_refusal)
        further.addWidget(self._overrides_heading())
        further.addLayout(self._overrides_form())
        inner = [override.inner for override in self._overrides.values()]
        self._override_refusal = self._label_of(f"overrides.{self._label}", inner)
        further.addWidget(self._override_refusal)
        self._below_more.addWidget(self._further)
        self._show_fields()
        self._show_overrides()
        self.more_made.emit()

    def _label_of(self, name: str, fields: Iterable[QWidget]) -> RefusalLabel:
        return RefusalLabel(name, [each for each in fields if isinstance(each, Typed)])

    def _overrides_heading(self) -> QLabel:
        heading = QLabel(translate("ArmEditor", "Per-network overrides"))
        heading.setProperty("role", "muted")
        return heading

    def _overrides_form(self) -> QFormLayout:
        for name, override in self._overrides.items():
            override.switch.setObjectName(f"design.override.{name}.{self._label}")
            override.inner.setObjectName(f"design.override.{name}.value.{self._label}")
            override.requested.connect(self._request_override)
        return form_of(list(self._overrides.values()))

    def _on_more(self, on: bool) -> None:
        self._make_further()
        if self._further is not None:
            self._further.setVisible(on)
        self._more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        arm = after.find(self._label)
        has_news = arm != before.find(self._label) or after.settings != before.settings
        if arm is not None and has_news:
            self._follow()

    def _follow(self) -> None:
        """Show the document's present value."""
        network = self._network
        self._refusal.clear_error()
        if self._further is not None:
            self._number_refusal.clear_error()
            self._override_refusal.clear_error()
            self._show_overrides()
        self.preset_picker.show_network(network)
        self.stage_buttons.show_network(network)
        self._show_fields()
        warning = norm_warning(expand(network))
        self._norm_warning.set_error(str(warning or ""))

    def _show_fields(self) -> None:
        network = self._network
        for name, field in self._fields.items():
            field.show_value(getattr(network, name))
            field.setEnabled(_is_used(name, network))

    def _show_overrides(self) -> None:
        experiment = self._document.experiment
        overrides = experiment.arm(self._label).overrides
        for name, field in self._overrides.items():
            field.show_value(getattr(overrides, name), getattr(experiment.settings, name))
        unused = unused_of_arm(experiment.settings_of(self._label))
        for name, field in self._overrides.items():
            field.set_usable(on=name not in unused)

    def _show_refusal(self, sentence: str) -> None:
        self._refusal.set_error(sentence)

    def _request(self, name: str, value: object) -> None:
        field = self._fields[name]
        is_counter = isinstance(field, NumberField | DecimalField)
        merge = f"{self._label}/{name}" if is_counter else ""
        self._change(_change_of(field), merge, field, **{name: value})

    def _request_override(self, name: str, value: object) -> None:
        override = self._overrides[name]
        is_counter = value is not None and isinstance(override.inner, DecimalField | NumberField)
        merge = f"{self._label}/override/{name}" if is_counter else ""
        try:
            edited = self._document.experiment.with_overrides(self._label, **{name: value})
        except UserError as error:
            self._follow()
            self._override_refusal.set_error(str(error), override.inner)
            return
        self._document.edit(edited, _change_of(override), merge)

    def _change(
        self, what: Message, merge: str = "", field: Field | None = None, **changes: object
    ) -> None:
        """Request an edit of the network; say why if it is refused."""
        try:
            network = self._network.edited(**changes)
            self._document.edit_network(self._label, network, what, merge)
        except UserError as error:
            self._refuse(error, field)

    def _refuse(self, error: UserError, field: Field | None = None) -> None:
        """Say why a value is refused: a number below its field, the rest below the stages."""
        self._follow()
        if isinstance(field, NumberBox):
            self._number_refusal.set_error(str(error), field)
        else:
            self._show_refusal(str(error))

    def _on_preset(self, name: str) -> None:
        what = Message("ArmEditor", "Choose {preset}").format(preset=name)
        try:
            self._document.edit_network(self._label, preset(name), what)
        except UserError as error:
            self._refuse(error)

    def _on_comparison(self, name: str) -> None:
        comparison = READY_COMPARISONS[name]
        try:
            edited = comparison.applied_to(self._document.experiment)
        except UserError as error:
            self._refuse(error)
            return
        what = Message("ArmEditor", "Compare: {comparison}").format(comparison=comparison.title)
        self._document.edit(edited, what)

    def _on_stages(self, stages: tuple[StageSpec, ...], what: Message) -> None:
        self._change(what, stages=stages)

    def _emit_stage(self, stage: int, is_number: bool) -> None:
        self.stage_chosen.emit(self._label, stage, is_number)


def _change_of(field: Field | OverrideField) -> Message:
    return Message("ArmEditor", "Change {field}").format(field=field.title)


def _is_used(field: str, network: NetworkSpec) -> bool:
    """Whether a field of a network has an effect beside its other fields."""
    match field:
        case "shortcut" | "branch_scale" | "zero_init":
            return network.residual
        case "shortcut_reads":
            return network.residual and network.is_preactivated
        case "group_width" | "stride_on":
            return network.block == "bottleneck"
        case "norm_groups" | "norm_group_width":
            return network.norm == "group"
        case "dropout":
            return len(block_kind(network).convolutions) > 1
    return True
