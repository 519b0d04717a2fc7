"""Real handwriting that ships with the program: 1,797 digits of 8x8 pixels.

Source: the test part of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak,
UCI Machine Learning Repository, CC BY 4.0.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from explorer.locate import resource
from explorer.problem import Problem

_SIZE = (8, 8)
_HELD_OUT_EVERY = 6
"""Every sixth image is held out: of each writer some, and the same ones always."""


class LabelledImages(NamedTuple):
    """uint8 images (N, C, H, W) and int64 labels (N,)."""

    images: Tensor
    labels: Tensor


class Dataset(NamedTuple):
    """Images to train on, images that are only evaluated, and the number of classes."""

    train: LabelledImages
    heldout: LabelledImages
    classes: int


def load_digits() -> Dataset:
    """Read the digits: 1,497 to train on and 300 held out, 1x8x8, values 0 to 16, 10 classes.

    Raises:
        Problem: The file is missing or damaged.
    """
    path = resource("digits.npz")
    try:
        images, labels = _read(path)
    except FileNotFoundError:
        raise Problem(
            "the digits are missing: there is no file {path}; install ResNet Explorer again, "
            "or put the file back",
            path=path,
        ) from None
    except (OSError, EOFError, ValueError, TypeError, KeyError, zipfile.BadZipFile) as error:
        raise Problem(
            "the digits cannot be read: {path} is damaged ({error}); install ResNet Explorer again",
            path=path,
            error=error,
        ) from None
    held_out = torch.arange(len(labels)) % _HELD_OUT_EVERY == 0
    return Dataset(
        LabelledImages(images[~held_out], labels[~held_out]),
        LabelledImages(images[held_out], labels[held_out]),
        classes=10,
    )


def _read(path: Path) -> LabelledImages:
    # Opened here: of a damaged file, numpy would leave its own handle open.
    with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
        images = torch.from_numpy(file["images"]).unsqueeze(1)
        labels = torch.from_numpy(file["labels"]).long()
    if images.shape != (len(labels), 1, *_SIZE):
        raise ValueError(f"{tuple(images.shape)} images, {len(labels)} labels")
    return LabelledImages(images, labels)
