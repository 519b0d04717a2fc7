from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from explorer import __version__
from explorer.cli import main
from explorer.commands.argument_types import count, font_percent, positive, size
from explorer.network.codegen.source_file import pytorch_source
from explorer.network.presets import preset
from explorer.network.spec import network_from_json
from explorer.runs.experiment import first_experiment
from explorer.ui.theme.palette import DARK, THEMES

_ROOT = Path(__file__).parent.parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=_ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_that_the_version_needs_neither_torch_nor_qt() -> None:
    code = (
        "import sys; from explorer.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'PySide6', 'pyqtgraph', 'numpy', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == f"resnet-explorer {__version__}\n"


def test_that_summary_json_lists_every_layer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", "plain-56", "resnet-56", "--json"]) == 0
    plain, residual = map(json.loads, capsys.readouterr().out.splitlines())
    assert plain["params"] == residual["params"] == 853_018
    assert plain["macs"] == 125_485_696
    assert sum(layer["params"] for layer in plain["layers"]) == 853_018
    assert residual["layers"][0] == {
        "name": "conv1",
        "kind": "conv",
        "in_shape": [3, 32, 32],
        "out_shape": [16, 32, 32],
        "params": 432,
        "macs": 442_368,
    }
    cost = residual["cost"]
    assert cost["batch"] == 64
    assert cost["receptive_field"] == 249
    assert cost["parameter_bytes"] == 4 * 853_018
    assert [x["name"] for x in cost["layers"]] == [x["name"] for x in residual["layers"]]
    assert sum(x["activation_bytes"] for x in cost["layers"]) == cost["activation_bytes"]


def test_that_summary_text_says_the_convention(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", "resnet-20"]) == 0
    out = capsys.readouterr().out
    assert "20 layers, 269,722 params, 40,551,040 MACs" in out
    assert "multiply-adds of convolutional and linear layers for one image" in out
    assert "Depth: convolutions and the linear layer on the longest path" in out
    assert "Memory is an estimate of one training step in float32" in out


def test_that_presets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    assert "resnet-1202" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["summary", "resnet-57"], "no preset is called 'resnet-57'"),
        (["summary", "missing.json"], "missing.json cannot be read: No such file"),
        (["export", "resnet-57", "--to", "json", "x"], "no preset is called 'resnet-57'"),
        (["train", "missing.json"], "missing.json cannot be read: No such file"),
        (["--networks", "resnet-57"], "no preset is called 'resnet-57'"),
        (["screenshot", "--networks", "nope", "--out", "x.png"], "no preset is called 'nope'"),
        (["screenshot", "--select", "C", "fc", "--out", "x.png"], "no arm C; there are A, B"),
        (["screenshot", "--select", "A", "fd", "--out", "x.png"], "no block or layer called fd"),
        (["--networks", *["plain-20"] * 9], "--networks takes at most 8 networks, got 9"),
    ],
)
def test_that_a_wrong_name_gets_one_sentence_and_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["--theme", "pink"],
        ["--font-scale", "79"],
        ["--font-scale", "big"],
        ["screenshot", "--out", "x.gif"],
        ["screenshot"],
        ["screenshot", "--out", "x.png", "--steps", "-1"],
        ["screenshot", "--out", "x.png", "--steps", "²"],
        ["screenshot", "--out", "x.png", "--size", "12"],
        ["screenshot", "--out", "x.png", "--size", "100x99999"],
        ["train", "--device", "abacus"],
        ["summary", "resnet-20", "--batch", "0"],
        ["export", "resnet-20", "x"],
        ["export", "resnet-20", "--to", "abacus", "x"],
        ["export", "resnet-20", "--to", "onnx", "x", "--seed", "-1"],
    ],
)
def test_that_a_wrong_option_ends_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (count, "1e3", 1000),
        (count, "1,000", 1000),
        (count, "\uff11\uff10", 10),
        (positive, "64.0", 64),
        (font_percent, "125%", 125),
        (font_percent, " 125 % ", 125),
        (size, "1280x720", (1280, 720)),
        (size, "1280 \u00d7 720", (1280, 720)),
    ],
)
def test_that_options_take_numbers_as_people_write_them(
    read: Callable[[str], object], text: str, value: object
) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        (count, "1.000", "can be read as two numbers, got '1.000'; leave out points and commas"),
        (count, "1e9999", "must be from 0 to 999,999,999, got '1e9999'"),
        (positive, "0", "must be from 1 to 999,999,999, got '0'"),
        (positive, "1_0", "must be a whole number, got '1_0'"),
        (font_percent, "201", "must be from 80 to 200, got '201'"),
        (size, "1280", "must be width x height in pixels, 320 to 8000, like 1280x720, got '1280'"),
    ],
)
def test_that_a_wrong_number_of_an_option_is_refused_by_value_and_range(
    read: Callable[[str], object], text: str, sentence: str
) -> None:
    with pytest.raises(ArgumentTypeError) as found:
        read(text)
    assert str(found.value) == sentence


def test_that_a_broken_experiment_file_is_named_by_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "experiment.json"
    text = first_experiment().model_dump_json().replace('"blocks":9', '"blocks":0', 1)
    file.write_text(text, encoding="utf-8")
    assert main(["train", str(file)]) == 2
    expected = f"{file}: arm 1 network stage 1 blocks must be at least 1, got 0"
    assert capsys.readouterr().err == f"resnet-explorer: {expected}\n"


def test_that_train_json_prints_start_steps_and_end() -> None:
    result = run("train", "--steps", "3", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["start", *["step"] * 6, "end"]
    assert [(line["step"], line["arm"]) for line in lines[1:-1]] == [
        (step, arm) for step in (1, 2, 3) for arm in "AB"
    ]
    assert len(lines[1]["grad_norms"]) == 56
    assert all(norm > 0 for norm in lines[1]["grad_norms"].values())
    assert lines[1]["lr"] == 0.05
    assert lines[-1] == {"event": "end", "reason": "stopped", "steps": 3}


def test_that_screenshot_writes_the_real_window(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    result = run("screenshot", "--steps", "2", "--size", "900x600", "--out", str(out))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    header = out.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")
    assert size == (900, 600)


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_that_screenshot_writes_vectors_by_the_name(
    tmp_path: Path, ending: str, start: bytes
) -> None:
    out = tmp_path / f"window.{ending}"
    result = run("screenshot", "--theme", "dark", "--font-scale", "125", "--out", str(out))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert out.read_bytes().startswith(start)


def test_that_a_screenshot_can_be_arranged(tmp_path: Path) -> None:
    out = tmp_path / "window.svg"
    networks = ("--networks", "resnet-50-imagenet")
    look = ("--colour", "params", "--select", "A", "layer2.0.conv2", "--sight", "12", "16")
    result = run("screenshot", *networks, *look, "--size", "1600x900", "--out", str(out))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    words = "".join(out.read_text(encoding="utf-8").split())
    for each in ("layer2.0.conv2", "147,456", ">layer2.1<", ">2.36M<"):
        assert each in words, each
    assert ">layer1.0<" not in words  # out of sight


def test_that_an_unknown_colour_is_refused_with_those_there_are(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    result = run("screenshot", "--colour", "heat", "--out", str(out))
    assert result.returncode == 2
    assert "got heat" in result.stderr
    for each in ("stage", "norm", "ratio", "gradient_cosine"):
        assert each in result.stderr
    assert not out.exists()


def test_that_an_unwritable_picture_is_named(tmp_path: Path) -> None:
    result = run("screenshot", "--out", str(tmp_path / "no" / "window.png"))
    assert result.returncode == 2
    assert "window.png cannot be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_that_no_display_is_reported_with_code_3() -> None:
    result = run(QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    assert result.returncode == 3
    assert "there is no display to show the window on" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_that_a_reader_who_leaves_is_no_error() -> None:
    command = f"{sys.executable} main.py summary resnet-1202 --layers | head -1"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_that_training_ends_cleanly_when_its_reader_leaves() -> None:
    command = f"{sys.executable} main.py train --json | head -1"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["event"] == "start"


def test_that_an_exported_network_is_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "network.json"
    assert main(["export", "resnet-164-preact", "--to", "json", str(file)]) == 0
    assert network_from_json(file.read_bytes()) == preset("resnet-164-preact")
    assert main(["summary", "resnet-164-preact", str(file), "--json"]) == 0
    original, read = capsys.readouterr().out.splitlines()
    assert read == original


def test_that_export_writes_pytorch_source_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network, source = tmp_path / "network.json", tmp_path / "network.py"
    network.write_text(
        '{"name": "残差\\n\\"\\"\\"", "stages": [{"blocks": 2, "width": 4}]}', "utf-8"
    )
    assert main(["export", str(network), "--to", "pytorch", str(source)]) == 0
    assert capsys.readouterr() == ("", "")
    text = source.read_text(encoding="utf-8")
    assert text == pytorch_source(network_from_json(network.read_bytes()))


def test_that_only_onnx_needs_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from explorer.cli import main\n"
        "for form in ('pytorch', 'json'):\n"
        "    assert main(['export', 'resnet-20', '--to', form, f'{sys.argv[1]}/{form}']) == 0\n"
        "heavy = {'torch', 'PySide6', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=_ROOT, check=True)
    assert {file.name for file in tmp_path.iterdir()} == {"pytorch", "json"}


def test_that_a_picture_of_a_network_needs_neither_a_display_nor_torch(tmp_path: Path) -> None:
    path = tmp_path / "a picture"  # its kind does not hang on its name
    code = (
        "import sys; from explorer.cli import main\n"
        "assert main(['export', 'resnet-50-imagenet', '--to', 'svg', sys.argv[1]]) == 0\n"
        "assert 'torch' not in sys.modules"
    )
    surroundings = {name: each for name, each in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=_ROOT,
        env=surroundings,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    words = "".join(ElementTree.fromstring(path.read_bytes()).itertext())  # noqa: S314
    for word in ("resnet-50-imagenet", "25,557,032 params", "layer1.0", "layer4.2", "1000"):
        assert word in words


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_that_a_picture_has_the_theme_that_was_chosen(tmp_path: Path, theme: str) -> None:
    picture = tmp_path / "network.svg"
    program = (
        "import sys\nfrom explorer.cli import main\n"
        "assert main(['export', 'resnet-20', '--to', 'svg', '--theme', *sys.argv[1:]]) == 0\n"
    )
    subprocess.run([sys.executable, "-c", program, theme, str(picture)], cwd=_ROOT, check=True)
    text = picture.read_text(encoding="utf-8")
    assert THEMES[theme].arm("A") in text
    assert (DARK.band[0] in text) == (theme == "dark")


def test_that_what_is_no_picture_has_no_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "network.json"
    assert main(["export", "resnet-20", "--to", "json", "--theme", "dark", str(path)]) == 2
    assert "--theme dark is for pictures (svg, png, pdf), and json" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("form", ["pytorch", "onnx", "json", "svg", "png", "pdf"])
def test_that_an_unwritable_export_is_named(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no" / "network"
    assert main(["export", "resnet-20", "--to", form, str(path)]) == 2
    captured = capsys.readouterr()
    assert f"{path} cannot be written: No such file or directory" in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


def test_that_ctrl_c_ends_an_export_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.commands.export.export", interrupt)
    assert main(["export", "resnet-20", "--to", "json", str(tmp_path / "x")]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("option", ["--out", "--steps", "--device"])
def test_that_two_dashes_are_no_value_of_an_option(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["train", f"{option}=--"])
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == f"resnet-explorer train: error: argument {option}: expected one argument"
