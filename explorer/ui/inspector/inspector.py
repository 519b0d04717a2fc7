"""Tells of what is selected: follows it, walks along the network, finds a layer by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.network.expand import expand
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.ui.inspector.find_line import FindLine
from explorer.ui.inspector.part import Part, find_part
from explorer.ui.inspector.part_sheet import PartSheet
from explorer.ui.inspector.search import neighbour
from explorer.ui.kit.view import Exhibit
from explorer.ui.state.document import Document
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_WIDTH_PX = 300
_LEAST_WIDTH_PX = 250


class Inspector(QWidget):
    """Follows the selection, the document and the run."""

    wanted = Signal()
    """It has something to show and asks to be brought into sight."""

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
        self.find_line = FindLine(document, selection)
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

    def exhibits(self) -> list[Exhibit]:
        """There is nothing to copy or save but its PyTorch lines, which have a button."""
        return []

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        self.sheet.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.hint.setStyleSheet(f"color: {theme.muted};")
        self.find_line.apply_theme(theme)
        self.sheet.apply_theme(theme)
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
        self.sheet.verticalScrollBar().setValue(0)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        selected = self._selection.selected
        if selected is None:
            self._gone = ""  # what it said was of another edit
            self._show()
        elif self.part is None:
            self._selection.select(None)
            self._gone = self._gone_text(selected, after)
            self._show()
        elif before.arms != after.arms or before.settings != after.settings:
            self._show()

    def _gone_text(self, selected: Selected, after: Experiment) -> str:
        if after.find(selected.arm) is None:
            return translate("Inspector", "Network {arm} is gone, and {name} with it.").format(
                arm=selected.arm, name=selected.name
            )
        words = translate(
            "Inspector", "{name} is gone: network {arm} was edited and no longer has it."
        )
        return words.format(name=selected.name, arm=selected.arm)

    def _show(self) -> None:
        """Show what is selected, beside the same of another arm if that is asked for."""
        part = self.part
        self.sheet.setVisible(part is not None)
        self.hint.setVisible(part is None)
        for action in self._walking:
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
            "action.find",
            translate("Inspector", "Find a layer…"),
            "Ctrl+F",
            translate("Inspector", "Find a layer by its name."),
        )
        find.triggered.connect(self._open_find)
        before = self._action(
            "action.previous_part",
            "←",
            "Alt+Left",
            translate("Inspector", "Select the block or layer before."),
        )
        before.triggered.connect(self._select_previous)
        after = self._action(
            "action.next_part",
            "→",
            "Alt+Right",
            translate("Inspector", "Select the next block or layer."),
        )
        after.triggered.connect(self._select_next)
        self._walking = (before, after)
        heading = self.sheet.heading
        for button, action in ((heading.previous, before), (heading.next, after)):
            button.setDefaultAction(action)
            button.setAccessibleName(action.toolTip())
        return [find, before, after]

    def _action(self, name: str, words: str, key: str, tip: str) -> QAction:
        action = QAction(words, self)
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
        whole.addWidget(self.find_line)
        whole.addWidget(self.sheet, stretch=1)
        whole.addWidget(self.hint, stretch=1)
        self.setMinimumWidth(_LEAST_WIDTH_PX)
