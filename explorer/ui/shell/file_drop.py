"""Lets a person drop a file onto the window to open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow
from typing_extensions import override

from explorer.errors import UserError


class FileDrop(QObject):
    """Takes what no control below the mouse takes, such as the field of a path."""

    dropped = Signal(object)
    """The `Path` of a file."""

    failed = Signal(object)
    """A `UserError`: there is more than one file."""

    def __init__(self, window: QMainWindow) -> None:
        """Watch a window and its panels, which may float in windows of their own."""
        super().__init__(window)
        for each in (window, *window.findChildren(QDockWidget)):
            each.setAcceptDrops(True)
            each.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_drop = event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)
        if is_drop and isinstance(event, QDropEvent) and (files := _files_of(event)):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self._take(files)
            return True
        return super().eventFilter(watched, event)

    def _take(self, files: list[Path]) -> None:
        if len(files) == 1:
            self.dropped.emit(files[0])
        else:
            self.failed.emit(
                UserError("FileDrop", "drop one file at a time, got {count}").format(
                    count=len(files)
                )
            )


def _files_of(event: QDropEvent) -> list[Path]:
    urls: list[QUrl] = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
