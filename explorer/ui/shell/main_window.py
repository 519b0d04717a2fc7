"""The window: lays out the views and wires them to the document and the run. No more."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import translate
from explorer.runs.changes import Change
from explorer.runs.events import Diverged
from explorer.runs.experiment import Experiment
from explorer.runs.state import RunState
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.export.exporter import Exporter
from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.kit.focus_ring import FocusRing
from explorer.ui.kit.view import Exhibit, View
from explorer.ui.plots.curve_plot import error_plot, loss_plot
from explorer.ui.plots.gradient_profile import GradientProfile
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.file_actions import FileActions
from explorer.ui.shell.live_bar import LiveBar
from explorer.ui.shell.notice_bar import NoticeBar
from explorer.ui.shell.scheduler import Scheduler
from explorer.ui.shell.status_bar import StatusBar
from explorer.ui.shell.tab_order import order_tabs
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import apply_style

_TELL_MS = 4_000
_CLOSE_LIMIT_S = 1.0
"""A step longer than this is left behind when the window closes."""


class _Themed(Protocol):
    def apply_theme(self, theme: Theme) -> None: ...


class MainWindow(QMainWindow):
    """Everything a person sees of a workspace, which outlives it."""

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle(translate("MainWindow", "ResNet Explorer"))
        self.workspace = workspace
        self.document, self.controller = workspace.document, workspace.controller
        self.selection, self.step_cursor = workspace.selection, workspace.step_cursor
        cross_hair, scales, quantity = (
            workspace.cross_hair,
            workspace.scales,
            workspace.quantity_choice,
        )
        self.notice = NoticeBar()
        self.design = DesignPanel(self.document)
        self.profile = GradientProfile(self.selection, self.step_cursor, cross_hair, quantity)
        axis = self.profile.plot
        self.graph_column = GraphColumn(axis, self.selection, self.step_cursor, scales)
        self.heat_maps = HeatMaps(
            axis, self.selection, self.step_cursor, cross_hair, scales, quantity
        )
        self.loss = loss_plot(self.step_cursor, cross_hair)
        self.error = error_plot(self.step_cursor, cross_hair)
        self.inspector = Inspector(self.document, self.selection, self.step_cursor)
        self.exporter = Exporter(self)
        self.ring = FocusRing(self)
        self.appearance = appearance
        self.files = FileActions(self.document, self.design.front_arm, self)
        self.actions_ = Actions(self, self.document.undo_stack, appearance)
        self.live = LiveBar()
        self._live_action = self.actions_.put_in_tool_bar(self.live)
        self.status = StatusBar(self.statusBar(), self.controller)
        self.views: tuple[View, ...] = (
            self.graph_column,
            self.profile,
            self.heat_maps,
            self.loss,
            self.error,
            self.inspector,
        )
        self._scheduler = Scheduler([self._drain, *(view.refresh for view in self.views)], self)
        self._lay_out()
        self._connect()
        self._show_design(self.document.experiment)
        self._show_records()
        self.apply_theme(appearance.theme)
        self._show_state(self.controller.state)
        self.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, everywhere."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_style(app, theme)
        themed: list[_Themed] = [self.actions_, self.live, self.design, *self.views, self.ring]
        for part in themed:
            part.apply_theme(theme)

    def refresh(self) -> None:
        """Bring every view up to the last recorded step at once, for a picture."""
        self._scheduler.run_all()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt asks: go at once; the step in progress is waited for, but not long."""
        self.hide()
        self._scheduler.stop()
        self.exporter.stop()
        self.controller.stop()
        self.controller.wait_for_workers(_CLOSE_LIMIT_S)
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.addToolBar(self.actions_.tool_bar)
        dock = QDockWidget(translate("MainWindow", "Design"), self)
        dock.setObjectName("panel.design")
        dock.setWidget(self.design)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        self.actions_.add_to_view_menu(dock.toggleViewAction())
        aside = QDockWidget(translate("MainWindow", "Inspector"), self)
        aside.setObjectName("panel.inspector")
        aside.setWidget(self.inspector)
        aside.hide()  # until something is selected, the views have the room
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, aside)
        self.actions_.add_to_view_menu(aside.toggleViewAction())
        self.inspector.wanted.connect(aside.show)
        self.addActions(self.inspector.window_actions)
        self.actions_.add_to_view_menu(self.inspector.window_actions[0])
        below = _split(Qt.Orientation.Horizontal, "split.curves", [self.loss, self.error])
        rows: list[QWidget] = [self.graph_column, self.profile, self.heat_maps, below]
        views = _split(Qt.Orientation.Vertical, "split.views", rows)
        self.exporter.watch(views, self.views)
        self.graph_column.menu_made.connect(self.exporter.extend)
        self._middle = views
        views.setSizes([220, 150, 110, 180])
        for row, share in enumerate((4, 3, 2, 3)):
            views.setStretchFactor(row, share)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(views, stretch=1)
        self.setCentralWidget(centre)
        self.resizeDocks([dock], [286], Qt.Orientation.Horizontal)
        self.resize(1280, 720)

    def _connect(self) -> None:
        self.document.changed.connect(self._on_document_changed)
        self.controller.records_changed.connect(self._show_records)
        self.controller.state_changed.connect(self._show_state)
        self.controller.prepared.connect(self._show_comparison)
        self.controller.changed.connect(self._show_change)
        self.controller.diverged.connect(self._show_divergence)
        self.controller.failed.connect(self._show_error)
        self.design.stage_chosen.connect(self.inspector.show_stage)
        self.selection.changed.connect(self.design.mark)
        self.live.requested.connect(self.controller.change)
        actions = self.actions_
        actions.run.triggered.connect(self.run_or_pause)
        actions.step.triggered.connect(self._step)
        actions.stop.triggered.connect(self.controller.stop)
        actions.reset.triggered.connect(self.controller.reset)
        actions.repeat.triggered.connect(self.controller.repeat)
        actions.open.triggered.connect(self.files.open)
        actions.save.triggered.connect(self.files.save)
        actions.export.triggered.connect(self.files.export)
        self.files.failed.connect(self._show_error)
        actions.full_screen.toggled.connect(self._fill_screen)
        actions.copy_window.triggered.connect(self._copy_window)
        actions.save_window.triggered.connect(self._save_window)
        actions.export_menu.aboutToShow.connect(self._offer_views)
        self.exporter.failed.connect(self._show_error)
        self.exporter.status_message.connect(self._show_status)
        self.appearance.changed.connect(self.apply_theme)

    @property
    def graphs(self) -> dict[str, GraphPanel]:
        """The graph of each arm, by label."""
        return self.graph_column.panels

    def run_or_pause(self) -> None:
        """Start to train what is on show; or pause; or go on."""
        self.controller.run_or_pause(self.document.experiment)

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

    def _show_records(self) -> None:
        """Show the displayed record, or the design's empty one, in every view."""
        records = self.workspace.records
        self.notice.dismiss()
        self.step_cursor.pick(None)
        self.workspace.scales.follow(records[0])
        for view in self.views:
            view.show_records(records)
        self.live.show_run(records[0].experiment)
        self._show_changes()
        self._order_tabs()
        self.status.refresh()

    def _show_change(self, change: Change) -> None:
        self.live.show_change(change)
        self._show_changes()

    def _show_changes(self) -> None:
        record = self.controller.record
        self.design.settings.offer_changes(record.changes if record else ())
        self._show_comparison()

    def _show_divergence(self, event: Diverged) -> None:
        self.notice.append(str(event.error))

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does; what is made later would else come last."""
        order_tabs(self.actions_.tool_bar, self.design, self._middle, self.inspector)

    def _show_state(self, state: RunState) -> None:
        is_here = self.controller.control is not None
        self.actions_.show_state(state, is_steered=is_here or not state.is_active)
        self._live_action.setVisible(is_here)
        if state.is_active:
            self._scheduler.start()
        else:
            self._scheduler.stop()
        self.status.refresh()

    def _show_error(self, error: UserError) -> None:
        self.notice.show_message(str(error))

    def _fill_screen(self, on: bool) -> None:
        self.setWindowState(Qt.WindowState.WindowFullScreen if on else Qt.WindowState.WindowNoState)

    def _show_status(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _TELL_MS)

    def _copy_window(self) -> None:
        self.exporter.copy_picture(self._exhibit)

    def _save_window(self) -> None:
        self.exporter.save_picture(self._exhibit)

    @property
    def _exhibit(self) -> Exhibit:
        return Exhibit(self, self.windowTitle(), "resnet-explorer")

    def _offer_views(self) -> None:
        self.exporter.offer_each(self.actions_.export_menu)


def _split(orientation: Qt.Orientation, name: str, parts: list[QWidget]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    return splitter
