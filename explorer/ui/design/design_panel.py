"""The panel in which a person shapes the arms and sets the training."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
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

_MANY_ARMS = 6
"""More tabs than these do not fit in their usual width."""


class DesignPanel(QWidget):
    """A tab for each arm, and the training settings, which all arms share, below."""

    stage_chosen = Signal(str, int, bool)
    """(arm, stage from 0, whether its number was clicked)"""

    wanted = Signal()
    """Something of it is to be shown, and it needs to be visible."""

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
        self._tabs.currentChanged.connect(self._keep_keyboard)
        self.arms: dict[str, ArmEditor] = {}
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
        self._tabs.setCurrentIndex(list(self.arms).index(label))

    def mark(self, selected: Selected | None) -> None:
        """Mark the stage of what is selected, in every arm that has it."""
        stage = parsed(selected.name).stage if selected else None
        for editor in self.arms.values():
            editor.table.mark_stage(stage)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for index, (label, editor) in enumerate(self.arms.items()):
            editor.apply_theme(theme)
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
        self.arms[self.front_arm()].preset_picker.open_list()

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
        if labels != list(self.arms):
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
        is_first = not self.arms
        front = self._tabs.currentIndex()
        for removed in set(self.arms) - set(labels):
            index = list(self.arms).index(removed)
            page = self._tabs.widget(index)
            self._tabs.removeTab(index)
            del self.arms[removed]
            if page is not None:
                page.deleteLater()
        for index, label in enumerate(labels):
            if label not in self.arms:
                editor = ArmEditor(self._document, label)
                editor.stage_chosen.connect(self.stage_chosen)
                self._tabs.insertTab(index, ScrollColumn(editor), label)
                self.arms[label] = editor
                front = 0 if is_first else index
        self.arms = {label: self.arms[label] for label in labels}
        self._tabs.setCurrentIndex(min(max(front, 0), len(labels) - 1))
        self._fit_tabs()
        if self._theme is not None:
            self.apply_theme(self._theme)

    def _fit_tabs(self) -> None:
        """Make the tabs narrower where there are many: all stay in reach."""
        bar, is_many = self._tabs.tabBar(), len(self.arms) > _MANY_ARMS
        if bar.property("many") != is_many:
            bar.setProperty("many", is_many)
            bar.style().unpolish(bar)
            bar.style().polish(bar)

    def front_arm(self) -> str:
        """Return the label of the arm whose tab is in front."""
        return list(self.arms)[self._tabs.currentIndex()]

    def _keep_keyboard(self, _index: int) -> None:
        """Leave the keyboard with the window: Qt gives it to the first control of the new tab."""
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
