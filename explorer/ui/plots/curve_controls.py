"""The two switches in the title line of a curve: what x counts, and whether y is logarithmic."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.messages import translate
from explorer.ui.plots.step_axis import Unit


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
        menu = QMenu(self)
        self._choices = QActionGroup(self)
        for unit, words in self._units.items():
            choice = self._choices.addAction(words)
            choice.setObjectName(f"{name}.x.{unit}")
            choice.setData(unit)
            choice.setCheckable(True)
            choice.setChecked(unit == "step")
            menu.addAction(choice)
        self._choices.triggered.connect(self._take)
        self.unit = self._button(f"{name}.x")
        self.unit.setText(_with_arrow(self._units["step"]))
        self.unit.setToolTip(translate("CurvePlot", "Count steps, epochs or seconds of training."))
        self.unit.setAccessibleName(translate("CurvePlot", "What the horizontal axis counts"))
        # Fusion paints its own arrow over the last letter.
        self.unit.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.unit.setMenu(menu)
        self.unit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.log = self._button(f"{name}.log")
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
        for choice in self._choices.actions():
            if choice.data() == "epoch":
                choice.setEnabled(is_known)

    def _take(self, choice: QAction) -> None:
        unit: Unit = choice.data()
        self.unit.setText(_with_arrow(self._units[unit]))
        self.unit_chosen.emit(unit)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _with_arrow(words: str) -> str:
    return f"{words} ▾"
