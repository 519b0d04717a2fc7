"""Controls for changes mid-run: the learning rate of all networks, and each arm's skips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalMapper, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.network.spec import NetworkSpec
from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.experiment import ARM_LABELS, Experiment
from explorer.ui.kit.fields import RATE_STEP, DecimalField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_SETTLED_MS = 300
"""A learning rate is requested once it has stayed the same for this long."""

_FIELD_PX = 84
_FEW = 4
_WIDE_PX, _NARROW_PX = 12, 8
"""Between two switches: with many arms they must leave space for the rest of the tool bar."""


class LiveBar(QWidget):
    """Shows what holds in the run now and requests changes of it, from the next step on.

    It keeps its place while there is no run to change, and is disabled then.
    """

    requested = Signal(object)
    """The `Change` that a person wants; the run knows the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live")
        self._theme: Theme | None = None
        tip = translate(
            "LiveBar", "Learning rate of all networks from the next step on; a schedule scales it."
        )
        self.learning_rate = DecimalField(
            "learning_rate",
            Message("LiveBar", "Learning rate now"),
            tip,
            bounds_of(LearningRateChange, "learning_rate"),
            least_step=RATE_STEP,
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
        self._line.addStretch(1)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.learning_rate.setFixedWidth(round(_FIELD_PX * theme.font_scale))
        for label, switch in self.skips.items():
            switch.setStyleSheet(
                f"QCheckBox {{ color: {theme.arm_text(label)}; }}"
                f"QCheckBox:disabled {{ color: {theme.disabled}; }}"
            )

    def show_run(self, experiment: Experiment) -> None:
        """Show how a run begins."""
        self._settled.stop()
        self.learning_rate.show_value(experiment.settings.learning_rate)
        networks = {arm.label: arm.network for arm in experiment.arms}
        if list(networks) != list(self.skips):
            self._make_switches(list(networks))
        for label, network in networks.items():
            _show_network(self.skips[label], label, network)

    def _make_switches(self, labels: list[str]) -> None:
        for switch in self.skips.values():
            self._switches.removeWidget(switch)
            switch.deleteLater()
        self.skips = {label: self._switch(label) for label in labels}
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
    def changeEvent(self, event: QEvent) -> None:
        """Forget what is refused: without a run there is nothing to mend."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._settled.stop()
            self.learning_rate.revert()

    def _switch(self, label: str) -> QCheckBox:
        switch = QCheckBox(label)
        embolden(switch)
        switch.setObjectName(f"live.skip.{label}")
        switch.setAccessibleName(
            translate("LiveBar", "Skip connections of {arm} now").format(arm=label)
        )
        pass_shortcuts_through(switch)
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


def _show_network(switch: QCheckBox, label: str, network: NetworkSpec) -> None:
    """Show whether a network has skips, and whether it could have them or not."""
    tip = translate(
        "LiveBar", "Skip connections of {arm} from the next step on; its weights stay."
    ).format(arm=label)
    is_possible = True
    try:
        network.edited(residual=not network.residual)
    except UserError as error:
        is_possible, tip = False, str(error)
    switch.setChecked(network.residual)
    switch.setEnabled(is_possible)
    switch.setToolTip(tip)
