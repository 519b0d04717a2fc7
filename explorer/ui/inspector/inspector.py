"""Shows all about the selected block or layer, goes to its neighbours, and finds it by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.network.lookup import neighbour
from explorer.network.module_path import block_name
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.part import Part, find_part
from explorer.runs.record import RunRecord
from explorer.ui.inspector.find_bar import FindBar
from explorer.ui.inspector.part_sheet import PartSheet
from explorer.ui.kit.view import Exhibit
from explorer.ui.state.document import Document
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_WIDTH_PX = 300
_LEAST_WIDTH_PX = 250
_MOST_FONT_SCALE = 1.5
"""For larger texts the sheet scrolls sideways, so that the views keep their space."""


class Inspector(QWidget):
    """Follows the selection, the document and the run."""

    wanted = Signal()
    """It has something to show and needs to be visible."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        step_cursor: StepCursor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._history: History | None = None
        self._gone = ""
        self.find_bar = FindBar(document, selection)
        self.sheet = PartSheet(step_cursor)
        self.hint = QLabel()
        self.hint.setObjectName("inspector.hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.window_actions = self._make_actions()
        self._lay_out()
        selection.changed.connect(self._follow_selection)
        document.changed.connect(self._follow_document)
        self.sheet.layers.chosen.connect(selection.select)
        self.sheet.heading.compare_changed.connect(self._show)
        self.sheet.heading.block_requested.connect(self._select_block)
        self._show()

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Follow another run."""
        self._history = records[0].history
        part = self.part
        if part is None:
            self.sheet.gradient.show_layers(None, {})
        else:
            self.sheet.show_gradient(part, self._document.experiment, self._history)

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim the gradient and say why; see `View`."""
        self.sheet.gradient.show_earlier(is_earlier)

    def exhibits(self) -> list[Exhibit]:
        """Return nothing: its PyTorch code has a button of its own."""
        return []

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        self.sheet.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.hint.setStyleSheet(f"color: {theme.muted};")
        self.setMinimumWidth(round(_LEAST_WIDTH_PX * min(theme.font_scale, _MOST_FONT_SCALE)))
        self.find_bar.apply_theme(theme)
        self.sheet.apply_theme(theme)
        self._show()

    def show_stage(self, arm: str, index: int, is_requested: bool) -> None:
        """Select a stage's first block; unless requested, only if something is selected."""
        if is_requested or self._selection.selected is not None:
            self._selection.select(Selected(arm, block_name(index, 0)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, 400)

    @property
    def part(self) -> Part | None:
        """The displayed block or layer; None without a selection."""
        selected = self._selection.selected
        if selected is None:
            return None
        return find_part(self._document.experiment, selected.arm, selected.name)

    def _follow_selection(self, selected: Selected | None) -> None:
        if selected is not None:
            self.wanted.emit()
        self._gone = ""
        self._show()
        self.sheet.verticalScrollBar().setValue(0)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        selected = self._selection.selected
        if selected is None:
            self._gone = ""  # it was about another edit
            self._show()
        elif self.part is None:
            self._selection.select(None)
            self._gone = self._gone_text(selected, after)
            self._show()
        elif before.arms != after.arms or before.settings != after.settings:
            self._show()

    def _gone_text(self, selected: Selected, after: Experiment) -> str:
        if after.find(selected.arm) is None:
            return translate("Inspector", "Network {arm} was deleted, and {name} with it.").format(
                arm=selected.arm, name=selected.name
            )
        sentence = translate(
            "Inspector", "{name} is gone: network {arm} was edited and no longer has it."
        )
        return sentence.format(name=selected.name, arm=selected.arm)

    def _show(self) -> None:
        """Show what is selected, beside the same part of another arm if that is compared."""
        part = self.part
        self.sheet.setVisible(part is not None)
        self.hint.setVisible(part is None)
        for action in self._neighbour_actions:
            action.setEnabled(part is not None)
        if part is not None:
            self.sheet.show_part(part, self._document.experiment, self._history)
            return
        how = translate(
            "Inspector", "Click a block or layer in a graph, or press Ctrl+F to find one."
        )
        self.hint.setText(f"{self._gone}\n\n{how}" if self._gone else how)
        self.sheet.gradient.show_layers(None, {})

    def _select_block(self) -> None:
        part = self.part
        if part is not None and part.block is not None:
            self._selection.select(Selected(part.arm, part.block.name))

    def _open_find(self) -> None:
        self.wanted.emit()
        self.find_bar.open_bar()

    def _select_next(self) -> None:
        self._go(1)

    def _select_previous(self) -> None:
        self._go(-1)

    def _go(self, change: int) -> None:
        part = self.part
        name = neighbour(part.plan, part.name, change) if part is not None else None
        if part is not None and name is not None:
            self._selection.select(Selected(part.arm, name))

    def _make_actions(self) -> list[QAction]:
        """Make the actions that work anywhere in the window, once the window has added them."""
        find = self._action(
            "action.find",
            translate("Inspector", "&Find block or layer…"),
            "Ctrl+F",
            translate("Inspector", "Find a block or layer by its name."),
        )
        find.triggered.connect(self._open_find)
        before = self._action(
            "action.previous_part",
            translate("Inspector", "&Previous block or layer"),
            "Alt+Left",
            translate("Inspector", "Select the previous block or layer."),
        )
        before.setIconText("←")
        before.triggered.connect(self._select_previous)
        after = self._action(
            "action.next_part",
            translate("Inspector", "&Next block or layer"),
            "Alt+Right",
            translate("Inspector", "Select the next block or layer."),
        )
        after.setIconText("→")
        after.triggered.connect(self._select_next)
        self._neighbour_actions = (before, after)
        heading = self.sheet.heading
        for button, action in ((heading.previous, before), (heading.next, after)):
            button.setDefaultAction(action)
            button.setAccessibleName(action.toolTip())
        return [find, before, after]

    def _action(self, name: str, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(translate("Inspector", "{tip} ({key})").format(tip=tip, key=shown))
        return action

    def _lay_out(self) -> None:
        self.hint.setContentsMargins(12, 12, 12, 12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.find_bar)
        whole.addWidget(self.sheet, stretch=1)
        whole.addWidget(self.hint, stretch=1)
