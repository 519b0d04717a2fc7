"""Shapes one arm's network: preset, stages, and the switches."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.network.presets import PRESETS, preset
from explorer.network.spec import MAX_STAGES, NetworkSpec
from explorer.problem import Problem
from explorer.runs.experiment import Experiment
from explorer.ui.design.focus import leaves_keys_to_the_window
from explorer.ui.design.stage_table import StageTable
from explorer.ui.document import Document
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import spoken

_CUSTOM = 0
"""Row of the preset menu that stands for a network of one's own."""


class ArmEditor(QWidget):
    """The controls of one arm. They show the document and ask it for edits."""

    def __init__(self, document: Document, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._label = label
        self._make_preset_menu()
        self.table = StageTable(document, label, self)
        self._refusal = QLabel()
        self._refusal.setObjectName(f"label.refusal.{label}")
        self._refusal.setProperty("role", "refusal")
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._make_switches()
        self._lay_out()
        self.table.stage_model.refused.connect(self._show_refusal)
        document.changed.connect(self._follow_document)
        self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.apply_theme(theme)

    @property
    def _network(self) -> NetworkSpec:
        return self._document.experiment.arm(self._label).network

    def _make_preset_menu(self) -> None:
        self.preset_menu = QComboBox()
        self._name(self.preset_menu, "preset", self.tr("Preset"))
        self.preset_menu.setToolTip(self.tr("Start from a network of the papers."))
        self.preset_menu.setMaxVisibleItems(30)
        self.preset_menu.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        model = QStandardItemModel(self.preset_menu)
        model.appendRow(QStandardItem(self.tr("your own")))
        for group, members in groupby(PRESETS.values(), key=lambda each: each.group):
            heading = QStandardItem(group)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
            for member in members:
                item = QStandardItem(f"   {member.name}")
                item.setData(member.name, Qt.ItemDataRole.UserRole)
                model.appendRow(item)
        self.preset_menu.setModel(model)
        self.preset_menu.activated.connect(self._take_preset)

    def _make_switches(self) -> None:
        self.add_stage = QPushButton(self.tr("Add stage"))
        self._name(self.add_stage, "add_stage", self.tr("Add stage"))
        self.add_stage.setToolTip(self.tr("Add a stage of twice the width at half the size."))
        self.add_stage.clicked.connect(self._add_stage)
        self.remove_stage = QPushButton(self.tr("Remove stage"))
        self._name(self.remove_stage, "remove_stage", self.tr("Remove stage"))
        self.remove_stage.setToolTip(self.tr("Remove the selected stage, or else the last."))
        self.remove_stage.clicked.connect(self._remove_stage)
        self.skip = QCheckBox(self.tr("Skip connections"))
        self._name(self.skip, "skip", self.tr("Skip connections"))
        self.skip.setToolTip(self.tr("On: y = F(x) + x, residual. Off: y = F(x), plain."))
        self.skip.clicked.connect(self._take_skip)
        self.norm = QCheckBox(self.tr("Batch norm"))
        self._name(self.norm, "norm", self.tr("Batch norm"))
        self.norm.setToolTip(self.tr("Batch normalisation after each convolution."))
        self.norm.clicked.connect(self._take_norm)
        self.shortcut = self._choice(
            "shortcut",
            self.tr("Shortcut where the shape changes"),
            {"A": self.tr("A: zero padding"), "B": self.tr("B: 1×1 projection")},
        )
        self.shortcut.activated.connect(self._take_shortcut)
        self.stem = self._choice(
            "stem",
            self.tr("Stem"),
            {"3x3": self.tr("3×3"), "7x7": self.tr("7×7, max pool")},
        )
        self.stem.activated.connect(self._take_stem)
        self.channels = self._choice(
            "channels", self.tr("Image channels"), {1: self.tr("1, grey"), 3: self.tr("3, colour")}
        )
        self.channels.activated.connect(self._take_channels)
        self.image_size = self._counter("image_size", self.tr("Image size"), 8, 512)
        self.image_size.setSuffix(self.tr(" px"))
        self.image_size.valueChanged.connect(self._take_image_size)
        self.classes = self._counter("classes", self.tr("Classes"), 2, 1_000)
        self.classes.valueChanged.connect(self._take_classes)

    def _choice(self, name: str, words: str, choices: dict[object, str]) -> QComboBox:
        menu = QComboBox()
        self._name(menu, name, words)
        menu.setToolTip(words)
        for value, text in choices.items():
            menu.addItem(text, value)
        return menu

    def _counter(self, name: str, words: str, least: int, most: int) -> QSpinBox:
        counter = QSpinBox()
        self._name(counter, name, words)
        counter.setToolTip(
            QCoreApplication.translate("ArmEditor", "{words}, {least} to {most}.").format(
                words=words, least=least, most=most
            )
        )
        counter.setRange(least, most)
        counter.setKeyboardTracking(False)
        return counter

    def _name(self, widget: QWidget, name: str, words: str) -> None:
        widget.setObjectName(f"design.{name}.{self._label}")
        widget.setAccessibleName(f"{words}, {self._label}")
        leaves_keys_to_the_window(widget)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_stage)
        buttons.addWidget(self.remove_stage)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(5)
        form.addRow(self.skip)
        form.addRow(self.tr("Shortcut"), self.shortcut)
        form.addRow(self.norm)
        form.addRow(self.tr("Stem"), self.stem)
        image = QHBoxLayout()
        image.addWidget(self.image_size)
        image.addWidget(self.channels)
        form.addRow(self.tr("Image"), image)
        form.addRow(self.tr("Classes"), self.classes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(6)
        whole.addWidget(self.preset_menu)
        whole.addWidget(self.table)
        whole.addWidget(self._refusal)
        whole.addLayout(buttons)
        whole.addLayout(form)
        whole.addStretch()

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        if before.arm(self._label) != after.arm(self._label):
            self._follow()

    def _follow(self) -> None:
        """Show the document's present value."""
        network = self._network
        known = PRESETS.get(network.name)
        row = _CUSTOM
        if known is not None and known.spec == network:
            row = self.preset_menu.findData(network.name)
        self.preset_menu.setCurrentIndex(row)
        self.add_stage.setEnabled(len(network.stages) < MAX_STAGES)
        self.remove_stage.setEnabled(len(network.stages) > 1)
        self.skip.setChecked(network.residual)
        self.norm.setChecked(network.norm == "batch")
        self.shortcut.setCurrentIndex(self.shortcut.findData(network.shortcut))
        self.shortcut.setEnabled(network.residual)
        self.stem.setCurrentIndex(self.stem.findData(network.stem))
        self.channels.setCurrentIndex(self.channels.findData(network.in_channels))
        for counter, value in (
            (self.image_size, network.image_size),
            (self.classes, network.classes),
        ):
            counter.blockSignals(True)
            counter.setValue(value)
            counter.blockSignals(False)

    def _show_refusal(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _ask(self, what: str, merge: str = "", **changes: object) -> None:
        """Ask the document for an edit of the network; show why if it cannot be."""
        try:
            network = self._network.edited(**changes)
        except Problem as problem:
            self._follow()
            self._show_refusal(spoken(problem))
            return
        self._document.edit(
            self._document.experiment.with_network(self._label, network), what, merge
        )

    def _take_preset(self, row: int) -> None:
        name = self.preset_menu.itemData(row)
        if name is None:
            self._follow()
            return
        what = self.tr("choice of {name}").format(name=name)
        experiment = self._document.experiment.with_network(self._label, preset(name))
        self._document.edit(experiment, what)

    def _add_stage(self) -> None:
        last = self._network.stages[-1]
        added = {"blocks": last.blocks, "width": min(2 * last.width, 4_096), "stride": 2}
        self._ask(self.tr("added stage"), stages=(*self._network.stages, added))

    def _remove_stage(self) -> None:
        stages = list(self._network.stages)
        selected = self.table.selectionModel().selectedIndexes()
        del stages[selected[0].row() if selected else -1]
        self._ask(self.tr("removed stage"), stages=tuple(stages))

    def _take_skip(self, checked: bool) -> None:
        self._ask(self.tr("switch of the skip connections"), residual=checked)

    def _take_norm(self, checked: bool) -> None:
        self._ask(self.tr("switch of batch norm"), norm="batch" if checked else "none")

    def _take_shortcut(self, row: int) -> None:
        self._ask(self.tr("change of shortcut"), shortcut=self.shortcut.itemData(row))

    def _take_stem(self, row: int) -> None:
        self._ask(self.tr("change of stem"), stem=self.stem.itemData(row))

    def _take_channels(self, row: int) -> None:
        self._ask(self.tr("change of image channels"), in_channels=self.channels.itemData(row))

    def _take_image_size(self, value: int) -> None:
        merge = f"{self._label}/image_size"
        self._ask(self.tr("change of image size"), merge, image_size=value)

    def _take_classes(self, value: int) -> None:
        self._ask(self.tr("change of classes"), f"{self._label}/classes", classes=value)
