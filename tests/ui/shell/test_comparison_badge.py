"""The sentence that says whether a comparison is controlled: a matter of words, not of widgets."""

from __future__ import annotations

import dataclasses

import pytest

from explorer.network.presets import preset
from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.comparison import Confounder, StartReport
from explorer.runs.experiment import Experiment, first_experiment
from explorer.ui.shell.comparison_badge import badge_details, badge_text
from tests.runs.pretend_training import PREPARED

_OF_ALL = LearningRateChange(step=10, learning_rate=0.01)
_OF_ONE = SkipChange(step=20, residual=False, arm="B")


def is_controlled(sentence: str) -> bool:
    assert sentence.startswith(("controlled", "not controlled"))
    return sentence.startswith("controlled")


@pytest.mark.parametrize(
    ("experiment", "is_fair", "words"),
    [
        (first_experiment(), True, ["skip"]),
        (
            first_experiment().with_network("A", preset("plain-20-digits")),
            False,
            ["skip", "blocks"],
        ),
        (
            first_experiment().with_overrides("B", learning_rate=0.01, momentum=0.5),
            False,
            ["skip", "learning rate", "momentum"],
        ),
        (first_experiment().with_overrides("B", learning_rate=0.05), True, ["skip"]),
    ],
)
def test_that_one_difference_is_controlled_and_more_are_named(
    experiment: Experiment, *, is_fair: bool, words: list[str]
) -> None:
    sentence = badge_text(experiment)
    assert is_controlled(sentence) is is_fair
    for word in words:
        assert word in sentence


def test_that_one_network_is_no_comparison() -> None:
    sentence = badge_text(first_experiment().without_arm("B"), PREPARED)
    assert "controlled" not in sentence


@pytest.mark.parametrize(
    ("changes", "is_fair"),
    [((_OF_ALL,), True), ((_OF_ONE,), False), ((_OF_ALL, _OF_ONE), False)],
)
def test_that_a_change_of_one_arm_ends_the_control_and_one_of_all_does_not(
    changes: tuple[Change, ...], *, is_fair: bool
) -> None:
    sentence = badge_text(first_experiment(), PREPARED, changes)
    assert is_controlled(sentence) is is_fair
    assert f"after step {changes[-1].step}" in sentence


def test_that_what_was_equal_at_the_start_is_counted() -> None:
    report = StartReport(1_234, 1_300, {}, PREPARED.report.differences, ())
    prepared = dataclasses.replace(PREPARED, report=report)
    assert "1,234 of 1,300 tensors" in badge_text(first_experiment(), prepared)
    several = badge_text(first_experiment().edited(repeats=5), prepared)
    assert "1,234 of 1,300 tensors" in several
    assert "5 seeds" in several


def test_that_the_details_hold_every_change_and_every_hash() -> None:
    hashes = {"A": "abc123", "B": "def456"}
    report = StartReport(167, 167, hashes, PREPARED.report.differences, ())
    prepared = dataclasses.replace(PREPARED, report=report)
    lines = badge_details("sentence", first_experiment(), prepared, (_OF_ALL, _OF_ONE)).split("\n")
    assert lines[0] == "sentence"
    assert any("after step 10" in line for line in lines)
    assert any("after step 20" in line for line in lines)
    assert any("167 of 167" in line for line in lines)
    assert lines[-2:] == ["A  abc123", "B  def456"]
    assert badge_details("sentence", first_experiment(), None, ()) == "sentence"


def test_that_batches_of_other_sizes_end_the_control_and_their_epochs_are_told() -> None:
    experiment = first_experiment().with_overrides("B", batch_size=32)
    report = StartReport(167, 167, {}, PREPARED.report.differences, (Confounder.BATCH_SIZE,))
    prepared = dataclasses.replace(
        PREPARED, total_steps=184, steps_per_epoch={"A": 23, "B": 46}, report=report
    )
    for repeats in (1, 3):
        several = experiment.edited(repeats=repeats)
        sentence = badge_text(several, prepared)
        assert sentence.startswith("not controlled: the arms differ in skip connections and batch")
        details = badge_details(sentence, several, prepared, ())
        assert "same batches" not in details
        assert "batches of different sizes" in details
        assert "Each step is one update of every network" in details
        assert "A: batch size 64, epochs 8\nB: batch size 32, epochs 4" in details
    before = badge_details("", experiment, None, ())
    assert "A: batch size 64\nB: batch size 32" in before


def test_that_nothing_is_said_of_batches_that_are_equal() -> None:
    experiment = first_experiment().with_overrides("B", batch_size=64)
    sentence = badge_text(experiment, PREPARED)
    assert sentence.startswith("controlled")
    assert "same batches" in sentence
    assert "batch size" not in badge_details(sentence, experiment, PREPARED, ())
