"""The files of the well-known data sets: names, addresses and checksums, from torchvision.

torchvision's readers are not used: that of CIFAR unpickles.
"""

from __future__ import annotations

from types import ModuleType
from typing import NamedTuple

from explorer.errors import UserError


class PublishedFile(NamedTuple):
    """A file as its publisher made it; without addresses, a part of another file."""

    name: str
    md5: str
    urls: tuple[str, ...] = ()


class Idx(NamedTuple):
    """A data set in four files: images and labels to train on, images and labels held out."""

    folder: str
    files: tuple[PublishedFile, ...]
    classes: tuple[str, ...]


class Archive(NamedTuple):
    """A data set in one archive of Python pickles.

    Attributes:
        file: The archive.
        folder: The folder that it unpacks to.
        train: Members with the images to train on, in order.
        heldout: Members with the held-out ones.
        names: The member that names the classes.
        names_key: The key of the names in it.
        labels_key: The key of the labels in the others.
    """

    file: PublishedFile
    folder: str
    train: tuple[PublishedFile, ...]
    heldout: tuple[PublishedFile, ...]
    names: PublishedFile
    names_key: str
    labels_key: str


def published_mnist(name: str) -> Idx:
    """Return the files of "mnist" or "fashion-mnist".

    Raises:
        UserError: torchvision cannot be imported.
    """
    datasets = _torchvision_datasets()
    kind = {"mnist": datasets.MNIST, "fashion-mnist": datasets.FashionMNIST}[name]
    files = [
        PublishedFile(file, md5, tuple(mirror + file for mirror in kind.mirrors))
        for file, md5 in kind.resources
    ]
    return Idx(kind.__name__, tuple(files), tuple(kind.classes))


def published_cifar(name: str) -> Archive:
    """Return the archive of "cifar-10" or "cifar-100".

    Raises:
        UserError: torchvision cannot be imported.
    """
    datasets = _torchvision_datasets()
    kind, labels_key = {
        "cifar-10": (datasets.CIFAR10, "labels"),
        "cifar-100": (datasets.CIFAR100, "fine_labels"),
    }[name]
    return Archive(
        file=PublishedFile(kind.filename, kind.tgz_md5, (kind.url,)),
        folder=kind.base_folder,
        train=tuple(PublishedFile(*each) for each in kind.train_list),
        heldout=tuple(PublishedFile(*each) for each in kind.test_list),
        names=PublishedFile(kind.meta["filename"], kind.meta["md5"]),
        names_key=kind.meta["key"],
        labels_key=labels_key,
    )


def _torchvision_datasets() -> ModuleType:
    try:
        from torchvision import datasets
    # A torchvision built for another torch fails with any of these.
    except (ImportError, RuntimeError, AttributeError, OSError) as error:
        raise UserError(
            "Data",
            "torchvision, which has the address of this data set, cannot be imported ({error}); "
            "reinstall torch and torchvision together, so that their builds match",
        ).format(
            error=error,
        ) from None
    module: ModuleType = datasets
    return module
