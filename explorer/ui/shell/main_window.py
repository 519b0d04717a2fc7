"""The window: makes the views and bars, and wires them to the workspace. No more."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.changes import Change
from explorer.runs.events import Diverged
from explorer.runs.experiment import Experiment
from explorer.runs.state import RunState
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.export.exporter import Exporter
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.kit.focus_ring import FocusRing
from explorer.ui.kit.keyboard import keep_letters_for_controls
from explorer.ui.kit.refusal import RefusalLabel
from explorer.ui.kit.view import Exhibit, View
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.file_actions import FileActions
from explorer.ui.shell.live_bar import LiveBar
from explorer.ui.shell.menus import FileMenu, ViewMenu
from explorer.ui.shell.notice_bar import NoticeBar
from explorer.ui.shell.panels import add_panels
from explorer.ui.shell.scheduler import Scheduler
from explorer.ui.shell.status_bar import StatusBar
from explorer.ui.shell.tab_order import order_tabs
from explorer.ui.shell.tool_bar import ToolBar
from explorer.ui.shell.view_stack import ViewStack
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from explorer.ui.theme.appearance_menu import AppearanceMenu
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import apply_style

_STATUS_MESSAGE_MS = 4_000
_CLOSE_LIMIT_S = 1.0
"""A step that takes longer than this is not waited for when the window closes."""


class _Themed(Protocol):
    def apply_theme(self, theme: Theme) -> None: ...


class MainWindow(QMainWindow):
    """Everything a person sees of a workspace, which outlives it."""

    closing = Signal()
    """A person closes the window, which is still as it was."""

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle(translate("MainWindow", "ResNet Explorer"))
        self.workspace = workspace
        self.document, self.controller = workspace.document, workspace.controller
        self.selection, self.step_cursor = workspace.selection, workspace.step_cursor
        self.appearance = appearance
        self.was_maximized = False
        """Whether it goes back to being maximized from the full screen; Qt's own flag is lost."""
        self.notice = NoticeBar()
        self.design = DesignPanel(self.document, workspace.previewer)
        self.stack = ViewStack(workspace)
        self.graph_column, self.profile = self.stack.graph_column, self.stack.profile
        self.heat_maps = self.stack.heat_maps
        self.loss, self.error = self.stack.loss, self.stack.error
        self.inspector = Inspector(self.document, self.selection, self.step_cursor)
        self.views: tuple[View, ...] = (*self.stack.views, self.inspector)
        self.exporter = Exporter(self)
        self.files = FileActions(self.document, self.design.front_arm, self)
        self.ring = FocusRing(self)
        self._make_bars()
        self._scheduler = Scheduler([self._drain, *(view.refresh for view in self.views)], self)
        self._lay_out()
        self._connect_workspace()
        self._connect_actions()
        self._show_design(self.document.experiment)
        self._show_records()
        self.apply_theme(appearance.theme)
        self._show_state(self.controller.state)
        workspace.announce()
        self.setFocus()

    @property
    def graphs(self) -> dict[str, GraphPanel]:
        """The graph of each arm, by label."""
        return self.graph_column.panels

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, everywhere."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_style(app, theme)
        bars: list[_Themed] = [self.actions_, self.tool_bar, self.live, self.ring]
        themed: list[_Themed] = [*bars, self.design, *self.views]
        for part in themed:
            part.apply_theme(theme)

    def refresh(self) -> None:
        """Bring every view up to the last recorded step at once, for a picture."""
        self._scheduler.run_all()

    def run_or_pause(self) -> None:
        """Start to train the current design; or pause; or go on."""
        self.controller.run_or_pause(self.document.experiment)

    def release(self) -> None:
        """Leave the workspace, and a run that goes on in it, to another window."""
        self.hide()
        self._scheduler.stop()
        self.exporter.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Show whether it fills the screen: the desktop has keys of its own for that."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.actions_.full_screen.setChecked(self.isFullScreen())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """End the run: a person closes the window. A long step is not waited for."""
        self.closing.emit()
        self.release()
        self.workspace.previewer.stop()
        self.controller.stop()
        self.controller.wait_for_workers(_CLOSE_LIMIT_S)
        super().closeEvent(event)

    def _make_bars(self) -> None:
        self.actions_ = Actions(self, self.document.undo_stack)
        self.appearance_menu = AppearanceMenu(self.appearance, self)
        self.file_menu = FileMenu(self.actions_, self)
        self.view_menu = ViewMenu(self.appearance_menu, self.actions_, self)
        self.live = LiveBar()
        menu_buttons = [self.file_menu.button(), self.view_menu.button()]
        self.tool_bar = ToolBar(self.actions_, self.live, menu_buttons, self)
        self.status = StatusBar(self.statusBar(), self.controller, self.actions_.bring_back)

    def _lay_out(self) -> None:
        self.addToolBar(self.tool_bar)
        self.view_menu.add_panels(*add_panels(self, self.design, self.inspector))
        self.view_menu.add_panels(self.inspector.window_actions[0])
        self.addActions([*self.inspector.window_actions, self.design.choose_network])
        keep_letters_for_controls(self)
        self.exporter.watch(self.stack, self.views)
        self.graph_column.menu_made.connect(self.exporter.extend)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(RefusalLabel("live", [self.live.learning_rate]))
        column.addWidget(self.notice)
        column.addWidget(self.stack, stretch=1)
        self.setCentralWidget(centre)
        self.resize(1280, 720)

    def _connect_workspace(self) -> None:
        self.document.changed.connect(self._on_document_changed)
        self.controller.records_changed.connect(self._on_records_changed)
        self.controller.state_changed.connect(self._show_state)
        self.controller.prepared.connect(self._show_run)
        self.controller.changed.connect(self._on_run_changed)
        self.controller.diverged.connect(self._on_diverged)
        self.controller.failed.connect(self.notice.show_error)
        self.design.stage_chosen.connect(self.inspector.show_stage)
        self.selection.changed.connect(self.design.mark)
        self.live.requested.connect(self.controller.change)
        self.appearance.changed.connect(self.apply_theme)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.run.triggered.connect(self.run_or_pause)
        actions.step.triggered.connect(self._step)
        actions.stop.triggered.connect(self.controller.stop)
        actions.reset.triggered.connect(self.controller.reset)
        actions.repeat.triggered.connect(self.controller.repeat)
        actions.bring_back.triggered.connect(self.controller.bring_back)
        actions.open.triggered.connect(self.files.open)
        actions.save.triggered.connect(self.files.save)
        actions.export.triggered.connect(self.files.export)
        self.files.failed.connect(self.notice.show_error)
        actions.full_screen.triggered.connect(self._fill_screen)
        actions.copy_window.triggered.connect(self._copy_window)
        actions.save_window.triggered.connect(self._save_window)
        self.file_menu.export.aboutToShow.connect(self._offer_views)
        self.exporter.failed.connect(self.notice.show_error)
        self.exporter.status_message.connect(self._show_status)

    def _step(self) -> None:
        self.controller.step(self.document.experiment)

    def _drain(self) -> None:
        self.controller.drain()
        self.workspace.scales.refresh()
        self.status.refresh()

    def _on_document_changed(self, before: Experiment, after: Experiment) -> None:
        self._show_design(after)
        if len(before.arms) != len(after.arms):
            self._order_tabs()
        has_other_arms = [arm.label for arm in before.arms] != [arm.label for arm in after.arms]
        if has_other_arms and self.controller.record is None:
            self._show_records()

    def _show_design(self, experiment: Experiment) -> None:
        self.graph_column.show_experiment(experiment)
        self._show_comparison()

    def _show_comparison(self) -> None:
        self.status.show_comparison(self.document.experiment)

    def _on_records_changed(self) -> None:
        self.notice.dismiss()
        for error in self.controller.record.errors if self.controller.record else ():
            self.notice.append(error)
        self.step_cursor.pick(None)
        self._show_records()

    def _show_records(self) -> None:
        """Show the displayed record, or the design's empty one, in every view."""
        records = self.workspace.records
        self.workspace.scales.follow(records[0])
        for view in self.views:
            view.show_records(records)
        self.live.show_run(records[0].experiment)
        for change in records[0].changes:
            self.live.show_change(change)
        self._show_run()
        self._order_tabs()
        self.status.refresh()

    def _on_run_changed(self, change: Change) -> None:
        self.live.show_change(change)
        self._show_run()

    def _show_run(self) -> None:
        record = self.controller.record
        self.design.settings.show_record(record)
        self._show_comparison()

    def _on_diverged(self, event: Diverged) -> None:
        self.notice.append(event.error)

    def _order_tabs(self) -> None:
        """Let Tab follow the eye; Qt's own order is that in which controls were made."""
        order_tabs(self.tool_bar, self.design, self.stack, self.inspector)

    def _show_state(self, state: RunState) -> None:
        is_here = self.controller.control is not None
        self.actions_.show_state(state, can_control=is_here or not state.is_active)
        self.actions_.bring_back.setEnabled(self.controller.can_bring_back)
        self.tool_bar.live_action.setVisible(is_here)
        if state.is_active:
            self._scheduler.start()
        else:
            self._scheduler.stop()
        self.status.refresh()

    def _fill_screen(self) -> None:
        if self.isFullScreen():
            normal, full = Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized
            self.setWindowState(full if self.was_maximized else normal)
        else:
            self.was_maximized = self.isMaximized()
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def _show_status(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _STATUS_MESSAGE_MS)

    def _copy_window(self) -> None:
        self.exporter.copy_picture(self._exhibit)

    def _save_window(self) -> None:
        self.exporter.save_picture(self._exhibit)

    @property
    def _exhibit(self) -> Exhibit:
        return Exhibit(self, self.windowTitle(), "resnet-explorer")

    def _offer_views(self) -> None:
        self.exporter.offer_each(self.file_menu.export)
