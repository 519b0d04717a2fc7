"""Finds the loader of a data set by its name."""

from __future__ import annotations

from collections.abc import Callable

from explorer.errors import UserError
from explorer.messages import Message
from explorer.training.data.cifar import load_cifar
from explorer.training.data.dataset import DataRequest, Dataset, default_cache
from explorer.training.data.digits import load_digits
from explorer.training.data.folder import load_folder
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.mnist import load_mnist
from explorer.training.data.shapes import load_shapes
from explorer.training.data.shared_images import notes_of_images


def _compared(load_it: Callable[[DataRequest], ImagesInMemory]) -> Callable[[DataRequest], Dataset]:
    """Return a loader that also tells of images that are in two parts; a folder names its files."""

    def load_and_compare(request: DataRequest) -> ImagesInMemory:
        dataset = load_it(request)
        parts = {"train": dataset.train, "heldout": dataset.heldout}
        found = notes_of_images(parts, _number_of_image, request.raise_if_stopped)
        dataset.notes = (*dataset.notes, *found)
        return dataset

    return load_and_compare


def _number_of_image(_part: str, number: int) -> Message:
    return Message("Data", "image {number}").format(number=number + 1)


_LOADERS: dict[str, Callable[[DataRequest], Dataset]] = {
    "digits": _compared(load_digits),
    "shapes": _compared(load_shapes),
    "mnist": _compared(load_mnist),
    "fashion-mnist": _compared(load_mnist),
    "cifar-10": _compared(load_cifar),
    "cifar-100": _compared(load_cifar),
    "folder": load_folder,
}


def load(request: DataRequest) -> Dataset:
    """Read, draw or download the requested data set.

    Raises:
        UserError: It cannot be read; the sentence says what to do.
        Stopped: The request was stopped.
    """
    loader = _LOADERS.get(request.name)
    if loader is None:
        raise UserError("Data", "dataset must be one of {names}, got {value}").format(
            names=", ".join(_LOADERS),
            value=request.name,
        )
    try:
        return loader(request)
    except OSError as error:
        raise unreadable_data(request, error) from None


def unreadable_data(request: DataRequest, error: OSError) -> UserError:
    """Return the error for a data set that the system does not let us read."""
    return UserError(
        "Data",
        "dataset {name} cannot be read: {file}: {reason}; make it readable for your user, or "
        "give another data path",
    ).format(
        name=request.name,
        file=error.filename or request.path or request.cache or default_cache(),
        reason=error.strerror or error,
    )
