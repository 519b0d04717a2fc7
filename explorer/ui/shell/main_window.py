"""The window: makes the views and bars, and wires them to the workspace. No more."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.messages import printable, translate
from explorer.runs.changes import Change, Extension
from explorer.runs.experiment import Experiment
from explorer.runs.state import RunState
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.export.exporter import Exporter
from explorer.ui.export.onnx_writer import OnnxRequest, OnnxWriter
from explorer.ui.export.run_writer import RunWriter
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.kit.focus_home import FocusHome
from explorer.ui.kit.focus_ring import FocusRing
from explorer.ui.kit.keyboard import keep_letters_for_controls
from explorer.ui.kit.refusal import RefusalLabel
from explorer.ui.kit.view import Exhibit, View
from explorer.ui.library.runs_panel import RunsPanel
from explorer.ui.shell.about import about_box
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.after_run import AfterRun
from explorer.ui.shell.branching import Branching
from explorer.ui.shell.escape import Escape
from explorer.ui.shell.file_actions import FileActions
from explorer.ui.shell.file_drop import FileDrop
from explorer.ui.shell.filled_window import FilledWindow
from explorer.ui.shell.live_bar import LiveBar
from explorer.ui.shell.menus import Menus
from explorer.ui.shell.next_bar import NextBar
from explorer.ui.shell.notice_bar import NoticeBar
from explorer.ui.shell.panels import add_panels
from explorer.ui.shell.recent_menu import RecentMenu
from explorer.ui.shell.replay import Replay
from explorer.ui.shell.run_bar import RunBar
from explorer.ui.shell.run_notices import RunNotices
from explorer.ui.shell.scheduler import Scheduler
from explorer.ui.shell.shortcuts_window import ShortcutsWindow
from explorer.ui.shell.small_screen import CENTRE_SHARE, SmallScreen
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

    closing = Signal(QCloseEvent)
    """A person closes the window, which is still as it was; who ignores the event keeps it open."""

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.workspace = workspace
        self.document, self.controller = workspace.document, workspace.controller
        self.selection, self.step_cursor = workspace.selection, workspace.step_cursor
        self.appearance = appearance
        self.was_maximized = False
        """Whether it goes back to being maximized from the full screen; Qt's own flag is lost."""
        self.notice = NoticeBar()
        self._run_notices = RunNotices(self.notice, self.controller, self.step_cursor)
        self.design = DesignPanel(self.document, workspace.previewer)
        self.stack = ViewStack(workspace)
        self.graph_column, self.profile = self.stack.graph_column, self.stack.profile
        self.heat_maps = self.stack.heat_maps
        self.loss, self.error = self.stack.loss, self.stack.error
        self.inspector = Inspector(self.document, self.selection, self.step_cursor)
        self.runs = RunsPanel(workspace.library)
        self.views: tuple[View, ...] = (*self.stack.views, self.inspector)
        recent = workspace.recent_files
        self.exporter = Exporter(recent, self)
        self.onnx = OnnxWriter(workspace.onnx, self)
        self.run_writer = RunWriter(workspace.export_run, recent, self)
        self.files = FileActions(self.document, recent, self.design.front_arm, self)
        self.ring = FocusRing(self)
        self._make_bars()
        self._scheduler = Scheduler([self._drain, *(view.refresh for view in self.views)], self)
        self._lay_out()
        self._connect_workspace()
        self._connect_actions()
        self._show_file()
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
            apply_style(app, theme, self)
        bars: list[_Themed] = [self.actions_, self.tool_bar, self.live, self.ring, self.replay]
        themed: list[_Themed] = [*bars, self.design, self.runs, *self.views]
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
        self.onnx.stop()
        self.run_writer.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Show whether it fills the screen: the desktop has keys of its own for that."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.actions_.full_screen.setChecked(self.isFullScreen())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """End the run: a person closes the window. A long step is not waited for."""
        self.closing.emit(event)
        if not event.isAccepted():
            return
        self.release()
        self.workspace.previewer.stop()
        self.controller.release()
        self.controller.wait_for_worker(_CLOSE_LIMIT_S)
        self.workspace.recordings.close()
        super().closeEvent(event)

    def _make_bars(self) -> None:
        self.actions_ = Actions(self, self.document.undo_stack)
        self.appearance_menu = AppearanceMenu(self.appearance, self)
        recent = RecentMenu(self.workspace.recent_files, self)
        self.menus = Menus(self.menuBar(), self.actions_, self.appearance_menu, recent)
        self.live = LiveBar()
        self.next = NextBar(
            self.actions_.go_on, self.actions_.save_weights, self.menus.export, self
        )
        choose_file = self.files.choose_weights_file
        self.after = AfterRun(self.workspace, self.actions_, self.next, choose_file, self)
        self.branching = Branching(self.workspace, self)
        self.run_bar = RunBar(self.live, self.next)
        self.replay = Replay(self.workspace, self.actions_, self)
        self.menus.add_to_run(self.replay.actions.menu)
        self.tool_bar = ToolBar(self.actions_, self.run_bar, self)
        self.status = StatusBar(self.statusBar(), self.controller, self.actions_.bring_back)

    def _lay_out(self) -> None:
        self.addToolBar(self.tool_bar)
        panels = add_panels(self, self.design, self.inspector, self.runs)
        self.menus.add_panels([*panels, self.tool_bar.toggleViewAction()])
        self.menus.add_edits([self.design.choose_network, *self.inspector.window_actions])
        self.addActions([*self.inspector.window_actions, self.design.choose_network])
        self.filled = FilledWindow(self.stack, self.findChildren(QDockWidget), self)
        self.menus.add_to_view(self.filled.action)
        self.addAction(self.filled.action)
        self._escape = Escape(
            self, self.inspector.find_bar, self.selection, self.filled, self._fill_screen
        )
        keep_letters_for_controls(self)
        self.home = FocusHome(self)
        self._drop = FileDrop(self)
        self.exporter.watch(self.stack, self.views)
        self.graph_column.menu_made.connect(self.exporter.extend)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(RefusalLabel("live", [self.live.learning_rate]))
        column.addWidget(self.notice)
        column.addWidget(self.stack, stretch=1)
        column.addWidget(self.replay.bar)
        self.setCentralWidget(SmallScreen(centre, CENTRE_SHARE))
        self.resize(1280, 720)

    def _connect_workspace(self) -> None:
        self.document.changed.connect(self._on_document_changed)
        self.controller.records_changed.connect(self._on_records_changed)
        self.controller.state_changed.connect(self._show_state)
        self.controller.prepared.connect(self._show_run)
        self.controller.changed.connect(self._on_run_changed)
        self.controller.failed.connect(self.notice.show_error)
        for answer in (self.controller.saved, self.controller.failed):
            answer.connect(self._stop_if_over)
        self.design.stage_chosen.connect(self.inspector.show_stage)
        self.selection.changed.connect(self.design.mark)
        self.design.controls_made.connect(self._order_tabs)
        self.live.requested.connect(self.controller.change)
        self.document.file_changed.connect(self._show_file)
        self.appearance.changed.connect(self.apply_theme)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.run.triggered.connect(self.run_or_pause)
        actions.step.triggered.connect(self._step)
        actions.stop.triggered.connect(self.controller.stop)
        actions.reset.triggered.connect(self.controller.reset)
        self.after.requested.connect(self._scheduler.start)
        self.after.status_message.connect(self._show_status)
        actions.repeat.triggered.connect(self.controller.repeat)
        actions.bring_back.triggered.connect(self.controller.bring_back)
        actions.branch.triggered.connect(self.branching.branch_displayed)
        self.runs.branch_requested.connect(self.branching.branch)
        self.branching.failed.connect(self.notice.show_error)
        actions.new.triggered.connect(self.files.new)
        actions.open.triggered.connect(self.files.open)
        self.menus.recent.chosen.connect(self.files.open_file)
        actions.copy_link.triggered.connect(self.files.copy_link)
        actions.paste.triggered.connect(self.files.paste)
        self._drop.dropped.connect(self.files.open_file)
        self._drop.failed.connect(self.notice.show_error)
        actions.save.triggered.connect(self.files.save)
        actions.save_as.triggered.connect(self.files.save_as)
        actions.export.triggered.connect(self.files.export)
        actions.export_onnx.triggered.connect(self._export_onnx)
        actions.export_onnx.setEnabled(self.onnx.is_able)
        actions.export_run.triggered.connect(self._export_run)
        actions.export_run.setEnabled(False)
        self.runs.export_requested.connect(self.run_writer.ask)
        self.runs.actions_.export.setVisible(self.run_writer.is_able)
        for writer in (self.onnx, self.run_writer):
            writer.failed.connect(self.notice.show_error)
            writer.status_message.connect(self._show_status)
        actions.quit.triggered.connect(self.close)
        library = self.workspace.library
        library.failed.connect(self.notice.show_error)
        library.design_read.connect(self.files.open_design)
        self.files.run_chosen.connect(self._show_run_of)
        self.runs.status_message.connect(self._show_status)
        self.files.failed.connect(self.notice.show_error)
        self.files.status_message.connect(self._show_status)
        actions.leave.triggered.connect(self._escape.leave_one)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        actions.full_screen.triggered.connect(self._fill_screen)
        actions.copy_window.triggered.connect(self._copy_window)
        actions.save_window.triggered.connect(self._save_window)
        self.menus.export.aboutToShow.connect(self._offer_views)
        self.exporter.failed.connect(self.notice.show_error)
        self.exporter.status_message.connect(self._show_status)

    def _export_onnx(self) -> None:
        """Export the network in front, with the weights that it has in the displayed run."""
        chosen = self.files.choose_onnx_file()
        if chosen is None:
            return
        arm, path = chosen
        record = self.controller.record
        trained = record.experiment.find(arm.label) if record is not None else None
        is_same = trained is not None and trained.network == arm.network
        seed = record.experiment.seed if record and is_same else self.document.experiment.seed
        recording = self.branching.displayed if is_same else None
        self.onnx.start(OnnxRequest(arm.network, arm.label, seed, recording), path)

    def _export_run(self) -> None:
        if self.workspace.displayed_recording is not None:
            self.run_writer.ask(self.workspace.displayed_recording)

    def _show_run_of(self, file: Path) -> None:
        self.workspace.library.open([file])

    def _step(self) -> None:
        self.controller.step(self.document.experiment)
        self._scheduler.start()  # a run that goes on says so only when it is drained

    def _drain(self) -> None:
        self.controller.drain()
        self.workspace.scales.refresh()
        self.status.refresh()
        self.replay.refresh()

    def _on_document_changed(self, before: Experiment, after: Experiment) -> None:
        self._show_design(after)
        if len(before.arms) != len(after.arms):
            self._order_tabs()
        has_other_arms = [arm.label for arm in before.arms] != [arm.label for arm in after.arms]
        if has_other_arms and self.controller.record is None:
            self._show_records()
        elif self.controller.record is None:
            self.live.show_run(after)

    def _show_design(self, experiment: Experiment) -> None:
        self.graph_column.show_experiment(experiment)
        self._show_comparison()

    def _show_comparison(self) -> None:
        self.status.show_comparison(self.document.experiment)
        for view in self.views:
            view.show_earlier(self.workspace.shows_earlier_run)

    def _on_records_changed(self) -> None:
        self.step_cursor.pick(None)
        self._run_notices.begin()
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
        self.replay.show_displayed()
        self._order_tabs()
        self.status.refresh()

    def _on_run_changed(self, change: Change) -> None:
        self.live.show_change(change)
        record = self.controller.record
        if isinstance(change, Extension) and record is not None and record.history.steps:
            label = record.experiment.arms[0].label
            self.live.show_rate(float(f"{record.history.learning_rate(label)[-1]:.6g}"))
        self._show_run()

    def _show_run(self) -> None:
        record = self.controller.record
        self.design.settings.show_record(record)
        self._show_comparison()

    def _order_tabs(self) -> None:
        """Let Tab follow the eye; Qt's own order is that in which controls were made."""
        beside = (self.replay.bar, self.inspector, self.runs)
        order_tabs(self.tool_bar, self.design, self.stack, *beside)

    def _show_state(self, state: RunState) -> None:
        is_here = self.controller.control is not None
        record = self.controller.record
        self.actions_.show_state(
            state,
            can_control=is_here or not state.is_active,
            can_repeat=record is None or record.origin is None,
        )
        self.actions_.branch.setEnabled(self.branching.displayed is not None)
        is_recorded = self.workspace.displayed_recording is not None
        self.actions_.export_run.setEnabled(is_recorded and self.run_writer.is_able)
        self.actions_.bring_back.setEnabled(self.controller.can_bring_back)
        self.live.setEnabled(is_here)
        self.run_bar.show_after(on=self.after.show_state(state))
        if state.is_active:
            self._scheduler.start()
        self._stop_if_over()
        self._show_comparison()
        self.status.refresh()

    def _stop_if_over(self) -> None:
        if not self.controller.state.is_active:
            self._scheduler.stop()

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
        self.exporter.copy_picture(self.exhibit)

    def _save_window(self) -> None:
        self.exporter.save_picture(self.exhibit)

    def _show_shortcuts(self) -> None:
        self._open_beside(ShortcutsWindow(self))

    def _show_about(self) -> None:
        self._open_beside(about_box(self))

    def _open_beside(self, other: QDialog) -> None:
        """Open a window that keeps nobody from working on, and goes when it is closed."""
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other.show()
        other.activateWindow()

    def _show_file(self) -> None:
        """Name the file in the title, with Qt's mark while it lacks what has been edited."""
        file = self.document.file
        name = printable(file.name) if file else translate("MainWindow", "Untitled")
        title = translate("MainWindow", "{file} - ResNet Explorer")
        self.setWindowTitle(title.format(file=name.replace("[*]", "[*][*]") + "[*]"))
        self.setWindowModified(self.document.is_modified)

    @property
    def exhibit(self) -> Exhibit:
        """The whole window as a picture."""
        return Exhibit(self, translate("MainWindow", "ResNet Explorer"), "resnet-explorer")

    def _offer_views(self) -> None:
        self.exporter.offer_each(self.menus.export)
