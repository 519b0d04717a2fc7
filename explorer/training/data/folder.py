"""A folder of a person's own images (in the making)."""

from __future__ import annotations

from explorer.training.data.dataset import DataRequest, Dataset


def load_folder(request: DataRequest) -> Dataset:
    """Not yet."""
    raise NotImplementedError
