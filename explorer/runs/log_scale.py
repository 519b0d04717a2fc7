"""A logarithmic scale: from a number to one of its levels, the same for every view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.means import NON_FINITE, ZERO, Logs, Norms

Levels = NDArray[np.int8]

COUNT = 128
"""Colours on the scale; more cannot be told apart, and few are quick to paint."""
UNKNOWN = -3
"""Level of a cell of which there is no value; DEAD and LOST are levels too."""


@dataclass(frozen=True, slots=True)
class LogScale:
    """From the least to the greatest value, both as logarithms to base 10."""

    low: float
    high: float

    @classmethod
    def around(cls, arms: Iterable[Norms]) -> LogScale | None:
        """Return the scale that just holds all positive values; None if there are none."""
        logs = np.concatenate([logs_of(values) for values in arms])
        logs = logs[np.isfinite(logs)]
        return cls(float(logs.min()), float(logs.max())) if len(logs) else None

    def levels(self, logs: Logs) -> Levels:
        """Return the level, 0 to COUNT - 1, of each logarithm; -inf is DEAD, NaN is LOST."""
        span = max(self.high - self.low, 1e-9)
        places = (logs - np.float32(self.low)) * np.float32((COUNT - 1) / span)
        lost = np.isnan(logs)
        places[lost] = 0
        levels: Levels = np.clip(places + np.float32(0.5), 0, COUNT - 1).astype(np.int8)
        levels[np.isneginf(logs)] = ZERO
        levels[lost] = NON_FINITE
        return levels


def logs_of(values: Norms) -> Logs:
    """Return logarithms to base 10: -inf of zero, NaN of what is not finite."""
    with np.errstate(divide="ignore"):
        logs: Logs = np.log10(values).astype(np.float32)
    logs[~np.isfinite(values)] = np.nan
    return logs
