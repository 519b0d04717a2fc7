"""The second arm as a twin of the first: the same network but for the skip connections."""

from __future__ import annotations

from explorer.network.presets import named
from explorer.runs.experiment import Experiment


def has_twin(experiment: Experiment) -> bool:
    """Whether the second network is the first, except for name and skip connections."""
    if len(experiment.arms) < 2:
        return False
    first, second = (arm.network for arm in experiment.arms[:2])
    return first.model_copy(update={"residual": second.residual, "name": second.name}) == second


def with_twin(experiment: Experiment) -> Experiment:
    """Return a copy in which the second network is the first, except for its skip connections.

    Raises:
        UserError: The second network cannot be built so.
    """
    first, second = experiment.arms[:2]
    twin = first.network.edited(residual=second.network.residual)
    return experiment.with_network(second.label, named(twin))
