"""Controls for changes mid-run: the learning rate of all networks, and each arm's skips."""

from __future__ import annotations

from PySide6.QtCore import QSignalMapper, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.network.spec import NetworkSpec
from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.experiment import ARM_LABELS, Experiment
from explorer.ui.kit.fields import DecimalField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme

_SETTLED_MS = 300
"""A learning rate is requested once it has stayed the same for this long."""

_FIELD_PX = 84
_FEW = 4
_WIDE_PX, _NARROW_PX = 12, 8
"""Between two switches: with many arms they must leave space for the rest of the tool bar."""


class LiveBar(QWidget):
    """Shows what holds in the run now and requests changes of it, from the next step on."""

    requested = Signal(object)
    """The `Change` that a person wants; the run knows the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live")
        self._theme: Theme | None = None
        self._arms: dict[str, NetworkSpec] = {}
        tip = translate(
            "LiveBar", "Learning rate of all networks from the next step on; a schedule scales it."
        )
        self.learning_rate = DecimalField(
            "learning_rate",
            Message("LiveBar", "Learning rate now"),
            tip,
            bounds_of(LearningRateChange, "learning_rate"),
        )
        self.learning_rate.setObjectName("live.learning_rate")
        self.learning_rate.setFixedWidth(_FIELD_PX)
        self.learning_rate.requested.connect(self._on_rate_edited)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._request_rate)
        self.learning_rate.editingFinished.connect(self._request_at_once)
        self.skips: dict[str, QCheckBox] = {}
        self._switched = QSignalMapper(self)
        self._switched.mappedInt.connect(self._request_skip)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(6, 0, 0, 0)
        self._line.setSpacing(6)
        self._line.addWidget(QLabel(translate("LiveBar", "Rate")))
        self._line.addWidget(self.learning_rate)
        self._line.addSpacing(8)
        self._line.addWidget(QLabel(translate("LiveBar", "Skips")))
        self._switches = QHBoxLayout()
        self._line.addLayout(self._switches)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.learning_rate.setFixedWidth(round(_FIELD_PX * theme.font_scale))
        for label, switch in self.skips.items():
            switch.setStyleSheet(f"color: {theme.arm_text(label)}; font-weight: bold;")

    def show_run(self, experiment: Experiment) -> None:
        """Show how a run begins."""
        self._settled.stop()
        self.learning_rate.show_value(experiment.settings.learning_rate)
        self._arms = {arm.label: arm.network for arm in experiment.arms}
        for switch in self.skips.values():
            self._switches.removeWidget(switch)
            switch.deleteLater()
        self.skips = {label: self._switch(label) for label in self._arms}
        self._switches.setSpacing(_WIDE_PX if len(self.skips) <= _FEW else _NARROW_PX)
        if self._theme is not None:
            self.apply_theme(self._theme)

    def show_rate(self, rate: float) -> None:
        """Show the rate that holds; from the planned end of a run on no schedule scales it."""
        self.learning_rate.show_value(rate)

    def show_change(self, change: Change) -> None:
        """Show what was changed."""
        if isinstance(change, SkipChange):
            if change.arm in self.skips:
                self.skips[change.arm].setChecked(change.residual)
        elif (
            isinstance(change, LearningRateChange)
            and change.arm is None
            and not self._settled.isActive()
        ):
            self.learning_rate.show_value(change.learning_rate)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what is refused: without a run there is nothing to mend."""
        super().hideEvent(event)
        if not event.spontaneous():  # as when the window is minimized
            self.learning_rate.revert()

    def _switch(self, label: str) -> QCheckBox:
        network = self._arms[label]
        switch = QCheckBox(label)
        switch.setObjectName(f"live.skip.{label}")
        switch.setAccessibleName(
            translate("LiveBar", "Skip connections of {arm} now").format(arm=label)
        )
        tip = translate(
            "LiveBar", "Skip connections of {arm} from the next step on; its weights stay."
        )
        switch.setToolTip(tip.format(arm=label))
        switch.setChecked(network.residual)
        pass_shortcuts_through(switch)
        try:
            network.edited(residual=not network.residual)
        except UserError as error:
            switch.setEnabled(False)
            switch.setToolTip(str(error))
        self._switched.setMapping(switch, ARM_LABELS.index(label))
        switch.clicked.connect(self._switched.map)
        self._switches.addWidget(switch)
        return switch

    def _on_rate_edited(self) -> None:
        self._settled.start()

    def _request_at_once(self) -> None:
        """Enter requests the rate without a wait."""
        if self._settled.isActive():
            self._settled.stop()
            self._request_rate()

    def _request_rate(self) -> None:
        self.requested.emit(LearningRateChange(learning_rate=self.learning_rate.value()))

    def _request_skip(self, index: int) -> None:
        label = ARM_LABELS[index]
        self.requested.emit(SkipChange(residual=self.skips[label].isChecked(), arm=label))
