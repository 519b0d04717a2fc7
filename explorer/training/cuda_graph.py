"""Steps all lanes as one CUDA graph, which has one launch where an eager step has thousands.

An eager step of a network this small spends most of its time launching kernels; the graph replays
them, with every lane on a stream of its own. `tests/training/test_cuda_graph.py` and
`tests/benchmarks/cuda.py` run where there is a GPU.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TypeVar

import torch
from torch import Tensor

from explorer.errors import UserError
from explorer.training.batch_source import Batches, BatchKey
from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from explorer.training.memory import is_out_of_memory

_Result = TypeVar("_Result")

_WARM_UPS = 3
"""Steps before a capture, in which libraries choose algorithms and allocate memory."""


def why_not_captured(lanes: Sequence[Lane]) -> UserError | None:
    """Return why a graph of these lanes would be wrong, if it would be.

    A replay draws what its generators give next, not what belongs to a step of the run.
    """
    if not any(lane.draws for lane in lanes):
        return None
    return UserError(
        "Training",
        "steps with dropout are not captured as a CUDA graph, which would draw by a count of its "
        "own; they are launched one by one, which is slower",
    )


class CudaGraphSteps:
    """Does what `Lockstep` does, on one CUDA device, with lanes of which none draws.

    A graph is valid while the same lanes are alive with the same skips and the batches keep their
    shape; otherwise it is captured again. Where capture fails, the steps are launched one by one,
    and `warn` is called.
    """

    def __init__(self, lanes: Sequence[Lane], warn: Callable[[UserError], None]) -> None:
        self.lanes = lanes
        self._warn = warn
        self._streams = [torch.cuda.Stream() for _ in lanes]  # type: ignore[no-untyped-call]
        self._inputs: dict[BatchKey, LabelledImages] = {}
        self._rows: list[Tensor | None] = []
        self._graph: torch.cuda.CUDAGraph | None = None
        self._captured_for: object = None
        self._is_possible = True

    def close(self) -> None:
        """Release the graph and its memory."""
        self._graph = None
        self._rows = []

    def step(self, batches: Batches) -> list[Tensor | None]:
        """Update every lane that is alive, on the batch of its key; see `Lockstep.step`."""
        if self._is_possible and self._captured_for != self._key(batches):
            self._capture(batches)
        if self._graph is None:
            return self._step_each(batches)
        for key, (images, labels) in batches.items():
            self._inputs[key].images.copy_(images)
            self._inputs[key].labels.copy_(labels)
        self._graph.replay()
        # The next replay overwrites them.
        return [None if row is None else row.clone() for row in self._rows]

    def each(self, work: Callable[[Lane], _Result]) -> list[_Result]:
        """Return the result of `work` for each lane, in their order."""
        return [work(lane) for lane in self.lanes]

    def _step_each(self, batches: Batches) -> list[Tensor | None]:
        return self.each(
            lambda lane: lane.step(*batches[lane.batch_key]) if lane.is_alive else None
        )

    def _key(self, batches: Batches) -> object:
        shapes = [(key, batch.images.shape) for key, batch in batches.items()]
        return shapes, [(lane.is_alive, lane.is_residual) for lane in self.lanes]

    def _capture(self, batches: Batches) -> None:
        self._graph = None
        try:
            self._try_to_capture(batches)
        except RuntimeError as error:
            if is_out_of_memory(error):
                raise
            first_line = str(error).partition("\n")[0]
            self._is_possible = False
            self._graph = None
            self._warn(
                UserError(
                    "Training",
                    "these steps cannot be captured as a CUDA graph ({error}); they are launched "
                    "one by one, which is slower",
                ).format(
                    error=first_line,
                )
            )

    def _try_to_capture(self, batches: Batches) -> None:
        self._inputs = {
            key: LabelledImages(batch.images.clone(), batch.labels.clone())
            for key, batch in batches.items()
        }
        with ExitStack() as stack:
            for lane in self.lanes:
                stack.enter_context(lane.state.unchanged())
            aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
            aside.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(aside):
                for _ in range(_WARM_UPS):
                    self._step_each(self._inputs)
            torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._rows = self._step_on_streams()
        self._graph = graph
        self._captured_for = self._key(batches)

    def _step_on_streams(self) -> list[Tensor | None]:
        """Fork from the capturing stream to one for each lane, and join them again."""
        main = torch.cuda.current_stream()
        rows: list[Tensor | None] = []
        for lane, stream in zip(self.lanes, self._streams, strict=True):
            stream.wait_stream(main)
            with torch.cuda.stream(stream):
                rows.append(lane.step(*self._inputs[lane.batch_key]) if lane.is_alive else None)
        for stream in self._streams:
            main.wait_stream(stream)
        return rows
