"""What comes next after a run: go on, run again with it kept behind, save its weights, export."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.network.typed_number import plain_number
from explorer.runs.record import RunRecord
from explorer.runs.settings import TrainSettings
from explorer.runs.state import EndReason
from explorer.ui.kit.fields import NumberField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import joined
from explorer.ui.kit.wrapped_line import WrappedLine

_FIELD_PX = 64


class NextBar(QWidget):
    """Stands in the tool bar, where the live controls of a run stand, once it has ended."""

    def __init__(
        self, go_on: QAction, save_weights: QAction, export: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("next")
        self._go_on = go_on
        self._offered: RunRecord | None = None
        self.go_on = _button("go_on")
        self.go_on.setDefaultAction(go_on)
        self._epochs = NumberField(
            "epochs",
            Message("NextBar", "Epochs to go on for"),
            translate("NextBar", "By how many epochs the run becomes longer."),
            bounds_of(TrainSettings, "epochs"),
        )
        self._epochs.setObjectName("next.epochs")
        self._epochs.setFixedWidth(_FIELD_PX)
        self._rate = QLabel()
        self._rate.setObjectName("next.rate")
        self.keep_behind = _button("keep_behind")
        self.keep_behind.setText(translate("NextBar", "Keep behind"))
        self.keep_behind.setCheckable(True)
        self.keep_behind.setToolTip(
            translate(
                "NextBar",
                "Leave these curves behind those of the next run: change one thing, then Run.",
            )
        )
        save = _button("save_weights")
        # Qt's own leaves out that a dialog follows; the letter underlined is the menu's.
        save_weights.setIconText(save_weights.text().replace("&", ""))
        save.setDefaultAction(save_weights)
        self._export = _button("export")
        self._export.setText(translate("NextBar", "Export"))
        self._export.setToolTip(translate("NextBar", "Export pictures and data of this run."))
        self._export.setMenu(export)
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = WrappedLine()
        self.setLayout(line)
        line.setContentsMargins(6, 0, 0, 0)
        line.setSpacing(6)
        for each in (self.go_on, self._epochs, self._rate, self.keep_behind, save, self._export):
            line.addWidget(each)

    @property
    def epochs(self) -> int:
        """By how many epochs a finished run is to become longer."""
        return self._epochs.value()

    def show_record(self, record: RunRecord, *, can_go_on: bool) -> None:
        """Offer what can follow a run that has ended.

        Args:
            record: Of the run.
            can_go_on: Whether what it trained with is kept.
        """
        is_longer = can_go_on and record.end_reason is EndReason.FINISHED
        self.go_on.setVisible(can_go_on)
        self._go_on.setIconText(  # the menu's text stands without a number behind it
            translate("NextBar", "Go on for") if is_longer else translate("NextBar", "Go on")
        )
        for each in (self._epochs, self._rate):
            each.setVisible(is_longer)
        if is_longer:
            if record is not self._offered:
                self._epochs.show_value(record.experiment.settings.epochs)
            self._rate.setText(
                translate("NextBar", "epochs, rate {rate}").format(rate=_rates_text(record))
            )
            self._rate.setToolTip(_rate_tip(record))
        self._offered = record


def _rates_text(record: RunRecord) -> str:
    """Return the rate that the run goes on with; that of each arm where they differ."""
    rates = {
        arm.label: float(record.history.learning_rate(arm.label)[-1])
        for arm in record.experiment.arms
    }
    texts = {label: plain_number(float(f"{rate:.3g}")) for label, rate in rates.items()}
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return joined([f"{label} {text}" for label, text in texts.items()])


def _rate_tip(record: RunRecord) -> str:
    schedules = {
        record.experiment.settings_of(arm.label).schedule for arm in record.experiment.arms
    }
    return {
        frozenset({"constant"}): translate(
            "NextBar", "The learning rate is constant, and stays as it is."
        ),
        frozenset({"stepped"}): translate(
            "NextBar", "The learning rate stays where its last milestone left it."
        ),
        frozenset({"cosine"}): translate(
            "NextBar",
            "The cosine has brought the learning rate down, and it stays there: little will "
            "change. Another rate can be set once the run goes on.",
        ),
    }.get(
        frozenset(schedules),
        translate("NextBar", "Each network goes on with the learning rate that it ended with."),
    )


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"next.{name}")
    pass_shortcuts_through(button)
    return button
