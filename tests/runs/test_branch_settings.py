"""What a branch may train otherwise, and what of its run's changes it keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.branch import branch_note, branched
from explorer.runs.changes import Extension, LearningRateChange, SkipChange
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.origin import Origin, origin_of
from explorer.runs.recordings.continuation import chosen_checkpoint

STEP = 10


def renamed(experiment: Experiment) -> Experiment:
    network = experiment.arms[0].network.model_copy(update={"name": "mine"})
    return experiment.with_network("A", network)


REFUSED: dict[str, Callable[[Experiment], Experiment]] = {
    "A: blocks was 9, 9, 9, and is 3, 3, 3": lambda e: e.with_network(
        "A", preset("plain-20-digits")
    ),
    "A: residual was off, and is on": lambda e: e.with_network(
        "A", e.arms[0].network.edited(residual=True)
    ),
    "it has A, B, and the design has A": lambda e: e.without_arm("B"),
    "keeps seed: the run has 0, and the design has 3": lambda e: e.edited(seed=3),
    "keeps repeats": lambda e: e.edited(repeats=2),
    "keeps split seed": lambda e: e.settings_edited(split_seed=4),
    "keeps heldout every": lambda e: e.settings_edited(heldout_every=3),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_that_what_a_branch_cannot_change_is_refused_by_name(sentence: str) -> None:
    parent = first_experiment()
    with pytest.raises(UserError) as refusal:
        branched(parent, REFUSED[sentence](parent), STEP)
    assert sentence in str(refusal.value)


def test_that_a_branch_has_any_other_settings_and_the_names_of_its_run() -> None:
    parent = first_experiment()
    wanted = renamed(parent).settings_edited(learning_rate=0.01, optimizer="adamw", epochs=20)
    wanted = wanted.with_overrides("B", learning_rate=0.3)
    result = branched(parent, wanted, STEP)
    assert result.settings == wanted.settings
    assert result.arm("B").overrides.learning_rate == 0.3
    assert result.arm("A").network == parent.arm("A").network


def test_that_later_changes_are_those_that_are_wanted() -> None:
    past, gone, wanted = (
        SkipChange(step=step, residual=on, arm="B")
        for step, on in ((4, False), (30, True), (50, True))
    )
    parent = first_experiment().edited(changes=(past, gone))
    design = first_experiment().edited(changes=(wanted,))
    assert branched(parent, design, STEP).changes == (past, wanted)
    assert branched(parent, parent, STEP).changes == (past, gone)


def test_that_a_rate_set_before_holds_for_the_arms_whose_rate_is_the_same() -> None:
    change = LearningRateChange(step=4, learning_rate=0.2)
    parent = first_experiment().edited(changes=(change,))
    assert branched(parent, parent, STEP).changes == (change,)
    of_a = parent.with_overrides("B", learning_rate=0.3)
    assert branched(parent, of_a, STEP).changes == (change.model_copy(update={"arm": "A"}),)
    assert branched(parent, parent.settings_edited(learning_rate=0.3), STEP).changes == ()


def test_that_an_extension_holds_unless_the_branch_has_another_length() -> None:
    change = Extension(step=4, steps=20)
    parent = first_experiment().edited(changes=(change,))
    assert branched(parent, parent, STEP).changes == (change,)
    assert branched(parent, parent.settings_edited(epochs=30), STEP).changes == ()


def test_that_a_note_says_where_a_branch_began_and_what_it_changes() -> None:
    parent = first_experiment()
    other = parent.settings_edited(learning_rate=0.01)
    before = parent.settings.learning_rate
    note = branch_note("run.rnx", 1_234, parent, other)
    assert note == f"branch after step 1,234 (learning rate {before} → 0.01) of run.rnx"
    assert branch_note("run.rnx", 1, parent, parent) == "branch after step 1 of run.rnx"


@pytest.mark.parametrize(
    ("at", "kind"),
    [("last", "last"), ("best", "best"), (0, "best"), (69, "best"), (71, "last"), (900, "last")],
)
def test_that_the_checkpoint_is_that_of_a_kind_or_the_nearest(at: str | int, kind: str) -> None:
    assert chosen_checkpoint({"best": 40, "last": 100}, at) == kind
    assert chosen_checkpoint({"last": 100}, at) == "last"


def test_that_the_last_is_the_best_where_no_later_one_was_kept() -> None:
    assert chosen_checkpoint({"best": 100, "last": 140}, "last") == "last"
    assert chosen_checkpoint({"best": 100}, "last") == "best"


def test_that_a_recording_says_where_its_run_branched_off() -> None:
    origin = Origin("run.rnx", "abc", 12)
    assert origin_of(origin.about()) == origin
    assert "branch of run.rnx" in str(origin.notice())
    for step in ("", "-1", "x", "²", "9" * 30):
        assert origin_of({**origin.about(), "parent_step": step}) is None
    odd = origin_of({**origin.about(), "parent_file": "\x1b[2J" + "x" * 9_000})
    assert odd is not None
    assert "\x1b" not in str(odd.notice())
    assert len(str(odd.notice())) < 500
