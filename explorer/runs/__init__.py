"""What a run says: experiments, events, state, and the numbers recorded. No torch, no Qt.

`from explorer.runs import open_run` reads a recorded run in a notebook or a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.runs.recordings.recorded_run import open_run

__all__ = ["open_run"]


def __getattr__(name: str) -> Any:
    """Import what is exported when it is asked for: `--version` need not wait for numpy."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from explorer.runs.recordings.recorded_run import open_run

    return open_run
