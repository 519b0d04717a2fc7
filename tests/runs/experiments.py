"""Random experiments, small enough to lay out at once."""

from __future__ import annotations

from hypothesis import strategies as st

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import ARM_LABELS, Arm, Experiment
from explorer.runs.quantities import OPTIONAL
from explorer.runs.settings import TrainSettings
from tests.network.strategies import networks

MEASURES = tuple(each.name for each in OPTIONAL)


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Draw an experiment with some arms, seeds and measures."""
    arms: list[NetworkSpec] = draw(st.lists(networks(), min_size=1, max_size=4))
    labels = draw(st.permutations(ARM_LABELS))[: len(arms)]
    return Experiment(
        arms=tuple(
            Arm(label=label, network=network)
            for label, network in zip(sorted(labels), arms, strict=True)
        ),
        seed=draw(st.integers(0, 1_000)),
        repeats=draw(st.integers(1, 4)),
        settings=TrainSettings(
            measure=tuple(draw(st.lists(st.sampled_from(MEASURES), unique=True)))
        ),
    )
