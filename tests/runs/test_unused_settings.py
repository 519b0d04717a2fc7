from __future__ import annotations

import pytest

from explorer.runs.experiment import first_experiment
from explorer.runs.settings import TrainSettings
from explorer.runs.unused_settings import unused_settings


@pytest.mark.parametrize(
    ("settings", "unused", "used"),
    [
        ({"optimizer": "adamw"}, {"momentum", "nesterov"}, {"weight_decay"}),
        ({"schedule": "stepped"}, {"warm_up_steps", "warm_up_rate"}, {"milestones"}),
        ({"warm_up": "error"}, {"warm_up_steps", "milestones"}, {"warm_up_rate"}),
        ({"dataset": "shapes"}, {"data_path"}, {"images"}),
        ({"dataset": "mnist"}, {"images"}, {"data_path"}),
        ({"steps": 9}, {"epochs"}, {"steps"}),
        ({"weight_decay": 0.1}, set(), {"decay_all"}),
        ({"device": "cuda"}, {"threads"}, set()),
    ],
)
def test_that_settings_without_effect_are_found(
    settings: dict[str, object], unused: set[str], used: set[str]
) -> None:
    found = unused_settings(first_experiment().settings_edited(**settings))
    assert unused <= found <= set(TrainSettings.model_fields) - used


def test_that_what_every_arm_overrides_has_no_effect() -> None:
    experiment = first_experiment().with_overrides("A", learning_rate=0.1)
    assert "learning_rate" not in unused_settings(experiment)
    assert "learning_rate" in unused_settings(experiment.with_overrides("B", learning_rate=0.2))


def test_that_momentum_has_an_effect_while_one_arm_uses_sgd() -> None:
    experiment = first_experiment().settings_edited(optimizer="adamw")
    assert "momentum" not in unused_settings(experiment.with_overrides("B", optimizer="sgd"))


def test_that_milestones_have_an_effect_while_one_arm_divides_at_them() -> None:
    experiment = first_experiment()
    assert "milestones" in unused_settings(experiment)
    stepped = experiment.with_overrides("B", schedule="stepped", warm_up="steps")
    assert not unused_settings(stepped) & {"milestones", "warm_up_steps", "warm_up_rate"}


def test_that_the_shared_batch_size_decides_epochs_also_where_every_arm_has_its_own() -> None:
    experiment = first_experiment()
    for label in "AB":
        experiment = experiment.with_overrides(label, batch_size=16)
    assert "batch_size" not in unused_settings(experiment)
    for one in ({"steps": 9}, {"evaluate_every": 3}):
        assert "batch_size" not in unused_settings(experiment.settings_edited(**one))
    neither = experiment.settings_edited(steps=9, evaluate_every=3)
    assert "batch_size" in unused_settings(neither)
