"""Controls that each show one field of a network or of the settings, and request a new value."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.messages import Message
from explorer.network.typed_number import Bounds
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.number_box import NumberBox, WholeNumberBox
from explorer.ui.kit.text import capitalized

RATE_STEP = 1e-6
"""Least step of a learning rate, which is never 0."""


class ChoiceField(QComboBox):
    """One of a few values, each with its text and, if given, a tool tip of its own."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self,
        field: str,
        title: Message,
        tip: str,
        choices: Mapping[object, str],
        tips: Mapping[object, str] | None = None,
    ) -> None:
        super().__init__()
        self.field, self.title = field, title
        self._tip = tip
        self._tips = tips or {}
        introduce(self, field, title, tip)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for row, (value, text) in enumerate(choices.items()):
            self.addItem(text, value)
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

    def __init__(self, field: str, title: Message, tip: str) -> None:
        super().__init__(capitalized(str(title)))
        self.field, self.title = field, title
        introduce(self, field, title, tip)
        # No wider than its text: a click beside it would do nothing.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._request)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.setChecked(bool(value))

    def _request(self, checked: bool) -> None:
        self.requested.emit(self.field, checked)


class ChecklistField(QWidget):
    """Any of a few values, a check box for each."""

    requested = Signal(str, object)
    """(field, tuple of the values that a person wants)."""

    def __init__(
        self, field: str, title: Message, choices: Mapping[str, tuple[Message, Message]]
    ) -> None:
        """Offer `choices`: by value, its text and what it means."""
        super().__init__()
        self.field, self.title = field, title
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for value, (text, meaning) in choices.items():
            box = self.boxes[value] = QCheckBox(capitalized(str(text)))
            introduce(box, f"{field}.{value}", text, str(meaning))
            box.clicked.connect(self._request)
            column.addWidget(box, alignment=Qt.AlignmentFlag.AlignLeft)

    def setObjectName(self, name: str) -> None:  # noqa: N802
        """Name the boxes too."""
        super().setObjectName(name)
        for value, box in self.boxes.items():
            box.setObjectName(f"{name}.{value}")

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        checked = value if isinstance(value, tuple) else ()
        for name, box in self.boxes.items():
            box.setChecked(name in checked)

    def _request(self) -> None:
        wanted = tuple(name for name, box in self.boxes.items() if box.isChecked())
        self.requested.emit(self.field, wanted)


class NumberField(WholeNumberBox):
    """A whole number.

    `least_text` stands in the place of the least value. `none_text` stands for None, one step
    below the least value.
    """

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self,
        field: str,
        title: Message,
        tip: str,
        bounds: Bounds,
        *,
        suffix: str = "",
        least_text: str = "",
        none_text: str = "",
    ) -> None:
        super().__init__(bounds, suffix=suffix, least_text=least_text, none_text=none_text)
        self.field, self.title = field, title
        introduce(self, field, title, tip)
        self.entered.connect(self._request)

    def value(self) -> int:
        """Return the number; below the least one, it stands for None."""
        return int(self._value)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.hold(value if isinstance(value, int) else self.minimum())

    def _request(self) -> None:
        is_none = self._has_none and self._value == self.minimum()
        self.requested.emit(self.field, None if is_none else self.value())


class DecimalField(NumberBox):
    """A number with a fraction, written without trailing zeros."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(
        self,
        field: str,
        title: Message,
        tip: str,
        bounds: Bounds,
        *,
        least_step: float,
    ) -> None:
        super().__init__(bounds, least_step)
        self.field, self.title = field, title
        introduce(self, field, title, tip)
        self.entered.connect(self._request)

    def value(self) -> float:
        """Return the number."""
        return float(self._value)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self.hold(float(str(value)))

    def _request(self) -> None:
        self.requested.emit(self.field, self.value())


def introduce(widget: QWidget, field: str, title: Message, tip: str) -> None:
    """Give a control its names and its tool tip, and let the window's shortcuts through."""
    widget.setObjectName(f"design.{field}")
    widget.setAccessibleName(capitalized(str(title)))
    widget.setToolTip(tip)
    pass_shortcuts_through(widget)
