"""What `runs export` writes is read by others, and says the same numbers in every format."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from explorer.cli import BAD_INPUT, main
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import experiment_to_json
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import record_run, sql
from tests.training.running import small_experiment

_STEPS = 70
_LAYER = "A/0/gradient_norm/layer2.0.conv1"


def _train(run: Run) -> EndReason:
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    run.emit(Evaluated(0, "A", 2.5, 0.9, 0))
    for step in range(_STEPS):
        row = pretend_row(run, step + 1)
        row[1:] += np.float32(1 / 3)
        run.write(row)
    run.emit(Evaluated(_STEPS, "A", 1 / 3, 0.1, 0))
    return EndReason.FINISHED


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return record_run(tmp_path / "runs", _train)[0]


def _export(recording: Path, form: str, path: Path, *rest: str) -> int:
    return main(["runs", "export", str(recording), "--to", form, *rest, str(path)])


def _norms(recording: Path) -> list[float]:
    """Return what the recording itself says of a layer at each step."""
    with open_run(recording) as run:
        history = run.record.history
        at = history.layout.columns.index(_LAYER)
        return [float(each) for each in history.rows(0, _STEPS)[:, at]]


def test_that_tidy_csv_has_a_row_for_each_number(recording: Path, tmp_path: Path) -> None:
    assert _export(recording, "csv", tmp_path / "run.csv") == 0
    with (tmp_path / "run.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    of_layer = [each for each in rows if "/".join(list(each.values())[1:5]) == _LAYER]
    assert [int(each["step"]) for each in of_layer] == list(range(1, _STEPS + 1))
    assert [float(np.float32(each["value"])) for each in of_layer] == _norms(recording)
    scored = [each for each in rows if each["quantity"] == "heldout_loss"]
    assert [(each["step"], float(each["value"])) for each in scored] == [("0", 2.5), ("70", 1 / 3)]
    assert rows[-1]["quantity"] == "heldout_error_rate"


def test_that_wide_csv_has_a_row_for_each_step(recording: Path, tmp_path: Path) -> None:
    assert _export(recording, "csv", tmp_path / "run.csv", "--wide") == 0
    with (tmp_path / "run.csv").open(newline="") as file:
        before, *rows = csv.DictReader(file)
    assert (before["step"], before["A/0/heldout_loss"], before["A/0/loss"]) == ("0", "2.5", "")
    assert [int(each["step"]) for each in rows] == list(range(1, _STEPS + 1))
    assert [float(np.float32(each[_LAYER])) for each in rows] == _norms(recording)
    assert [each["A/0/heldout_loss"] for each in rows[-2:]] == ["", str(1 / 3)]


def test_that_json_lines_are_those_that_train_prints(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    experiment, recording = tmp_path / "experiment.json", tmp_path / "run.rnx"
    experiment.write_text(experiment_to_json(small_experiment(steps=12)))
    assert main(["train", str(experiment), "--json", "--record", str(recording)]) == 0
    said = [line for line in capfd.readouterr().out.splitlines() if '"progress"' not in line]
    assert _export(recording, "jsonl", tmp_path / "run.jsonl") == 0
    assert (tmp_path / "run.jsonl").read_text().splitlines() == said
    assert json.loads(said[-1])["event"] == "end"


def test_that_parquet_gives_pandas_what_csv_gives(recording: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    assert _export(recording, "parquet", tmp_path / "run.parquet") == 0
    assert _export(recording, "csv", tmp_path / "run.csv") == 0
    table = pandas.read_parquet(tmp_path / "run.parquet")
    text = pandas.read_csv(tmp_path / "run.csv", keep_default_na=False)
    assert list(table.columns) == list(text.columns)
    assert len(table) == len(text)
    of_layer = table[(table.arm == "A") & (table.part == "layer2.0.conv1")]
    assert of_layer[of_layer.quantity == "gradient_norm"].value.tolist() == _norms(recording)


@pytest.mark.filterwarnings("default")
def test_that_tensorboard_reads_the_same_numbers(recording: Path, tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    assert _export(recording, "tensorboard", tmp_path / "board") == 0
    board = EventAccumulator(str(tmp_path / "board"), {"scalars": 0})
    board.Reload()
    found = board.Scalars(_LAYER)
    assert [each.step for each in found] == list(range(1, _STEPS + 1))
    assert [each.value for each in found] == _norms(recording)
    assert [each.step for each in board.Scalars("A/0/heldout_loss")] == [0, _STEPS]


def test_that_sqlite_gives_the_same_losses(recording: Path, tmp_path: Path) -> None:
    assert _export(recording, "jsonl", tmp_path / "run.jsonl") == 0
    lines = map(json.loads, (tmp_path / "run.jsonl").read_text().splitlines())
    said = [each["loss"] for each in lines if (each["event"], each.get("arm")) == ("step", "A")]
    (steps,) = sql(recording, "SELECT sum(steps) FROM chunks")[0]
    assert steps == len(said) == _STEPS
    with open_run(recording) as run:
        assert run.record.history.loss("A").tolist() == pytest.approx(said, rel=1e-6)


@pytest.mark.parametrize(
    ("form", "package"), [("parquet", "pyarrow"), ("tensorboard", "tensorboard")]
)
def test_that_a_missing_package_is_told_with_the_extra_that_has_it(
    recording: Path,
    tmp_path: Path,
    form: str,
    package: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, f"explorer.runs.exports.{form}_file", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    assert _export(recording, form, tmp_path / "out") == BAD_INPUT
    assert f"[{form}]" in capsys.readouterr().err
    assert not any(each.is_file() for each in (tmp_path / "out").glob("*"))


def test_that_weights_load_into_the_arm_s_module(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    from explorer.network.expand import expand
    from explorer.training.resnet import ResNet

    experiment, recording = tmp_path / "experiment.json", tmp_path / "run.rnx"
    experiment.write_text(experiment_to_json(small_experiment(steps=2)))
    assert main(["train", str(experiment), "--record", str(recording)]) == 0
    path = tmp_path / "weights.safetensors"
    assert _export(recording, "safetensors", path) == BAD_INPUT
    assert not path.exists()
    assert _export(recording, "safetensors", path, "--arm", "B") == 0
    network = small_experiment(steps=2).arms[1].network
    ResNet(expand(network)).load_state_dict(load_file(path), strict=True)
    assert _export(recording, "safetensors", path, "--arm", "A") == 0


def test_that_a_page_asks_for_nothing_and_quotes_what_a_run_is_called(
    recording: Path, tmp_path: Path
) -> None:
    from explorer.runs.recordings.library import rename

    rename(recording, "<script>alert(1)</script>")
    assert _export(recording, "html", tmp_path / "run.html") == 0
    page = (tmp_path / "run.html").read_text()
    assert "<script" not in page
    assert "<polyline" in page
    assert not [each for each in ("http:", "https:", "src=", "url(", "@import") if each in page]


def test_that_a_file_of_another_kind_is_kept(recording: Path, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "html", "safetensors"):
        path = tmp_path / f"notes.{form}"
        path.write_text("my notes")
        assert _export(recording, form, path) == BAD_INPUT
        assert path.read_text() == "my notes"


def test_that_the_notebook_page_does_what_it_shows(
    recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parents[2] / "docs/notebook.md").read_text()
    blocks = [each.partition("```")[0] for each in page.split("```python\n")[1:]]
    shown = [each for each in blocks if "pandas" not in each and "read_parquet" not in each]
    recording.rename(tmp_path / "run.rnx")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for each in shown:
        exec("\n".join(line for line in each.splitlines() if "seed=1" not in line), names)  # noqa: S102
    assert len(shown) == 3
    names["run"].close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "options", [["--arm", "A"], ["--seed", "0"], ["--checkpoint", "last"]], ids=lambda each: each[0]
)
def test_that_an_option_of_weights_is_not_passed_over_elsewhere(
    recording: Path, tmp_path: Path, options: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert _export(recording, "csv", tmp_path / "run.csv", *options) == BAD_INPUT
    assert f"{options[0]} is for safetensors and onnx" in capfd.readouterr().err
