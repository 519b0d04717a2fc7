"""Every command, where the output's encoding lacks signs that it would print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.commands.look_alikes import look_alike

_ROOT = Path(__file__).parents[2]
_ENCODINGS = ("ascii", "cp437", "cp1251", "koi8-r")


def run_in(encoding: str, *arguments: str) -> tuple[int, str, str]:
    """Run the program with an encoding; return the exit code and what it printed."""
    result = subprocess.run(
        [sys.executable, "main.py", *arguments],
        check=False,
        cwd=_ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"},
        capture_output=True,
    )
    return result.returncode, result.stdout.decode(encoding), result.stderr.decode(encoding)


@pytest.fixture
def named_in_chinese(tmp_path: Path) -> str:
    file = tmp_path / "残差.json"
    file.write_text(
        '{"name": "残差 \\u2713", "stages": [{"blocks": 1, "width": 4}]}', encoding="utf-8"
    )
    return str(file)


@pytest.mark.parametrize("encoding", _ENCODINGS)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["summary", "resnet-20", "plain-20"], 0),
        (["summary", "resnet-50-imagenet", "--layers"], 0),
        (["presets"], 0),
        (["datasets"], 0),
        (["--help"], 0),
        (["summary", "×△残差…"], 2),
        (["summary", "×△残差….json"], 2),
        (["train", "--recipe", "×△残差…"], 2),
        (["export", "resnet-20", "--to", "×残"], 2),
    ],
    ids=ascii,
)
def test_that_commands_say_it_with_the_signs_there_are(
    encoding: str, arguments: list[str], code: int
) -> None:
    returned, out, err = run_in(encoding, *arguments)
    assert (returned, "Traceback" in err) == (code, False)
    assert bool(out) == (code == 0)


def test_that_training_is_reported_in_any_encoding(named_in_chinese: str) -> None:
    arguments = ["train", "--networks", named_in_chinese, "--steps", "1"]
    returned, out, err = run_in("ascii", *arguments)
    assert (returned, err) == (0, "")
    assert "step" in out


def test_that_shapes_and_numbers_are_said_in_ascii(named_in_chinese: str) -> None:
    _, out, _ = run_in("ascii", "summary", "resnet-20", named_in_chinese)
    assert "conv 3x3" not in out  # the table of two has no kinds
    assert "16x32x32" in out
    assert "\\u6b8b\\u5dee \\u2713" in out
    _, out, _ = run_in("ascii", "summary", "resnet-20")
    assert "conv 3x3, batchnorm, relu" in out


def test_that_json_is_the_same_in_every_encoding(named_in_chinese: str) -> None:
    said = {run_in(each, "summary", named_in_chinese, "--json") for each in ("utf-8", "ascii")}
    assert len(said) == 1
    assert json.loads(said.pop()[1])["name"] == "残差 \u2713"


def test_that_a_name_that_is_no_text_is_said_in_utf_8_too(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.json"
    result = subprocess.run(
        [sys.executable, "main.py", "summary", name],
        check=False,
        cwd=_ROOT,
        capture_output=True,
    )
    assert result.returncode == 2
    assert b"\\udcff.json cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3×3", "3x3"),
        ("10⁻⁵ and 2⁸", "10^-5 and 2^8"),
        ("a → b … \u2013 \u2212", "a -> b ... - -"),
        ("┌─┬═┐│", "+-+-+|"),
        ("µ ≤ λ", "u <= \\u03bb"),
    ],
)
def test_that_signs_become_similar_ones(text: str, said: str) -> None:
    assert look_alike(text) == said
