"""One layer of a plan: its shapes, exact cost, inputs and place in depth.

Names are torch module paths in torchvision's naming (`layer2.0.conv1`).

MACs are the multiply-adds of convolutional and linear layers for one image; nothing else counts
(He et al. 2015 call the same number FLOPs). Parameters include a norm's weight and bias.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from explorer.network.module_path import is_on_shortcut, local_name

Shape = tuple[int, int, int]
"""(C, H, W) of one image's features."""

Kind = Literal[
    "conv",
    "batchnorm",
    "groupnorm",
    "relu",
    "dropout",
    "maxpool",
    "pad",
    "add",
    "avgpool",
    "linear",
]

INPUT = "input"
"""Name of the node that the first layer reads."""


class LayerPlan(NamedTuple):
    """One layer.

    Attributes:
        name: Torch module path, or for the addition `<block>.add`.
        kind: What it computes. "pad" is shortcut A: every stride-th pixel, zero channels added.
        inputs: Names of the layers it reads; the edges of the network.
        in_shape: (C, H, W) of its first input.
        out_shape: (C, H, W) of its output.
        params: Trainable parameters.
        macs: Multiply-adds for one image.
        kernel: Side of the window, 1 where there is none.
        stride: Step of the window.
        groups: Groups that a convolution or a group norm divides its channels into.
        position: Place on the depth axis. The weighted layers of the main path stand at
            0, 1, 2, ...; any other layer stands where the last of these before it does, and a
            shortcut's layers stand in the middle of their block.
        rate: Of a dropout, the chance that a value becomes 0 in a training step; else 0.
    """

    name: str
    kind: Kind
    inputs: tuple[str, ...]
    in_shape: Shape
    out_shape: Shape
    params: int
    macs: int
    kernel: int
    stride: int
    groups: int
    position: float
    rate: float = 0.0

    @property
    def is_weighted(self) -> bool:
        """Whether it counts for depth and has a gradient norm: a conv or linear layer."""
        return self.kind in ("conv", "linear")

    @property
    def local_name(self) -> str:
        """The attribute that holds it in its block or network."""
        return local_name(self.name)

    @property
    def on_shortcut(self) -> bool:
        """Whether it lies between a block's input and its addition, beside the main path."""
        return is_on_shortcut(self.name)
