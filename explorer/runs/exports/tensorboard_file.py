"""A recorded run as TensorBoard's event file; a tag is "A/0/gradient_norm/conv1"."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from explorer.runs.exports.blocks import OnSteps, blocks
from explorer.runs.exports.extra import needs_extra
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.recordings.summary import BEGAN

with needs_extra("tensorboard"):
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.summary.writer.record_writer import RecordWriter


def write_tensorboard(run: RecordedRun, path: Path, on_steps: OnSteps) -> None:
    """Write an event for each step with all its numbers.

    Raises:
        OSError: The file cannot be written.
    """
    began = last = _began(run)
    with path.open("wb") as file:
        writer = RecordWriter(file)
        writer.write(Event(wall_time=began, file_version="brain.Event:2").SerializeToString())
        for block in blocks(run, on_steps):
            tags = [each.name for each in block.columns]
            for step, row in zip(block.steps.tolist(), block.values.tolist(), strict=True):
                if tags[0] == "seconds":
                    last = began + row[0]
                values = [
                    Summary.Value(tag=tag, simple_value=value)
                    for tag, value in zip(tags, row, strict=True)
                ]
                event = Event(wall_time=last, step=step, summary=Summary(value=values))
                writer.write(event.SerializeToString())


def _began(run: RecordedRun) -> float:
    try:
        return datetime.fromisoformat(run.about.get(BEGAN, "")).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return 0.0
