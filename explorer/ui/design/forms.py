"""Lays fields out: in rows, two in a row, and behind a switch that does without them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import (
    ChoiceField,
    DecimalField,
    NumberField,
    SwitchField,
    introduce,
)

Field = ChoiceField | SwitchField | NumberField | DecimalField | TextField | PathField
"""Each has a `field`, a signal `requested` and a `show_value`."""


class Pair(QWidget):
    """Two fields in one line, the second under a word of its own."""

    def __init__(self, first: Field, words: str, second: Field, name: str) -> None:
        super().__init__()
        self.fields = (first, second)
        second.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(first, stretch=1)
        line.addWidget(QLabel(words))
        line.addWidget(second, stretch=1)


class OverrideField(QObject):
    """A switch before a field: off, its value is None and the field shows what all others have."""

    requested = Signal(str, object)
    """(field, value or None) that a person wants."""

    def __init__(self, inner: Field, words: str, tip: str) -> None:
        super().__init__(inner)
        self.field = inner.field
        self.inner = inner
        self._common: object = None
        self.switch = QCheckBox(words)
        introduce(self.switch, f"override.{inner.field}", tip)
        inner.setObjectName(f"design.override.{inner.field}.value")
        inner.setAccessibleName(words)
        self.switch.setMinimumHeight(inner.sizeHint().height())  # stand in line with it
        self.switch.clicked.connect(self._on_switch)
        inner.requested.connect(self.requested)

    def show_value(self, value: object, common: object) -> None:
        """Show the present value, and what holds without one."""
        self._common = common
        self.switch.setChecked(value is not None)
        self.inner.setEnabled(value is not None)
        self.inner.show_value(common if value is None else value)

    def set_usable(self, *, on: bool) -> None:
        """Offer the field only where it has an effect."""
        self.switch.setEnabled(on)
        self.inner.setEnabled(on and self.switch.isChecked())

    def _on_switch(self, on: bool) -> None:
        self.requested.emit(self.field, self._common if on else None)


Row = tuple[str | QCheckBox, Field | Pair]
"""A label, empty where the control has its own words, and the control."""


def fields_of(rows: Sequence[Row]) -> list[Field]:
    """Return the fields of rows, those of pairs too."""
    found: list[Field] = []
    for _, part in rows:
        found += part.fields if isinstance(part, Pair) else [part]
    return found


def form_of(rows: Sequence[Row]) -> QFormLayout:
    """Lay labels and controls out, and give each control its label's name for screen readers."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(5)
    for words, part in rows:
        if not words:
            form.addRow(part)
            continue
        if isinstance(words, str):
            first = part.fields[0] if isinstance(part, Pair) else part
            first.setAccessibleName(words)
        form.addRow(words, part)
    return form
