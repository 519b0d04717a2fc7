"""The list of presets and comparisons that opens below a field and is searched by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.experiment import Experiment
from explorer.ui.design.preset_rows import Kind, PresetModel, RowSource

_MOST_ROWS = 24
_NOTE_LINES = 2
_SCREEN_SHARE = 0.94
"""Of the screen's height, that the list takes at most."""
_MARGIN_PX = 6
_ROOM_PX = 22
"""Between two columns."""


class _List(QTreeView):
    """Opens the height of its rows to the popup, which is as high as a number of them."""

    def row_px(self) -> int:
        """Pixels of one row."""
        return max(1, self.rowHeight(self.model().index(0, 0)))


class PresetPopup(QFrame):
    """The keyboard stays in the field: letters search, arrows mark a row, Enter chooses it."""

    requested = Signal(str)
    """The name of the preset that a person wants."""

    compared = Signal(str)
    """The name of the ready comparison that a person wants."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        # A click on the field below closes the list, and must not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setProperty("role", "popup")
        self.setAccessibleName(translate("PresetPopup", "Presets"))
        self.field = QLineEdit()
        self.model = PresetModel()
        self.model.setParent(self)
        self.list = _List()
        self.note = QLabel()
        self._source = RowSource()
        self._experiment: Experiment | None = None
        self._make_field()
        self._make_list()
        self.note.setObjectName("design.preset.note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list, stretch=1)
        layout.addWidget(self.note)

    def open_at(self, place: QWidget, experiment: Experiment, preset: str, typed: str) -> None:
        """Open below a widget, or where there is room.

        Args:
            place: The field that it belongs to.
            experiment: As it is designed now.
            preset: The preset that is marked, "" for none.
            typed: What was typed already.
        """
        self._experiment = experiment
        self.field.blockSignals(True)
        self.field.setText(typed)
        self.field.blockSignals(False)
        self._show_rows("")  # all of them: the width is that of the whole list
        self._fit(place)
        if typed:
            self._search()
        else:
            self._mark(self.model.row_of(Kind.PRESET, preset))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _make_field(self) -> None:
        self.field.setObjectName("design.preset.search")
        self.field.setPlaceholderText(
            translate("PresetPopup", "Name, paper, depth or parameters: 56, wide, 0.85 M …")
        )
        self.field.setAccessibleName(translate("PresetPopup", "Find a preset"))
        self.field.setToolTip(
            translate(
                "PresetPopup",
                "Parts of a name, of the paper's authors and year, or of the kind, such as "
                "bottleneck, wide, plain; a depth; parameters or MACs, such as 0.85 M. All words "
                "must fit. Up and Down mark a row, Enter chooses it, Esc closes.",
            )
        )
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)

    def _make_list(self) -> None:
        self.list.setObjectName("design.preset.list")
        self.list.setAccessibleName(translate("PresetPopup", "Presets and comparisons"))
        self.list.setModel(self.model)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_marked)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Return whether a key was one of the list's."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close()
            return True
        page = max(1, self.list.viewport().height() // self.list.row_px() - 1)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_PageDown:
                self._move(1, page)
            case Qt.Key.Key_PageUp:
                self._move(-1, page)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nothing else to go to
            case _:
                return False
        return True

    def _move(self, step: int, times: int = 1) -> None:
        self._mark(self.model.selectable(self.list.currentIndex().row(), step, times))

    def _mark(self, row: int) -> None:
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if row >= 0 and self.model.selectable(row, -1) == row:
            self.list.scrollToTop()  # the heading of the first row, too
        elif row >= 0:
            self.list.scrollTo(index)

    def _on_marked(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        self.note.setText(row.note if row else "")
        # A screen reader follows the field, which keeps the keyboard.
        self.field.setAccessibleDescription(row.spoken if row else "")

    def _search(self) -> None:
        typed = self.field.text()
        self._show_rows(typed)
        self._mark(self.model.selectable(-1, 1) if typed.strip() else -1)
        if not self.model.rows:
            nothing = translate("PresetPopup", "No preset or comparison fits “{typed}”.")
            self.note.setText(nothing.format(typed=typed.strip()))

    def _show_rows(self, typed: str) -> None:
        if self._experiment is None:
            return
        self.model.show(self._source.rows(typed, self._experiment))
        for at, row in enumerate(self.model.rows):
            self.list.setFirstColumnSpanned(at, QModelIndex(), row.kind is Kind.HEADING)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        if row is None or row.kind is Kind.HEADING:
            return
        self.close()
        (self.compared if row.kind is Kind.COMPARISON else self.requested).emit(row.name)

    def _fit(self, place: QWidget) -> None:
        """Make it as wide as its columns and as high as the screen allows, and put it there."""
        self.ensurePolished()
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        metrics = self.list.fontMetrics()
        widths = [
            max(metrics.horizontalAdvance(text) for text in (self.model.titles[column], *cells))
            + _ROOM_PX
            for column, cells in enumerate(self._columns())
        ]
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        note_px = _NOTE_LINES * self.note.fontMetrics().lineSpacing()
        self.note.setFixedHeight(note_px)
        bar = self.list.verticalScrollBar().sizeHint().width()
        rows = min(_MOST_ROWS, len(self.model.rows)) * self.list.row_px()
        high = rows + header.sizeHint().height() + self.field.sizeHint().height() + note_px
        wanted = QSize(sum(widths) + bar + 2 * _MARGIN_PX + 4, high + 2 * _MARGIN_PX + 12)
        self.setGeometry(_place_for(wanted, place))

    def _columns(self) -> list[list[str]]:
        cells = [row.cells for row in self.model.rows if row.kind is not Kind.HEADING]
        return [list(column) for column in zip(*cells, strict=True)]


def _place_for(wanted: QSize, place: QWidget) -> QRect:
    """Return where a list of this size goes: below a widget, moved into the screen."""
    screen = place.screen().availableGeometry()
    size = wanted.boundedTo(QSize(screen.width(), round(_SCREEN_SHARE * screen.height())))
    corner = place.mapToGlobal(QPoint(0, place.height()))
    left = max(screen.left(), min(corner.x(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(corner.y(), screen.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)
