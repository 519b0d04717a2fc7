"""The bar below the views that plays the displayed record, and goes to any of its steps."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from explorer.messages import translate
from explorer.runs.record import RunRecord
from explorer.ui.kit.choice_button import Choice, ChoiceButton
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.steady_label import SteadyLabel
from explorer.ui.kit.text import grouped
from explorer.ui.shell.replay_actions import ReplayActions
from explorer.ui.shell.time_slider import TimeSlider
from explorer.ui.state.player import SPEEDS, Player
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.icons import icon
from explorer.ui.theme.palette import Theme

_ICON_PX = 14


class TimeBar(QWidget):
    """Visible as soon as the displayed record has steps."""

    def __init__(
        self,
        player: Player,
        step_cursor: StepCursor,
        actions: ReplayActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar.time")
        self._player, self._step_cursor = player, step_cursor
        self._record: RunRecord | None = None
        self._theme: Theme | None = None
        self._actions = actions
        self.play = _button("time.play")
        self.play.setDefaultAction(actions.play)
        self.slider = TimeSlider()
        self._words = SteadyLabel()
        self._words.setObjectName("time.words")
        self.speed = ChoiceButton("time.speed", translate("TimeBar", "Speed of replay"))
        self.speed.setToolTip(translate("TimeBar", "Seconds of training in a second of replay."))
        self.hide_later = _button("time.hide_later")
        self.hide_later.setDefaultAction(actions.hide_later)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 0, 6, 0)
        line.setSpacing(6)
        for part in (self.play, self.slider, self._words, self.speed, self.hide_later):
            line.addWidget(part)
        line.setStretchFactor(self.slider, 1)
        self.slider.sought.connect(player.seek)
        self.slider.sliderPressed.connect(self._hold)
        self.slider.sliderReleased.connect(self._hold)
        self.speed.chosen.connect(player.set_speed)
        player.changed.connect(self._show_player)
        step_cursor.changed.connect(self.refresh)
        self._show_player()
        self.hide()

    def show_record(self, record: RunRecord | None) -> None:
        """Show the steps of another record, or of none."""
        self._record = record
        self.refresh()

    def refresh(self) -> None:
        """Show the current step, and how many there are by now."""
        record = self._record
        row = self._step_cursor.row_of(record.history) if record is not None else None
        self.setVisible(row is not None)
        if record is None or row is None:
            return
        history = record.history
        self.slider.show_rows(history.steps, row, history.first_step, self._player.events)
        seconds = float(history.seconds(row, row + 1)[0])
        text = translate("TimeBar", "step {step} of {steps} · {seconds} s")
        step, steps = grouped(history.first_step + row + 1), grouped(record.steps)
        last = float(history.seconds(history.steps - 1)[0])
        self._words.show_text(
            text.format(step=step, steps=steps, seconds=f"{seconds:,.1f}"),
            text.format(step=steps, steps=steps, seconds=f"{last:,.1f}"),
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.slider.apply_theme(theme)
        for part in (self.play, self.speed, self.hide_later):
            part.setMaximumHeight(part.fontMetrics().height() + 6)  # a line of text
        side = round(_ICON_PX * theme.font_scale)
        self.play.setIconSize(QSize(side, side))
        self._show_player()
        self.refresh()

    def _hold(self) -> None:
        self._player.is_held = self.slider.isSliderDown()

    def _show_player(self) -> None:
        player = self._player
        self._actions.show_player(player)
        if self._theme is not None:
            name = "pause" if player.is_playing else "run"
            self._actions.play.setIcon(icon(name, self._theme))
        choices = [Choice(each, f"{each:g}", speed_text(each), _meaning(each)) for each in SPEEDS]
        self.speed.offer(choices, player.speed)
        self.speed.show_text(speed_text(player.speed))


def speed_text(speed: float) -> str:
    """Return how a speed is written: 0.25×, 1×, 64×."""
    return f"{speed:g}×"


def _meaning(speed: float) -> str:
    text = translate("TimeBar", "{seconds} s of training in a second")
    return text.format(seconds=f"{speed:g}")


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    pass_shortcuts_through(button)
    return button
