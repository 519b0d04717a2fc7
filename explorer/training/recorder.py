"""Carries each step's numbers from the device to the run's ring."""

from __future__ import annotations

import time
from collections.abc import Sequence

import torch
from torch import Tensor

from explorer.runs.run import Run

_COPY_EVERY_S = 1 / 30
"""As often as a window looks: a copy makes the host wait for the device, so not each step."""

_RING_FULL_WAIT_S = 0.005


class Recorder:
    """Keeps rows on the device and copies them over in one go, at once on the CPU."""

    def __init__(self, run: Run, device: torch.device) -> None:
        self._run = run
        self._is_on_host = device.type == "cpu"
        self._seconds: list[float] = []
        self._rows: list[Tensor] = []
        self._copied_at = time.perf_counter()

    def record(self, seconds: float, arms: Sequence[Tensor]) -> None:
        """Take one step's numbers, (2 + L,) for each arm; see `ArmStepper.step`."""
        self._seconds.append(seconds)
        self._rows.append(torch.cat(list(arms)))
        if self._is_on_host or time.perf_counter() - self._copied_at >= _COPY_EVERY_S:
            self.flush()

    def flush(self) -> None:
        """Write what is kept to the ring, waiting while it is full and nobody stops the run."""
        if not self._rows:
            return
        numbers = torch.stack(self._rows).cpu()
        seconds = torch.tensor(self._seconds).unsqueeze(1)
        for row in torch.cat([seconds, numbers], dim=1).numpy():
            while self._run.ring.free == 0:
                if self._run.control.is_stopped:
                    return
                time.sleep(_RING_FULL_WAIT_S)
            self._run.ring.write(row)
        self._seconds.clear()
        self._rows.clear()
        self._copied_at = time.perf_counter()
