"""What the list of runs says of one, in words."""

from __future__ import annotations

from datetime import datetime

from explorer.messages import printable, translate
from explorer.runs.recordings.summary import RunSummary
from explorer.runs.state import EndReason
from explorer.ui.kit.text import grouped

NOTHING = "—"


def networks_text(run: RunSummary) -> str:
    """Return the names of the networks; of arms that share one, once."""
    return ", ".join(dict.fromkeys(arm.network for arm in run.arms))


def error_text(error_rate: float | None) -> str:
    """Return 0.0625 as "6.25 %"."""
    if error_rate is None:
        return NOTHING
    return translate("RunText", "{percent:.2f} %").format(percent=100 * error_rate)


def began_text(run: RunSummary) -> str:
    """Return when a run began, to the minute, by the clock of where it ran."""
    try:
        return f"{datetime.fromisoformat(run.began):%Y-%m-%d %H:%M}"
    except ValueError:
        return NOTHING


def end_text(end: EndReason | None) -> str:
    """Return how a run ended."""
    return {
        EndReason.FINISHED: translate("RunText", "finished"),
        EndReason.STOPPED: translate("RunText", "stopped"),
        EndReason.DIVERGED: translate("RunText", "diverged"),
        EndReason.FAILED: translate("RunText", "failed"),
        EndReason.INTERRUPTED: translate("RunText", "interrupted"),
        None: translate("RunText", "not ended"),
    }[end]


def tip_text(run: RunSummary) -> str:
    """Return all that there is no column for, a line each."""
    if run.error is not None:
        return str(run.error)
    lines = [
        translate("RunText", "{arm}: {network}, best held-out error {error}").format(
            arm=arm.label, network=arm.network, error=error_text(arm.best_error)
        )
        for arm in run.arms
    ]
    end = translate("RunText", "{steps} steps, {end}").format(
        steps=grouped(run.steps), end=end_text(run.end)
    )
    return "\n".join([*lines, end, printable(run.note), printable(str(run.path))])
