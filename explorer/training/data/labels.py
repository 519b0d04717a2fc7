"""Checks the labels of a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.errors import UserError


def checked_labels(values: NDArray[np.int64], classes: int, path: Path) -> Tensor:
    """Return labels (N,) that all name one of the classes.

    Raises:
        UserError: One does not.
    """
    wrong = values[(values < 0) | (values >= classes)]
    if len(wrong):
        raise UserError(
            "Data",
            "{path} has the label {value}, but labels are 0 to {most}; copy or download it again",
        ).format(
            path=path,
            value=int(wrong[0]),
            most=classes - 1,
        )
    return torch.from_numpy(values)
