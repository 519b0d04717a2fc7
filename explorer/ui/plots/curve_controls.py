"""The two switches in the title line of a curve: what x counts, and whether y is logarithmic."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from explorer.messages import translate
from explorer.runs.step_axis import Unit
from explorer.ui.kit.choice_button import Choice, ChoiceButton


class CurveControls(QWidget):
    """Small, reachable by Tab; a click leaves the keyboard with the window."""

    unit_chosen = Signal(str)
    log_toggled = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: dict[Unit, str] = {
            "step": translate("CurvePlot", "by step"),
            "epoch": translate("CurvePlot", "by epoch"),
            "seconds": translate("CurvePlot", "by second"),
        }
        self.unit = ChoiceButton(
            f"{name}.x", translate("CurvePlot", "What the horizontal axis counts")
        )
        self.unit.setToolTip(translate("CurvePlot", "Count steps, epochs or seconds of training."))
        self.unit.offer([Choice(unit, unit, text) for unit, text in self._units.items()], "step")
        self.unit.show_text(self._units["step"])
        self.unit.chosen.connect(self._choose_unit)
        self.log = QToolButton()
        self.log.setObjectName(f"{name}.log")
        self.log.setAutoRaise(True)
        self.log.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.log.setText(translate("CurvePlot", "log"))
        self.log.setToolTip(
            translate("CurvePlot", "Logarithmic vertical axis; a zero then lies on its lower edge.")
        )
        self.log.setAccessibleName(translate("CurvePlot", "Logarithmic vertical axis"))
        self.log.setCheckable(True)
        self.log.toggled.connect(self.log_toggled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.unit)
        line.addWidget(self.log)

    def offer_epochs(self, *, is_known: bool) -> None:
        """Offer to count epochs once it is known how long one is."""
        self.unit.enable("epoch", is_enabled=is_known)

    def _choose_unit(self, unit: Unit) -> None:
        self.unit.show_text(self._units[unit])
        self.unit_chosen.emit(unit)
