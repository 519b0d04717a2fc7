"""The panel of recorded runs: finds, shows, compares and keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.differences import DifferingField
from explorer.runs.recordings.summary import RunSummary
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import data_size
from explorer.ui.library.difference_table import DifferenceTable
from explorer.ui.library.run_model import RunModel, paths_of
from explorer.ui.library.run_table import RunTable
from explorer.ui.library.runs_actions import RunsActions
from explorer.ui.state.run_library import RunLibrary
from explorer.ui.theme.palette import Theme

_QUIET_MS = 400
"""A run that is recorded changes its folder again and again."""
_HEIGHT_PX = 220
_GB = 10**9
_MOST_NAMED = 20


class RunsPanel(QWidget):
    """Follows the library; reads no file until it is first seen."""

    status_message = Signal(str)
    """Something was done, as a sentence."""

    branch_requested = Signal(object)
    """The file of a run that is to branch off."""

    export_requested = Signal(object)
    """The file of a run that is to be written in a form that others read."""

    def __init__(self, library: RunLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.runs = RunModel()
        self.table = RunTable(self.runs)
        self.actions_ = RunsActions(self)
        self.differences = DifferenceTable()
        self.field = _FilterField()
        self._count = QLabel()
        self._empty = QLabel()
        self._beyond = QLabel()
        self._buttons: list[QToolButton] = []
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._is_cleared = self._waits_for_runs = False
        self._lay_out()
        self._connect()
        self._show_runs()
        self._show_whether_recorded()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, _HEIGHT_PX)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_cleared:
            self._is_cleared = True
            self.library.clear_deleted()
        self._follow_folder()
        self.library.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.apply_theme(theme)
        self._empty.setStyleSheet(f"color: {theme.muted};")

    def take_keyboard(self, is_shown: bool) -> None:
        """Let a person choose by keys: the panel was asked for, and is shown or hidden."""
        self._waits_for_runs = is_shown and not self.runs.rows
        if self._waits_for_runs:  # they may be read only now
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif is_shown:
            self._go_to_table()

    def show_selected(self) -> None:
        """Show the current run, or compare those that are selected."""
        readable = [each for each in self.table.selected if each.error is None]
        self.library.open(paths_of(readable))

    def _lay_out(self) -> None:
        self.setObjectName("runs")
        self.field.setObjectName("runs.filter")
        self.field.setPlaceholderText(translate("RunsPanel", "Filter by name, network, data, note"))
        self.field.setAccessibleName(translate("RunsPanel", "Filter the runs"))
        self.field.setToolTip(translate("RunsPanel", "Only runs in which each word is found."))
        self.field.setClearButtonEnabled(True)
        pass_shortcuts_through(self.field)
        self._count.setProperty("role", "muted")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, stretch=1)
        line.addWidget(self._count)
        actions = self.actions_
        for action in (actions.open, actions.compare, actions.star, actions.delete, actions.undo):
            button = self._button()
            button.setDefaultAction(action)
            button.setObjectName(f"button.{action.objectName().removeprefix('action.')}")
            line.addWidget(button)
        line.addWidget(self._folder_button())
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setObjectName("splitter.runs")
        for part in (self.table, self._empty, self.differences):
            self._parts.addWidget(part)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 3)
        self._parts.setStretchFactor(2, 2)
        self._parts.setChildrenCollapsible(False)
        self.differences.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._parts, stretch=1)
        column.addWidget(self._beyond)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        pass_shortcuts_through(button)
        self._buttons.append(button)
        return button

    def _folder_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.setObjectName("menu.runs.folder")
        actions = self.actions_
        menu.addActions([actions.open_folder, actions.choose_folder, actions.limit])
        menu.addSeparator()
        menu.addAction(actions.record)
        menu.aboutToShow.connect(self._show_whether_recorded)
        menu.setToolTipsVisible(True)
        button = self._button()
        button.setObjectName("runs.folder")
        button.setText(translate("RunsPanel", "Folder"))
        button.setToolTip(translate("RunsPanel", "Where the runs lie."))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _connect(self) -> None:
        library, actions = self.library, self.actions_
        library.changed.connect(self._show_runs)
        library.deleted.connect(self._on_deleted)
        library.laid_over.connect(self._on_laid_over)
        library.compared.connect(self._show_differences)
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self._go_to_table)
        self.runs.renamed.connect(library.rename)
        self.runs.noted.connect(library.write_note)
        self.table.opened.connect(self.show_selected)
        self.table.picked.connect(self._on_picked)
        # Later: it is still being edited.
        editing = self.table.itemDelegate()
        editing.closeEditor.connect(self._show_runs, Qt.ConnectionType.QueuedConnection)
        self.table.starred.connect(self._toggle_star)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        actions.open.triggered.connect(self._show_current)
        actions.compare.triggered.connect(self.show_selected)
        actions.rename.triggered.connect(self.table.edit_name)
        actions.note.triggered.connect(self.table.edit_note)
        actions.star.triggered.connect(self._star_selected)
        actions.delete.triggered.connect(self._delete_selected)
        actions.undo.triggered.connect(library.undo)
        actions.open_folder.triggered.connect(self._open_folder)
        actions.choose_folder.triggered.connect(self._choose_folder)
        actions.record.triggered.connect(self._record)
        actions.limit.triggered.connect(self._ask_for_limit)
        actions.design.triggered.connect(self._use_design)
        actions.branch.triggered.connect(self._branch)
        actions.export.triggered.connect(self._export)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._quiet.timeout.connect(library.refresh)

    def _show_runs(self) -> None:
        if self.table.state() is not RunTable.State.EditingState:
            self.runs.show_runs(self.library.runs.values())
        self._show_count()
        if self._waits_for_runs and self.runs.rows:
            self._waits_for_runs = False
            if self.field.hasFocus() and not self.field.text():
                self._go_to_table()

    def _show_count(self) -> None:
        runs = self.runs.rows
        size = sum(run.stamp.size for run in runs)
        self._count.setText(f"{COUNTS.runs(len(runs))}, {data_size(size)}" if runs else "")
        self._empty.setText(
            translate("RunsPanel", "No run has all of these words.")
            if self.library.runs
            else translate("RunsPanel", "No run is recorded in this folder yet.")
        )
        self._show_beyond()
        self.table.setVisible(bool(runs))
        self._empty.setVisible(not runs)
        self._on_picked()

    def _show_beyond(self) -> None:
        """Say beforehand what the limit will delete."""
        runs = self.library.beyond_limit
        self._beyond.setVisible(bool(runs))
        self._beyond.setText(
            translate(
                "RunsPanel",
                "Over its limit of {limit}: after the next start this list deletes {runs}, the "
                "oldest without a star.",
            ).format(limit=data_size(self.library.most_bytes), runs=COUNTS.runs(len(runs)))
        )
        self._beyond.setToolTip("\n".join(run.title for run in runs[:_MOST_NAMED]))

    def _on_typed(self, typed: str) -> None:
        self.runs.filter(typed)
        self._show_count()

    def _go_to_table(self) -> None:
        if self.runs.rows:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.selected:
                self.table.selectRow(0)

    def _on_picked(self) -> None:
        runs = self.table.selected
        self.actions_.show_selection(runs, can_undo=self.library.can_undo)
        readable = [each for each in runs if each.error is None]
        if len(readable) > 1:
            self.library.compare(paths_of(readable))
        else:
            self.differences.hide()

    def _show_differences(self, titles: Sequence[str], fields: Sequence[DifferingField]) -> None:
        if len(self.table.selected) > 1:
            self.differences.show_fields(titles, fields)
            if self.differences.isHidden():
                self.differences.show()
                self._parts.setSizes([3, 3, 2])

    def _show_current(self) -> None:
        self.library.open(paths_of(self.table.selected[:1]))

    def _use_design(self) -> None:
        for run in self.table.selected[:1]:
            self.library.read_design(run.path)

    def _branch(self) -> None:
        for run in self.table.selected[:1]:
            self.branch_requested.emit(run.path)

    def _export(self) -> None:
        for run in self.table.selected[:1]:
            self.export_requested.emit(run.path)

    def _toggle_star(self, run: RunSummary) -> None:
        if run.error is None:
            self.library.star([run.path], on=not run.is_starred)

    def _star_selected(self) -> None:
        runs = self.table.selected
        self.library.star(paths_of(runs), on=not all(each.is_starred for each in runs))

    def _delete_selected(self) -> None:
        self.library.delete(paths_of(self.table.selected))

    def _on_deleted(self, count: int) -> None:
        self.status_message.emit(COUNTS.deleted_runs(count))

    def _on_laid_over(self) -> None:
        self.status_message.emit(
            translate("RunsPanel", "Laid over the run that trains; stop it to show the other alone")
        )

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_.of_runs)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _show_whether_recorded(self) -> None:
        self.actions_.record.setChecked(self.library.is_recording)

    def _record(self, is_wanted: bool) -> None:
        self.library.record(on=is_wanted)

    def _open_folder(self) -> None:
        if self.library.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.library.folder)))

    def _ask_for_limit(self) -> None:
        before = self.library.most_bytes / _GB
        limit, is_chosen = QInputDialog.getDouble(
            self,
            translate("RunsPanel", "Limit the size of the folder"),
            translate("RunsPanel", "GB that the runs may take; 0 is no limit:"),
            before,
            0,
            100_000,
            1,
        )
        if is_chosen:
            self.library.limit(round(limit * _GB))

    def _choose_folder(self) -> None:
        title = translate("RunsPanel", "List the runs of a folder")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.library.folder or ""))
        if chosen:
            self.library.use_folder(Path(chosen))
            self._follow_folder()

    def _follow_folder(self) -> None:
        """Hear of what others do in the folder."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self.library.folder is not None and self.library.folder.is_dir():
            self._watcher.addPath(str(self.library.folder))


class _FilterField(QLineEdit):
    left = Signal()
    """Down or Enter: a person has typed enough."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
