"""What is there is replaced only where it is what the command writes, or with --force."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.cli import main
from explorer.commands.replacing import check_replaces_own_kind
from explorer.network.presets import preset
from explorer.network.spec import network_from_json, network_to_json
from explorer.runs.checkpoint_header import read_header
from tests.training.running import small_experiment

_ROOT = Path(__file__).parents[2]
_FORMS = ("pytorch", "onnx", "json")
_PICTURES = ("png", "svg", "pdf")
_NOT_OURS = b"a letter to my grandmother\n"


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    file = tmp_path / "experiment.json"
    file.write_text(small_experiment(steps=3).model_dump_json())
    return file


def refused(arguments: list[str], path: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """Run a command that must leave a file as it is; return its sentence."""
    before = path.read_bytes()
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert path.read_bytes() == before
    return err


def test_that_training_replaces_neither_its_experiment_nor_a_letter(
    experiment_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(_NOT_OURS)
    for out in (experiment_file, letter):
        said = refused(["train", str(experiment_file), "--out", str(out)], out, capfd)
        assert f"{out} already exists; continue a checkpoint with --resume" in said


def test_that_training_replaces_the_checkpoint_of_another_run_only_by_force(
    experiment_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    begin = ["train", str(experiment_file), "--out", str(out)]
    assert main([*begin, "--steps", "2"]) == 0
    capfd.readouterr()
    refused([*begin, "--steps", "1"], out, capfd)
    assert main(["train", "--out", str(out), "--resume"]) == 0
    assert read_header(out).step == 3
    assert main([*begin, "--steps", "1", "--force"]) == 0
    assert read_header(out).step == 1


def test_that_an_empty_file_is_no_loss(experiment_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "made by mktemp"
    out.touch()
    assert main(["train", str(experiment_file), "--out", str(out), "--steps", "0"]) == 0
    assert read_header(out).step == 0


def test_that_training_refuses_before_torch_is_loaded(experiment_file: Path) -> None:
    code = (
        "import sys\n"
        "from explorer.cli import main\n"
        "assert main(['train', sys.argv[1], '--out', sys.argv[1]]) == 2\n"
        "assert main(['train', sys.argv[1], '--out', sys.argv[1] + '/x']) == 2\n"
        "assert 'torch' not in sys.modules"
    )
    arguments = [sys.executable, "-c", code, str(experiment_file)]
    subprocess.run(arguments, cwd=_ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("form", _FORMS)
def test_that_an_export_replaces_its_own_kind_alone(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "there"
    arguments = ["export", "resnet-20-digits", "--to", form, str(path)]
    for content in (_NOT_OURS, b'"""Mine."""\n', b"\x08\x00", b"{}", b"\x89PNG\r\n\x1a\n"):
        path.write_bytes(content)
        said = refused(arguments, path, capfd)
        assert f"already exists and is not a {form} file that could be replaced" in said
    assert main([*arguments, "--force"]) == 0
    first = path.read_bytes()
    assert main([*arguments[:1], "plain-20-digits", *arguments[2:]]) == 0
    assert path.read_bytes() != first


def test_that_an_experiment_is_not_replaced_by_a_network(
    experiment_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", "resnet-20", "--to", "json", str(experiment_file)]
    refused(arguments, experiment_file, capfd)


def test_that_a_network_may_be_written_over_itself(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(network_to_json(preset("resnet-20")), encoding="utf-16")
    assert main(["export", str(file), "--to", "json", str(file)]) == 0
    assert network_from_json(file.read_bytes()) == preset("resnet-20")


@pytest.mark.parametrize("kind", _PICTURES)
def test_that_a_picture_of_a_network_replaces_its_own_kind_alone(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "there"
    arguments = ["export", "resnet-20", "--to", kind, str(path)]
    path.write_bytes(_NOT_OURS)
    assert f"is not a {kind} file" in refused(arguments, path, capfd)
    command = [sys.executable, "main.py", *arguments]
    subprocess.run([*command, "--force"], cwd=_ROOT, check=True)
    first = path.read_bytes()
    assert _NOT_OURS not in first
    command[3] = "plain-20"
    subprocess.run(command, cwd=_ROOT, check=True)
    assert path.read_bytes() != first


@pytest.mark.parametrize("kind", _PICTURES)
def test_that_a_screenshot_replaces_no_other_file(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"there.{kind}"
    path.write_bytes(_NOT_OURS)
    said = refused(["screenshot", "--out", str(path)], path, capfd)
    assert f"is not a {kind} file" in said


def test_that_a_screenshot_replaces_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "window.svg"
    path.write_bytes(b"<?xml version='1.0'?>\n<svg>old</svg>")
    command = [sys.executable, "main.py", "screenshot", "--out", str(path)]
    subprocess.run(command, cwd=_ROOT, check=True)
    assert b">old<" not in path.read_bytes()


_SVG_IN_OTHERS = [
    b"<html><body><svg xmlns='http://www.w3.org/2000/svg'></svg></body></html>",
    b"<!DOCTYPE html><svg></svg>",
    b"# Notes\n\nAn icon: <svg></svg>\n",
    b"<?xml version='1.0'?><report><svg/></report>",
    b"<svgs></svgs>",
    b"<!-- <svg></svg> -->",
]
_SVG = [
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<svg>old</svg>",
    b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by\n hand -->\n<svg\n>old</svg>",
    b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg:svg x="">',
]


@pytest.mark.parametrize("content", _SVG_IN_OTHERS)
def test_that_what_holds_a_picture_is_none(
    content: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "there.svg"
    path.write_bytes(content)
    said = refused(["export", "resnet-20", "--to", "svg", str(path)], path, capfd)
    assert "is not a svg file" in said


@pytest.mark.parametrize("content", _SVG)
def test_that_any_svg_is_a_picture(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "there.svg"
    path.write_bytes(content)
    check_replaces_own_kind(path, "svg", force=False)
    assert path.read_bytes() == content
