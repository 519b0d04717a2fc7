"""Tells what the selected block or layer is: formula, shapes, cost, gradient, source."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.network.expand import expand
from explorer.network.plan import LayerPlan
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.ui.document import Document
from explorer.ui.elided_label import ElidedLabel
from explorer.ui.inspector.facts_table import FactsTable
from explorer.ui.inspector.find_line import FindLine
from explorer.ui.inspector.formula_panel import FormulaPanel
from explorer.ui.inspector.gradient_view import GradientView
from explorer.ui.inspector.heading import Heading
from explorer.ui.inspector.part import Part, find_part
from explorer.ui.inspector.part_list import PartList, Row
from explorer.ui.inspector.source_panel import SourcePanel
from explorer.ui.inspector.walk import neighbour
from explorer.ui.inspector.words import kind_words, missing_words
from explorer.ui.selection import Selected, Selection
from explorer.ui.shown_step import ShownStep
from explorer.ui.theme.palette import Theme

_WIDTH_PX = 300
_LEAST_WIDTH_PX = 250
_MOST_LAYERS = 16


class Inspector(QWidget):
    """Follows the selection, the document and the run."""

    wanted = Signal()
    """It has something to show and asks to be brought into sight."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        shown_step: ShownStep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._theme: Theme | None = None
        self._history: History | None = None
        self._gone = ""
        self.find_line = FindLine(document, selection)
        self.heading = Heading()
        self.missing = self._note("inspector.missing")
        self.formula = FormulaPanel()
        self.facts = FactsTable()
        self.gradient = GradientView(shown_step)
        self.layers = PartList("inspector.layers", _MOST_LAYERS)
        self.source = SourcePanel()
        self.hint = self._note("inspector.hint")
        self._gradient_title = _title("")
        self._layers_title = _title("")
        self.window_actions = self._make_actions()
        self._lay_out()
        selection.changed.connect(self._follow_selection)
        document.changed.connect(self._follow_document)
        self.layers.chosen.connect(selection.select)
        self.heading.compare_changed.connect(self._show)
        self.heading.block_asked.connect(self._select_block)
        self._show()

    def show_history(self, history: History | None) -> None:
        """Follow another run, or none."""
        self._history = history
        self._show_gradient()

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        self.gradient.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.hint.setStyleSheet(f"color: {theme.muted};")
        self.missing.setStyleSheet(f"color: {theme.error};")
        for part in (
            *(self.find_line, self.heading, self.formula, self.facts),
            *(self.gradient, self.layers, self.source),
        ):
            part.apply_theme(theme)
        self._show()

    def show_stage(self, arm: str, index: int, is_asked: bool) -> None:
        """Select a stage's first block; unless it was asked for, only if something is selected."""
        if is_asked or self._selection.selected is not None:
            self._selection.select(Selected(arm, f"layer{index + 1}.0"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, 400)

    @property
    def part(self) -> Part | None:
        """What is on show."""
        selected = self._selection.selected
        if selected is None:
            return None
        return find_part(self._document.experiment, selected.arm, selected.name)

    def _follow_selection(self, selected: Selected | None) -> None:
        if selected is not None:
            self.wanted.emit()
        self._gone = ""
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        selected = self._selection.selected
        if selected is None:
            self._gone = ""  # what it said was of another edit
            self._show()
        elif self.part is None:
            self._selection.select(None)
            self._gone = self._gone_words(selected, after)
            self._show()
        elif before.arms != after.arms or before.settings != after.settings:
            self._show()

    def _gone_words(self, selected: Selected, after: Experiment) -> str:
        if after.find(selected.arm) is None:
            return self.tr("Network {arm} is gone, and {name} with it.").format(
                arm=selected.arm, name=selected.name
            )
        words = self.tr("{name} is gone: network {arm} was edited and no longer has it.")
        return words.format(name=selected.name, arm=selected.arm)

    def _show(self) -> None:
        """Show what is selected, beside the same of another arm if that is asked for."""
        part = self.part
        self._scroll.setVisible(part is not None)
        self.hint.setVisible(part is None)
        for action in self._walking:
            action.setEnabled(part is not None)
        if part is None:
            how = self.tr("Click a block or layer in a graph, or press Ctrl+F to find one.")
            self.hint.setText(f"{self._gone}\n\n{how}" if self._gone else how)
            self._show_gradient()
            return
        experiment = self._document.experiment
        others = [arm.label for arm in experiment.arms if arm.label != part.arm]
        self.heading.show_part(part, others)
        label = self.heading.compared_arm
        other = find_part(experiment, label, part.name) if label else None
        is_missing = label is not None and other is None
        self.missing.setText(missing_words(part, label) if label and is_missing else "")
        self.missing.setVisible(is_missing)
        shown = sorted([part, other] if other else [part], key=_arm_of)
        self.formula.show_parts(shown)
        self.facts.show_parts(shown)
        self._show_layers(part)
        self.source.show_parts(shown)
        self._show_gradient()

    def _show_layers(self, part: Part) -> None:
        rows = [
            Row(Selected(part.arm, each.name), _local(part, each), _detail(each))
            for each in part.layers
        ]
        current = part.layers.index(part.layer) if part.layer else -1
        self.layers.show_rows(rows, current)
        if part.block is not None:
            words = self.tr("Layers of {block}").format(block=part.block.name)
        elif part.layers[0] is part.plan.stem[0]:
            words = self.tr("Layers of the stem")
        else:
            words = self.tr("Layers of the head")
        self._layers_title.setText(words)
        self.layers.setAccessibleName(words)

    def _show_gradient(self) -> None:
        part = self.part
        if part is None:
            self.gradient.show_layers(None, {})
            return
        names: dict[str, tuple[str, ...]] = {}
        for lane in self._history.layout.arms if self._history else ():
            same = find_part(self._document.experiment, lane.arm, part.name)
            names[lane.arm] = (same or part).traced
        self.gradient.show_layers(self._history, names)
        if len(part.traced) == 1:
            words = self.tr("Gradient norm of {name}").format(name=part.traced[0])
        else:
            words = self.tr("Gradient norm of its weights")
        self._gradient_title.setText(words)

    def _select_block(self) -> None:
        selected = self._selection.selected
        if selected is not None:
            self._selection.select(Selected(selected.arm, selected.block))

    def _open_find(self) -> None:
        self.wanted.emit()
        self.find_line.open_line()

    def _select_next(self) -> None:
        self._walk(1)

    def _select_previous(self) -> None:
        self._walk(-1)

    def _walk(self, change: int) -> None:
        selected, part = self._selection.selected, self.part
        if selected is None or part is None:
            return
        name = neighbour(expand(part.plan.spec), selected, change)
        if name is not None:
            self._selection.select(Selected(selected.arm, name))

    def _make_actions(self) -> list[QAction]:
        """Make what works from anywhere in the window, once the window has added it."""
        find = self._action(
            "action.find", self.tr("Find a layer…"), "Ctrl+F", self.tr("Find a layer by its name.")
        )
        find.triggered.connect(self._open_find)
        before = self._action(
            "action.previous_part", "←", "Alt+Left", self.tr("Select the block or layer before.")
        )
        before.triggered.connect(self._select_previous)
        after = self._action(
            "action.next_part", "→", "Alt+Right", self.tr("Select the next block or layer.")
        )
        after.triggered.connect(self._select_next)
        self._walking = (before, after)
        for button, action in ((self.heading.previous, before), (self.heading.next, after)):
            button.setDefaultAction(action)
            button.setAccessibleName(action.toolTip())
        return [find, before, after]

    def _action(self, name: str, words: str, key: str, tip: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(self.tr("{tip} ({key})").format(tip=tip, key=shown))
        return action

    def _note(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        self.hint.setContentsMargins(12, 12, 12, 12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
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
        self._scroll = QScrollArea()
        self._scroll.setObjectName("inspector.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.find_line)
        whole.addWidget(self._scroll, stretch=1)
        whole.addWidget(self.hint, stretch=1)
        self.setMinimumWidth(_LEAST_WIDTH_PX)


def _title(words: str) -> ElidedLabel:
    label = ElidedLabel()
    label.setText(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _arm_of(part: Part) -> str:
    return part.arm


def _local(part: Part, layer: LayerPlan) -> str:
    return layer.name.removeprefix(f"{part.block.name}.") if part.block else layer.name


def _detail(layer: LayerPlan) -> str:
    words = kind_words(layer)
    if layer.kind in ("conv", "linear"):  # the name says which of the two it is
        window = f"{layer.kernel}×{layer.kernel}, " if layer.kind == "conv" else ""
        words = f"{window}{layer.in_shape[0]} → {layer.out_shape[0]}"
    return f"{words}, /{layer.stride}" if layer.stride > 1 else words
