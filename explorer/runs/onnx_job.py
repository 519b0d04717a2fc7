"""What is to be written as ONNX, and about how long that takes; torch itself is elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from explorer.network.expand import expand
from explorer.network.spec import NetworkSpec

_START_S, _LAYER_S = 8.0, 0.1
"""Of torch's exporter, which traces, decomposes and simplifies each layer: measured on one core, 9
to 11 s for 110 layers, 100 to 170 s for 1202."""


class OnnxJob(NamedTuple):
    """A network and its weights.

    Attributes:
        network: The network.
        seed: Of the initial weights.
        weights: Others instead: a file that `write_weights` wrote.
    """

    network: NetworkSpec
    seed: int
    weights: Path | None = None

    @property
    def estimated_s(self) -> float:
        """About how many seconds it takes."""
        return _START_S + _LAYER_S * expand(self.network).depth


OnnxExport = Callable[[OnnxJob, Path, Callable[[], bool]], bool]
"""Writes a job to a file; returns whether it did: not if it was stopped. Raises `UserError`."""
