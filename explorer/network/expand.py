"""Expands a spec to its plan: which layers follow each other, with what shapes and cost."""

from __future__ import annotations

from functools import lru_cache

from explorer.network.block_kind import block_kind
from explorer.network.block_plan import BlockPlan, Skip
from explorer.network.layer_plan import INPUT, Kind, LayerPlan, Shape
from explorer.network.module_path import SHORTCUT, block_name, stage_name
from explorer.network.plan import NetworkPlan
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.network.stage_plan import StagePlan


@lru_cache(maxsize=32)
def expand(spec: NetworkSpec) -> NetworkPlan:
    """List every layer of a network with its shapes, cost and edges."""
    chain = _Chain(spec)
    stem = _stem(chain)
    stages = tuple(_stage(chain, number, stage) for number, stage in enumerate(spec.stages))
    return NetworkPlan(spec, stem, stages, _head(chain))


class _Chain:
    """The main path while it grows: what the next layer reads, its shape, and how deep it is."""

    def __init__(self, spec: NetworkSpec) -> None:
        self.spec = spec
        self.name = INPUT
        self.shape: Shape = spec.input_shape
        self.depth = 0

    def conv(
        self, name: str, width: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> LayerPlan:
        """A convolution without bias, padded by half its kernel."""
        layer = _conv(name, self.name, self.shape, width, kernel, stride, groups, self.depth)
        self.depth += 1
        return self._append(layer)

    def norm(self, name: str) -> list[LayerPlan]:
        """The norm of the spec: one layer or none."""
        layers = _norm(self.spec, name, self.name, self.shape, self.depth - 1)
        return [self._append(layer) for layer in layers]

    def relu(self, name: str) -> LayerPlan:
        return self._append(self._plain(name, "relu", self.shape))

    def dropout(self, name: str) -> list[LayerPlan]:
        """The dropout of the spec: one layer or none."""
        rate = self.spec.dropout
        layer = self._plain(name, "dropout", self.shape)
        return [self._append(layer._replace(rate=rate))] if rate else []

    def pool(
        self, name: str, kind: Kind, size: tuple[int, int], kernel: int, stride: int
    ) -> LayerPlan:
        layer = self._plain(name, kind, (self.shape[0], *size))
        return self._append(layer._replace(kernel=kernel, stride=stride))

    def add(self, name: str, other: str) -> LayerPlan:
        layer = self._plain(name, "add", self.shape)
        return self._append(layer._replace(inputs=(self.name, other)))

    def linear(self, name: str, outputs: int) -> LayerPlan:
        weights = self.shape[0] * outputs
        layer = LayerPlan(
            name=name,
            kind="linear",
            inputs=(self.name,),
            in_shape=self.shape,
            out_shape=(outputs, 1, 1),
            params=weights + outputs,
            macs=weights,
            kernel=1,
            stride=1,
            groups=1,
            position=self.depth,
        )
        self.depth += 1
        return self._append(layer)

    def skip_to(self, stage: StagePlan) -> None:
        """Go on after a stage whose blocks were not laid one by one."""
        self.name, self.shape, self.depth = stage.output, stage.out_shape, stage.end + 1

    def _plain(self, name: str, kind: Kind, out_shape: Shape) -> LayerPlan:
        """A layer without weights."""
        source, position = (self.name,), max(0, self.depth - 1)
        return LayerPlan(name, kind, source, self.shape, out_shape, 0, 0, 1, 1, 1, position)

    def _append(self, layer: LayerPlan) -> LayerPlan:
        self.name, self.shape = layer.name, layer.out_shape
        return layer


def _conv(
    name: str,
    source: str,
    shape: Shape,
    width: int,
    kernel: int,
    stride: int,
    groups: int,
    position: float,
) -> LayerPlan:
    height, image_width = _strided(shape, stride)
    params = width * (shape[0] // groups) * kernel * kernel
    out_shape = (width, height, image_width)
    macs = params * height * image_width
    return LayerPlan(
        name, "conv", (source,), shape, out_shape, params, macs, kernel, stride, groups, position
    )


def _norm(
    spec: NetworkSpec, name: str, source: str, shape: Shape, position: float
) -> list[LayerPlan]:
    if spec.norm == "none":
        return []
    kind: Kind = "batchnorm" if spec.norm == "batch" else "groupnorm"
    groups = 1 if spec.norm == "batch" else spec.groups_of_norm(shape[0])
    params = 2 * shape[0]
    return [LayerPlan(name, kind, (source,), shape, shape, params, 0, 1, 1, groups, position)]


def _strided(shape: Shape, stride: int) -> tuple[int, int]:
    """Height and width left by an odd window padded by half its side: every stride-th pixel."""
    _, height, width = shape
    return (height - 1) // stride + 1, (width - 1) // stride + 1


def _stem(chain: _Chain) -> tuple[LayerPlan, ...]:
    """The first convolution. Where blocks begin with norm or ReLU, the stem leaves them these."""
    spec = chain.spec
    width = spec.stem_width or spec.stages[0].width
    is_large = spec.stem == "7x7"
    layers = [chain.conv("conv1", width, 7, 2) if is_large else chain.conv("conv1", width, 3)]
    if spec.order != "pre-activation":
        layers += chain.norm("bn1")
    if spec.order not in ("pre-activation", "relu-only pre-activation"):
        layers.append(chain.relu("relu"))
    if is_large:
        size = _strided(chain.shape, 2)
        layers.append(chain.pool("maxpool", "maxpool", size, kernel=3, stride=2))
    return tuple(layers)


def _stage(chain: _Chain, number: int, stage: StageSpec) -> StagePlan:
    first = _block(chain, block_name(number, 0), stage, stage.stride)
    second = _block(chain, block_name(number, 1), stage, 1) if stage.blocks > 1 else None
    plan = StagePlan(stage_name(number), first, second, stage.blocks)
    chain.skip_to(plan)
    return plan


def _block(chain: _Chain, name: str, stage: StageSpec, stride: int) -> BlockPlan:
    """The branch in the spec's order of operations (He et al. 2016, figure 4), then the skip.

    Where a pre-activation block changes shape, and in the first block, both paths read its first
    activation: the paper's appendix, and "common BN, ReLU" in its authors' code.
    """
    spec = chain.spec
    source, shape, start = chain.name, chain.shape, chain.depth
    layers: list[LayerPlan] = []
    reads = source  # what the skip reads
    convs = _convs(spec, stage.width, stride)
    for number, (width, kernel, step, groups) in enumerate(convs, start=1):
        norm, relu, is_last = f"{name}.bn{number}", f"{name}.relu{number}", number == len(convs)
        dropout = f"{name}.dropout{number}" if is_last else None
        conv = dropout, f"{name}.conv{number}", width, kernel, step, groups
        match spec.order:
            case "original":
                layers += [*_weights(chain, *conv), *chain.norm(norm)]
                layers += [] if is_last else [chain.relu(relu)]
            case "norm after add":
                layers += _weights(chain, *conv)
                layers += [] if is_last else [*chain.norm(norm), chain.relu(relu)]
            case "relu before add":
                layers += [*_weights(chain, *conv), *chain.norm(norm), chain.relu(relu)]
            case "relu-only pre-activation" | "pre-activation":
                is_full = spec.order == "pre-activation"
                layers += [*(chain.norm(norm) if is_full else []), chain.relu(relu)]
                reads = chain.name if number == 1 and spec.shortcut_reads == "activation" else reads
                layers += [*_weights(chain, *conv), *([] if is_full else chain.norm(norm))]
    end = chain.depth - 1
    skip: Skip | None = None
    if spec.residual:
        is_first = name == block_name(0, 0)
        if not is_first and stride == 1 and shape == chain.shape:
            reads = source
        skip, shortcut = _shortcut(chain, name, reads, shape, stride, (start + end) / 2)
        layers += shortcut
        layers.append(chain.add(f"{name}.add", shortcut[-1].name if shortcut else reads))
    if spec.order == "norm after add":
        layers += chain.norm(f"{name}.bn{len(convs)}")
    if spec.order in ("original", "norm after add"):
        layers.append(chain.relu(f"{name}.relu{len(convs)}"))
    return BlockPlan(name, tuple(layers), skip, source, start, end)


def _weights(
    chain: _Chain, dropout: str | None, name: str, width: int, kernel: int, stride: int, groups: int
) -> list[LayerPlan]:
    """A convolution of a block, after the spec's dropout if it is the one that this stands at."""
    dropped = chain.dropout(dropout) if dropout else []
    return [*dropped, chain.conv(name, width, kernel, stride, groups)]


def _convs(spec: NetworkSpec, width: int, stride: int) -> list[tuple[int, int, int, int]]:
    """Return (channels, kernel, stride, groups) of a block's convolutions."""
    channels = {"width": width, "inner": spec.inner_width(width), "output": spec.out_width(width)}
    return [
        (
            channels[conv.after],
            conv.kernel,
            stride if conv.is_strided else 1,
            spec.groups if conv.kernel > 1 else 1,
        )
        for conv in block_kind(spec).convolutions
    ]


def _shortcut(
    chain: _Chain, name: str, source: str, shape: Shape, stride: int, middle: float
) -> tuple[Skip, list[LayerPlan]]:
    """The layers between what the skip reads and the addition; none where the shape stays."""
    spec, out_shape = chain.spec, chain.shape
    if spec.shortcut != "C" and shape == out_shape and stride == 1:
        return "identity", []
    path = f"{name}.{SHORTCUT}"
    if spec.shortcut == "A":
        pad = LayerPlan(path, "pad", (source,), shape, out_shape, 0, 0, 1, stride, 1, middle)
        return "pad", [pad]
    conv = _conv(f"{path}.0", source, shape, out_shape[0], 1, stride, 1, middle)
    if spec.order == "pre-activation":  # its norms stand before convolutions, here none does
        return "projection", [conv]
    return "projection", [conv, *_norm(spec, f"{path}.1", conv.name, out_shape, middle)]


def _head(chain: _Chain) -> tuple[LayerPlan, ...]:
    """Pool and linear layer, after the norm and ReLU that pre-activation blocks leave to them."""
    layers: list[LayerPlan] = []
    if chain.spec.order == "pre-activation":
        layers += chain.norm("bn_last")
    if chain.spec.order in ("pre-activation", "relu-only pre-activation"):
        layers.append(chain.relu("relu_last"))
    layers.append(chain.pool("avgpool", "avgpool", (1, 1), kernel=max(chain.shape[1:]), stride=1))
    return (*layers, chain.linear("fc", chain.spec.classes))
