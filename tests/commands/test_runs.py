"""`runs`: what was recorded, at a terminal."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.cli import BAD_INPUT, main
from explorer.runs.checkpoint_header import read_header
from explorer.runs.experiment import experiment_to_json
from tests.training.running import small_experiment


@pytest.fixture
def folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Two runs, called one and two, that differ in their seeds."""
    for name, seed in (("one", 0), ("two", 7)):
        file = tmp_path / f"{name}.json"
        file.write_text(experiment_to_json(small_experiment(steps=3).edited(seed=seed)))
        path = str(tmp_path / "runs" / f"{name}.rnx")
        (tmp_path / "runs").mkdir(exist_ok=True)
        assert main(["train", str(file), "--record", path]) == 0
    capfd.readouterr()
    return tmp_path / "runs"


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["runs", *arguments]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def test_that_runs_are_listed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = said(capfd, "--folder", str(folder)).splitlines()
    assert len(lines) == 2
    assert all("3 steps" in line and "finished" in line for line in lines)


def test_that_an_empty_folder_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "no run is recorded" in said(capfd, "--folder", str(tmp_path / "none"))


def test_that_a_run_is_shown_by_a_part_of_its_name(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = said(capfd, "--folder", str(folder), "show", "tw")
    assert "two.rnx" in shown
    assert "weights: " in shown
    assert "torch: " in shown


def test_that_runs_are_compared_in_what_differs_alone(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = said(capfd, "--folder", str(folder), "compare", "one", "two").splitlines()
    assert [line.split() for line in lines[1:]] == [["seed", "0", "7"]]


def test_that_a_run_is_deleted_and_waits(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert ".deleted" in said(capfd, "--folder", str(folder), "remove", "one")
    assert len(said(capfd, "--folder", str(folder)).splitlines()) == 1
    assert list(folder.glob(".deleted/*/one.rnx"))


@pytest.mark.parametrize(
    ("name", "sentence"), [("nothing", "is called nothing"), (".rn", "2 runs are called .rn")]
)
def test_that_a_name_that_is_not_one_runs_is_refused(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    assert main(["runs", "--folder", str(folder), "show", name]) == BAD_INPUT
    assert sentence in capfd.readouterr().err


def test_that_csv_json_and_sqlite_hold_the_same_numbers(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run, table, lines = folder / "one.rnx", tmp_path / "one.csv", tmp_path / "one.jsonl"
    said(capfd, "export", str(run), "--to", "csv", str(table))
    said(capfd, "export", str(run), "--to", "jsonl", str(lines))
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    by_csv = [
        float(row["value"])
        for row in rows
        if (row["arm"], row["quantity"], row["part"]) == ("B", "gradient_norm", "conv1")
    ]
    steps = [
        each
        for each in map(json.loads, lines.read_text().splitlines())
        if each["event"] == "step" and each["arm"] == "B"
    ]
    with closing(sqlite3.connect(run)) as connection:
        by_sql = connection.execute(
            "SELECT value FROM numbers WHERE arm = 'B' AND quantity = 'gradient_norm' "
            "AND part = 'conv1' ORDER BY step"
        ).fetchall()
    assert by_csv == [value for (value,) in by_sql]
    assert [each["grad_norms"]["conv1"] for each in steps] == pytest.approx(by_csv, rel=1e-6)


def test_that_json_lines_are_those_that_train_prints(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, run, lines = (tmp_path / name for name in ("e.json", "r.rnx", "r.jsonl"))
    file.write_text(experiment_to_json(small_experiment(steps=6)))
    assert main(["train", str(file), "--json", "--record", str(run)]) == 0
    printed = capfd.readouterr().out
    said(capfd, "export", str(run), "--to", "jsonl", str(lines))
    assert lines.read_text() == printed


def test_that_weights_are_a_checkpoint(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "weights.safetensors"
    said(capfd, "export", str(folder / "one.rnx"), "--to", "safetensors", str(target))
    assert read_header(target).step == 3


def test_that_an_export_replaces_nothing(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.csv"
    target.write_text("mine")
    run = str(folder / "one.rnx")
    assert main(["runs", "export", run, "--to", "csv", str(target)]) == BAD_INPUT
    assert target.read_text() == "mine"
