"""Finds the loader of a data set by name."""

from __future__ import annotations

from collections.abc import Callable

from explorer.problem import Problem
from explorer.training.data.dataset import DataRequest, Dataset
from explorer.training.data.digits import load_digits
from explorer.training.data.shapes import load_shapes

_LOADERS: dict[str, Callable[[DataRequest], Dataset]] = {
    "digits": lambda _request: load_digits(),
    "shapes": load_shapes,
}


def load(request: DataRequest) -> Dataset:
    """Read or make a data set."""
    request.stop_if_asked()
    if request.name not in _LOADERS:
        raise Problem("data set {name} is not there yet", name=request.name)
    return _LOADERS[request.name](request)
