"""What a file is, is told by its content, whatever its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.network.spec import network_to_json
from explorer.runs.checkpoint_header import read_header
from explorer.runs.design_file import OpenedDesign, read_design
from explorer.runs.draft import Draft, draft_to_json
from explorer.runs.experiment import experiment_to_json, first_experiment
from explorer.runs.file_kind import FileKind, file_kind

_DATA = Path(__file__).parents[1] / "data"
_EXPERIMENT = experiment_to_json(first_experiment())
_NETWORK = network_to_json(preset("resnet-20"))
_DRAFT = draft_to_json(Draft(experiment=first_experiment(), saved=None))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (_EXPERIMENT.encode(), FileKind.EXPERIMENT),
        (_EXPERIMENT.encode("utf-16"), FileKind.EXPERIMENT),
        (_NETWORK.encode(), FileKind.NETWORK),
        (_NETWORK.encode("utf-16-be"), FileKind.NETWORK),
        (_NETWORK.encode("utf-32"), FileKind.NETWORK),
        (b'{"stages": []}', FileKind.NETWORK),
        (_DRAFT.encode(), FileKind.DRAFT),
        ((_DATA / "v1" / "checkpoint.safetensors").read_bytes(), FileKind.CHECKPOINT),
        (b"\x10\0\0\0\0\0\0\0{", FileKind.CHECKPOINT),
        (b"", FileKind.EXPERIMENT),
        (b"[]", FileKind.EXPERIMENT),
        (b"\xff\xff", FileKind.EXPERIMENT),
        (b"[" * 100_000, FileKind.EXPERIMENT),
    ],
)
def test_that_the_content_tells_the_kind(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    file = tmp_path / "misleading.png"
    file.write_bytes(content)
    assert file_kind(file) is kind


@pytest.mark.parametrize("version", ["v1", "v3"])
def test_that_files_of_earlier_versions_are_known(version: str) -> None:
    folder = _DATA / version
    assert file_kind(folder / "experiment.json") is FileKind.EXPERIMENT
    assert file_kind(folder / "network.json") is FileKind.NETWORK
    assert file_kind(folder / "checkpoint.safetensors") is FileKind.CHECKPOINT


def test_that_only_an_experiment_is_saved_back_to_its_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text(_EXPERIMENT, encoding="utf-8")
    assert read_design(file) == OpenedDesign(first_experiment(), file)
    file.write_text(_DRAFT, encoding="utf-8")
    assert read_design(file) == OpenedDesign(first_experiment(), None)
    file.write_text(_NETWORK, encoding="utf-8")
    opened = read_design(file)
    assert opened == OpenedDesign(preset("resnet-20"), None)
    assert [arm.network for arm in opened.experiment.arms] == [preset("resnet-20")]


def test_that_the_design_of_a_checkpoint_needs_none_of_its_tensors(tmp_path: Path) -> None:
    """Those of a large network take seconds to read; damage in them says nothing of the design."""
    file = _DATA / "v3" / "checkpoint.safetensors"
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(file.read_bytes()[:-1] + b"\xff")
    expected = read_header(file).experiment
    assert read_design(file) == read_design(damaged) == OpenedDesign(expected, None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x10\0\0\0\0\0\0\0{", "the checkpoint"),
        (json.dumps({"format": "resnet-explorer draft", "version": 9}).encode(), "version 9"),
        (b'{"format": "resnet-explorer draft"}', "experiment is missing"),
        (b'{"format": "something"}', "the file holds"),
    ],
)
def test_that_a_bad_file_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "bad"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_design(file)
    assert sentence in str(caught.value)
