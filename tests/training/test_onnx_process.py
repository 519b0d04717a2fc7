"""ONNX is written in a process of its own, which ends at once when nobody wants it any more."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from safetensors.torch import save_file

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.onnx_job import OnnxJob
from explorer.training.initialize import initialize
from explorer.training.onnx_process import export_apart
from explorer.training.resnet import ResNet

NETWORK = preset("resnet-20-digits").edited(stages=({"blocks": 1, "width": 8},))


def never() -> bool:
    return False


def test_that_a_process_writes_a_network_with_the_weights_of_a_run(tmp_path: Path) -> None:
    file, weights = tmp_path / "network.onnx", tmp_path / "weights.safetensors"
    plan = expand(NETWORK)
    network = ResNet(plan).eval()
    initialize(network, plan, 7)
    save_file(network.state_dict(), weights)
    assert export_apart(OnnxJob(NETWORK, 0, weights), file, never)
    images = torch.randn(3, *NETWORK.input_shape)
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    (logits,) = session.run(["logits"], {"images": images.numpy()})
    with torch.no_grad():
        np.testing.assert_allclose(logits, network(images), rtol=1e-4, atol=1e-4)


def test_that_a_process_that_is_stopped_ends_at_once_and_leaves_the_file_as_it_was(
    tmp_path: Path,
) -> None:
    file = tmp_path / "network.onnx"
    file.write_text("old")
    began = time.monotonic()
    assert not export_apart(
        OnnxJob(preset("resnet-1202"), 0), file, lambda: time.monotonic() > began + 1
    )
    assert time.monotonic() < began + 2
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_that_what_goes_wrong_in_the_process_is_told_here(tmp_path: Path) -> None:
    weights = tmp_path / "weights.safetensors"
    save_file({"other.weight": torch.zeros(1)}, weights)
    with pytest.raises(UserError, match="are not those of resnet-20-digits"):
        export_apart(OnnxJob(NETWORK, 0, weights), tmp_path / "network.onnx", never)


def test_that_a_missing_package_is_told_from_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "onnx.py").write_text("raise ImportError('not there')")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    with pytest.raises(UserError, match=r"^ONNX needs onnx, .* pip install"):
        export_apart(OnnxJob(NETWORK, 0), tmp_path / "network.onnx", never)


def test_that_a_process_that_dies_without_a_word_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "onnx.py").write_text("import os; os._exit(9)")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    with pytest.raises(UserError, match="ended without a word"):
        export_apart(OnnxJob(NETWORK, 0), tmp_path / "network.onnx", never)
    assert not (tmp_path / "network.onnx").exists()


def test_that_a_long_network_is_said_to_take_minutes() -> None:
    assert 60 < OnnxJob(preset("resnet-1202"), 0).estimated_s < 180
    assert OnnxJob(preset("resnet-20"), 0).estimated_s < 15
