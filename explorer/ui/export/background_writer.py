"""Writes one file at a time for the window, in a thread; tells how far it is, and can be ended."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from explorer.errors import UserError
from explorer.messages import translate

_LOG = logging.getLogger(__name__)
_TELL_EVERY_MS = 100
_ALMOST = 97
"""Percent that is shown at most: the file is there once it has its name."""


class Writing(NamedTuple):
    """A file to write.

    Attributes:
        name: The file's.
        title: What is done, as the title of a dialog.
        text: What is being written, as a sentence in it.
        work: Writes it in a thread; returns whether it did, or ended when the event was set.
        share: Returns how much is done, 0 to 1; called in the window's thread.
        saved: What is said when it is written.
        show_after_ms: When the dialog opens, unless it is written by then.
    """

    name: str
    title: str
    text: str
    work: Callable[[threading.Event], bool]
    share: Callable[[], float]
    saved: str
    show_after_ms: int = 0


class BackgroundWriter(QObject):
    """Writes one file at a time."""

    failed = Signal(object)
    """The `UserError` that kept the file from being written."""
    status_message = Signal(str)
    """What is done, in one sentence."""

    _done = Signal(object, object)
    """From the thread: (what ended it, whether it is written or the error)."""

    def __init__(self, dialog_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialog_name = dialog_name
        self._parent = parent
        self._stop: threading.Event | None = None
        self._writing: Writing | None = None
        self._dialog: QProgressDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_EVERY_MS)
        self._timer.timeout.connect(self._show_progress)
        self._done.connect(self._on_done)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._stop is not None

    def stop(self) -> None:
        """Write no more; the file stays as it was."""
        if self._stop is not None:
            self._stop.set()

    def write(self, writing: Writing) -> None:
        """Write a file; `status_message` or `failed` follows."""
        if self._writing is not None:
            sentence = UserError(
                "BackgroundWriter",
                "{name} is still being written; wait until it is done, or cancel it",
            )
            self.failed.emit(sentence.format(name=self._writing.name))
            return
        self._stop, self._writing = threading.Event(), writing
        self._show_dialog(writing)
        self._timer.start()
        arguments = (writing, self._stop)
        threading.Thread(target=self._work, args=arguments, name="export", daemon=True).start()

    def _show_dialog(self, writing: Writing) -> None:
        cancel = translate("BackgroundWriter", "Cancel")
        dialog = self._dialog = QProgressDialog(writing.text, cancel, 0, 100, self._parent)
        dialog.setObjectName(self._dialog_name)
        dialog.setWindowTitle(writing.title)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumDuration(writing.show_after_ms)
        dialog.canceled.connect(self.stop)
        if not writing.show_after_ms:
            dialog.show()

    def _show_progress(self) -> None:
        if self._dialog is not None and self._writing is not None:
            self._dialog.setValue(min(_ALMOST, round(100 * self._writing.share())))

    def _work(self, writing: Writing, stop: threading.Event) -> None:
        result: object = False
        try:
            result = writing.work(stop)
        except UserError as error:
            result = error
        except Exception as error:  # a person is told, whatever it was, and the thread ends
            _LOG.exception("a file cannot be written")
            sentence = UserError("BackgroundWriter", "{name} cannot be written: {error}")
            result = sentence.format(name=writing.name, error=error or type(error).__name__)
        finally:
            with suppress(RuntimeError):  # the window has gone
                self._done.emit(stop, result)

    def _on_done(self, stop: threading.Event, result: object) -> None:
        writing = self._writing
        if stop is not self._stop or writing is None:
            return
        self._stop = self._writing = None
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if isinstance(result, UserError):
            self.failed.emit(result)
        elif result is True:
            self.status_message.emit(writing.saved)
        else:
            text = translate("BackgroundWriter", "{name} was not written")
            self.status_message.emit(text.format(name=writing.name))
