"""The one source of truth: a spec expanded to every layer and every edge, with exact cost.

The picture, the counts, the table and the `nn.Module` are all made from the plan, so none can
disagree. Layer names are torch module paths in torchvision's naming (`layer2.0.conv1`).

MACs are the multiply-adds of convolutional and linear layers for one image; nothing else counts
(He et al. 2015 call the same number FLOPs). Parameters include batch norm's weight and bias.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from explorer.network.spec import NetworkSpec, StageSpec

Shape = tuple[int, int, int]
"""(C, H, W) of one image's features."""

Kind = Literal["conv", "norm", "relu", "maxpool", "pad", "add", "avgpool", "linear"]
Skip = Literal["identity", "pad", "projection"]

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
        params: Trained numbers in it.
        macs: Multiply-adds for one image.
        kernel: Side of the window, 1 where there is none.
        stride: Step of the window.
        position: Place on the depth axis. The weighted layers of the main path stand at
            0, 1, 2, ...; any other layer stands where the layer does whose output it works on,
            and a shortcut's layers stand in the middle of their block.
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
    position: float

    @property
    def is_weighted(self) -> bool:
        """Whether it counts for depth and has a gradient norm: a conv or linear layer."""
        return self.kind in ("conv", "linear")

    @property
    def on_shortcut(self) -> bool:
        """Whether it lies between a block's input and its addition, beside the main path."""
        return ".downsample" in self.name


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """One block: `layers` in order of computation, the last being its output.

    `skip` says how the input reaches the addition; None in a plain network.
    """

    name: str
    layers: tuple[LayerPlan, ...]
    skip: Skip | None

    def layer(self, name: str) -> LayerPlan:
        """Return the layer of this name within the block ("conv1")."""
        path = f"{self.name}.{name}"
        return next(layer for layer in self.layers if layer.name == path)

    @property
    def first(self) -> LayerPlan:
        """The block's first layer on the main path."""
        return self.layers[0]

    @property
    def last(self) -> LayerPlan:
        """The layer that gives the block's output."""
        return self.layers[-1]


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage: blocks of one width and, after the first block's stride, one resolution."""

    name: str
    blocks: tuple[BlockPlan, ...]

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of the stage's output."""
        return self.blocks[-1].last.out_shape

    @property
    def layers(self) -> Iterator[LayerPlan]:
        """The layers of its blocks, in order."""
        return (layer for block in self.blocks for layer in block.layers)


@dataclass(frozen=True)
class NetworkPlan:
    """Every layer of a network, in order of computation."""

    spec: NetworkSpec
    stem: tuple[LayerPlan, ...]
    stages: tuple[StagePlan, ...]
    head: tuple[LayerPlan, ...]

    @cached_property
    def layers(self) -> tuple[LayerPlan, ...]:
        """All layers, from input to output."""
        inner = (layer for stage in self.stages for layer in stage.layers)
        return (*self.stem, *inner, *self.head)

    @cached_property
    def weighted(self) -> tuple[LayerPlan, ...]:
        """The conv and linear layers: those with a gradient norm."""
        return tuple(layer for layer in self.layers if layer.kind in ("conv", "linear"))

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """(from, to) for every connection; the first layer's is from `INPUT`."""
        return tuple((source, layer.name) for layer in self.layers for source in layer.inputs)

    @property
    def depth(self) -> int:
        """Weighted layers on the longest path."""
        return int(self.head[-1].position) + 1

    @cached_property
    def params(self) -> int:
        """Trained numbers of the whole network."""
        return sum(layer.params for layer in self.layers)

    @cached_property
    def macs(self) -> int:
        """Multiply-adds of the whole network for one image."""
        return sum(layer.macs for layer in self.layers)


@lru_cache(maxsize=32)
def expand(spec: NetworkSpec) -> NetworkPlan:
    """List every layer of a network with its shapes, cost and edges."""
    chain = _Chain(spec)
    stem = _stem(chain, spec)
    stages = tuple(
        _stage(chain, spec, f"layer{number}", stage)
        for number, stage in enumerate(spec.stages, start=1)
    )
    return NetworkPlan(spec, stem, stages, _head(chain, spec))


class _Chain:
    """The main path while it grows: what the next layer reads, its shape, and how deep it is."""

    def __init__(self, spec: NetworkSpec) -> None:
        self.name = INPUT
        self.shape: Shape = (spec.in_channels, spec.image_size, spec.image_size)
        self.depth = 0
        self.has_norm = spec.norm == "batch"

    def add(self, layer: LayerPlan) -> LayerPlan:
        self.name = layer.name
        self.shape = layer.out_shape
        if layer.is_weighted:
            self.depth += 1
        return layer

    def conv(self, name: str, width: int, kernel: int, stride: int) -> LayerPlan:
        return self.add(
            _conv(name, self.name, self.shape, width, kernel, stride, position=self.depth)
        )

    def norm(self, name: str) -> Iterator[LayerPlan]:
        if self.has_norm:
            params = 2 * self.shape[0]
            yield self.add(self._unweighted(name, "norm", self.shape, params=params))

    def relu(self, name: str) -> LayerPlan:
        return self.add(self._unweighted(name, "relu", self.shape))

    def pool(self, name: str, kind: Kind, out_shape: Shape, kernel: int, stride: int) -> LayerPlan:
        return self.add(self._unweighted(name, kind, out_shape, kernel=kernel, stride=stride))

    def sum(self, name: str, other: str) -> LayerPlan:
        layer = self._unweighted(name, "add", self.shape)
        return self.add(layer._replace(inputs=(self.name, other)))

    def _unweighted(
        self,
        name: str,
        kind: Kind,
        out_shape: Shape,
        params: int = 0,
        kernel: int = 1,
        stride: int = 1,
    ) -> LayerPlan:
        source, shape, position = (self.name,), self.shape, self.depth - 1
        return LayerPlan(name, kind, source, shape, out_shape, params, 0, kernel, stride, position)


def _conv(
    name: str, source: str, shape: Shape, width: int, kernel: int, stride: int, position: float
) -> LayerPlan:
    """A convolution without bias, padded by half its kernel."""
    channels, height, rows_in = shape[0], _strided(shape[1], stride), _strided(shape[2], stride)
    params = width * channels * kernel * kernel
    out_shape = (width, height, rows_in)
    macs = params * height * rows_in
    return LayerPlan(
        name, "conv", (source,), shape, out_shape, params, macs, kernel, stride, position
    )


def _strided(size: int, stride: int) -> int:
    """Pixels left of `size` by an odd window padded by half its side: every stride-th."""
    return (size - 1) // stride + 1


def _stem(chain: _Chain, spec: NetworkSpec) -> tuple[LayerPlan, ...]:
    width = spec.stages[0].width
    if spec.stem == "3x3":
        return (chain.conv("conv1", width, 3, 1), *chain.norm("bn1"), chain.relu("relu"))
    layers = [chain.conv("conv1", width, 7, 2), *chain.norm("bn1"), chain.relu("relu")]
    channels, height, columns = chain.shape
    pooled = (channels, _strided(height, 2), _strided(columns, 2))
    return (*layers, chain.pool("maxpool", "maxpool", pooled, 3, 2))


def _stage(chain: _Chain, spec: NetworkSpec, name: str, stage: StageSpec) -> StagePlan:
    strides = (stage.stride, *(1 for _ in range(stage.blocks - 1)))
    return StagePlan(
        name,
        tuple(
            _basic_block(chain, spec, f"{name}.{index}", stage.width, stride)
            for index, stride in enumerate(strides)
        ),
    )


def _basic_block(chain: _Chain, spec: NetworkSpec, name: str, width: int, stride: int) -> BlockPlan:
    """Two 3x3 convolutions, and around them the skip (He et al. 2015, figure 2)."""
    source, shape, start = chain.name, chain.shape, chain.depth
    layers = [
        chain.conv(f"{name}.conv1", width, 3, stride),
        *chain.norm(f"{name}.bn1"),
        chain.relu(f"{name}.relu1"),
        chain.conv(f"{name}.conv2", width, 3, 1),
        *chain.norm(f"{name}.bn2"),
    ]
    skip: Skip | None = None
    if spec.residual:
        skip, shortcut = _shortcut(chain, spec, name, source, shape, stride, start + 0.5)
        layers += shortcut
        layers.append(chain.sum(f"{name}.add", shortcut[-1].name if shortcut else source))
    layers.append(chain.relu(f"{name}.relu2"))
    return BlockPlan(name, tuple(layers), skip)


def _shortcut(
    chain: _Chain,
    spec: NetworkSpec,
    name: str,
    source: str,
    shape: Shape,
    stride: int,
    middle: float,
) -> tuple[Skip, list[LayerPlan]]:
    """The layers between a block's input and its addition; none where the shape stays."""
    out_shape = chain.shape
    if shape == out_shape and stride == 1:
        return "identity", []
    path = f"{name}.downsample"
    if spec.shortcut == "A":
        pad = LayerPlan(path, "pad", (source,), shape, out_shape, 0, 0, 1, stride, middle)
        return "pad", [pad]
    conv = _conv(f"{path}.0", source, shape, out_shape[0], 1, stride, middle)
    if not chain.has_norm:
        return "projection", [conv]
    params = 2 * out_shape[0]
    norm = LayerPlan(
        f"{path}.1", "norm", (conv.name,), out_shape, out_shape, params, 0, 1, 1, middle
    )
    return "projection", [conv, norm]


def _head(chain: _Chain, spec: NetworkSpec) -> tuple[LayerPlan, ...]:
    channels, height, _ = chain.shape
    pool = chain.pool("avgpool", "avgpool", (channels, 1, 1), kernel=height, stride=1)
    weights = channels * spec.classes
    linear = LayerPlan(
        "fc",
        "linear",
        (pool.name,),
        pool.out_shape,
        (spec.classes, 1, 1),
        weights + spec.classes,
        weights,
        kernel=1,
        stride=1,
        position=chain.depth,
    )
    return pool, chain.add(linear)
