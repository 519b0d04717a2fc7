"""Controls that each show and ask for one field of a network or of the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from explorer.ui.design.focus import leaves_keys_to_the_window


class ChoiceField(QComboBox):
    """One of a few values, each with its words."""

    asked = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, field: str, tip: str, choices: Mapping[object, str]) -> None:
        super().__init__()
        self.field = field
        _introduce(self, field, tip)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, words in choices.items():
            self.addItem(words, value)
        self.activated.connect(self._ask)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.setCurrentIndex(self.findData(value))

    def _ask(self, row: int) -> None:
        self.asked.emit(self.field, self.itemData(row))


class SwitchField(QCheckBox):
    """On or off."""

    asked = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, field: str, words: str, tip: str) -> None:
        super().__init__(words)
        self.field = field
        _introduce(self, field, tip)
        self.setAccessibleName(words)
        self.clicked.connect(self._ask)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.setChecked(bool(value))

    def _ask(self, checked: bool) -> None:
        self.asked.emit(self.field, checked)


class NumberField(QSpinBox):
    """A whole number; `nothing`, if given, is what the least value is called and stands for."""

    asked = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self, field: str, tip: str, least: int, most: int, suffix: str = "", nothing: str = ""
    ) -> None:
        super().__init__()
        self.field = field
        _introduce(self, field, tip)
        self._has_nothing = bool(nothing)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setSpecialValueText(nothing)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._ask)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.blockSignals(True)
        self.setValue(value if isinstance(value, int) else self.minimum())
        self.blockSignals(False)

    def _ask(self, value: int) -> None:
        is_nothing = self._has_nothing and value == self.minimum()
        self.asked.emit(self.field, None if is_nothing else value)


class FactorField(QDoubleSpinBox):
    """A number with a fraction."""

    asked = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, field: str, tip: str, least: float, most: float) -> None:
        super().__init__()
        self.field = field
        _introduce(self, field, tip)
        self.setDecimals(4)
        self.setRange(least, most)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._ask)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.blockSignals(True)
        self.setValue(float(str(value)))
        self.blockSignals(False)

    def _ask(self, value: float) -> None:
        self.asked.emit(self.field, value)


Field = ChoiceField | SwitchField | NumberField | FactorField

Row = tuple[str, Field]
"""A label, empty where the control has its own words, and the control."""


def form_of(rows: Sequence[Row]) -> QFormLayout:
    """Lay labels and controls out, and give each control its label's name for screen readers."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(5)
    for words, field in rows:
        if words:
            field.setAccessibleName(words)
            form.addRow(words, field)
        else:
            form.addRow(field)
    return form


def _introduce(widget: QWidget, field: str, tip: str) -> None:
    widget.setObjectName(f"design.{field}")
    widget.setToolTip(tip)
    leaves_keys_to_the_window(widget)
