"""Decides from the names of folders which hold the training, validation and test images."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message


class Role(Enum):
    """What the images of a folder are for."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


_WORDS = {
    Role.TRAIN: ("train", "training", "trn"),
    Role.VALIDATION: ("val", "valid", "validation", "dev", "development", "eval", "evaluation"),
    Role.TEST: ("test", "testing", "tst"),
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words}
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ENDINGS = ("set", "data", "images", "split")

_UNLABELLED = Message("Data", "it has no folder of images for each class")
_OTHER_CLASSES = Message("Data", "its classes are not those of the training images")
_OTHER_CLASS = Message("Data", "its class {name} is not among those of the training images")
_NO_SPLIT = Message("Data", "it is neither training, validation nor test images")


class Layout(NamedTuple):
    """Which folders are read.

    Attributes:
        train: The folder with the training images; None where the classes are not in splits.
        heldout: The one whose images are watched; None holds out a part of the training images.
        heldout_role: VALIDATION or TEST.
        test: The one that is evaluated once, at the end, if there is one besides.
        left_out: Folders that are not read, with the reason.
    """

    train: str | None = None
    heldout: str | None = None
    heldout_role: Role | None = None
    test: str | None = None
    left_out: tuple[tuple[str, Message], ...] = ()


def role_of(name: str) -> Role | None:
    """Return what a folder's name says; "Training", "train_set" and "train2017" are TRAIN."""
    word = _NO_LETTERS.sub("", name.casefold())
    for ending in _ENDINGS:
        word = word.removesuffix(ending) or word
    return _ROLES.get(word)


def layout_of(root: Path, folders: Mapping[str, Sequence[str]]) -> Layout:
    """Return the layout of a folder of images.

    Args:
        root: The folder, for sentences.
        folders: Names of its folders, and of the folders in each whose name has a role.

    Raises:
        UserError: The names contradict each other, or the training folder has no classes.
    """
    names: dict[Role, list[str]] = {role: [] for role in Role}
    for name in sorted(folders):
        if (role := role_of(name)) is not None:
            names[role].append(name)
    has_heldout = bool(names[Role.VALIDATION] or names[Role.TEST])
    if not names[Role.TRAIN] or not (has_heldout or len(folders) == 1):
        return Layout()
    for same in names.values():
        if len(same) > 1:
            raise _same_role(root, same)
    train = names[Role.TRAIN][0]
    if not folders[train]:
        if not has_heldout:
            return Layout()  # a class that is called "train"
        raise _no_classes(root / train)
    return _with_heldout(train, names, folders)


def _with_heldout(
    train: str, names: Mapping[Role, Sequence[str]], folders: Mapping[str, Sequence[str]]
) -> Layout:
    """Watch the validation images, or else the test images, or neither if they have no labels.

    Test images beside validation images are for the end. They are left out if they cannot serve:
    a run does not need them.
    """
    watched: str | None = None
    watched_role: Role | None = None
    test: str | None = None
    left_out = [(name, _NO_SPLIT) for name in sorted(folders) if role_of(name) is None]
    for role in (Role.VALIDATION, Role.TEST):
        for name in names[role]:
            if not folders[name]:
                left_out.append((name, _UNLABELLED))
            elif not set(folders[name]) & set(folders[train]):
                left_out.append((name, _OTHER_CLASSES))
            elif watched is None:
                watched, watched_role = name, role
            elif reason := why_no_test(folders[name], folders[train]):
                left_out.append((name, reason))
            else:
                test = name
    return Layout(train, watched, watched_role, test, tuple(left_out))


def why_no_test(test: Sequence[str], train: Sequence[str]) -> Message | None:
    """Return why a folder with these classes cannot be the test part, if so."""
    unknown = sorted(set(test) - set(train))
    return _OTHER_CLASS.format(name=unknown[0]) if unknown else None


def _same_role(root: Path, names: Sequence[str]) -> UserError:
    return UserError(
        "Data",
        "{root} holds {first} and {second}, whose images have the same use by their names; rename "
        "or remove one of them",
    ).format(root=root, first=names[0], second=names[1])


def _no_classes(train: Path) -> UserError:
    return UserError(
        "Data",
        "{train} holds no folders: put the images of each class into a folder of its own; if it is "
        "a class itself, give it another name",
    ).format(train=train)
