"""In another language no English is left on the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.cli import main
from tests.training.running import small_experiment
from tests.translations import OPEN, english_words

_VALUES = re.compile(
    r"""
      (plain|resnet|resnext|wide-resnet|wrn|preact)-[\w.-]+     # names of networks
    | \b(layer|conv|bn|relu|maxpool|avgpool|linear|batchnorm|add|fc|pad|downsample)\d*(\.\w+)*\b
    | (deeper|the|norm|branches|zeros|post)-[\w-]+                 # names of comparisons
    | (digits|shapes|mnist|fashion-mnist|cifar-\d+|folder)\b    # names of data sets
    | \b(resnet-explorer|summary|screenshot|export|train)\b         # commands
    | \b(presets|comparisons|datasets|devices|runs)\b
    | --?[\w-]+ | \{[\w,-]+\}                                   # options and their choices
    | \b(cpu|cuda|mps|CPU|SVG|PNG|PDF|ONNX|JSON|PyTorch|MACs|WxH|N|STEP)\b
    | lecture,|paper,|quick|CIFAR-10|light                          # names of settings
    | '[^']*' | \brepeats\b                                     # what was given, fields
    | /.*\.rnx\b | /\S+|\S+\.(json|png|gif|safetensors)\b     # files
    | [\d.,]+\ ?(s|min|GB|MB)\b
    """,
    re.VERBOSE,
)
"""What is the same in every language."""


@pytest.fixture
def experiment(tmp_path: Path) -> str:
    file = tmp_path / "experiment.json"
    file.write_text(small_experiment(steps=3).model_dump_json(), encoding="utf-8")
    return str(file)


def english_lines(output: str) -> list[str]:
    return [line for line in output.splitlines() if english_words(line, _VALUES)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary", "resnet-20"],
        ["summary", "resnet-20", "--layers"],
        ["summary", "plain-20", "resnet-50-imagenet"],
        ["presets"],
        ["comparisons"],
        ["datasets"],
        ["devices"],
    ],
)
def test_that_no_english_is_left_in_a_listing(
    arguments: list[str], pseudo_language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", pseudo_language]) == 0
    out, err = capsys.readouterr()
    assert (english_lines(out), err) == ([], "")
    assert OPEN in out


@pytest.mark.parametrize("steps", ["0", "2"])
def test_that_no_english_is_left_in_a_run(
    steps: str, experiment: str, pseudo_language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", experiment, "--steps", steps, "--lang", pseudo_language]) == 0
    out, err = capfd.readouterr()
    assert (english_lines(out), err) == ([], "")
    assert out.count(OPEN) >= 2


@pytest.mark.parametrize("command", [[], ["summary"], ["export"], ["train"], ["screenshot"]])
def test_that_no_english_is_left_in_the_help(
    command: list[str], pseudo_language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", pseudo_language, *command, "--help"])
    out = capsys.readouterr().out
    assert english_lines(out) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary", "resnet-57"],
        ["summary", "missing.json"],
        ["--networks", *["plain-20"] * 9],
        ["screenshot", "--select", "C", "fc", "--out", "x.png"],
        ["screenshot", "--select", "A", "layer9.0", "--out", "x.png"],
        ["train", "--resume"],
        ["train", "--recipe", "x"],
        ["train", "--seeds", "11"],
    ],
)
def test_that_no_english_is_left_in_an_error(
    arguments: list[str], pseudo_language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", pseudo_language, *arguments]) == 2
    err = capsys.readouterr().err
    assert OPEN in err
    system = re.compile(r"No such file or directory")  # the system's own words
    assert english_lines(system.sub("", err)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--font-scale", "79"],
        ["--theme", "pink"],
        ["--nonsense"],
        ["summary"],
        ["screenshot", "--out", "x.gif"],
        ["screenshot", "--out", "x.png", "--size", "12"],
        ["screenshot", "--out", "x.png", "--steps", "-1"],
        ["summary", "resnet-20", "--batch", "0"],
        ["train", "--steps"],
    ],
)
def test_that_no_english_is_left_in_a_complaint_about_options(
    arguments: list[str], pseudo_language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", pseudo_language, *arguments])
    err = capsys.readouterr().err
    assert OPEN in err
    assert english_lines(err) == []


def test_that_a_language_that_is_not_there_is_an_error(
    pseudo_language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["presets", "--lang", "tlh"])
    assert caught.value.code == 2
    assert "invalid choice: 'tlh'" in capsys.readouterr().err


def test_that_the_environment_chooses_the_language(
    pseudo_language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    assert main(["datasets"]) == 0
    assert OPEN in capsys.readouterr().out
    assert main(["datasets", "--lang", "en"]) == 0
    assert OPEN not in capsys.readouterr().out
