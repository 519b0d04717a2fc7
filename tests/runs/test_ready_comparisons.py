from __future__ import annotations

import pytest

from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.comparison import differences
from explorer.runs.dataset_fit import networks_fit
from explorer.runs.experiment import first_experiment
from explorer.runs.ready_comparisons import READY_COMPARISONS


@pytest.mark.parametrize("name", READY_COMPARISONS)
@pytest.mark.parametrize("dataset", ["digits", "shapes", "mnist", "cifar-100"])
def test_that_two_networks_for_the_images_differ_in_one_thing(name: str, dataset: str) -> None:
    before = first_experiment().settings_edited(dataset=dataset)
    after = READY_COMPARISONS[name].applied_to(before)
    assert [arm.label for arm in after.arms] == ["A", "B"]
    assert networks_fit(after)
    assert len(differences(after)) == 1
    assert after.settings == before.settings


def test_that_the_digits_take_the_networks_of_the_digits() -> None:
    after = READY_COMPARISONS["deeper-is-worse"].applied_to(first_experiment())
    assert [arm.network for arm in after.arms] == [
        preset("plain-20-digits"),
        preset("plain-56-digits"),
    ]


def test_that_a_folder_keeps_its_classes_and_colours() -> None:
    start = first_experiment().settings_edited(dataset="folder", data_path="/images")
    grey = start.arm("A").network.edited(in_channels=1, classes=7)
    after = READY_COMPARISONS["the-cure"].applied_to(start.with_network("A", grey))
    assert {(arm.network.in_channels, arm.network.classes) for arm in after.arms} == {(1, 7)}


def test_that_changes_of_single_arms_go_and_those_of_all_stay() -> None:
    of_all = LearningRateChange(step=3, learning_rate=0.1)
    start = first_experiment().with_change(of_all)
    start = start.with_change(SkipChange(step=5, arm="A", residual=True))
    assert READY_COMPARISONS["the-cure"].applied_to(start).changes == (of_all,)
