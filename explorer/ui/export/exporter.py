"""Exports every view's picture and numbers: to a file or to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.messages import translate
from explorer.runs.tables import Table, csv_lines
from explorer.ui.export.chunked_task import ChunkedTask
from explorer.ui.export.layout_dialog import ask_for_layout
from explorer.ui.export.picture_layout import PictureLayout, laid_out
from explorer.ui.export.pictures import image, save_picture, svg
from explorer.ui.kit.save_dialog import choose_file_to_save
from explorer.ui.kit.view import Exhibit, View
from explorer.ui.state.recent_files import RecentFiles

_PICTURES = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"
_TABLES = "CSV (*.csv)"


class Exporter(QObject):
    """What is exported is what is in sight at that moment."""

    failed = Signal(object)
    """The `UserError` that kept a file from being written."""
    status_message = Signal(str)
    """What is done, or how far it is, in one sentence."""

    def __init__(self, recent: RecentFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self._parent = parent
        self._menu: QMenu | None = None
        self._offered: list[QMenu] = []
        self._area: QWidget | None = None
        self._views: Sequence[View] = ()
        self._done_text = ""
        self._task = ChunkedTask(self)
        self._task.worked.connect(self._show_progress)
        self._task.finished.connect(self._show_done)
        self._task.failed.connect(self.failed)
        self._name = ""
        self._steps_a_row = 1

    def watch(self, area: QWidget, views: Sequence[View]) -> None:
        """Offer a menu on every view in `area`: right click, the Menu key or Shift+F10."""
        self._views = views
        self._area = area
        area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        area.customContextMenuRequested.connect(self._pop_up_at)
        key = QShortcut(QKeySequence("Shift+F10"), area)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.setWhatsThis(translate("Exporter", "Open the menu of the view in focus"))
        key.activated.connect(self._pop_up_at_focus)

    def fill(self, menu: QMenu, exhibit: Exhibit) -> None:
        """Offer what can be exported of one view."""
        add = partial(self._add, menu, exhibit)
        add("copy_picture", translate("Exporter", "Copy picture"), self.copy_picture)
        add("save_picture", translate("Exporter", "Save picture…"), self.save_picture)
        sized = translate("Exporter", "Save picture for paper or slides…")
        add("save_sized_picture", sized, self.save_sized_picture)
        if not exhibit.has_table:
            return
        has_numbers = exhibit.table() is not None
        menu.addSeparator()
        copy = add("copy_table", translate("Exporter", "Copy data as CSV"), self.copy_table)
        save = add("save_table", translate("Exporter", "Save data as CSV…"), self.save_table)
        for each in (copy, save):
            each.setEnabled(has_numbers)

    def _add(
        self, menu: QMenu, exhibit: Exhibit, name: str, text: str, do: Callable[[Exhibit], None]
    ) -> QAction:
        """Add an entry to a menu that may outlive the view: its arm is deleted, or it is folded."""

        def do_if_there() -> None:
            if isValid(exhibit.widget) and not exhibit.widget.size().isEmpty():
                do(exhibit)

        action = menu.addAction(text)
        action.setObjectName(f"action.export.{name}")
        action.triggered.connect(do_if_there)
        return action

    def extend(self, menu: QMenu, widget: QWidget) -> None:
        """Add what can be exported of a widget to its own menu."""
        exhibit = self.exhibit_at(widget)
        if exhibit is not None:
            menu.addSeparator()
            self.fill(menu, exhibit)

    def exhibits(self) -> list[Exhibit]:
        """Return what can be exported of the views in sight, from the top down."""
        return [each for view in self._views for each in view.exhibits()]

    def exhibit_at(self, widget: QWidget | None) -> Exhibit | None:
        """Return the exhibit that a widget is or is part of."""
        by_widget = {each.widget: each for each in self.exhibits()}
        while widget is not None and widget not in by_widget:
            widget = widget.parentWidget()
        return by_widget[widget] if widget is not None else None

    def offer_each(self, menu: QMenu) -> None:
        """Offer each view in a menu of its own, in place of those that were offered before."""
        for old in self._offered:
            menu.removeAction(old.menuAction())
            old.deleteLater()
        self._offered = []
        for exhibit in self.exhibits():
            self._offered.append(QMenu(exhibit.title, menu))
            menu.addMenu(self._offered[-1])
            self.fill(self._offered[-1], exhibit)

    def copy_picture(self, exhibit: Exhibit) -> None:
        """Copy a picture to the clipboard, both as pixels and as SVG."""
        data = QMimeData()
        with laid_out(exhibit, PictureLayout()):
            data.setImageData(image(exhibit.widget))
            data.setData("image/svg+xml", svg(exhibit.widget, exhibit.title))
        QGuiApplication.clipboard().setMimeData(data)
        self.status_message.emit(
            translate("Exporter", "{title}: picture copied to the clipboard").format(
                title=exhibit.title
            )
        )

    def save_picture(self, exhibit: Exhibit) -> None:
        """Let a person choose a file; its suffix decides between SVG, PNG and PDF."""
        self._save(exhibit, PictureLayout())

    def save_sized_picture(self, exhibit: Exhibit) -> None:
        """Let a person choose theme and width first, whatever those of the window are."""
        layout = ask_for_layout(exhibit.title, self._parent)
        if layout is not None:
            self._save(exhibit, layout)

    def _save(self, exhibit: Exhibit, layout: PictureLayout) -> None:
        title = translate("Exporter", "Save picture: {title}").format(title=exhibit.title)
        path = self._choose(title, f"{exhibit.file_stem}.svg", _PICTURES)
        if path is None:
            return
        scale = layout.png_scale(exhibit.widget.logicalDpiX())
        try:
            with laid_out(exhibit, layout):
                save_picture(exhibit.widget, path, exhibit.title, scale)
        except UserError as error:
            self.failed.emit(error)
            return
        self.status_message.emit(translate("Exporter", "{name} saved").format(name=path.name))

    def copy_table(self, exhibit: Exhibit) -> None:
        """Copy the numbers to the clipboard."""
        table = self._table_of(exhibit)
        if table is not None:
            self._name = exhibit.title
            self._done_text = translate("Exporter", "{name}: data copied to the clipboard")
            self._steps_a_row = exhibit.steps_a_row
            self._task.start(_copied(table))

    def save_table(self, exhibit: Exhibit) -> None:
        """Let a person choose a file, and write the numbers as they are now."""
        table = self._table_of(exhibit)
        if table is None:
            return
        title = translate("Exporter", "Save data: {title}").format(title=exhibit.title)
        name = f"{exhibit.file_stem}.csv"
        path = self._choose(title, name, _TABLES)
        if path is not None:
            self._name, self._done_text = path.name, translate("Exporter", "{name} saved")
            self._steps_a_row = exhibit.steps_a_row
            self._task.start(_written(table, path))

    def _choose(self, title: str, name: str, kinds: str) -> Path | None:
        path = choose_file_to_save(self._parent, title, name, kinds, self._recent.folder)
        if path is not None:
            self._recent.visit(path)
        return path

    def stop(self) -> None:
        """Leave a file that is being written as it was before."""
        self._task.stop()

    def _table_of(self, exhibit: Exhibit) -> Table | None:
        if self._task.is_busy:
            self.failed.emit(
                UserError(
                    "Exporter", "{name} is still being written; wait until it is done"
                ).format(name=self._name)
            )
            return None
        return exhibit.table()

    def _pop_up_at(self, here: QPoint) -> None:
        area = self._area
        if area is not None:
            self._pop_up(area.childAt(here), area.mapToGlobal(here))

    def _pop_up_at_focus(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:  # as the Menu key would: a view may have a menu of its own
            here = widget.rect().center()
            key = QContextMenuEvent.Reason.Keyboard
            QApplication.sendEvent(widget, QContextMenuEvent(key, here, widget.mapToGlobal(here)))

    def _pop_up(self, widget: QWidget | None, position: QPoint) -> None:
        exhibit = self.exhibit_at(widget)
        if exhibit is None:
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._parent)
        self._menu.setObjectName("menu.export")
        self.fill(self._menu, exhibit)
        self._menu.popup(position)

    def _show_progress(self, done: int) -> None:
        text = translate("Exporter", "{name}: {rows}")
        self.status_message.emit(text.format(name=self._name, rows=COUNTS.rows_so_far(done)))

    def _show_done(self) -> None:
        text = self._done_text.format(name=self._name)
        if self._steps_a_row > 1:
            text = translate(
                "Exporter",
                "{done}; of so long a run, one of every {n} of the oldest steps has a row",
            ).format(done=text, n=self._steps_a_row)
        self.status_message.emit(text)


def _copied(table: Table) -> Iterator[None]:
    lines: list[str] = []
    for line in csv_lines(table):
        lines.append(line)
        yield
    QGuiApplication.clipboard().setText("".join(lines))


def _written(table: Table, path: Path) -> Iterator[None]:
    with atomic_write(path) as file, file.open("w", encoding="utf-8", newline="") as out:
        for line in csv_lines(table):
            out.write(line)
            yield
