"""What one start remembers for the next, in a file of the user's; that it cannot is said."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from typing_extensions import override

from explorer.errors import UserError


class UserSettings(QSettings):
    """Choices by name, as of any `QSettings`."""

    failed = Signal(object)
    """A `UserError`: a choice cannot be kept. Emitted once."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Read the choices of a file, if it is one: a pipe would be waited for without end."""
        is_usable = file.is_file() or not file.exists()
        readable = file if is_usable else Path(os.devnull, "none")  # below what is no folder
        super().__init__(str(readable), QSettings.Format.IniFormat)
        self.setParent(parent)
        self._file = file
        self._is_reported = False

    @override
    def setValue(self, key: str, value: Any) -> None:
        super().setValue(key, value)
        self.sync()
        if self.status() != QSettings.Status.NoError and not self._is_reported:
            self._is_reported = True
            self.failed.emit(
                UserError(
                    "UserSettings",
                    "the choice cannot be kept for the next start: {file} cannot be written; make "
                    "it a file of yours, on a disk with space",
                ).format(file=self._file)
            )


def user_settings_file() -> Path:
    """Return where this system keeps such a file."""
    scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    # Named without being opened, which reads it.
    beside = Path(QSettings(form, scope, "resnet-explorer", "none").fileName())
    return beside.with_name("settings.ini")
