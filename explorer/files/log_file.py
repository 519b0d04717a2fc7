"""Warnings and errors in a file of the user's; where it cannot be written, that is said once."""

from __future__ import annotations

import errno
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from explorer.errors import UserError, print_error
from explorer.files.input_file import input_size

_MOST_BYTES = 1_000_000
_FULL = (errno.ENOSPC, errno.EDQUOT)
_DISK_IS_FULL = UserError(
    "LogFile",
    "the log {path} cannot be written ({reason}), nor is anything else written there; free some "
    "space on its disk",
)
_NOT_OURS = UserError(
    "LogFile",
    "the log {path} cannot be written ({reason}), nor is anything else written there; let it be a "
    "file of yours",
)


class LogFile(RotatingFileHandler):
    """Writes no more once it could not write, and says so once: nothing else depends on it."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet; the folder is made when there is something to write."""
        super().__init__(path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self._path = path
        self._is_usable = True
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if not self._is_usable:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists():
                input_size(self._path)  # a pipe would be waited for
        except (OSError, UserError):
            self.handleError(record)
        else:
            super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        self._is_usable = False
        error = sys.exc_info()[1]
        sentence = _DISK_IS_FULL if getattr(error, "errno", 0) in _FULL else _NOT_OURS
        reason = getattr(error, "strerror", None) or error
        print_error(sentence.format(path=self._path, reason=reason))
