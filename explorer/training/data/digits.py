"""Handwritten digits that are bundled with the program: 1,797 images of 8x8 pixels.

Source: the test part of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak,
UCI Machine Learning Repository, CC BY 4.0.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import torch

from explorer.errors import UserError
from explorer.files.resources import resource
from explorer.training.data.dataset import DataRequest, LabelledImages
from explorer.training.data.in_memory import ImagesInMemory, with_part_held_out

WHITE = 16
"""The brightest value."""
_SIZE = (8, 8)
_CLASSES = tuple("0123456789")
_AS_USUAL = DataRequest("digits")


def load_digits(request: DataRequest = _AS_USUAL) -> ImagesInMemory:
    """Read the digits, as usual 1,497 to train on and 300 held out, 1x8x8, values 0 to 16.

    Raises:
        UserError: The file is missing or damaged.
    """
    path = resource("digits.npz")
    try:
        images, labels = _read(path)
    except FileNotFoundError:
        raise UserError(
            "Data",
            "the digits are missing: there is no file {path}; reinstall ResNet Explorer or restore "
            "the file",
        ).format(
            path=path,
        ) from None
    except (OSError, EOFError, ValueError, TypeError, KeyError, zipfile.BadZipFile) as error:
        raise UserError(
            "Data",
            "the digits cannot be read: {path} is damaged ({error}); reinstall ResNet Explorer",
        ).format(
            path=path,
            error=error,
        ) from None
    both = LabelledImages(images, labels)
    return with_part_held_out(_CLASSES, both, request.heldout_every, request.split_seed)


def _read(path: Path) -> LabelledImages:
    # Opened here: numpy would leave its own handle of a damaged file open.
    with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
        images = torch.from_numpy(file["images"]).unsqueeze(1)
        labels = torch.from_numpy(file["labels"]).long()
    if images.shape != (len(labels), 1, *_SIZE):
        raise ValueError(f"{tuple(images.shape)} images, {len(labels)} labels")
    return LabelledImages(images, labels)
