"""What stands in a view before there is a step to show."""

from __future__ import annotations

import time

from explorer.messages import translate
from explorer.runs.record import RunRecord
from explorer.ui.kit.text import progress_text, rough_duration


def waiting_text(record: RunRecord, hint: str) -> str:
    """Return how far a run that begins has come, and how long it will take once that is known.

    Args:
        record: The displayed record.
        hint: What stands there while nothing trains.
    """
    if not record.state.is_active:
        return hint
    if record.preparation is None and record.start is not None and not _is_downloading(record):
        return translate(
            "WaitingText", "{starting}\nabout {time} by earlier starts, {gone} gone"
        ).format(
            starting=_starting_text(record),
            time=rough_duration(record.start.seconds),
            gone=rough_duration(time.monotonic() - record.start.began),
        )
    return _starting_text(record)


def _is_downloading(record: RunRecord) -> bool:
    return record.progress is not None and record.progress.unit == "bytes"


def _starting_text(record: RunRecord) -> str:
    if record.progress is not None:
        return translate("WaitingText", "Starting: {what}").format(
            what=progress_text(record.progress)
        )
    if record.preparation is not None:
        return translate("WaitingText", "Starting, the run will take about {time}").format(
            time=rough_duration(record.preparation.estimated_s)
        )
    return translate("WaitingText", "Starting: loading torch and the data")
