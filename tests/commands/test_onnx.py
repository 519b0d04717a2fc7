"""ONNX from the command line: how long it takes is said beforehand; a run has its own weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from explorer.cli import BAD_INPUT, main
from explorer.network.expand import expand
from explorer.runs.experiment import experiment_to_json
from explorer.runs.onnx_job import OnnxJob
from explorer.training import onnx_export
from explorer.training.resnet import ResNet
from tests.training.running import small_experiment, small_network


@pytest.mark.parametrize(("network", "is_told"), [("resnet-1202", True), ("resnet-20", False)])
def test_that_what_takes_minutes_is_said_beforehand(
    network: str,
    is_told: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def export(_job: OnnxJob, path: Path) -> None:
        path.write_bytes(b"")

    monkeypatch.setattr(onnx_export, "export_onnx", export)
    assert main(["export", network, "--to", "onnx", str(tmp_path / "net.onnx")]) == 0
    captured = capfd.readouterr()
    assert ("takes about 2 min for so many layers; Ctrl+C ends it" in captured.err) is is_told
    assert captured.out == ""


def test_that_a_run_is_exported_as_onnx_with_its_own_weights(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    experiment, run = tmp_path / "experiment.json", tmp_path / "run.rnx"
    experiment.write_text(experiment_to_json(small_experiment(steps=6)))
    assert main(["train", str(experiment), "--json", "--record", str(run)]) == 0
    file, weights = tmp_path / "net.onnx", tmp_path / "weights.safetensors"
    export = ["runs", "export", str(run), "--to"]
    assert main([*export, "onnx", str(file)]) == BAD_INPUT
    assert "--arm" in capfd.readouterr().err
    assert main([*export, "onnx", "--arm", "B", str(file)]) == 0
    assert main([*export, "safetensors", "--arm", "B", str(weights)]) == 0
    network = ResNet(expand(small_network("resnet-20-digits"))).eval()
    network.load_state_dict(onnx_export.load_file(weights))
    images = torch.randn(5, 1, 8, 8)
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    (logits,) = session.run(["logits"], {"images": images.numpy()})
    with torch.no_grad():
        np.testing.assert_allclose(logits, network(images), rtol=1e-3, atol=1e-3)
