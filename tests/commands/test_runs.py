"""`runs` lists, shows, compares and removes what was recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.cli import BAD_INPUT, main
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.deletion import bring_back
from explorer.runs.recordings.library import rename, write_note
from explorer.runs.recordings.writer import put_about
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import changed_by, record_run


def _train(run: Run) -> EndReason:
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    for step in range(5):
        run.write(pretend_row(run, step + 1))
    return EndReason.FINISHED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two runs, "slow" and "slower", with other learning rates."""
    folder = tmp_path / "runs"
    rate = first_experiment().settings.learning_rate
    for title, factor in (("slow", 2), ("slower", 4)):
        experiment = first_experiment().settings_edited(learning_rate=rate / factor)
        rename(record_run(folder, _train, experiment)[0], title)
    return folder


@pytest.fixture(autouse=True)
def _index_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _runs(folder: Path, action: str, *rest: str) -> int:
    return main(["runs", action, "--folder", str(folder), *rest])


def test_that_all_runs_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _runs(folder, "list") == 0
    _, *rows = capsys.readouterr().out.splitlines()
    assert sorted(row.split()[2] for row in rows) == ["slow", "slower"]
    assert _runs(folder, "list", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((each["title"], each["steps"], each["end"]) for each in lines) == [
        ("slow", 5, "finished"),
        ("slower", 5, "finished"),
    ]


def test_that_a_run_is_shown_by_its_title(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _runs(folder, "show", "slow") == 0
    shown = capsys.readouterr().out
    assert "title: slow\n" in shown
    assert "ended: finished\n" in shown
    assert "steps: 5 / " in shown


def test_that_a_run_is_found_by_when_it_began_and_its_note_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next(folder.glob("*.rnx"))
    changed_by(path, lambda each: put_about(each, "began", "2026-01-02T20:46:21+00:00"))
    write_note(path, "branch after step 5")
    assert _runs(folder, "list") == 0
    (row,) = (each for each in capsys.readouterr().out.splitlines() if "20:46:21" in each)
    assert row.endswith("branch after step 5")
    assert _runs(folder, "show", "2026-01-02 20:46:21") == 0
    assert "began: 2026-01-02 20:46:21" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"), [("slo", "2 runs fit 'slo'"), ("fast", "no run is called 'fast'")]
)
def test_that_what_names_no_single_run_is_refused_in_one_sentence(
    folder: Path, typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _runs(folder, "show", typed) == BAD_INPUT
    assert said in capsys.readouterr().err


def test_that_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _runs(tmp_path / "none", "list") == BAD_INPUT
    assert "there is no folder" in capsys.readouterr().err


def test_that_what_differs_is_compared_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _runs(folder, "compare", "slow", "slower") == 0
    _, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[:2] for row in rows] == [["learning", "rate"]]


def test_that_a_removed_run_can_be_brought_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(folder.glob("*.rnx"))
    assert _runs(folder, "remove", "slower") == 0
    (gone,) = before - set(folder.glob("*.rnx"))
    (waiting,) = folder.glob(".deleted/*/*.rnx")
    assert str(waiting) in capsys.readouterr().out
    bring_back(waiting, gone)
    assert set(folder.glob("*.rnx")) == before
