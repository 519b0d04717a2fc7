"""Says what of a step's numbers is not finite, and what may help."""

from __future__ import annotations

import numpy as np

from explorer.errors import UserError
from explorer.runs.layout import LaneColumns
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.ring import Rows

_BEFORE_UPDATES = 1
"""Loss and gradients of this step are of the initial weights: no learning rate has had a part."""


def what_is_not_finite(step: int, row: Rows, columns: LaneColumns) -> UserError:
    """Return the sentence about a lane whose loss, or the gradient of a layer, is not finite."""
    norms = row[columns.columns(GRADIENT_NORM)]
    if not np.isfinite(row[columns.loss]):
        error = _of_initial_loss() if step == _BEFORE_UPDATES else _of_loss()
        layer, value = "", row[columns.loss]
    else:
        error = _of_initial_gradient() if step == _BEFORE_UPDATES else _of_gradient()
        bad = int(np.flatnonzero(~np.isfinite(norms))[0])
        layer, value = columns.layers[bad], norms[bad]
    rate = f"{row[columns.learning_rate]:g}"
    return error.format(arm=columns.arm, step=step, layer=layer, value=value, rate=rate)


def _of_loss() -> UserError:
    return UserError(
        "Training",
        "{arm} diverged at step {step}: its loss is {value} at learning rate {rate}; try a "
        "lower rate or a warm-up",
    )


def _of_gradient() -> UserError:
    return UserError(
        "Training",
        "{arm} diverged at step {step}: the gradient of {layer} is {value} at learning rate "
        "{rate}; try a lower rate, a warm-up, or fewer layers",
    )


def _of_initial_loss() -> UserError:
    return UserError(
        "Training",
        "{arm} diverged at step {step}: its loss is {value} before the first update, so no "
        "learning rate is to blame; check the input images, or try batch norm, zero-init residual "
        "branches, or fewer layers",
    )


def _of_initial_gradient() -> UserError:
    return UserError(
        "Training",
        "{arm} diverged at step {step}: the gradient of {layer} is {value} before the first "
        "update, so no learning rate is to blame; try batch norm, zero-init residual branches, or "
        "fewer layers",
    )
