"""The rows of a summary: what a layer, a series of identical blocks, or a whole part adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.block_plan import BlockPlan
from explorer.network.cost import NetworkCost, PartCost, StageCost
from explorer.network.layer_plan import LayerPlan, Shape
from explorer.network.plan import NetworkPlan
from explorer.network.receptive_field import Reach, reach
from explorer.network.stage_plan import StagePlan
from explorer.network.typed_number import plain_number


class Row(NamedTuple):
    """A line of a table: of a layer, or of identical blocks; numbers are sums over all of them."""

    name: str
    kind: str
    shape: Shape
    params: int
    macs: int
    activation_bytes: int
    receptive_field: str


def sections(plan: NetworkPlan, cost: NetworkCost, *, each_layer: bool) -> Iterator[list[Row]]:
    """Yield the rows of stem, stages and head: one for each layer, or for identical blocks."""
    image = plan.spec.input_shape
    yield layer_rows(plan.stem, cost.stem, image)
    for stage, stage_cost in zip(plan.stages, cost.stages, strict=True):
        if each_layer:
            blocks = zip(stage.blocks, stage_cost.blocks, strict=True)
            yield [row for block, each in blocks for row in layer_rows(block.layers, each, image)]
        else:
            yield block_rows(stage, stage_cost, image)
    yield layer_rows(plan.head, cost.head, image)


def layer_rows(layers: Iterable[LayerPlan], cost: PartCost, image: Shape) -> list[Row]:
    """Return a row for each layer of a part of a network that takes images of this shape."""
    return [
        Row(
            layer.name,
            kind_text(layer),
            layer.out_shape,
            layer.params,
            layer.macs,
            each.activation_bytes,
            translate("Summary", "all")
            if layer.kind in ("avgpool", "linear")
            else field_text(each.receptive_field, image),
        )
        for layer, each in zip(layers, cost.layers, strict=True)
    ]


def block_rows(stage: StagePlan, cost: StageCost, image: Shape) -> list[Row]:
    """Return a row for the first block and one for the rest, or one for all if identical."""
    first, second = stage.first, stage.second
    whole = field_text(cost.receptive_field, image)
    if second is None or cost.second is None:
        return [_block_row(first, first.name, cost.first, 1, whole)]
    last = f"{stage.name}.{stage.count - 1}"
    if _layers_of(first) == _layers_of(second) and (
        cost.first.activation_bytes == cost.second.activation_bytes
    ):
        return [_block_row(first, last, cost.first, stage.count, whole)]
    of_first = field_text(cost.first.receptive_field, image)
    return [
        _block_row(first, first.name, cost.first, 1, of_first),
        _block_row(second, last, cost.second, stage.count - 1, whole),
    ]


def field_text(side: int, image: Shape) -> str:
    """Return a receptive field's side; a star says that it reaches over the image (C, H, W)."""
    star = "*" if reach(side, image) is Reach.ALL else ""
    return f"{side:,}{star}"


def sum_of(name: str, rows: Sequence[Row]) -> Row:
    """Return a part's rows as one: sums, with the shape and the field of the last."""
    return rows[-1]._replace(
        name=name,
        params=sum(row.params for row in rows),
        macs=sum(row.macs for row in rows),
        activation_bytes=sum(row.activation_bytes for row in rows),
    )


def kind_text(layer: LayerPlan) -> str:
    """Return "conv 3×3 / 2": kind, kernel and stride, or a dropout's rate."""
    if layer.kind == "dropout":
        return f"dropout {plain_number(layer.rate)}"
    has_window = layer.kind in ("conv", "maxpool", "avgpool")
    side = f" {layer.kernel}×{layer.kernel}" if has_window else ""
    return f"{layer.kind}{side}{f' / {layer.stride}' if layer.stride > 1 else ''}"


def _block_row(block: BlockPlan, last: str, cost: PartCost, count: int, field: str) -> Row:
    names = translate("Summary", "{first} to {last}").format(first=block.name, last=last)
    return Row(
        block.name if count == 1 else names,
        translate("Summary", "block") if count == 1 else COUNTS.identical_blocks(count),
        block.out_shape,
        count * block.params,
        count * block.macs,
        count * cost.activation_bytes,
        field,
    )


def _layers_of(block: BlockPlan) -> list[tuple[object, ...]]:
    """Return what a block is made of, without names and positions."""
    return [(x.kind, x.in_shape, x.out_shape, x.params, x.kernel, x.stride) for x in block.layers]
