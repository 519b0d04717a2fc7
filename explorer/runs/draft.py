"""Work on a design that is in no file of a person's yet: what a window writes by itself."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, ValidationError

from explorer.files.file_format import Content, upgraded_json
from explorer.network.validation import user_error_of
from explorer.runs.experiment import Experiment
from explorer.runs.migrations import DRAFT, EXPERIMENT

_EXPERIMENTS = ("experiment", "saved")


class Draft(BaseModel):
    """A design as it is in a window.

    Attributes:
        experiment: The design; its paths are full ones.
        saved: What `file` holds, or without a file what the design began as; None if it is nowhere.
        file: The file that it was opened from or saved to last; "" if there is none.
        wants_link: Whether its arms are to be edited together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    experiment: Experiment
    saved: Experiment | None
    file: str = ""
    wants_link: bool = True

    @property
    def is_modified(self) -> bool:
        """Whether it holds work that is nowhere else."""
        return self.experiment != self.saved


def draft_to_json(draft: Draft) -> str:
    """Write a draft as JSON text."""
    content = draft.model_dump(mode="json")
    for key in _EXPERIMENTS:
        if content[key] is not None:
            content[key] = EXPERIMENT.marked(content[key])
    return json.dumps(DRAFT.marked(content))


def draft_from_json(text: str | bytes) -> Draft:
    """Read a draft of any version from JSON.

    Raises:
        UserError: One sentence that names the field, the value and what would do.
    """
    try:
        return Draft.model_validate_json(upgraded_json(text, _upgraded))
    except ValidationError as error:
        raise user_error_of(error) from None


def _upgraded(content: Content) -> Content:
    content = DRAFT.upgraded(content)
    for key in _EXPERIMENTS:
        if isinstance(content.get(key), dict):
            content[key] = EXPERIMENT.upgraded(content[key])
    return content
