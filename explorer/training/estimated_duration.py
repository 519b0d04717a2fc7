"""How long the rest of a run will take, from the duration of one step."""

from __future__ import annotations

from explorer.runs.experiment import Experiment
from explorer.training.batch_plan import images_a_step

_EVALUATION_SHARE = 1 / 3
"""Share of a step's time per image: a forward pass; the backward pass takes twice as long."""


def estimated_s(experiment: Experiment, step_s: float, steps: int, evaluated_images: int) -> float:
    """Return the seconds of these steps and evaluations.

    Args:
        experiment: What is trained.
        step_s: Seconds of one step of every arm.
        steps: Steps to be taken.
        evaluated_images: Images that every arm is to be evaluated on, all evaluations together.
    """
    passes = 2 if experiment.settings.reestimate_statistics else 1
    in_steps = passes * evaluated_images / images_a_step(experiment)
    return step_s * (steps + in_steps * _EVALUATION_SHARE)
