from __future__ import annotations

import pytest

from explorer.errors import UserError
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.comparison import Confounder, Difference, confounders, differences, is_controlled
from explorer.runs.experiment import experiment_from_json, first_experiment
from explorer.runs.recipes import RECIPES, recipe


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"dataset": "folder"}, "data set folder needs a data path"),
        ({"nesterov": True, "momentum": 0.0}, "nesterov needs a momentum above 0, got 0.0"),
        ({"milestones": (0.5, 0.2)}, "milestones must increase from one to the next, got 0.5, 0.2"),
        ({"milestones": (0.5, 1.0)}, "settings milestone 2 must be less than 1.0, got 1.0"),
        ({"warm_up": "error", "warm_up_rate": 0.0}, "settings warm up rate must be more than 0"),
        ({"label_smoothing": 1.0}, "settings label smoothing must be less than 1.0, got 1.0"),
    ],
)
def test_that_settings_that_cannot_be_are_refused(
    settings: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        first_experiment().settings_edited(**settings)
    assert str(caught.value).startswith(sentence)


def test_that_own_settings_must_fit_the_shared_ones() -> None:
    experiment = first_experiment().settings_edited(nesterov=True)
    with pytest.raises(UserError, match="nesterov needs a momentum above 0"):
        experiment.with_overrides("B", momentum=0.0)
    with pytest.raises(
        UserError, match=r"overrides learning rate must be more than 0\.0, got -1\.0"
    ):
        experiment.with_overrides("B", learning_rate=-1.0)


def test_that_an_arm_trains_as_the_rest_but_for_its_own_settings() -> None:
    experiment = first_experiment().with_overrides("B", learning_rate=0.2)
    assert experiment.settings_of("A") == experiment.settings
    assert experiment.settings_of("B").learning_rate == 0.2
    assert experiment.settings_of("B").momentum == experiment.settings.momentum
    assert experiment.with_overrides("B", learning_rate=None) == first_experiment()


def test_that_a_rate_of_its_own_ends_the_control_by_name() -> None:
    experiment = first_experiment().with_overrides("B", learning_rate=0.2)
    assert differences(experiment) == (Difference.SKIP,)
    assert confounders(experiment) == (Confounder.LEARNING_RATE,)
    assert not is_controlled(experiment)
    same = first_experiment().with_overrides("B", learning_rate=0.05)
    assert is_controlled(same)


@pytest.mark.parametrize(
    ("shared", "own"),
    [
        ({}, {"milestones": (0.3,)}),
        ({}, {"warm_up_steps": 7, "warm_up_rate": 0.2}),
        ({"warm_up": "error"}, {"warm_up_steps": 7}),
        ({"optimizer": "adamw"}, {"momentum": 0.5}),
    ],
)
def test_that_a_setting_of_its_own_without_effect_leaves_the_control(
    shared: dict[str, object], own: dict[str, object]
) -> None:
    experiment = first_experiment().settings_edited(**shared).with_overrides("B", **own)
    assert is_controlled(experiment)
    used = experiment.settings_edited(schedule="stepped", warm_up="steps", optimizer="sgd")
    assert not is_controlled(used)


def test_that_a_change_for_one_arm_ends_the_control_and_one_for_all_does_not() -> None:
    experiment = first_experiment()
    assert is_controlled(experiment.with_change(LearningRateChange(step=3, learning_rate=0.1)))
    one = experiment.with_change(SkipChange(step=3, residual=True, arm="A"))
    assert confounders(one) == (Confounder.CHANGES,)


def test_that_changes_are_kept_in_order_and_survive_json() -> None:
    experiment = (
        first_experiment()
        .with_change(LearningRateChange(step=9, learning_rate=0.01))
        .with_change(SkipChange(step=4, residual=False, arm="B"))
        .edited(repeats=5)
    )
    assert [change.step for change in experiment.changes] == [4, 9]
    assert experiment_from_json(experiment.model_dump_json()) == experiment
    assert experiment.seeds == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ('[{"kind":"learning_rate","step":5,"learning_rate":0.1},{"kind":"rate","step":2,'
         '"learning_rate":0.1}]', r"changes must be in the order of their steps, got \[5, 2\]"),
        ('[{"kind":"skip","arm":"D","residual":true}]', "a change is for arm D"),
        ('[{"kind":"rate","learning_rate":0}]', "^change 1 learning rate must be more than 0"),
        ('[{"kind":"pause"}]', "kind of change 1 must be one of 'learning_rate', 'skip', 'extensi"),
        ('[{"step":4}]', "kind of change 1 is missing"),
    ],
)  # fmt: skip
def test_that_changes_that_cannot_be_are_refused(changes: str, sentence: str) -> None:
    text = first_experiment().model_dump_json().replace('"changes":[]', f'"changes":{changes}')
    with pytest.raises(UserError, match=sentence):
        experiment_from_json(text)


def test_that_recipes_are_known_by_name() -> None:
    assert list(RECIPES) == ["lecture, digits", "quick", "paper, CIFAR-10"]
    paper = recipe("paper, CIFAR-10")
    assert (paper.dataset, paper.batch_size, paper.steps) == ("cifar-10", 128, 64_000)
    assert (paper.learning_rate, paper.momentum, paper.weight_decay) == (0.1, 0.9, 1e-4)
    assert (paper.crop_padding, paper.flip, paper.milestones) == (4, True, (0.5, 0.75))
    with pytest.raises(UserError, match="there are no settings called 'fast'; there are lecture"):
        recipe("fast")
