"""The files that a person opened or saved last, and the folder where dialogs begin."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

_FILES, _FOLDER = "files/recent", "files/folder"
_MOST = 8


class RecentFiles(QObject):
    """Experiments, the latest first; `store`, if there is one, remembers them for the next start.

    Attributes:
        files: Full paths, whether or not something still is there.
    """

    changed = Signal()
    """`files` has changed."""

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.files = _remembered_files(store)
        self._folder = str(store.value(_FOLDER) or "") if store is not None else ""

    @property
    def folder(self) -> Path | None:
        """Where a person chose a file last, whatever for; None before the first time."""
        return Path(self._folder) if self._folder else None

    def add(self, file: Path) -> None:
        """Note an experiment that was opened or saved."""
        full = Path(os.path.abspath(file))  # noqa: PTH100 - pathlib's asks the disk
        self._set_files([full, *(each for each in self.files if each != full)][:_MOST])
        self.visit(full)

    def forget(self, file: Path) -> None:
        """Offer a file no longer: it could not be opened."""
        self._set_files([each for each in self.files if each != file])

    def clear(self) -> None:
        """Offer none."""
        self._set_files([])

    def visit(self, file: Path) -> None:
        """Note that a person chose a file: the next dialog begins in its folder."""
        self._folder = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120
        if self._store is not None:
            self._store.setValue(_FOLDER, self._folder)

    def _set_files(self, files: list[Path]) -> None:
        self.files = tuple(files)
        if self._store is not None:
            self._store.setValue(_FILES, [str(each) for each in files])
        self.changed.emit()


def _remembered_files(store: QSettings | None) -> tuple[Path, ...]:
    """Return what a store holds; nothing if its file was written by somebody else."""
    found = store.value(_FILES) if store is not None else None
    texts = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    names = [each for each in texts if isinstance(each, str) and os.path.isabs(each)]  # noqa: PTH117
    return tuple(map(Path, names[:_MOST]))
