from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.onnx_job import OnnxJob
from explorer.training.initialize import initialize
from explorer.training.onnx_export import export_onnx
from explorer.training.resnet import ResNet

_STAGES = ({"blocks": 2, "width": 16}, {"blocks": 1, "width": 32, "stride": 2})
_SPECS = [
    preset("resnet-20-digits").edited(stages=_STAGES),
    preset("plain-20-digits").edited(stages=_STAGES, norm="group", order="pre-activation"),
    preset("resnext-50-32x4d").edited(stages=_STAGES, image_size=32, branch_scale=0.5, dropout=0.3),
]


@pytest.fixture(autouse=True)
def _no_progress_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tqdm is installed, torch makes a hidden progress bar that would start a thread."""
    if importlib.util.find_spec("tqdm"):
        monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)


@pytest.mark.parametrize("spec", _SPECS, ids=lambda spec: spec.name)
def test_that_onnx_computes_what_the_module_does(
    spec: NetworkSpec, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "network.onnx"
    export_onnx(OnnxJob(spec, 3), file)
    assert capfd.readouterr() == ("", "")
    assert [each.name for each in tmp_path.iterdir()] == ["network.onnx"]
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    plan = expand(spec)
    network = ResNet(plan).eval()
    initialize(network, plan, 3)
    for batch in (1, 2, 5):
        images = torch.randn(batch, *spec.input_shape)
        (logits,) = session.run(["logits"], {"images": images.numpy()})
        with torch.no_grad():
            np.testing.assert_allclose(logits, network(images), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("package", ["onnx", "onnxscript"])
def test_that_a_missing_package_is_named_with_what_to_install(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UserError, match=f"^ONNX needs {package}, .* pip install") as caught:
        export_onnx(OnnxJob(preset("resnet-20-digits"), 0), tmp_path / "network.onnx")
    assert 'python -m pip install "resnet-explorer[onnx]"' in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_that_a_network_too_large_for_onnx_is_refused_at_once(tmp_path: Path) -> None:
    stages = tuple({"blocks": 9, "width": 4_096} for _ in range(2))
    with pytest.raises(UserError, match="an ONNX file holds at most 500,000,000"):
        export_onnx(
            OnnxJob(preset("resnet-20").edited(stages=stages), 0), tmp_path / "network.onnx"
        )


def test_that_a_failed_export_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RuntimeError("the exporter failed")

    file = tmp_path / "network.onnx"
    file.write_text("old")
    monkeypatch.setattr(torch.onnx, "export", fail)
    with pytest.raises(RuntimeError, match="the exporter failed"):
        export_onnx(OnnxJob(preset("resnet-20-digits"), 0), file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
