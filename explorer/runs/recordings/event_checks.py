"""Whether an event from a file can be one of a run of its experiment, as views take for granted."""

from __future__ import annotations

from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    ScoredOnTest,
)
from explorer.runs.experiment import Experiment

_MOST = 1_000_000_000
_MOST_SECONDS = 1e9


def fits(event: Event, experiment: Experiment) -> bool:
    """Whether its arms and seeds are the experiment's, and its numbers such as can be counted."""
    arms, seeds = {arm.label for arm in experiment.arms}, set(experiment.seeds)
    match event:
        case Evaluated():
            return event.arm in arms and event.seed in seeds | {None} and _is_count(event.step)
        case ScoredOnTest() | Diverged():
            return event.arm in arms and event.seed in seeds and _is_count(event.step)
        case Changed(change):
            return change.arm in arms | {None}
        case DatasetFound():
            lengths = {len(event.train), len(event.heldout), len(event.test) or len(event.train)}
            return lengths == {len(event.classes)} and all(
                map(_is_count, (*event.train, *event.heldout, *event.test))
            )
        case Prepared():
            counts = (event.first_step, event.total_steps, event.train_images, event.heldout_images)
            return (
                event.steps_per_epoch.keys() >= arms
                and all(map(_is_count, (*counts, *event.steps_per_epoch.values())))
                and min(event.steps_per_epoch.values()) > 0
                and 0 <= event.estimated_s <= _MOST_SECONDS
            )
    return True


def _is_count(number: int) -> bool:
    return 0 <= number <= _MOST
