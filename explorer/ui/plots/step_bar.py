"""Names the current step, goes to the one before or after, and back to the last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.history import History
from explorer.ui.kit.steady_label import SteadyLabel
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_REPEAT_MS = 40


class StepBar(QWidget):
    """Lies in a plot's title line. While the views follow the run it only names the step."""

    def __init__(self, step_cursor: StepCursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_cursor = step_cursor
        self._history: History | None = None
        self._theme: Theme | None = None
        self._words = SteadyLabel()
        self._words.setObjectName("step_cursor.words")
        self._words.installEventFilter(self)
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
        key.setWhatsThis(translate("StepCursor", "Follow the run again"))
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
        """Follow the steps of another run, or of none."""
        self._history = history
        self.refresh()

    def refresh(self) -> None:
        """Name the step that is current now."""
        history = self._history
        row = self._step_cursor.row_of(history)
        self.setVisible(row is not None)
        if history is None or row is None:
            return
        is_picked = self._step_cursor.row is not None
        text = translate("StepCursor", "step {step}")
        if is_picked:
            text = translate("StepCursor", "step {step} of {steps}")
        step, steps = history.first_step + row + 1, history.first_step + history.steps
        text = text.format(step=f"{step:,}", steps=f"{steps:,}")
        self._words.show_text(text, text)
        self.follow.setVisible(is_picked)
        self.earlier.setEnabled(row > 0)
        self.later.setEnabled(is_picked)

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme: a step that was picked must not be mistaken for the last."""
        self._theme = theme
        self.follow.setStyleSheet(
            f"QToolButton {{ background: {theme.accent}; color: {theme.on_accent};"
            "border: none; border-radius: 3px; padding: 1px 6px; }"
        )
        for button in (self.earlier, self.later, self.follow):
            button.setMaximumHeight(button.fontMetrics().height() + 4)  # a line of the title's
        self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the words, whose size is fixed, to another font."""
        if event.type() is QEvent.Type.FontChange:
            self.refresh()
        return super().eventFilter(watched, event)

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        self._step_cursor.step(self._history, by)

    def _follow(self) -> None:
        self._step_cursor.pick(None)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
