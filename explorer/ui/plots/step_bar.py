"""Says which step is on show, goes to the one before or after, and back to the last."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.messages import translate
from explorer.runs.history import History
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_WIDE_DIGITS = str.maketrans("0123456789", "8888888888")
_REPEAT_MS = 40


class StepBar(QWidget):
    """Lies in a plot's title line. While the views follow the run it only tells the step."""

    def __init__(self, step_cursor: StepCursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_cursor = step_cursor
        self._history: History | None = None
        self._theme: Theme | None = None
        self._words = QLabel()
        self._words.setObjectName("step_cursor.words")
        self.earlier = self._button(
            "step_cursor.earlier", translate("StepCursor", "Show the step before")
        )
        self.earlier.setText("◂")
        self.later = self._button(
            "step_cursor.later", translate("StepCursor", "Show the step after")
        )
        self.later.setText("▸")
        for button in (self.earlier, self.later):
            button.setAutoRepeat(True)
            button.setAutoRepeatInterval(_REPEAT_MS)
        self.follow = self._button(
            "step_cursor.follow", translate("StepCursor", "Follow the run again")
        )
        self.follow.setText(translate("StepCursor", "Follow (End)"))
        self.follow.setToolTip(
            translate(
                "StepCursor",
                "Graph and profile show a step that was picked. Show the last one again, and "
                "follow the run (End).",
            )
        )
        key = QShortcut(QKeySequence(Qt.Key.Key_End), self)
        key.activated.connect(self._follow)
        self.earlier.clicked.connect(self._go_back)
        self.later.clicked.connect(self._go_on)
        self.follow.clicked.connect(self._follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for part in (self.earlier, self._words, self.later, self.follow):
            line.addWidget(part)
        step_cursor.changed.connect(self.refresh)
        self.refresh()

    def show_history(self, history: History | None) -> None:
        """Tell of another run, or none."""
        self._history = history
        self.refresh()

    def refresh(self) -> None:
        """Tell the step that is on show now."""
        history = self._history
        row = self._step_cursor.row_of(history.steps) if history is not None else None
        self.setVisible(row is not None)
        if history is None or row is None:
            return
        is_picked = self._step_cursor.row is not None
        words = translate("StepCursor", "step {step}")
        if is_picked:
            words = translate("StepCursor", "step {step} of {steps}")
        step, steps = history.first_step + row + 1, history.first_step + history.steps
        self._say(words.format(step=f"{step:,}", steps=f"{steps:,}"))
        self.follow.setVisible(is_picked)
        self.earlier.setEnabled(row > 0)
        self.later.setEnabled(is_picked)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours: a step that was picked must not be taken for the last."""
        self._theme = theme
        self.follow.setStyleSheet(
            f"QToolButton {{ background: {theme.accent}; color: {theme.on_accent};"
            "border: none; border-radius: 3px; padding: 1px 6px; }"
        )
        for button in (self.earlier, self.later, self.follow):
            button.setMaximumHeight(button.fontMetrics().height() + 4)  # a line of the title's

    def _say(self, words: str) -> None:
        """Say words in a room of fixed size: another step must not lay the window out anew."""
        metrics = self._words.fontMetrics()
        widest = words.translate(_WIDE_DIGITS)
        room = QSize(metrics.horizontalAdvance(widest), metrics.height())
        if room != self._words.minimumSize():
            self._words.setFixedSize(room)
        self._words.setText(words)

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        steps = self._history.steps if self._history is not None else 0
        row = self._step_cursor.row_of(steps)
        if row is not None:
            to = max(0, row + by)
            self._step_cursor.pick(to if to < steps else None)

    def _follow(self) -> None:
        self._step_cursor.pick(None)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
