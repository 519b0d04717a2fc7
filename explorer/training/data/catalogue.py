"""Finds the loader of a data set by its name."""

from __future__ import annotations

from collections.abc import Callable

from explorer.errors import UserError
from explorer.training.data.cifar import load_cifar
from explorer.training.data.dataset import DataRequest, Dataset, default_cache
from explorer.training.data.digits import load_digits
from explorer.training.data.folder import load_folder
from explorer.training.data.mnist import load_mnist
from explorer.training.data.shapes import load_shapes

_LOADERS: dict[str, Callable[[DataRequest], Dataset]] = {
    "digits": load_digits,
    "shapes": load_shapes,
    "mnist": load_mnist,
    "fashion-mnist": load_mnist,
    "cifar-10": load_cifar,
    "cifar-100": load_cifar,
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
