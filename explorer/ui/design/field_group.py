"""Fields under each other with one signal; why a value is refused stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from explorer.ui.design.forms import Field, FieldPair, fields_of, form_of
from explorer.ui.design.text_fields import PathField
from explorer.ui.kit.refusal import RefusalLabel, Typed


class FieldGroup(QWidget):
    """The rows of one group, and its fields by name."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, name: str, rows: Sequence[Field | FieldPair]) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        for field in fields_of(rows):
            self.fields[field.field] = field
            field.setObjectName(f"settings.{field.field}")
            field.requested.connect(self.requested)
        self._form: QFormLayout = form_of(rows)
        self._form.setVerticalSpacing(4)
        boxes = [each for each in map(_control_of, self.fields.values()) if isinstance(each, Typed)]
        self.refusal = RefusalLabel(name, boxes)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(4)
        self._whole.addLayout(self._form)
        self._whole.addWidget(self.refusal)

    def insert_on_top(self, widget: QWidget) -> None:
        """Insert a full-width widget above all fields."""
        self._whole.insertWidget(0, widget)

    def insert_below(self, name: str, widget: QWidget) -> None:
        """Insert a full-width widget below a field that has a row of its own."""
        position = self._form.getWidgetPosition(self.fields[name])
        row, _role = cast("tuple[int, QFormLayout.ItemRole]", position)
        self._form.insertRow(row + 1, widget)

    def show_row(self, name: str, *, on: bool) -> None:
        """Show or hide a field with its label."""
        field = self.fields[name]
        self._form.setRowVisible(field, on)
        control = _control_of(field)
        if not on and isinstance(control, Typed):
            control.revert()  # what is refused there could not be seen, nor mended

    def set_error(self, name: str, sentence: str) -> None:
        """Say why the last value of a field is refused, and mark the field."""
        self.refusal.set_error(sentence, _control_of(self.fields[name]))

    def clear_error(self) -> None:
        """Remove the mark and the reason."""
        self.refusal.clear_error()


def _control_of(field: Field) -> QWidget:
    """Return what is typed into, or else the field itself."""
    return field.text if isinstance(field, PathField) else field
