"""Says what went wrong, above the views: nothing modal ever interrupts a run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.messages import translate

_MOST_LINES = 3


class NoticeBar(QFrame):
    """One sentence and a button that closes it; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._words = QLabel()
        self._words.setObjectName("notice.text")
        # Messages carry values from files and from errors: never markup.
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setObjectName("notice.close")
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(translate("NoticeBar", "Close the notice"))
        close.setToolTip(translate("NoticeBar", "Close the notice"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self._words)
        layout.addWidget(close)
        self.hide()

    def show_message(self, sentence: str) -> None:
        """Show a sentence until it is closed, replaced or taken back."""
        self._show([sentence])

    def append(self, sentence: str) -> None:
        """Show one more sentence, below those in sight; of many the last are kept."""
        before = self._words.text().splitlines() if not self.isHidden() else []
        self._show([*before, sentence][-_MOST_LINES:])

    def _show(self, lines: list[str]) -> None:
        words = "\n".join(lines)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def dismiss(self) -> None:
        """Hide what was said: it no longer holds."""
        self.hide()
