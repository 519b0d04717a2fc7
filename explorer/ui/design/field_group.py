"""Fields under each other with one signal; why a value is refused stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from explorer.ui.design.forms import Field, FieldPair, fields_of, form_of


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
        self._refused: QWidget | None = None
        self.refusal = refusal_label(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._form)
        whole.addWidget(self.refusal)

    def insert_below(self, name: str, widget: QWidget) -> None:
        """Insert a full-width widget below a field that has a row of its own."""
        position = self._form.getWidgetPosition(self.fields[name])
        row, _role = cast("tuple[int, QFormLayout.ItemRole]", position)
        self._form.insertRow(row + 1, widget)

    def show_row(self, name: str, *, on: bool) -> None:
        """Show or hide a field with its label."""
        self._form.setRowVisible(self.fields[name], on)

    def set_error(self, name: str, sentence: str) -> None:
        """Say why the last value of a field is refused, and mark the field."""
        self.clear_error()
        self._refused = self.fields[name]
        _mark(self._refused, on=True)
        self._refused.setAccessibleDescription(sentence)
        self.refusal.setText(sentence)
        self.refusal.show()

    def clear_error(self) -> None:
        """Remove the mark and the reason."""
        if self._refused is not None:
            _mark(self._refused, on=False)
            self._refused.setAccessibleDescription("")
            self._refused = None
        self.refusal.hide()


def refusal_label(name: str) -> QLabel:
    """Return a hidden label for the reason why a value is refused."""
    label = QLabel()
    label.setObjectName(f"label.refusal.{name}")
    label.setProperty("role", "refusal")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def _mark(widget: QWidget, *, on: bool) -> None:
    widget.setProperty("refused", on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
