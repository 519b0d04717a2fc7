"""Lays fields out in rows: one field, two fields, or a switch with the field that it enables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from explorer.messages import translate
from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import (
    ChecklistField,
    ChoiceField,
    DecimalField,
    NumberField,
    SwitchField,
    introduce,
)

Field = (
    ChoiceField | SwitchField | ChecklistField | NumberField | DecimalField | TextField | PathField
)
"""Each has a `field`, a `title`, a signal `requested` and a `show_value`."""


class FieldPair(QWidget):
    """Two fields in one row, the second behind a short label of its own."""

    def __init__(self, first: Field, second: Field, second_label: str) -> None:
        super().__init__()
        self.fields = (first, second)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(first, stretch=1)
        line.addWidget(QLabel(second_label))
        line.addWidget(second, stretch=1)


class OverrideField(QObject):
    """A switch before a field: off, its value is None and the field shows the shared setting."""

    requested = Signal(str, object)
    """(field, value or None) that a person wants."""

    def __init__(self, inner: Field, tip: str) -> None:
        super().__init__(inner)
        self.field, self.title = inner.field, inner.title
        self.inner = inner
        self._shared: object = None
        self.switch = QCheckBox(str(inner.title))
        introduce(self.switch, f"override.{inner.field}", inner.title, tip)
        self.switch.setAccessibleName(
            translate("OverrideField", "Override: {setting}").format(setting=inner.title)
        )
        inner.setObjectName(f"design.override.{inner.field}.value")
        self.switch.setMinimumHeight(inner.sizeHint().height())  # to be in line with it
        self.switch.clicked.connect(self._on_switch)
        inner.requested.connect(self.requested)

    def show_value(self, value: object, shared: object) -> None:
        """Show the present value, and the shared setting that holds without one."""
        self._shared = shared
        self.switch.setChecked(value is not None)
        self.inner.setEnabled(value is not None)
        self.inner.show_value(shared if value is None else value)

    def set_usable(self, *, on: bool) -> None:
        """Offer the field only where it has an effect."""
        self.switch.setEnabled(on)
        self.inner.setEnabled(on and self.switch.isChecked())

    def _on_switch(self, on: bool) -> None:
        self.requested.emit(self.field, self._shared if on else None)


Row = Field | FieldPair | OverrideField
"""What stands in one row of a form."""


def fields_of(rows: Sequence[Field | FieldPair]) -> list[Field]:
    """Return the fields of rows, those of pairs too."""
    found: list[Field] = []
    for row in rows:
        found += row.fields if isinstance(row, FieldPair) else [row]
    return found


def form_of(rows: Sequence[Row]) -> QFormLayout:
    """Lay rows out under each other, each behind its title; check boxes are their own titles."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(4)
    for row in rows:
        match row:
            case SwitchField() | ChecklistField():
                form.addRow(row)
            case OverrideField():
                form.addRow(row.switch, row.inner)
            case FieldPair():
                form.addRow(str(row.fields[0].title), row)
            case _:
                form.addRow(str(row.title), row)
    return form
