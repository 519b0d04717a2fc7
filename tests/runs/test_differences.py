from __future__ import annotations

from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange
from explorer.runs.differences import differing_fields
from explorer.runs.experiment import Experiment, first_experiment


def _told(*experiments: Experiment) -> dict[str, list[str]]:
    return {each.title: each.texts for each in differing_fields(experiments)}


def test_that_equal_experiments_differ_in_nothing() -> None:
    assert _told(first_experiment(), first_experiment()) == {}
    assert _told(first_experiment()) == {}
    assert _told() == {}


def test_that_only_fields_that_differ_are_listed() -> None:
    one = first_experiment()
    other = one.settings_edited(learning_rate=0.1, flip=True).edited(seed=7)
    assert _told(one, other, one) == {
        "flip": ["off", "on", "off"],
        "learning rate": ["0.05", "0.1", "0.05"],
        "seed": ["0", "7", "0"],
    }


def test_that_a_network_is_compared_field_by_field() -> None:
    one = first_experiment()
    other = one.with_network("B", preset("resnet-20-digits"))
    told = _told(one, other)
    assert told["B: blocks"] == ["9, 9, 9", "3, 3, 3"]
    assert set(told) == {"B: name", "B: blocks"}


def test_that_what_has_no_effect_counts_as_none() -> None:
    one = first_experiment()
    plain = one.arm("A").network.model_copy(update={"shortcut": "B"})
    assert _told(one, one.with_network("A", plain)) == {}
    adam = one.settings_edited(optimizer="adamw")
    assert _told(adam, adam.settings_edited(momentum=0.5)) == {}
    assert _told(one, adam)["momentum"] == ["0.9", "—"]


def test_that_an_arm_that_one_lacks_and_overrides_are_listed() -> None:
    one = first_experiment()
    told = _told(one, one.without_arm("B"), one.with_overrides("B", learning_rate=0.2))
    assert told == {
        "B: name": ["resnet-56-digits", "—", "resnet-56-digits"],
        "B: learning rate": ["—", "—", "0.2"],
    }


def test_that_other_mid_run_changes_are_told() -> None:
    one = first_experiment().with_change(LearningRateChange(step=40, learning_rate=0.01))
    other = first_experiment().with_change(LearningRateChange(step=50, learning_rate=0.01))
    assert _told(one, other) == {
        "changes": ["learning rate 0.01 after step 40", "learning rate 0.01 after step 50"]
    }
