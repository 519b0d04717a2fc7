"""Fields whose value is typed as text: a list of numbers, a path that can be browsed for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from explorer.files.typed_path import full_path, typed_path
from explorer.messages import Message, translate
from explorer.ui.kit.fields import introduce
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.number_box import mark_refused


class TextField(QLineEdit):
    """A value as text: `write` makes the text of a value, `read` the value of a text.

    A text that is refused stays, with `refusal`, until another is typed or Escape is pressed.
    """

    requested = Signal(str, object)
    """(field, value) that a person wants."""

    refused = Signal()
    """`refusal` has changed."""

    def __init__(
        self,
        field: str,
        title: Message,
        tip: str,
        read: Callable[[str], object] = str.strip,
        write: Callable[[object], str] = str,
    ) -> None:
        super().__init__()
        self.field, self.title = field, title
        self._read, self._write = read, write
        self._shown = self._entered = ""
        self.refusal = ""
        introduce(self, field, title, tip)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        """Show the field's present value."""
        self._shown = self._write(value)
        self.setText(self._shown)
        self._set_refusal("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the old text back; Enter gives the keyboard back to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.revert()
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()

    def commit(self) -> None:
        """Request what was typed, once: leaving the field ends the editing again."""
        text = self.text()
        if text == self._shown:
            self._set_refusal("")
        elif not self.refusal or text != self._entered:
            self._entered = text
            self.requested.emit(self.field, self._read(text))

    def refuse(self, sentence: str) -> None:
        """Show the last text entered again, and why it is not taken."""
        self.setText(self._entered)
        self._set_refusal(sentence)

    def revert(self) -> None:
        """Show the value that holds in place of what was typed."""
        self.setText(self._shown)
        self._set_refusal("")

    def _set_refusal(self, sentence: str) -> None:
        if sentence != self.refusal:
            self.refusal = sentence
            mark_refused(self, sentence)
            self.refused.emit()


def _typed(text: str) -> str:
    """Return the full path that a person means: what begins a relative one is to be seen."""
    return full_path(text.strip(), Path.cwd())


class PathField(QWidget):
    """A path that is typed, or chosen in a dialog."""

    requested = Signal(str, object)
    """(field, path) that a person wants."""

    def __init__(self, field: str, title: Message, tip: str) -> None:
        super().__init__()
        self.field, self.title = field, title
        self._tip = tip
        self._is_folder = True
        self._dialog: QFileDialog | None = None
        self.text = TextField(field, title, tip, _typed)
        self.text.requested.connect(self.requested)
        self.browse = QToolButton()
        self.browse.setText("…")
        browse = translate("PathField", "Browse")
        self.browse.setToolTip(browse)
        self.browse.setAccessibleName(browse)
        pass_shortcuts_through(self.browse)
        self.browse.clicked.connect(self.open_dialog)
        self.setToolTip(tip)
        self.setAccessibleName(self.text.accessibleName())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3)
        line.addWidget(self.text, stretch=1)
        line.addWidget(self.browse)

    def setObjectName(self, name: str) -> None:  # noqa: N802
        """Name the parts too."""
        super().setObjectName(name)
        self.text.setObjectName(f"{name}.text")
        self.browse.setObjectName(f"{name}.browse")

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the text for screen readers."""
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)

    def show_value(self, value: object) -> None:
        """Show the field's present value, of which the field may have room for the end only."""
        self.text.show_value(value)
        self.text.setToolTip(f"{self._tip}\n\n{value}" if value else self._tip)

    def set_kind(self, *, folder: bool) -> None:
        """Browse for a folder, or for a file."""
        self._is_folder = folder

    def open_dialog(self) -> None:
        """Begin to browse; a path that is chosen is requested."""
        dialog = self.make_dialog()
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def make_dialog(self) -> QFileDialog:
        """Return a dialog for such a path, which replaces the last one."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = QFileDialog(self)
        mode = QFileDialog.FileMode
        self._dialog.setFileMode(mode.Directory if self._is_folder else mode.ExistingFile)
        if self.text.text():  # else Qt's own begins where a person chose last
            self._dialog.setDirectory(str(typed_path(self.text.text()).parent))
        return self._dialog

    def _on_chosen(self, path: str) -> None:
        self.requested.emit(self.field, path)
