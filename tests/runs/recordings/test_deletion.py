from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.recordings.deletion import bring_back, clear, delete
from explorer.runs.recordings.writer import RecordingWriter
from tests.runs.pretend_training import STEPS, pretend_training
from tests.runs.recordings.recorded import record_run


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return record_run(tmp_path / "runs", pretend_training)[0]


def _written_to(recording: Path) -> RecordingWriter:
    with open_run(recording) as run:
        layout = run.record.history.layout
    writer = RecordingWriter(recording, layout)
    writer.append([np.ones((1, layout.width), np.float32)])
    return writer


def test_that_what_was_deleted_comes_back(recording: Path) -> None:
    content = recording.read_bytes()
    waiting = delete(recording)
    assert not recording.exists()
    bring_back(waiting, recording)
    assert recording.read_bytes() == content
    assert [each.name for each in recording.parent.iterdir()] == [recording.name]


def test_that_two_of_one_name_can_be_deleted(recording: Path) -> None:
    first = delete(recording)
    recording.write_bytes(b"another")
    second = delete(recording)
    assert first != second
    bring_back(second, recording)
    assert recording.read_bytes() == b"another"


def test_that_a_run_that_is_recorded_is_not_deleted(recording: Path) -> None:
    writer = _written_to(recording)
    with pytest.raises(UserError, match="is being recorded"):
        delete(recording)
    assert recording.exists()
    writer.close()
    delete(recording)


def test_that_steps_in_a_log_that_was_left_come_back_too(recording: Path, tmp_path: Path) -> None:
    writer = _written_to(recording)
    left = tmp_path / "left"
    left.mkdir()
    for each in recording.parent.iterdir():
        if not each.name.endswith("-shm"):
            (left / each.name).write_bytes(each.read_bytes())
    writer.close()
    found = left / recording.name
    bring_back(delete(found), found)
    with open_run(found) as run:
        assert run.record.steps == STEPS + 1


def test_that_a_file_that_is_no_recording_can_be_deleted(recording: Path) -> None:
    recording.write_bytes(b"broken")
    recording.with_name(f"{recording.name}-wal").write_bytes(b"log")
    bring_back(delete(recording), recording)
    assert recording.read_bytes() == b"broken"


def test_that_nothing_is_put_over_another_file(recording: Path) -> None:
    waiting = delete(recording)
    recording.write_bytes(b"another")
    with pytest.raises(UserError, match="another file"):
        bring_back(waiting, recording)
    assert recording.read_bytes() == b"another"


def test_that_what_was_deleted_long_ago_is_cleared_away(recording: Path) -> None:
    waiting = delete(recording, date(2026, 1, 1))
    clear(recording.parent, date(2026, 1, 8))
    assert waiting.exists()
    clear(recording.parent, date(2026, 1, 9))
    assert list(recording.parent.iterdir()) == []


def test_that_clearing_removes_nothing_else_and_follows_no_link(
    recording: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept.rnx").write_bytes(b"x")
    waiting = delete(recording, date(2026, 1, 1)).parent
    (waiting / "notes.txt").write_text("x")
    (waiting.parent / "2026-01-02").symlink_to(other)
    clear(recording.parent, date(2026, 3, 1))
    assert (waiting / "notes.txt").exists()
    assert (other / "kept.rnx").exists()


def test_that_nothing_is_moved_through_a_link(recording: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (recording.parent / ".deleted").symlink_to(other)
    with pytest.raises(UserError, match="link"):
        delete(recording)
    assert recording.exists()
    assert list(other.rglob("*.rnx")) == []
