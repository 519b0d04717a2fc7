"""The bar that finds a block or layer by part of its name, or by what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.expand import expand
from explorer.network.layer_kind import layer_kind_text
from explorer.network.lookup import Located
from explorer.network.search import Match, matches
from explorer.ui.inspector.buttons import arrow_rules
from explorer.ui.inspector.part_list import PartList, Row
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import grouped, shape_text
from explorer.ui.state.document import Document
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.theme.palette import Theme

_MOST_ROWS = 9


class FindBar(QWidget):
    """A field, and the matches below it. Enter selects one after the other."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self.field = _Field()
        self.field.setObjectName("inspector.find")
        self.field.setPlaceholderText(translate("FindBar", "3.1.conv2, 3×3, bn, stride 2 …"))
        self.field.setAccessibleName(translate("FindBar", "Find a block or layer"))
        self.field.setToolTip(
            translate(
                "FindBar",
                "Part of a name, or what it is: conv, 3x3, batch norm, ReLU, pool, linear, block, "
                "shortcut, projection, stride 2, 16 channels, 32x32, stage 2. Several words must "
                "all fit. Enter selects the next match, Shift+Enter the previous one.",
            )
        )
        pass_shortcuts_through(self.field)
        self._close = QToolButton()
        self._close.setObjectName("inspector.find.close")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip(translate("FindBar", "Close the search (Esc)."))
        self._close.setAccessibleName(translate("FindBar", "Close the search"))
        pass_shortcuts_through(self._close)
        self._count = QLabel()
        self._count.setObjectName("inspector.find.count")
        self._count.setProperty("role", "muted")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.list = PartList("inspector.find.matches", _MOST_ROWS)
        self.list.setAccessibleName(translate("FindBar", "Matches"))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, stretch=1)
        line.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 6)
        whole.setSpacing(4)
        whole.addLayout(line)
        whole.addWidget(self._count)
        whole.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.close_bar)
        self._close.clicked.connect(self.close_bar)
        self.list.chosen.connect(selection.select)
        self.list.leaves_on_escape = True
        self.list.left.connect(self.close_bar)
        document.changed.connect(self._follow_document)
        self._search()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar, ready for typing."""
        self._search()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; what is selected stays."""
        window = self.window()
        self.hide()
        window.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.apply_theme(theme)
        self._close.setStyleSheet(arrow_rules(theme))

    def _follow_document(self, _before: object, _after: object) -> None:
        if not self.isHidden():
            self._search()

    def _search(self) -> None:
        selected = self._selection.selected
        # What several arms have is found in the selection's.
        arms = sorted(
            self._document.experiment.arms,
            key=lambda arm: selected is not None and arm.label != selected.arm,
        )
        typed = self.field.text()
        found = matches({arm.label: expand(arm.network) for arm in arms}, typed)
        self.list.show_rows(_rows(found))
        self.list.setVisible(bool(found))
        if found:
            text = COUNTS.matches(len(found))
        elif typed.strip():
            text = translate(
                "FindBar", "No block or layer is called “{typed}”, or is of that kind."
            ).format(typed=typed.strip())
        else:
            text = ""
        self._count.setText(text)
        self._count.setWordWrap(not found)
        self._count.setVisible(bool(text))

    def _move(self, change: int) -> None:
        rows = self.list.rows
        if not rows:
            return
        current = self.list.current
        start = current if current >= 0 or change > 0 else 0
        place = (start + change) % len(rows)
        self.list.mark(place)
        self._selection.select(rows[place].selected)
        count = translate("FindBar", "{i} of {n}").format(
            i=grouped(place + 1), n=grouped(len(rows))
        )
        self._count.setText(count)


def _rows(found: Sequence[Match]) -> list[Row]:
    """Return a row for each match; what equals one model in a network is worded once."""
    details: dict[tuple[int, int], str] = {}
    rows = []
    for match in found:
        model = (id(match.plan), id(match.model or (match.place and match.place.model)))
        if model not in details:
            details[model] = _detail(match.part)
        rows.append(Row(Selected(match.label, match.name), match.name, details[model]))
    return rows


def _detail(part: Located) -> str:
    """Return what a match is, and the shape of its output."""
    layer = part.model
    if layer is not None:
        kind = layer_kind_text(layer)
        if layer.kind == "conv":  # the whole word has no room
            kind = translate("FindBar", "{k}×{k} conv").format(k=layer.kernel)
    else:
        kind = translate("FindBar", "block")
    return translate("FindBar", "{kind}, {shape}").format(
        kind=kind, shape=shape_text(part.out_shape)
    )


class _Field(QLineEdit):
    moved = Signal(int)
    """1 for the next match, -1 for the one before."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.moved.emit(-1 if is_back else 1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case _:
                super().keyPressEvent(event)
