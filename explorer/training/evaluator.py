"""Evaluates all lanes on the held-out images or on the test part, and ends early at a stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from explorer.messages import Message
from explorer.runs.events import EvaluationScores
from explorer.runs.progress import Progress
from explorer.runs.run import Run
from explorer.training.batch_source import BatchKey, BatchSource
from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from explorer.training.lockstep import Steps

Part = Callable[[BatchSource], Iterator[LabelledImages]]
"""Gives the images of a part, normalized, a chunk at a time: `BatchSource.heldout` or `test`."""


class LaneScores(NamedTuple):
    """What a lane scored, and again with batch-norm statistics re-estimated, where they are."""

    lane: Lane
    plain: EvaluationScores
    reestimated: EvaluationScores | None


class Evaluator:
    """Scores every lane that is alive; all see the same images."""

    def __init__(
        self,
        run: Run,
        lanes: Sequence[Lane],
        sources: Mapping[BatchKey, BatchSource],
        *,
        is_reestimated: bool,
    ) -> None:
        """Args are the run's; `is_reestimated` asks for re-estimated statistics besides."""
        self._run = run
        self._lanes = lanes
        self._sources = sources
        self._is_reestimated = is_reestimated and any(lane.has_batch_norm for lane in lanes)

    @property
    def passes(self) -> int:
        """How many times all lanes that are alive together go through a part."""
        return sum(
            2 if self._is_reestimated and lane.has_batch_norm else 1
            for lane in self._lanes
            if lane.is_alive
        )

    def scores(
        self, steps: Steps, step: int, part: Part, on_images: Callable[[int], None] | None = None
    ) -> list[LaneScores]:
        """Return the scores after `step` updates; none if the run was stopped meanwhile.

        Args:
            steps: Runs the lanes, in parallel if it can.
            step: Updates made.
            part: What to evaluate on.
            on_images: Called with the number of images evaluated so far, over all passes.
        """
        recent = self._recent_images(step)
        counter = _Counter(on_images)

        def score(lane: Lane) -> LaneScores | None:
            if not lane.is_alive or self._run.control.is_stopped:
                return None
            source = self._sources[lane.batch_key]
            plain = lane.evaluate(self._until_stopped(lane, part(source), counter))
            if not recent or not lane.has_batch_norm or self._run.control.is_stopped:
                return LaneScores(lane, plain, None)
            with lane.reestimated(source.normalized(recent[lane.batch_key])):
                again = lane.evaluate(self._until_stopped(lane, part(source), counter))
            return LaneScores(lane, plain, again)

        scores = [each for each in steps.each(score) if each is not None]
        return [] if self._run.control.is_stopped else scores  # then not all were evaluated

    def _recent_images(self, step: int) -> dict[BatchKey, tuple[Tensor, ...]]:
        """Return what batch norm's statistics are re-estimated over, if they are."""
        if not self._is_reestimated:
            return {}
        return {key: source.recent(step) for key, source in self._sources.items()}

    def _until_stopped(
        self, lane: Lane, chunks: Iterator[LabelledImages], counter: _Counter
    ) -> Iterator[LabelledImages]:
        for chunk in chunks:
            for piece in zip(
                *(torch.split(each, lane.most_evaluated) for each in chunk), strict=True
            ):
                yield LabelledImages(*piece)  # one at least: there is no mean of none
                counter.add(len(piece[1]))
                if self._run.control.is_stopped:
                    return


class _Counter:
    """Counts images over the threads that evaluate."""

    def __init__(self, on_images: Callable[[int], None] | None) -> None:
        self._lock = threading.Lock()
        self._on_images = on_images
        self._count = 0

    def add(self, images: int) -> None:
        if self._on_images is not None:
            with self._lock:
                self._count += images
                self._on_images(self._count)


class PartProgress:
    """Reports how far the test has come, at each percent at most: a chunk may be one image."""

    def __init__(self, run: Run, total: int) -> None:
        self._run = run
        self._total = total
        self._percent = -1
        self.report(0)

    def report(self, done: int) -> None:
        """Report the images evaluated so far, over all passes."""
        percent = 100 * done // max(1, self._total)
        if percent > self._percent:
            self._percent = percent
            what = Message("Progress", "evaluating the test images")
            self._run.emit(Progress(what, done, self._total, "images"))
