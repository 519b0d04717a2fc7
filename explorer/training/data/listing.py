"""Lists the image files of a folder that has a sub-folder for each class."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from explorer.errors import UserError

_HELD_OUT_EVERY = 6
_HELDOUT_NAMES = ("test", "val", "valid")


class ImageFile(NamedTuple):
    """A file and the number of its class."""

    path: Path
    label: int


class Listing(NamedTuple):
    """The files of a folder, in an order that depends on their names only.

    Attributes:
        classes: Names, sorted.
        train: Files to train on; all files, if `heldout` is None.
        heldout: Files that are only evaluated; None if the folder does not separate them.
        links: Links to folders, which are not followed: they may form a cycle.
    """

    classes: tuple[str, ...]
    train: tuple[ImageFile, ...]
    heldout: tuple[ImageFile, ...] | None
    links: tuple[Path, ...]


def list_images(path: Path | None) -> Listing:
    """List the files of `path/CLASS/`, or of `path/train/CLASS/` and `path/test/CLASS/`.

    Instead of "test", the folder may be called "val" or "valid". Hidden files are ignored.

    Raises:
        UserError: There is no such folder, or it has fewer than two classes.
    """
    if path is None:
        raise UserError(
            "Data",
            "dataset folder needs a data path: name a folder that holds a sub-folder of images "
            "for each class",
        )
    if not path.is_dir():
        raise UserError(
            "Data",
            "data path {path} is not a folder; name one that holds a sub-folder of images for each "
            "class",
        ).format(
            path=path,
        )
    links: list[Path] = []
    train_at = path / "train"
    heldout_at = next((path / name for name in _HELDOUT_NAMES if (path / name).is_dir()), None)
    if heldout_at is None or not train_at.is_dir():
        classes = _classes(path, links)
        return Listing(classes, _files(path, classes, links), None, tuple(links))
    classes = _classes(train_at, links)
    unknown = sorted(set(_folders(heldout_at, links)) - set(classes))
    if unknown:
        raise UserError(
            "Data",
            "class {name} of {heldout} is not among those of {train}; give both the same classes",
        ).format(
            name=unknown[0],
            heldout=heldout_at,
            train=train_at,
        )
    train, heldout = (_files(each, classes, links) for each in (train_at, heldout_at))
    return Listing(classes, train, heldout, tuple(links))


def split_by_class(files: list[ImageFile]) -> tuple[list[int], list[int]]:
    """Return the indices of the files to train on, and of every sixth of each class, held out.

    A class of fewer than six images has no held-out images.
    """
    seen: dict[int, int] = {}
    train: list[int] = []
    heldout: list[int] = []
    for index, file in enumerate(files):
        count = seen[file.label] = seen.get(file.label, 0) + 1
        (train if count % _HELD_OUT_EVERY else heldout).append(index)
    return train, heldout


def _classes(folder: Path, links: list[Path]) -> tuple[str, ...]:
    names = _folders(folder, links)
    if len(names) < 2:
        raise UserError(
            "Data",
            "{folder} must hold a sub-folder of images for each of at least 2 classes, got {count}",
        ).format(
            folder=folder,
            count=len(names),
        )
    return tuple(names)


def _folders(folder: Path, links: list[Path]) -> list[str]:
    try:
        found = [each for each in folder.iterdir() if each.is_dir() and each.name[0] != "."]
    except OSError as error:
        raise _unreadable(folder, error) from None
    links += [each for each in found if each.is_symlink()]
    return sorted(each.name for each in found if not each.is_symlink())


def _files(folder: Path, classes: tuple[str, ...], links: list[Path]) -> tuple[ImageFile, ...]:
    return tuple(
        ImageFile(path, label)
        for label, name in enumerate(classes)
        for path in sorted(_below(folder / name, links))
    )


def _below(folder: Path, links: list[Path]) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise _unreadable(error.filename or folder, error) from None

    # The held-out part may lack a class.
    if not folder.exists():
        return
    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links += [Path(parent, name) for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in files if not name.startswith("."))


def _unreadable(folder: object, error: OSError) -> UserError:
    return UserError(
        "Data",
        "{folder} cannot be read ({reason}); let your user read it, or move it out of the data "
        "path",
    ).format(
        folder=folder,
        reason=error.strerror or error,
    )
