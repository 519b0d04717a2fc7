"""One block of a plan: its layers, and which of them are branch, shortcut and addition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from explorer.network.layer_plan import LayerPlan, Shape

Skip = Literal["identity", "pad", "projection"]


@dataclass(frozen=True)
class BlockPlan:
    """One block: `layers` in order of computation, the last being its output.

    Attributes:
        name: Torch module path ("layer2.0").
        layers: What both paths read, the branch, the shortcut, the addition, what follows it.
        skip: How the input reaches the addition; None in a plain network.
        source: Name of the layer whose output the block reads.
        start: Position of its first weighted layer on the main path.
        end: Position of its last.
    """

    name: str
    layers: tuple[LayerPlan, ...]
    skip: Skip | None
    source: str
    start: int
    end: int

    @property
    def common(self) -> tuple[LayerPlan, ...]:
        """What stands before branch and shortcut part: a pre-activation that both read, or none."""
        names = [each.name for each in self.layers]
        split = self._split
        return self.layers[: names.index(split) + 1] if split in names else ()

    @property
    def branch(self) -> tuple[LayerPlan, ...]:
        """From where the paths part to the addition; in a plain network all layers."""
        layers = self.layers[len(self.common) : self._addition]
        return tuple(each for each in layers if not each.on_shortcut)

    @property
    def shortcut(self) -> tuple[LayerPlan, ...]:
        """Beside the branch; none where the skip is the identity, or there is no skip."""
        return tuple(each for each in self.layers if each.on_shortcut)

    @property
    def after(self) -> tuple[LayerPlan, ...]:
        """What follows the addition."""
        return self.layers[self._addition + 1 :]

    @property
    def _split(self) -> str:
        """Name of the layer that the skip reads; in a plain network the block's source."""
        if self.skip is None:
            return self.source
        return (
            self.shortcut[0].inputs[0] if self.shortcut else self.layers[self._addition].inputs[1]
        )

    @property
    def _addition(self) -> int:
        """Index of the addition in `layers`, or their number where there is none."""
        kinds = [each.kind for each in self.layers]
        return kinds.index("add") if self.skip else len(kinds)

    @property
    def projection(self) -> LayerPlan | None:
        """The 1x1 convolution of the shortcut, if it has one."""
        return next((each for each in self.shortcut if each.is_weighted), None)

    @property
    def last_norm(self) -> LayerPlan | None:
        """The norm that zero init sets to 0: the last of a residual branch, if it has one."""
        norms = [each for each in self.branch if each.kind in ("batchnorm", "groupnorm")]
        return norms[-1] if norms and self.skip else None

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of the block's output."""
        return self.layers[-1].out_shape

    @cached_property
    def params(self) -> int:
        """Trainable parameters of the block."""
        return sum(layer.params for layer in self.layers)

    @cached_property
    def macs(self) -> int:
        """Multiply-adds of the block for one image."""
        return sum(layer.macs for layer in self.layers)
