"""Copies each step's numbers from the device to the run's ring, and detects divergence."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from explorer.runs.events import Diverged
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.ring import Rows
from explorer.runs.run import Run
from explorer.training.lane import Lane
from explorer.training.not_finite import what_is_not_finite

_COPY_EVERY_S = 1 / 30
"""As often as a window refreshes; on a device, a copy for each step would slow training."""


class _Copy(NamedTuple):
    """Rows being copied: `numbers` is valid once the event `has_arrived`, if any, has occurred."""

    first_step: int
    seconds: list[float]
    numbers: Tensor
    has_arrived: torch.cuda.Event | None


class Recorder:
    """Collects rows on the device and copies several at a time; on the CPU, each at once.

    From CUDA they are copied into pinned memory while training goes on.
    """

    def __init__(
        self, run: Run, lanes: Sequence[Lane], device: torch.device, first_step: int
    ) -> None:
        self._run = run
        self._lanes = lanes
        self._device = device
        self._nothing = [
            torch.full((columns.stop - columns.start,), torch.nan, device=device)
            for columns in run.layout.lanes
        ]
        self._seconds: list[float] = []
        self._rows: list[Tensor] = []
        self._taken = first_step
        self._copies: deque[_Copy] = deque()
        self._copied_at = time.perf_counter()
        self._errors: deque[list[float]] = deque(maxlen=64)

    def record(self, seconds: float, parts: Sequence[Tensor | None]) -> None:
        """Record one step's numbers, a part for each lane; see `Lane.step`."""
        self._seconds.append(seconds)
        filled = [
            nothing if part is None else part
            for part, nothing in zip(parts, self._nothing, strict=True)
        ]
        self._rows.append(torch.cat(filled))
        if self._device.type == "cpu" or time.perf_counter() - self._copied_at >= _COPY_EVERY_S:
            self._copy()
            self._write(wait=False)

    def flush(self) -> None:
        """Write everything to the ring, waiting for the device."""
        self._copy()
        self._write(wait=True)

    def mean_errors(self, steps: int) -> list[float]:
        """Return each lane's mean training error over the last steps that were written."""
        last = list(self._errors)[-steps:]
        return [float(np.mean(each)) for each in zip(*last, strict=True)]

    def _copy(self) -> None:
        if not self._rows:
            return
        numbers = torch.stack(self._rows)
        has_arrived = None
        if self._device.type == "cuda":
            pinned = torch.empty(numbers.shape, dtype=numbers.dtype, pin_memory=True)
            numbers = pinned.copy_(numbers, non_blocking=True)
            has_arrived = torch.cuda.Event()  # type: ignore[no-untyped-call]
            has_arrived.record()
        self._copies.append(_Copy(self._taken, self._seconds, numbers.cpu(), has_arrived))
        self._taken += len(self._rows)
        self._seconds, self._rows = [], []
        self._copied_at = time.perf_counter()

    def _write(self, *, wait: bool) -> None:
        while self._copies:
            copy = self._copies[0]
            arrival = copy.has_arrived
            if arrival is not None and not arrival.query():  # type: ignore[no-untyped-call]
                if not wait:
                    return
                arrival.synchronize()
            self._copies.popleft()
            seconds = np.array(copy.seconds, dtype=np.float32)
            rows = np.column_stack([seconds, copy.numbers.numpy()])
            for step, row in enumerate(rows, start=copy.first_step + 1):
                diverged = self._mark_diverged(step, row)
                self._errors.append(
                    [float(row[lane.error_rate]) for lane in self._run.layout.lanes]
                )
                self._run.write(row)
                for event in diverged:
                    self._run.emit(event)

    def _mark_diverged(self, step: int, row: Rows) -> list[Diverged]:
        """Mark the lanes that have diverged according to this row, and return their events."""
        found: list[Diverged] = []
        for lane, columns in zip(self._lanes, self._run.layout.lanes, strict=True):
            if not lane.is_alive:
                # On a device it may have trained on for some steps before this was noticed.
                row[columns.start : columns.stop] = np.nan
                continue
            norms = row[columns.columns(GRADIENT_NORM)]
            if not (np.isfinite(row[columns.loss]) and np.isfinite(norms).all()):
                lane.is_alive = False
                reason = what_is_not_finite(step, row, columns)
                found.append(Diverged(step, lane.arm, lane.seed, reason))
        return found
