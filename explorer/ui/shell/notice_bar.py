"""Shows what went wrong or is to be known, above the views: nothing modal interrupts a run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.errors import UserError
from explorer.messages import translate

_MOST_ERRORS = 3


class NoticeBar(QFrame):
    """A sentence for each error and a button that closes it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: tuple[UserError, ...] = ()
        self._news: tuple[UserError, ...] = ()
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._label = QLabel()
        self._label.setObjectName("notice.text")
        # Errors carry values from files and from libraries: never markup.
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setObjectName("notice.close")
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(translate("NoticeBar", "Close the notice"))
        close.setToolTip(translate("NoticeBar", "Close the notice"))
        close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self._label)
        layout.addWidget(close)
        self.hide()

    @property
    def errors(self) -> tuple[UserError, ...]:
        """What it shows now."""
        return self._errors

    def show_error(self, error: UserError) -> None:
        """Show an error in place of those that are shown."""
        self._show((error,))

    def append(self, error: UserError, *, is_news: bool = False) -> None:
        """Show one more error below those that are shown; of many, the last few.

        Args:
            error: The sentence.
            is_news: Whether nothing is wrong, but it is to be known.
        """
        if is_news:
            self._news = (*self._news, error)[-_MOST_ERRORS:]
        self._show((*self._errors, error)[-_MOST_ERRORS:])

    def withdraw(self, error: UserError) -> None:
        """Show an error no longer, if it is shown: what it says has ended."""
        rest = tuple(each for each in self._errors if each is not error)
        if rest:
            self._show(rest)
        else:
            self.dismiss()

    def dismiss(self) -> None:
        """Show nothing: it no longer holds, or it has been read."""
        self._errors = ()
        self.hide()

    def _show(self, errors: tuple[UserError, ...]) -> None:
        self._errors = errors
        is_wrong = any(each not in self._news for each in errors)
        self.setProperty("role", "notice" if is_wrong else "news")
        for each in (self, self._label):  # else the style sheet takes no notice
            each.style().polish(each)
        text = "\n".join(map(str, errors))
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
