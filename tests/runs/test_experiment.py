from __future__ import annotations

import pytest

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.comparison import Difference, differences, is_controlled
from explorer.runs.experiment import Arm, Experiment, experiment_from_json, first_experiment


def test_that_an_experiment_survives_the_way_to_json_and_back() -> None:
    experiment = first_experiment()
    assert experiment_from_json(experiment.model_dump_json()) == experiment


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"learning_rate": 0.0}, "settings learning rate must be more than 0.0, got 0.0"),
        ({"learning_rate": float("nan")}, "settings learning rate must be a finite number"),
        ({"batch_size": 1}, "settings batch size must be at least 2, got 1"),
        ({"dataset": "cats"}, "settings dataset must be 'digits', 'shapes',"),
    ],
)
def test_that_a_refused_setting_names_field_and_value(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        first_experiment().settings_edited(**changes)
    assert str(caught.value).startswith(sentence)


def test_that_two_arms_cannot_have_one_label() -> None:
    arm = Arm(label="A", network=preset("plain-20"))
    with pytest.raises(UserError, match="different labels, got A twice"):
        first_experiment().edited(arms=(arm, arm))


def test_that_plain_and_residual_twins_are_controlled() -> None:
    experiment = first_experiment()
    assert differences(experiment) == (Difference.SKIP,)
    assert is_controlled(experiment)


def test_that_a_second_difference_ends_the_control() -> None:
    experiment = first_experiment()
    network = experiment.arm("B").network.stage_edited(0, blocks=5)
    edited = experiment.with_network("B", network)
    assert differences(edited) == (Difference.SKIP, Difference.BLOCKS)
    assert not is_controlled(edited)


def test_that_the_shortcut_of_a_plain_network_makes_no_difference() -> None:
    experiment = Experiment(
        arms=(
            Arm(label="A", network=preset("plain-20")),
            Arm(label="B", network=preset("resnet-20-b")),
        )
    )
    assert differences(experiment) == (Difference.SKIP,)


def test_that_what_a_shortcut_reads_differs_between_pre_activated_networks_alone() -> None:
    original = preset("resnet-20")
    published = original.edited(order="pre-activation")
    former = published.edited(shortcut_reads="input")

    def between(*networks: NetworkSpec) -> tuple[Difference, ...]:
        arms = [Arm(label=label, network=each) for label, each in zip("AB", networks, strict=True)]
        return differences(Experiment(arms=tuple(arms)))

    assert between(original, published) == (Difference.ORDER,)
    assert between(original, former) == (Difference.ORDER,)
    assert between(published, former) == (Difference.SHORTCUT,)
    assert between(published, former.edited(residual=False)) == (Difference.SKIP,)


def test_that_dropout_is_a_difference_of_its_own() -> None:
    network = preset("resnet-20")
    arms = (Arm(label="A", network=network), Arm(label="B", network=network.edited(dropout=0.3)))
    assert differences(Experiment(arms=arms)) == (Difference.DROPOUT,)


def test_that_a_new_arm_takes_the_first_free_label() -> None:
    experiment = first_experiment().with_added_arm(preset("resnet-20")).without_arm("A")
    again = experiment.with_added_arm(preset("resnet-32"))
    assert [(arm.label, arm.network.name) for arm in again.arms] == [
        ("A", "resnet-32"),
        ("B", "resnet-56-digits"),
        ("C", "resnet-20"),
    ]


def test_that_the_last_arm_cannot_be_removed() -> None:
    with pytest.raises(UserError, match="arms must have at least 1 entry"):
        first_experiment().without_arm("A").without_arm("B")
