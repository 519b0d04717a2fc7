"""The lines shown for a block must compute what the block computes."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
import torch
from torch import nn
from torch.nn import functional

from explorer.network.codegen.snippets import block_lines, layer_lines, part_lines
from explorer.network.expand import expand
from explorer.network.spec import Block as BlockName
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.training.blocks import Block
from explorer.training.dropout import Dropout

_STAGES = (StageSpec(blocks=2, width=8), StageSpec(blocks=2, width=16, stride=2))
_ORDERS = (
    "original",
    "pre-activation",
    "relu-only pre-activation",
    "norm after add",
    "relu before add",
)
_KINDS = list(product(get_args(BlockName), _ORDERS, ("batch", "group", "none")))


def made(lines: list[str]) -> nn.Module:
    """Run the lines as a person would who pastes them into a class of their own."""
    cut = lines.index("")
    init = "\n".join(f"        {line}" for line in lines[:cut])
    forward = "\n".join(f"        {line}" for line in lines[cut + 1 :])
    source = (
        "class Pasted(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        f"{init}\n    def forward(self, x):\n{forward}\n"
    )
    names = {"nn": nn, "torch": torch, "F": functional}
    exec(source, names)  # noqa: S102
    pasted = names["Pasted"]()
    assert isinstance(pasted, nn.Module)
    return pasted


@pytest.mark.parametrize(("block", "order", "norm"), _KINDS)
@pytest.mark.parametrize("shortcut", ["A", "B", "C", None])
def test_that_the_lines_of_a_block_compute_what_it_computes(
    block: str, order: str, norm: str, shortcut: str | None
) -> None:
    spec = NetworkSpec(
        name="x",
        image_size=8,
        stages=_STAGES,
        block=block,
        order=order,
        norm=norm,
        residual=shortcut is not None,
        shortcut=shortcut or "B",
        branch_scale=0.5,
        dropout=0.0 if block == "single" else 0.3,
    )
    plan = expand(spec)
    for stage in plan.stages:
        for each in stage.blocks:
            ours = Block(each, spec.branch_scale)
            pasted = made(block_lines(plan, each))
            assert list(pasted.state_dict()) == list(ours.state_dict())
            pasted.load_state_dict(ours.state_dict())
            x = torch.randn(2, *each.layers[0].in_shape)
            for name, module in ours.named_modules():
                if isinstance(module, Dropout):
                    assert isinstance(pasted.get_submodule(name), nn.Dropout)
                    pasted.set_submodule(name, module)  # the same mask
            with torch.no_grad():
                torch.testing.assert_close(pasted(x), ours(x.clone()))


def test_that_a_layers_line_has_its_own_numbers() -> None:
    plan = expand(NetworkSpec(name="x", stages=_STAGES, shortcut="B", dropout=0.3))
    block = plan.stages[1].first
    by_name = {each.name.removeprefix("layer2.0."): each for each in block.layers}
    lines = {name: layer_lines(plan, each, block) for name, each in by_name.items()}
    assert lines["conv1"] == ["self.conv1 = nn.Conv2d(8, 16, 3, stride=2, padding=1, bias=False)"]
    assert lines["dropout2"] == ["self.dropout2 = nn.Dropout(0.3)"]
    assert lines["bn2"] == ["self.bn2 = nn.BatchNorm2d(16)"]
    assert lines["downsample.0"] == [
        "self.downsample[0] = nn.Conv2d(8, 16, 1, stride=2, bias=False)"
    ]
    assert lines["add"] == ["out = out + self.downsample(x)"]
    assert lines["relu2"] == ["x = torch.relu(x)"]


def test_that_the_lines_of_stem_and_head_tell_what_is_made_and_done() -> None:
    spec = NetworkSpec(name="x", stages=_STAGES, stem="7x7", image_size=64, order="pre-activation")
    plan = expand(spec)
    assert part_lines(plan, plan.stem) == [
        "self.conv1 = nn.Conv2d(3, 8, 7, stride=2, padding=3, bias=False)",
        "",
        "x = self.conv1(x)",
        "x = F.max_pool2d(x, 3, stride=2, padding=1)",
    ]
    assert part_lines(plan, plan.head) == [
        "self.bn_last = nn.BatchNorm2d(16)",
        "self.fc = nn.Linear(16, 10)",
        "",
        "x = torch.relu(self.bn_last(x))",
        "x = F.adaptive_avg_pool2d(x, 1).flatten(1)",
        "x = self.fc(x)",
    ]
