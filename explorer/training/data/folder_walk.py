"""Goes through the folders of a data set and follows links, each folder once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message

_NOT_OURS = {"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin", "lost+found", "@eadir"}
"""Left by systems beside a person's files, in any case; passed over like hidden files."""

_READ_ALREADY = Message("Data", "a link to a folder that is read already")
_HOLDS_THIS = Message("Data", "a link to a folder that holds this one")


class ImageFile(NamedTuple):
    """A file and the number of its class."""

    path: Path
    label: int


class FolderWalk:
    """Goes through folders, each once by its real path, and links after the folders themselves.

    So a link never takes the place of the folder that it leads to, and links cannot form a cycle.
    """

    def __init__(self, root: Path, go_on: Callable[[], None]) -> None:
        self._root = Path(os.path.realpath(root))
        self._go_on = go_on
        self._seen: set[str] = set()
        self._followed = 0
        self.left_out: list[tuple[Path, Message]] = []

    def folders(self, folder: Path) -> list[str]:
        """Return the names of the folders in a folder, sorted, without those that lead back."""
        return sorted(
            entry.name
            for entry in self._entries(folder)
            if _is_folder(entry) and not (entry.is_symlink() and self._leads_back(entry.path))
        )

    def collect(self, starts: list[tuple[Path, int, list[ImageFile]]]) -> None:
        """Put the files below each folder, with its label, into its list."""
        real = deque(start for start in starts if not start[0].is_symlink())
        links = deque(start for start in starts if start[0].is_symlink())
        while real or links:
            is_link = not real
            folder, label, into = (links if is_link else real).popleft()
            target = os.path.realpath(folder)
            if target in self._seen:
                self.left_out.append((folder, _READ_ALREADY))
                continue
            if is_link and self._leads_back(str(folder)):
                continue
            self._seen.add(target)
            self._followed += is_link
            for entry in self._entries(folder):
                if _is_folder(entry):
                    after = links if entry.is_symlink() else real
                    after.append((Path(entry.path), label, into))
                else:
                    into.append(ImageFile(Path(entry.path), label))

    def notes(self) -> list[Message]:
        """Return what is to be said of links."""
        if not self._followed:
            return []
        note = Message("Data", "links to folders that were followed: {count}")
        return [note.format(count=self._followed)]

    def _leads_back(self, link: str) -> bool:
        if not self._root.is_relative_to(os.path.realpath(link)):
            return False
        self.left_out.append((Path(link), _HOLDS_THIS))
        return True

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        self._go_on()
        try:
            with os.scandir(folder) as found:
                return [each for each in found if not _is_passed_over(each.name)]
        except OSError as error:
            raise UserError(
                "Data",
                "{folder} cannot be read ({reason}); let your user read it, or move it out of the "
                "data path",
            ).format(folder=folder, reason=error.strerror or error) from None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _NOT_OURS
