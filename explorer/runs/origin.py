"""Where a run branched off: of which recorded run it took the weights, and after which step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import printable

_FILE, _ID, _STEP = "parent_file", "parent_id", "parent_step"
_LONGEST = 255
"""Of a name; anyone may have written the file."""

_BRANCHED = UserError(
    "Recording", "this run is a branch of {file}: it began with the weights after step {step:,}"
)


class Origin(NamedTuple):
    """The run that another one branched off.

    Attributes:
        file: The name of its recording.
        run_id: What the recording says that it is; "" in one of an earlier version.
        step: Updates that the weights had had.
        title: What it is called.
        note: What a list says of the branch: where it began, and what it trains otherwise.
    """

    file: str
    run_id: str
    step: int
    title: str = ""
    note: str = ""

    def about(self) -> dict[str, str]:
        """Return what the recording of the branch says of it, by name."""
        told = {_FILE: self.file, _ID: self.run_id, _STEP: str(self.step)}
        return told | ({"note": self.note} if self.note else {})

    def notice(self) -> UserError:
        """Return a sentence for a person who looks at the branch."""
        return _BRANCHED.format(file=printable(self.file), step=self.step)


def origin_of(about: Mapping[str, str]) -> Origin | None:
    """Return what a recording says that its run branched off; None if it did not.

    Anyone may have written it.
    """
    step = about.get(_STEP, "")
    if not about.get(_FILE) or not (step.isascii() and step.isdecimal() and len(step) < 12):
        return None
    file, run_id = about[_FILE][:_LONGEST], about.get(_ID, "")[:_LONGEST]
    return Origin(file, run_id, int(step))
