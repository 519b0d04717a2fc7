"""Drafts of every version open: what a crash or an upgrade left is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.runs.draft import Draft, draft_from_json, draft_to_json
from explorer.runs.experiment import first_experiment
from explorer.runs.migrations import DRAFT

V4 = Path(__file__).parents[1] / "data" / "v4"
_DRAFT = Draft(
    experiment=first_experiment().edited(seed=7),
    saved=first_experiment(),
    file="/home/somebody/experiment.json",
    wants_link=False,
)


def test_that_a_draft_of_version_1_opens() -> None:
    assert draft_from_json((V4 / "draft.json").read_bytes()) == _DRAFT


@pytest.mark.parametrize("saved", [None, first_experiment(), _DRAFT.experiment])
def test_that_a_draft_is_read_as_it_was_written(saved: object) -> None:
    draft = _DRAFT.model_copy(update={"saved": saved})
    assert draft_from_json(draft_to_json(draft)) == draft
    assert draft.is_modified is (saved != draft.experiment)


def test_that_the_fields_of_a_draft_are_those_of_its_version() -> None:
    """Whoever adds one writes a migration, and keeps a draft of the last version here."""
    known = ["experiment", "saved", "file", "wants_link"]
    assert (DRAFT.version, list(Draft.model_fields)) == (1, known)
