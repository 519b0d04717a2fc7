"""The exported source against the program's own module."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from torch import nn

from explorer.network.codegen.source_file import pytorch_source
from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import Block, NetworkSpec, Norm, Order, Shortcut, StageSpec
from explorer.training.dropout import Dropout
from explorer.training.initialize import initialize
from explorer.training.resnet import ResNet
from tests.network.strategies import networks

_RUN_EACH = """
import contextlib, io, json, pathlib, runpy, sys
import torch

torch.set_num_threads(1)
found = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*/*.py")):
    said = io.StringIO()
    device = "meta" if path.parent.name == "large" else "cpu"
    run_name = "network" if path.parent.name == "deep" else "__main__"
    with torch.device(device), torch.no_grad(), contextlib.redirect_stdout(said):
        names = runpy.run_path(str(path), run_name=run_name)
        network = names.get("network") or names["build"]()
    state = {name: list(value.shape) for name, value in network.state_dict().items()}
    found[path.stem] = [said.getvalue(), state]
assert not any(name.startswith("explorer") for name in sys.modules)
print(json.dumps(found))
"""


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    """On tensors this small, threads wait for each other longer than they work."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.timeout(500)
def test_that_the_source_of_every_preset_runs_in_a_clean_process(tmp_path: Path) -> None:
    """The large ones on torch's meta device, where they cost no memory.

    A batch takes seconds at a depth of a thousand: such networks are built alone.
    """
    for name in PRESETS:
        file = tmp_path / _kind(name) / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(pytorch_source(preset(name)), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", "-c", _RUN_EACH, str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        expected = {name: _on_meta(preset(name)) for name in PRESETS}  # while the other builds
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    found = json.loads(out)
    assert set(found) == set(PRESETS)
    for name, (said, state) in found.items():
        shapes = {key: list(each.shape) for key, each in expected[name].state_dict().items()}
        assert list(state.items()) == list(shapes.items()), name
        trained = (state[key] for key, _ in expected[name].named_parameters())
        plan = expand(preset(name))
        assert sum(map(math.prod, trained)) == plan.params, name
        if _kind(name) != "deep":
            images, logits = (4, *plan.layers[0].in_shape), (4, plan.spec.classes)
            assert said == f"{plan.params:,} parameters\n{images} images -> {logits} logits\n"


def _kind(name: str) -> str:
    plan = expand(preset(name))
    if plan.depth > 1_000:
        return "deep"
    return "large" if plan.params > 10_000_000 else "small"


def _on_meta(spec: NetworkSpec) -> ResNet:
    with torch.device("meta"):
        return ResNet(expand(spec))


def test_that_the_source_runs_as_a_script(tmp_path: Path) -> None:
    file = tmp_path / "network.py"
    file.write_text(pytorch_source(preset("resnet-20")), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == "269,722 parameters\n(4, 3, 32, 32) images -> (4, 10) logits\n"
    assert result.stderr == ""


def _selection() -> list[NetworkSpec]:
    """Every block, order, norm and shortcut, and what the ImageNet family adds."""
    base = preset("resnet-20-digits")
    changes: list[dict[str, object]] = [{"block": each} for each in get_args(Block)]
    changes += [{"order": each, "norm": n} for each in get_args(Order) for n in get_args(Norm)]
    changes += [{"shortcut": each, "block": "bottleneck"} for each in get_args(Shortcut)]
    changes += [{"stem": "7x7", "stem_width": 4}, {"branch_scale": 0.3}, {"zero_init": True}]
    changes += [{"dropout": 0.3, "order": each} for each in get_args(Order)]
    changes += [{"dropout": 0.5, "block": "bottleneck", "norm": "none"}]
    changes += [{"groups": 4}, {"block": "bottleneck", "groups": 2, "group_width": 16}]
    specs = [base.edited(**each) for each in changes]
    specs += [each.edited(residual=False) for each in specs]
    small = [(each, 32) for each in ("resnet-18-imagenet", "resnet-50-imagenet")]
    small += [("resnext-50-32x4d", 32), ("plain-18-imagenet", 32), ("resnet-164-preact", 8)]
    return specs + [preset(name).edited(image_size=size) for name, size in small]


def test_that_a_stride_on_one_pixel_gives_both_paths_the_activation() -> None:
    """A block with a stride has a shortcut of its own, though the shape of one pixel stays."""
    stage = StageSpec(blocks=1, width=4, stride=2)
    spec = preset("resnet-20-digits").edited(
        stages=(stage,) * 4, stem_width=4, order="pre-activation"
    )
    assert expand(spec).stages[-1].first.layers[0].in_shape == (4, 1, 1)
    check_agreement(spec)


@pytest.mark.parametrize("spec", _selection(), ids=lambda spec: spec.name)
def test_that_source_and_module_compute_the_same(spec: NetworkSpec) -> None:
    check_agreement(spec)


@pytest.mark.parametrize("name", PRESETS)
def test_that_source_and_module_of_every_preset_compute_the_same(name: str) -> None:
    """At the smallest image: the weights do not depend on its size."""
    check_agreement(preset(name).edited(image_size=8))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(networks())
def test_that_source_and_module_of_any_network_compute_the_same(spec: NetworkSpec) -> None:
    check_agreement(spec)


def check_agreement(spec: NetworkSpec) -> None:
    """Names, shapes and trained numbers, and outputs, for weights that hide no layer."""
    # In double: a norm of few values that are nearly equal makes much of a last bit.
    ours, theirs = ResNet(expand(spec)).double(), built(spec).double()
    generator = torch.Generator().manual_seed(0)
    for name, value in ours.state_dict().items():
        if value.dim() == 1 or name == "fc.weight":  # norms and fc, no projection
            value.uniform_(0.5, 1.5, generator=generator)
    expected = {name: value.shape for name, value in ours.state_dict().items()}
    found = {name: value.shape for name, value in theirs.state_dict().items()}
    assert list(found.items()) == list(expected.items())
    trained = [name for name, _ in ours.named_parameters()]
    assert [name for name, _ in theirs.named_parameters()] == trained
    theirs.load_state_dict(ours.state_dict())
    draw_alike(ours, theirs)
    shape = (4, *spec.input_shape)
    images = torch.randn(shape, generator=generator, dtype=torch.float64)
    with torch.no_grad():
        # A thousand random norms one behind the other overflow unless each sees its own batch.
        for mode in (True, False) if expand(spec).depth < 1_000 else (True,):
            wanted, got = ours.train(mode)(images), theirs.train(mode)(images)
            torch.testing.assert_close(got, wanted, rtol=1e-6, atol=1e-6)


def draw_alike(ours: ResNet, theirs: nn.Module) -> None:
    """Give torch's dropouts, of the same names and rates, the masks of ours."""
    mine = {n: each for n, each in ours.named_modules() if isinstance(each, Dropout)}
    found = {n: each for n, each in theirs.named_modules() if isinstance(each, nn.Dropout)}
    assert {n: each.p for n, each in found.items()} == {n: each.rate for n, each in mine.items()}
    for name, module in mine.items():
        theirs.set_submodule(name, module)


def built(spec: NetworkSpec) -> nn.Module:
    """Return the network that the exported source builds."""
    names: dict[str, object] = {"__name__": "exported"}
    exec(pytorch_source(spec), names)  # noqa: S102
    build = names["build"]
    assert callable(build)
    network = build()
    assert isinstance(network, nn.Module)
    return network


@pytest.mark.parametrize("order", get_args(Order))
@pytest.mark.parametrize("norm", ["batch", "group"])
def test_that_zero_init_starts_the_same_norms_at_zero(order: Order, norm: Norm) -> None:
    spec = preset("resnet-20-digits").edited(zero_init=True, order=order, norm=norm)
    plan = expand(spec)
    ours = ResNet(plan)
    initialize(ours, plan, seed=0)
    theirs = dict(built(spec).named_parameters())
    for name, parameter in ours.named_parameters():
        if "bn" in name:
            assert torch.equal(theirs[name], parameter), name


def test_that_first_weights_have_the_same_spread() -> None:
    spec = preset("resnet-50-imagenet").edited(groups=2)
    plan = expand(spec)
    ours = ResNet(plan)
    initialize(ours, plan, seed=0)
    theirs = dict(built(spec).named_parameters())
    for name in ("layer3.0.conv2.weight", "layer4.0.downsample.0.weight", "fc.weight"):
        expected = ours.get_parameter(name).std().item()
        assert theirs[name].std().item() == pytest.approx(expected, rel=0.02)
