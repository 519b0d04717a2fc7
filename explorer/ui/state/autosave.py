"""Keeps the design on the disk while it is edited, whatever becomes of the program."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import UserError
from explorer.messages import Message
from explorer.ui.state.document import Document
from explorer.ui.state.draft_folder import DraftFolder, UnsavedDesign
from explorer.ui.state.draft_writer import DraftWriter

_AFTER_EDIT_MS = 400
"""From the first edit that is not written on; a second is promised, and the disk needs its part."""
_SETTLED_MS = 1_000
"""A window that lives so long has not died of its design."""
_TRY_AGAIN_MS = 5_000
_CLOSE_WITHIN_S = 10.0

_CANNOT_KEEP = UserError(
    "Autosave", "what you design cannot be kept for the next start ({reason}); save it to a file"
)
_SLOW = Message("Autosave", "the disk does not answer")


class Autosave(QObject):
    """Writes the draft of a document, and sets unsaved work apart that another design replaces."""

    failed = Signal(object)
    """A `UserError`: the design cannot be kept. Once, until it can again."""

    recovered = Signal(object)
    """The `UserError` that was told and holds no longer."""

    _written = Signal(object)
    """From the thread: None, or the `UserError` that keeps it from writing."""

    def __init__(
        self, document: Document, folder: DraftFolder, parent: QObject | None = None
    ) -> None:
        """Begin with a document as it was restored."""
        super().__init__(parent)
        self._document, self._folder = document, folder
        self._draft, self._origin = document.draft, document.origin
        self._kept: dict[object, Path] = {}
        """Where the unsaved work of a design is while another one is open."""
        self._told: UserError | None = None
        self._writer = DraftWriter(self._emit_written)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._written.connect(self._on_written)
        document.file_changed.connect(self._on_changed)

    def begin(self) -> None:
        """Note that the window is shown, so that the design counts as loaded soon."""
        if not self._timer.isActive():
            self._timer.start(_SETTLED_MS)

    @property
    def reason(self) -> object:
        """What keeps the design from being written, if it is not: a part of a sentence."""
        error = self._writer.error
        return _SLOW if error is None else _reason(error)

    def unsaved(self) -> list[UnsavedDesign]:
        """Return unsaved work that no window has open, the newest first."""
        return self._folder.unsaved()

    def take_errors(self) -> list[UserError]:
        """Return what a person has to be told of drafts that were found, once."""
        return self._folder.take_errors()

    def reopen(self, unsaved: UnsavedDesign) -> None:
        """Go on with unsaved work, undoably; it is no longer offered."""
        name = unsaved.draft.experiment.arms[0].network.name
        what = Message("Autosave", "Open unsaved {name}").format(name=name)
        self._document.open_draft(unsaved.draft, what)
        self._write()
        self._writer.put(unsaved.path, None)

    def finish(self) -> bool:
        """Write what is not written yet, and wait for it; return whether all is on the disk."""
        self._write()
        return self._writer.wait(_CLOSE_WITHIN_S)

    def close(self) -> None:
        """Leave the draft to the next window."""
        self._timer.stop()
        self._folder.close()

    def _on_changed(self) -> None:
        origin = self._document.origin
        if origin is not self._origin:
            self._replace(origin)
        self._draft, self._origin = self._document.draft, origin
        if not self._timer.isActive() or self._timer.interval() > _AFTER_EDIT_MS:
            self._timer.start(_AFTER_EDIT_MS)

    def _replace(self, origin: object) -> None:
        """Set the work on a design apart if it is unsaved; take that on another one back."""
        if self._draft.is_modified:
            kept = self._kept[self._origin] = self._folder.new_kept()
            self._writer.put(kept, self._draft)
        if origin in self._kept:
            self._draft = self._document.draft
            self._write()
            self._writer.put(self._kept.pop(origin), None)

    def _write(self) -> None:
        self._timer.stop()
        self._writer.put(self._folder.own, self._draft)
        if (loading := self._folder.loaded()) is not None:
            self._writer.put(loading, None)

    def _emit_written(self, error: UserError | None) -> None:
        with suppress(RuntimeError):  # the window has gone
            self._written.emit(error)

    def _on_written(self, error: UserError | None) -> None:
        if error is not None and not self._timer.isActive():
            self._timer.start(_TRY_AGAIN_MS)
        if error is not None and self._told is None:
            self._told = _CANNOT_KEEP.format(reason=_reason(error))
            self.failed.emit(self._told)
        elif error is None and self._told is not None:
            told, self._told = self._told, None
            self.recovered.emit(told)


def _reason(error: UserError) -> object:
    return error.values.get("reason", error.message)
