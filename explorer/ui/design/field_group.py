"""Fields under each other that ask with one voice; what is refused is said below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from explorer.ui.design.forms import Field, Row, fields_of, form_of


class FieldGroup(QWidget):
    """The rows of one group, by the names of their fields."""

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        for field in fields_of(rows):
            self.fields[field.field] = field
            field.setObjectName(f"settings.{field.field}")
            field.requested.connect(self.requested)
        self._form: QFormLayout = form_of(rows)
        self._form.setVerticalSpacing(4)
        self._refused: QWidget | None = None
        self.refusal = QLabel()
        self.refusal.setObjectName(f"label.refusal.{name}")
        self.refusal.setProperty("role", "refusal")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._form)
        whole.addWidget(self.refusal)

    def insert_below(self, name: str, widget: QWidget) -> None:
        """Put a widget of the whole width below a field."""
        row = list(self.fields).index(name)  # as long as no pair stands above it
        self._form.insertRow(row + 1, widget)

    def show_row(self, name: str, *, on: bool) -> None:
        """Show or hide a field with its label."""
        self._form.setRowVisible(self.fields[name], on)

    def set_error(self, name: str, sentence: str) -> None:
        """Say why the last value of a field cannot be, and mark the field."""
        self.clear_error()
        self._refused = self.fields[name]
        _mark(self._refused, on=True)
        self._refused.setAccessibleDescription(sentence)
        self.refusal.setText(sentence)
        self.refusal.show()

    def clear_error(self) -> None:
        """Take back what was said."""
        if self._refused is not None:
            _mark(self._refused, on=False)
            self._refused.setAccessibleDescription("")
            self._refused = None
        self.refusal.hide()


def _mark(widget: QWidget, *, on: bool) -> None:
    widget.setProperty("refused", on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
