from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.index import Index
from explorer.runs.recordings.library import Library, beyond, rename, star, write_note
from explorer.runs.recordings.schema import checksum
from explorer.runs.recordings.summary import FileStamp, RunSummary
from explorer.runs.recordings.writer import RecordingWriter
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import changed_by, record_run, sql

_STEPS = 130


def _train(run: Run) -> EndReason:
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    for step in range(_STEPS):
        run.write(pretend_row(run, step + 1))
        if step in (50, 100):
            run.emit(Evaluated(step, "A", 1.0, error_rate=step / 200))
    return EndReason.FINISHED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def recording(folder: Path) -> Path:
    return record_run(folder, _train)[0]


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return Library(folder, Index(tmp_path / "cache" / "runs.sqlite"))


def test_that_a_run_is_listed_with_what_can_be_said_of_it(
    recording: Path, library: Library
) -> None:
    (run,) = library.runs()
    assert run.path == recording
    experiment = first_experiment()
    assert [(arm.label, arm.network, arm.best_error) for arm in run.arms] == [
        ("A", experiment.arm("A").network.name, 0.25),
        ("B", experiment.arm("B").network.name, None),
    ]
    assert (run.dataset, run.steps, run.end) == ("digits", _STEPS, EndReason.FINISHED)
    assert run.best_error == 0.25
    assert not run.is_starred
    assert run.stamp.size == recording.stat().st_size


def test_that_a_sparkline_has_the_means_of_equal_parts(recording: Path, library: Library) -> None:
    curve = library.runs()[0].arms[0].curve
    assert len(curve) == 64
    parts = np.split(np.arange(1, _STEPS + 1), np.arange(1, 64) * _STEPS // 64)
    np.testing.assert_allclose(curve, [part.mean() for part in parts])


def test_that_a_listed_run_is_not_read_again(recording: Path, library: Library) -> None:
    (run,) = library.runs()
    known, unread = library.known()
    assert (known, unread) == ([run], {})


def test_that_a_file_that_has_changed_is_read_again(recording: Path, library: Library) -> None:
    library.runs()
    rename(recording, "Wider")
    known, unread = library.known()
    assert known == []
    assert list(unread) == [recording]
    assert library.runs()[0].title == "Wider"


def test_that_a_title_a_note_and_a_star_are_in_the_file(recording: Path, library: Library) -> None:
    rename(recording, " Wider ")
    write_note(recording, "why?\nso that")
    star(recording, on=True)
    (run,) = library.runs()
    assert (run.title, run.note, run.is_starred) == ("Wider", "why?\nso that", True)
    with open_run(recording) as opened:
        assert opened.record.steps == _STEPS
        assert not opened.record.warnings
    star(recording, on=False)
    assert not library.runs()[0].is_starred
    assert [each.name for each in recording.parent.iterdir()] == [recording.name]


def test_that_a_run_without_a_name_is_refused(recording: Path, library: Library) -> None:
    before = library.runs()
    with pytest.raises(UserError, match="needs a name"):
        rename(recording, "  ")
    assert library.runs() == before


def test_that_a_run_is_renamed_while_it_is_recorded(recording: Path, library: Library) -> None:
    with open_run(recording) as run:
        layout = run.record.history.layout
    writer = RecordingWriter(recording, layout)
    writer.append([np.ones((1, layout.width), np.float32)])
    rename(recording, "Wider")
    writer.append([np.ones((1, layout.width), np.float32)])
    (run_,) = library.runs()
    assert (run_.title, run_.steps) == ("Wider", _STEPS + 2)
    writer.append([np.ones((1, layout.width), np.float32)])
    assert library.runs()[0].steps == _STEPS + 3
    writer.close()


def test_that_nothing_in_a_changed_file_is_run(recording: Path) -> None:
    changed_by(
        recording,
        lambda each: each.execute(
            "CREATE TRIGGER t AFTER INSERT ON about BEGIN DELETE FROM chunks; END"
        ),
    )
    with pytest.raises(UserError, match="tables"):
        rename(recording, "Wider")
    assert sql(recording, "SELECT count(*) FROM chunks") > [(0,)]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(200), b"hello"])
def test_that_a_broken_file_is_listed_with_its_sentence(
    recording: Path, library: Library, content: bytes
) -> None:
    broken = recording.with_name("broken.rnx")
    broken.write_bytes(content)
    for _ in range(2):
        runs = {run.path: run for run in library.runs()}
        assert runs.keys() == {recording, broken}
        assert "cannot be read" in str(runs[broken].error)
        assert runs[broken].title == "broken"


@pytest.mark.parametrize("value", [b"blob", 7, "long" * 100_000])
def test_that_what_a_file_says_may_be_anything(
    recording: Path, library: Library, value: object
) -> None:
    for name in ("title", "note", "starred", "began"):
        code = checksum(name, str(value))
        changed_by(
            recording,
            lambda each, name=name, code=code: each.execute(
                "INSERT OR REPLACE INTO about VALUES (?, ?, ?)", (name, value, code)
            ),
        )
    (run,) = library.runs()
    assert run.error is None
    assert len(run.title) <= 200
    assert not run.is_starred


def test_that_no_damage_keeps_the_others_from_being_listed(
    recording: Path, library: Library
) -> None:
    content = recording.read_bytes()
    random = np.random.default_rng(0)
    others = recording.parent
    for number in range(100):
        damaged = bytearray(content)
        for at in random.integers(0, len(content), 40):
            damaged[at] ^= int(random.integers(1, 256))
        cut = len(content) if number % 2 else int(random.integers(1, len(content)))
        (others / f"{number:03}.rnx").write_bytes(damaged[:cut])
    runs = library.runs()
    assert len(runs) == 101
    (whole,) = (run for run in runs if run.path == recording)
    assert (whole.error, whole.steps) == (None, _STEPS)


@pytest.mark.parametrize("damage", ["bytes", "version", "content", "table"])
def test_that_a_broken_index_is_made_anew(
    recording: Path, library: Library, tmp_path: Path, damage: str
) -> None:
    before = library.runs()
    file = tmp_path / "cache" / "runs.sqlite"
    if damage == "bytes":
        file.write_bytes(b"nonsense" * 500)
    else:
        statement = {
            "version": "PRAGMA user_version = 99",
            "content": "UPDATE runs SET summary = '[1]'",
            "table": "DROP TABLE runs",
        }[damage]
        changed_by(file, lambda each: each.execute(statement))
    assert library.runs() == before
    assert library.runs() == before


def test_that_without_a_place_for_an_index_runs_are_listed(folder: Path, recording: Path) -> None:
    nowhere = recording / "index.sqlite"  # below what is no folder
    assert len(Library(folder, Index(nowhere)).runs()) == 1


def test_that_links_folders_and_other_files_are_no_runs(
    recording: Path, library: Library, tmp_path: Path
) -> None:
    recording.with_name("link.rnx").symlink_to(recording)
    recording.with_name("folder.rnx").mkdir()
    recording.with_name("notes.txt").write_text("x")
    assert [run.path for run in library.runs()] == [recording]


def test_that_a_folder_that_is_not_there_has_no_runs(library: Library) -> None:
    assert library.runs() == []


def test_that_the_index_forgets_what_is_gone(
    recording: Path, library: Library, tmp_path: Path
) -> None:
    library.runs()
    recording.unlink()
    library.forget_missing()
    with sqlite3.connect(tmp_path / "cache" / "runs.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone() == (0,)
    connection.close()


def _run(
    day: int, *, is_starred: bool = False, end: EndReason | None = EndReason.STOPPED
) -> RunSummary:
    stamp = FileStamp(1_000, 0)
    began = f"2026-01-{day:02}T00:00:00"
    return RunSummary(Path(f"{day}.rnx"), stamp, "", began, end=end, is_starred=is_starred)


def test_that_the_oldest_without_a_star_go_first() -> None:
    going = _run(3, end=None)
    runs = [_run(5), _run(1, is_starred=True), _run(2), going, _run(4)]
    assert beyond(runs, 5_000) == []
    assert beyond(runs, 4_999) == [runs[2]]
    assert beyond(runs, 3_500) == [runs[2], runs[4]]
    assert beyond(runs, 0) == [runs[2], runs[4], runs[0]]


def test_that_an_index_that_stays_locked_holds_up_no_listing(
    recording: Path, library: Library, tmp_path: Path
) -> None:
    library.runs()
    for number in range(100):
        recording.with_name(f"{number}.rnx").write_bytes(b"broken")
    with closing(sqlite3.connect(tmp_path / "cache" / "runs.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert len(library.runs()) == 101
        assert time.monotonic() - began < 5
    assert len(library.runs()) == 101


def test_that_an_index_that_cannot_be_written_holds_up_no_listing(
    recording: Path, library: Library, tmp_path: Path
) -> None:
    library.runs()
    index = tmp_path / "cache" / "runs.sqlite"
    index.chmod(0o444)
    index.parent.chmod(0o555)
    try:
        rename(recording, "Wider")
        assert [each.title for each in library.runs()] == ["Wider"]
    finally:
        index.parent.chmod(0o755)
