"""A file of each kind and version that was ever written is kept in tests/data, and opens.

Whoever raises a version adds a file that the program then writes, and changes no old one.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.network.spec import NETWORK, network_from_json
from explorer.runs import experiment_link, open_run
from explorer.runs.checkpoint_header import read_header
from explorer.runs.draft import draft_from_json
from explorer.runs.experiment import experiment_from_json
from explorer.runs.experiment_link import experiment_from_link
from explorer.runs.migrations import CHECKPOINT, DRAFT, EXPERIMENT
from explorer.runs.recordings import schema

_DATA = Path(__file__).parents[1] / "data"
_LINK, _RECORDING = "link", "recording"
_UNMARKED = {
    "network.json": NETWORK.name,
    "experiment.json": EXPERIMENT.name,
    "following.json": EXPERIMENT.name,
    "checkpoint.safetensors": CHECKPOINT.name,
}
"""What the files of version 1 are, which do not say it."""

_PRESENT = {
    **{each.name: each.version for each in (NETWORK, EXPERIMENT, DRAFT, CHECKPOINT)},
    _LINK: experiment_link._VERSION,
    _RECORDING: schema.VERSION,
}
_OPEN: dict[str, Callable[[Path], object]] = {
    NETWORK.name: lambda path: network_from_json(path.read_bytes()),
    EXPERIMENT.name: lambda path: experiment_from_json(path.read_bytes()),
    DRAFT.name: lambda path: draft_from_json(path.read_bytes()),
    CHECKPOINT.name: read_header,
    _LINK: lambda path: experiment_from_link(path.read_text(encoding="utf-8")),
    _RECORDING: lambda path: open_run(path).close(),
}


def _kind_and_version(path: Path) -> tuple[str, int]:
    content = path.read_bytes()
    if path.suffix == ".rnx":
        assert content[68:72] == struct.pack(">I", schema.APPLICATION_ID)
        return _RECORDING, struct.unpack(">I", content[60:64])[0]
    if path.suffix == ".link":
        found = re.search(rb"v=([0-9]+)", content)
        assert found is not None
        return _LINK, int(found[1])
    if path.suffix == ".safetensors":
        (size,) = struct.unpack("<Q", content[:8])
        content = json.loads(content[8 : 8 + size])["__metadata__"]["resnet-explorer"]
    read = json.loads(content)
    return read.get("format", _UNMARKED.get(path.name)), read.get("version", 1)


_FILES = sorted(path for path in _DATA.rglob("*") if path.is_file())


def test_that_a_file_of_every_version_is_kept() -> None:
    kept = {_kind_and_version(path) for path in _FILES}
    wanted = {
        (kind, version) for kind, present in _PRESENT.items() for version in range(1, present + 1)
    }
    assert kept == wanted


@pytest.mark.parametrize("path", _FILES, ids=lambda each: f"{each.parent.name}/{each.name}")
def test_that_a_file_of_any_version_opens(path: Path) -> None:
    kind, _ = _kind_and_version(path)
    before = path.read_bytes()
    _OPEN[kind](path)
    assert path.read_bytes() == before


def test_that_a_recording_of_version_1_has_all_its_numbers() -> None:
    with open_run(_DATA / "v5" / "recording.rnx") as run:
        history = run.record.history
        assert (history.steps, run.record.warnings) == (70, ())
        assert [arm.network.name for arm in run.record.experiment.arms] == ["small", "other"]
        assert history.loss("A")[[0, -1]] == pytest.approx([2.3954539, 2.2722795])
        assert history.norms("B").shape == (70, len(history.layout.arm("B").layers))
        assert run.checkpoints == {"last": 70}
