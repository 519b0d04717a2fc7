"""The panel in which a person shapes the arms and sets the training."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.module_path import parsed
from explorer.runs.experiment import ARM_LABELS, Experiment
from explorer.ui.design.arm_editor import ArmEditor
from explorer.ui.design.scroll_column import ScrollColumn
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.kit.collapsible import CollapsibleSection
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.view_title import NO_LIMIT_PX
from explorer.ui.state.data_previewer import DataPreviewer
from explorer.ui.state.document import Document
from explorer.ui.state.selection import Selected
from explorer.ui.theme.palette import Theme

_AT_ONCE = 2
"""Arms whose editors are always there."""
_MANY_ARMS = 6
"""More tabs than these do not fit in their usual width."""


class DesignPanel(QWidget):
    """A tab for each arm, and the training settings, which all arms share, below.

    The editors of two arms are always there, so that their controls are found by name; that of a
    further arm is there while its tab is in front. Eight of them are more controls than all else
    in the window, and each takes its share of every change of theme.
    """

    stage_chosen = Signal(str, int, bool)
    """(arm, stage from 0, whether its number was clicked)"""

    wanted = Signal()
    """Something of it is to be shown, and it needs to be visible."""

    controls_made = Signal()
    """There are new controls: those of an arm's tab that came to the front, or of its More."""

    def __init__(
        self, document: Document, previewer: DataPreviewer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._theme: Theme | None = None
        self._tabs = QTabWidget()
        self._tabs.setObjectName("design.tabs")
        self._tabs.setAccessibleName(translate("DesignPanel", "Network designs"))
        self._tabs.setDocumentMode(True)
        # The bar takes the keyboard; the widget around it would send Tab in a circle.
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.tabBar().setAccessibleName(translate("DesignPanel", "Networks"))
        self._tabs.tabBar().setToolTip(
            translate("DesignPanel", "The network to design; Left and Right switch to another.")
        )
        self._tabs.currentChanged.connect(self._on_front)
        self._pages: dict[str, ScrollColumn] = {}
        self._editors: dict[str, ArmEditor] = {}
        self._marked_stage: int | None = None
        self.follow = QCheckBox()
        self.follow.setObjectName("design.follow")
        pass_shortcuts_through(self.follow)
        self.follow.clicked.connect(self._on_link)
        self.duplicate_arm = self._corner_button(
            "duplicate_arm",
            "+",
            translate("DesignPanel", "Duplicate this network as another arm."),
        )
        self.duplicate_arm.clicked.connect(self._duplicate_arm)
        self.delete_arm = self._corner_button(
            "delete_arm",
            "−",
            translate("DesignPanel", "Delete this arm."),
        )
        self.delete_arm.clicked.connect(self._delete_arm)
        self.settings = SettingsEditor(document, previewer)
        self.settings.section_opened.connect(self._bring_into_view)
        self._opened: CollapsibleSection | None = None
        self.choose_network = self._make_action()
        self._lay_out()
        document.changed.connect(self._follow_document)
        document.link_changed.connect(self.follow.setChecked)
        self._show_arms(document.experiment)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a height that is too small for all: the networks get half of it at least."""
        super().resizeEvent(event)
        needed = self._tabs.sizeHint().height() + self._below.sizeHint().height()
        is_short = needed > self.height()
        self._below.setMaximumHeight(self.height() // 2 if is_short else NO_LIMIT_PX)

    def show_arm(self, label: str) -> None:
        """Bring an arm's tab to the front."""
        self._tabs.setCurrentIndex(self.labels.index(label))

    @property
    def labels(self) -> list[str]:
        """The label of each arm, in the order of their tabs."""
        return list(self._pages)

    def front_arm(self) -> str:
        """Return the label of the arm whose tab is in front."""
        return self.labels[self._tabs.currentIndex()]

    def editor(self, label: str) -> ArmEditor:
        """Return the editor of an arm, which is made now if it is not there."""
        if label not in self._editors:
            editor = self._editors[label] = ArmEditor(self._document, label)
            editor.stage_chosen.connect(self.stage_chosen)
            editor.more_made.connect(self.controls_made)
            editor.table.mark_stage(self._marked_stage)
            self._pages[label].fill(editor)
            if self._theme is not None:
                editor.apply_theme(self._theme)
            self.controls_made.emit()
        return self._editors[label]

    def mark(self, selected: Selected | None) -> None:
        """Mark the stage of what is selected, in every arm that has it."""
        self._marked_stage = parsed(selected.name).stage if selected else None
        for editor in self._editors.values():
            editor.table.mark_stage(self._marked_stage)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for editor in self._editors.values():
            editor.apply_theme(theme)
        for index, label in enumerate(self._pages):
            self._tabs.tabBar().setTabTextColor(index, QColor(theme.arm_text(label)))

    def _make_action(self) -> QAction:
        """Make the action that works anywhere in the window, once the window has added it."""
        action = QAction(translate("DesignPanel", "Choose network…"), self)
        action.setObjectName("action.choose_network")
        action.setShortcut(QKeySequence("Ctrl+P"))
        action.setToolTip(
            translate("DesignPanel", "Choose a preset for the network in the front tab. (Ctrl+P)")
        )
        action.triggered.connect(self._choose_network)
        return action

    def _choose_network(self) -> None:
        self.wanted.emit()
        self.editor(self.front_arm()).preset_picker.open_list()

    def _corner_button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"design.{name}")
        button.setText(text)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        pass_shortcuts_through(button)
        return button

    def _lay_out(self) -> None:
        corner = QWidget()
        buttons = QHBoxLayout(corner)
        buttons.setContentsMargins(0, 0, 4, 0)
        buttons.setSpacing(0)
        buttons.addWidget(self.duplicate_arm)
        buttons.addWidget(self.delete_arm)
        self._tabs.setCornerWidget(corner)
        below = QHBoxLayout()
        below.setContentsMargins(8, 2, 8, 2)
        below.addWidget(self.follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs, stretch=1)
        layout.addLayout(below)
        layout.addWidget(_rule())
        self._below = ScrollColumn(self.settings)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self._below)

    def _bring_into_view(self, section: CollapsibleSection) -> None:
        self._opened = section
        QTimer.singleShot(0, self, self._scroll_to_opened)  # once it has been laid out

    def _scroll_to_opened(self) -> None:
        if self._opened is not None:
            self._below.ensureWidgetVisible(self._opened, 0, 0)

    def _follow_document(self, _before: Experiment, after: Experiment) -> None:
        self._show_arms(after)

    def _show_arms(self, experiment: Experiment) -> None:
        """Bring tabs and switches in line with the document; the editors follow it themselves."""
        labels = [arm.label for arm in experiment.arms]
        if labels != self.labels:
            self._make_tabs(labels)
        self._show_link(labels)
        self.duplicate_arm.setEnabled(len(labels) < len(ARM_LABELS))
        self.delete_arm.setEnabled(len(labels) > 1)

    def _show_link(self, labels: list[str]) -> None:
        self.follow.setChecked(self._document.is_linked)
        self.follow.setVisible(len(labels) > 1)
        if len(labels) < 2:
            return
        first, second = labels[:2]
        text = translate("DesignPanel", "Link {second} to {first} (except skips)")
        self.follow.setText(text.format(first=first, second=second))
        tip = translate(
            "DesignPanel",
            "On: an edit of {first} is made in {second} too. Editing {second} on its own switches "
            "it off.",
        )
        self.follow.setToolTip(tip.format(first=first, second=second))

    def _make_tabs(self, labels: list[str]) -> None:
        is_first, front = not self._pages, self._tabs.currentIndex()
        with QSignalBlocker(self._tabs):  # till each tab has its page
            for removed in set(self._pages) - set(labels):
                self._tabs.removeTab(self.labels.index(removed))
                self._editors.pop(removed, None)
                self._pages.pop(removed).deleteLater()
            for index, label in enumerate(labels):
                if label not in self._pages:
                    self._pages[label] = ScrollColumn()
                    self._tabs.insertTab(index, self._pages[label], label)
                    front = 0 if is_first else index
            self._pages = {label: self._pages[label] for label in labels}
            self._tabs.setCurrentIndex(min(max(front, 0), len(labels) - 1))
        for label in labels[:_AT_ONCE]:
            self.editor(label)
        self._on_front()
        self._fit_tabs()
        if self._theme is not None:
            self.apply_theme(self._theme)

    def _fit_tabs(self) -> None:
        """Make the tabs narrower where there are many: all stay in reach."""
        bar, is_many = self._tabs.tabBar(), len(self._pages) > _MANY_ARMS
        if bar.property("many") != is_many:
            bar.setProperty("many", is_many)
            bar.style().unpolish(bar)
            bar.style().polish(bar)

    def _on_front(self) -> None:
        """Leave the keyboard with the window: Qt gives it to the first control of the new tab."""
        front = self.front_arm()
        self.editor(front)
        for label in set(self._editors) - {front, *self.labels[:_AT_ONCE]}:
            self._editors.pop(label).deleteLater()
        page, focused = self._tabs.currentWidget(), QApplication.focusWidget()
        if page is not None and focused is not None and page.isAncestorOf(focused):
            self.window().setFocus()

    def _duplicate_arm(self) -> None:
        experiment = self._document.experiment
        added = experiment.with_added_arm(experiment.arm(self.front_arm()).network)
        what = Message("DesignPanel", "Duplicate {arm}").format(arm=self.front_arm())
        self._document.edit(added, what)

    def _delete_arm(self) -> None:
        remaining = self._document.experiment.without_arm(self.front_arm())
        what = Message("DesignPanel", "Delete {arm}").format(arm=self.front_arm())
        self._document.edit(remaining, what)

    def _on_link(self, on: bool) -> None:
        try:
            self._document.set_linked(on=on)
        except UserError as error:
            self.follow.setChecked(False)
            self.follow.setToolTip(str(error))


def _rule() -> QFrame:
    """Return a line between two parts of the panel."""
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
