"""Lines of PyTorch code in a monospaced font, to be read, selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from explorer.ui.theme.palette import Theme

_POINTS = 8.5
_HANG_PX = 14


class SourceView(QTextEdit):
    """As high as its lines; a long line continues below, slightly indented."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._strong: frozenset[int] = frozenset()
        self._theme: Theme | None = None

    @property
    def source(self) -> str:
        """The lines as they are copied."""
        return self.toPlainText()

    def show_lines(self, lines: Sequence[str], strong: frozenset[int] = frozenset()) -> None:
        """Show other lines; those with the indexes `strong` stand out."""
        self.setPlainText("\n".join(lines))
        self._strong = strong
        self._shape()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and the size that goes with them."""
        self._theme = theme
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        # The application's style sheet would win over setFont.
        self.setStyleSheet(
            f'QTextEdit {{ font-family: "{family}", monospace;'
            f" font-size: {_POINTS * theme.font_scale}pt; background: {theme.base};"
            f" border: 1px solid {theme.border}; }}"
            f"QTextEdit:focus {{ border: 1px solid {theme.accent}; }}"
        )
        self._shape()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            event.ignore()  # nothing is typed here: Space runs and pauses
            return False
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def _shape(self) -> None:
        theme = self._theme
        if theme is None:
            return
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            shape = QTextBlockFormat()
            shape.setLeftMargin(_HANG_PX)
            shape.setTextIndent(-_HANG_PX)
            if block.blockNumber() in self._strong:
                shape.setBackground(QColor(theme.band[1]))
            cursor.setBlockFormat(shape)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            form = cursor.charFormat()
            is_strong = block.blockNumber() in self._strong
            form.setFontWeight(QFont.Weight.Bold if is_strong else QFont.Weight.Normal)
            cursor.setCharFormat(form)
            block = block.next()
        self._fit_height()

    def _fit_height(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height()) + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height)
