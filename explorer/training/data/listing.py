"""Lists the image files of a folder that has a sub-folder for each class."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message
from explorer.network.bounds import bounds_of
from explorer.network.spec import NetworkSpec
from explorer.training.data.folder_walk import FolderWalk, ImageFile
from explorer.training.data.splits import Layout, Role, layout_of, role_of, why_no_test

_MOST_CLASSES = int(bounds_of(NetworkSpec, "classes").most)


class Listing(NamedTuple):
    """The files of a folder, in an order that depends on their names only.

    Attributes:
        classes: Names, sorted.
        train: Files to train on; all files, if `heldout` is None.
        heldout: Files that are only evaluated; None if the folder does not separate them.
        test: Files for the end.
        test_folder: Name of the folder that they are in; None if there is none.
        notes: What a person should know of how the folder was read.
        left_out: Links that are not followed, with the reason.
    """

    classes: tuple[str, ...]
    train: tuple[ImageFile, ...]
    heldout: tuple[ImageFile, ...] | None
    test: tuple[ImageFile, ...]
    test_folder: str | None
    notes: tuple[Message, ...]
    left_out: tuple[tuple[Path, Message], ...]


def list_images(
    path: Path | None, go_on: Callable[[], None] = lambda: None, heldout_path: Path | None = None
) -> Listing:
    """List the files of `path/CLASS/`, or of `path/train/CLASS/` and `path/val/CLASS/`.

    Splits may have any of the names that `splits.py` knows. Nothing is opened. Links to folders are
    followed, each folder once.

    Args:
        path: The folder.
        go_on: Called often; what it raises ends the listing.
        heldout_path: A folder of classes to hold out, whatever lies in `path`. A test folder beside
            the training folder is then the test part, unless it is this one.

    Raises:
        UserError: There is no such folder, or it has fewer than two classes, or too many.
    """
    if path is None:
        raise UserError(
            "Data",
            "dataset folder needs a data path: name a folder that holds a sub-folder of images "
            "for each class",
        )
    if not os.path.isdir(path):  # noqa: PTH112 - false for a name that is too long, too
        raise UserError(
            "Data",
            "data path {path} is not a folder; name one that holds a sub-folder of images for each "
            "class",
        ).format(
            path=path,
        )
    walk = FolderWalk(path, go_on)
    folders = {
        name: walk.folders(path / name) if role_of(name) else [] for name in walk.folders(path)
    }
    layout = layout_of(path, folders)
    if heldout_path is not None:
        layout = _with_heldout_path(layout, heldout_path, folders, walk, path)
    train_at = path / layout.train if layout.train else path
    classes = folders[layout.train] if layout.train else _class_names(folders, layout)
    _check_classes(train_at, classes)
    train: list[ImageFile] = []
    heldout: list[ImageFile] = []
    test: list[ImageFile] = []
    starts = [(train_at / name, label, train) for label, name in enumerate(classes)]
    if layout.heldout:
        heldout_at = path / layout.heldout
        _check_heldout_classes(heldout_at, folders[layout.heldout], train_at, classes)
        starts += [
            (heldout_at / name, label, heldout)
            for label, name in enumerate(classes)
            if name in folders[layout.heldout]
        ]
    if layout.test:
        starts += [
            (path / layout.test / name, label, test)
            for label, name in enumerate(classes)
            if name in folders[layout.test]
        ]
    walk.collect(starts)
    return Listing(
        tuple(classes),
        tuple(sorted(train, key=_by_name)),
        tuple(sorted(heldout, key=_by_name)) if layout.heldout else None,
        tuple(sorted(test, key=_by_name)),
        layout.test,
        (*_split_notes(layout), *walk.notes()),
        tuple(walk.left_out),
    )


def split_by_class(
    files: list[ImageFile], every: int = 6, seed: int = 0
) -> tuple[list[int], list[int]]:
    """Return the indices of the files to train on, and of one in `every` of each class, held out.

    A class of fewer images than `every` has no held-out images. Seed 0 takes them in their order.
    """
    of_class: dict[int, list[int]] = {}
    for index, file in enumerate(files):
        of_class.setdefault(file.label, []).append(index)
    heldout: set[int] = set()
    for label, indices in of_class.items():
        if seed:
            random.Random(f"{seed} {label}").shuffle(indices)  # noqa: S311
        heldout.update(indices[every - 1 :: every])
    return [each for each in range(len(files)) if each not in heldout], sorted(heldout)


def _with_heldout_path(
    layout: Layout, heldout: Path, folders: dict[str, list[str]], walk: FolderWalk, root: Path
) -> Layout:
    """Hold out a folder that a person names; it is not also a class, if it lies in `root`."""
    if not os.path.isdir(heldout):  # noqa: PTH112 - false for a name that is too long, too
        raise UserError(
            "Data",
            "heldout path {path} is not a folder; name one that holds a sub-folder of images for "
            "each class",
        ).format(path=heldout)
    if any(map(partial(os.path.samefile, heldout), (root, root / (layout.train or "")))):
        raise UserError(
            "Data",
            "heldout path {path} is the folder that is trained on; name another, or leave it empty "
            "to hold out a part of the images",
        ).format(path=heldout)
    left_out = list(layout.left_out)
    test = layout.test
    if layout.heldout is not None and not os.path.samefile(root / layout.heldout, heldout):  # noqa: PTH121
        if layout.heldout_role is Role.VALIDATION:
            left_out.append((layout.heldout, Message("Data", "another folder is held out")))
        elif reason := why_no_test(folders[layout.heldout], folders[layout.train or ""]):
            left_out.append((layout.heldout, reason))
        else:
            test = layout.heldout
    if test is not None and os.path.samefile(root / test, heldout):  # noqa: PTH121
        test = None
    for name in list(folders):
        if os.path.samefile(root / name, heldout):  # noqa: PTH121
            del folders[name]
    folders[os.fspath(heldout)] = walk.folders(heldout)
    if not folders[os.fspath(heldout)]:
        raise UserError(
            "Data",
            "heldout path {path} holds no folders; put the images of each class into a folder of "
            "its own, called as in the data path",
        ).format(path=heldout)
    return Layout(layout.train, os.fspath(heldout), Role.VALIDATION, test, tuple(left_out))


def _class_names(folders: dict[str, list[str]], layout: Layout) -> list[str]:
    return [name for name in folders if name != layout.heldout]


def _by_name(file: ImageFile) -> tuple[int, tuple[str, ...]]:
    return file.label, file.path.parts


def _split_notes(layout: Layout) -> list[Message]:
    """Return which folders were read for what, and which were not read."""
    if layout.train is None and layout.heldout is None:
        return []
    if layout.train is None:
        return [Message("Data", "held out is {heldout}").format(heldout=layout.heldout)]
    if layout.heldout is None:
        read = Message("Data", "trained on {train}, of which a part is held out")
    elif layout.heldout_role is Role.TEST:
        read = Message(
            "Data", "trained on {train}; held out is {heldout}, for want of validation images"
        )
    else:
        read = Message("Data", "trained on {train}; held out is {heldout}")
    left_out = Message("Data", "{folder} is left out: {reason}")
    return [
        read.format(train=layout.train, heldout=layout.heldout),
        *(left_out.format(folder=name, reason=reason) for name, reason in layout.left_out),
    ]


def _check_classes(folder: Path, classes: list[str]) -> None:
    if len(classes) < 2:
        raise UserError(
            "Data",
            "{folder} must hold a sub-folder of images for each of at least 2 classes, got {count}",
        ).format(
            folder=folder,
            count=len(classes),
        )
    if len(classes) > _MOST_CLASSES:
        raise UserError(
            "Data",
            "{folder} holds {count:,} folders, but no network has more than {most:,} classes; name "
            "a folder with fewer, one for each class",
        ).format(
            folder=folder,
            count=len(classes),
            most=_MOST_CLASSES,
        )


def _check_heldout_classes(
    heldout: Path, found: list[str], train: Path, classes: list[str]
) -> None:
    unknown = sorted(set(found) - set(classes))
    if unknown:
        raise UserError(
            "Data",
            "class {name} of {heldout} is not among those of {train}; give both the same classes",
        ).format(
            name=unknown[0],
            heldout=heldout,
            train=train,
        )
