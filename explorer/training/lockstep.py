"""Steps all lanes, each on the batch of its key, in parallel if there are enough cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from torch import Tensor

from explorer.training.batch_source import Batches
from explorer.training.device import prepare_thread
from explorer.training.lane import Lane

_Result = TypeVar("_Result")


class Steps(Protocol):
    """Steps all lanes of a run, by whatever mechanism."""

    lanes: Sequence[Lane]

    def step(self, batches: Batches) -> list[Tensor | None]:
        """Update every lane that is alive, on the batch of its key.

        Returns:
            Each lane's part of a row; None for one that has diverged.
        """

    def each(self, work: Callable[[Lane], _Result]) -> list[_Result]:
        """Return the result of `work` for each lane, in their order."""

    def close(self) -> None:
        """Release threads and memory."""


class Lockstep:
    """Runs a function on every lane and waits until all are done.

    Small layers keep at most one core busy, so running lanes in parallel beats splitting layers
    over cores. What a lane computes does not depend on how many run beside it.
    """

    def __init__(self, lanes: Sequence[Lane], workers: int, threads: int) -> None:
        """Make `workers` threads, with `threads` CPU threads for each one's layers."""
        self.lanes = lanes
        prepare_thread(threads)
        self._pool = (
            ThreadPoolExecutor(workers, "lane", prepare_thread, (threads,)) if workers > 1 else None
        )

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()

    def step(self, batches: Batches) -> list[Tensor | None]:
        """Update every lane that is alive, on the batch of its key; see `Steps`."""

        def step(lane: Lane) -> Tensor | None:
            return lane.step(*batches[lane.batch_key]) if lane.is_alive else None

        return self.each(step)

    def each(self, work: Callable[[Lane], _Result]) -> list[_Result]:
        """Return the result of `work` for each lane, in their order."""
        if self._pool is None:
            return [work(lane) for lane in self.lanes]
        return list(self._pool.map(work, self.lanes))
