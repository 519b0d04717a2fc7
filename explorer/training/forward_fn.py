"""The forward pass of a training step without the overhead of modules in Python.

Calling some hundred modules, each with its hooks and checks, takes a tenth of a small network's
step on a CPU (measured for depth 56 on digits). Here each is replaced once by the function that it
ends in; the results are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import torch
from torch import Tensor, nn

from explorer.training.blocks import Block
from explorer.training.resnet import ResNet

Forward = Callable[[Tensor], Tensor]


def forward_fn(model: ResNet) -> Forward:
    """Return what `model` does in training mode, (N, C, H, W) images -> (N, classes) logits.

    It is valid while the parameters stay the same objects and the skips stay as they are. It does
    not count batches (`num_batches_tracked`), which batch norm with a momentum does not need.
    """
    parts: list[Forward] = []
    for name, module in model.named_children():
        if name == "fc":
            parts.append(_flatten)
        parts.append(_forward_fn(module))
    return partial(_in_turn, parts)


def _block(block: Block) -> Forward:
    common, branch, after = (
        [_forward_fn(block.get_submodule(name)) for name in names]
        for names in (block.common, block.branch, block.after)
    )
    shortcut = _forward_fn(block.downsample)
    scale = block.branch_scale

    def forward(x: Tensor) -> Tensor:
        x = _in_turn(common, x)
        out = _in_turn(branch, x)
        if scale != 1:
            out = out * scale
        out = out + shortcut(x)
        return _in_turn(after, out)

    return forward if block.is_residual else partial(_in_turn, common + branch + after)


def _forward_fn(module: nn.Module) -> Forward:
    """Return the function that a module ends in, or the module itself for a rare kind."""
    match module:
        case nn.Sequential():  # empty for an identity shortcut
            return partial(_in_turn, [_forward_fn(each) for each in module])
        case Block():
            return _block(module)
        case nn.Conv2d():
            return _convolution(module)
        case nn.BatchNorm2d():
            return _batch_norm(module)
        case nn.ReLU():
            return torch.relu_ if module.inplace else torch.relu
    return module


def _in_turn(parts: Sequence[Forward], x: Tensor) -> Tensor:
    for part in parts:
        x = part(x)
    return x


def _flatten(x: Tensor) -> Tensor:
    return x.flatten(1)


def _convolution(module: nn.Conv2d) -> Forward:
    weight, stride, padding, groups = module.weight, module.stride, module.padding, module.groups
    # A plan's convolutions have no bias and numeric padding; see `blocks.layer`.
    return lambda x: torch.conv2d(x, weight, None, stride, padding, 1, groups)


def _batch_norm(module: nn.BatchNorm2d) -> Forward:
    weight, bias, eps, momentum = module.weight, module.bias, module.eps, module.momentum or 0.0
    mean, var = module.running_mean, module.running_var
    cudnn = torch.backends.cudnn.enabled
    return lambda x: torch.batch_norm(x, weight, bias, mean, var, True, momentum, eps, cudnn)
