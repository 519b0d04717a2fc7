"""Controls that each show and ask for one field of a network or of the settings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from explorer.ui.kit.keyboard import pass_shortcuts_through

_DECIMALS = 8
_NUMBER_PX = 64
"""Least width of a number: the longest there can be must not set the width of the panel."""


class ChoiceField(QComboBox):
    """One of a few values, each with its words."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self,
        field: str,
        tip: str,
        choices: Mapping[object, str],
        tips: Mapping[object, str] | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self._tip = tip
        self._tips = tips or {}
        introduce(self, field, tip)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for row, (value, words) in enumerate(choices.items()):
            self.addItem(words, value)
            self.setItemData(row, self._tips.get(value), Qt.ItemDataRole.ToolTipRole)
        self.activated.connect(self._request)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.setCurrentIndex(self.findData(value))
        if value in self._tips:
            self.setToolTip(f"{self._tip}\n\n{self._tips[value]}")

    def _request(self, row: int) -> None:
        self.requested.emit(self.field, self.itemData(row))


class SwitchField(QCheckBox):
    """On or off."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, field: str, words: str, tip: str) -> None:
        super().__init__(words)
        self.field = field
        introduce(self, field, tip)
        self.setAccessibleName(words)
        # No wider than its words: beside them a click would do nothing.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._request)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.setChecked(bool(value))

    def _request(self, checked: bool) -> None:
        self.requested.emit(self.field, checked)


class NumberField(QSpinBox):
    """A whole number; `nothing`, if given, is what the least value is called.

    The least value then stands for None, unless `is_none_nothing` is off.
    """

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self,
        field: str,
        tip: str,
        least: int,
        most: int,
        suffix: str = "",
        nothing: str = "",
        *,
        is_none_nothing: bool = True,
    ) -> None:
        super().__init__()
        self.field = field
        introduce(self, field, tip)
        self._has_none = bool(nothing) and is_none_nothing
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setSpecialValueText(nothing)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(_NUMBER_PX)
        self.valueChanged.connect(self._request)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.blockSignals(True)
        self.setValue(value if isinstance(value, int) else self.minimum())
        self.blockSignals(False)

    def _request(self, value: int) -> None:
        is_none = self._has_none and value == self.minimum()
        self.requested.emit(self.field, None if is_none else value)


class DecimalField(QDoubleSpinBox):
    """A number with a fraction, written without zeros at its end."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, field: str, tip: str, least: float, most: float) -> None:
        super().__init__()
        self.field = field
        introduce(self, field, tip)
        self.setDecimals(_DECIMALS)
        self.setRange(least, most)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setMinimumWidth(_NUMBER_PX)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._request)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.blockSignals(True)
        self.setValue(float(str(value)))
        self.blockSignals(False)

    @override
    def textFromValue(self, value: float) -> str:
        digits = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return digits.rstrip("0").removesuffix(point) if point in digits else digits

    def _request(self, value: float) -> None:
        self.requested.emit(self.field, value)


def introduce(widget: QWidget, field: str, tip: str) -> None:
    """Give a control its name, its tip and our manners with the keyboard."""
    widget.setObjectName(f"design.{field}")
    widget.setToolTip(tip)
    pass_shortcuts_through(widget)
