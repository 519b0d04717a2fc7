"""Networks as tables for people, on a terminal or in a file: one alone, or two side by side.

Blocks that are alike share a row, so that 1,202 layers read as well as 20. Tables keep their
natural width, made for 120 columns: a narrower terminal wraps lines, but no number is cut.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from explorer.commands.listings import MACS_CONVENTION
from explorer.network.cost import ESTIMATE, NetworkCost, PartCost, StageCost
from explorer.network.plan import BlockPlan, LayerPlan, NetworkPlan, Shape, StagePlan

Summary = tuple[NetworkPlan, NetworkCost]

_MIB = 2**20
_NATURAL_WIDTH = 1_000
"""Columns that no table needs."""
_NOTE_WIDTH = 100
_SEES = (
    "Sees: receptive field, the side in pixels of the part of the image, padding included, that "
    "one value depends on; of a network, before the average pool"
)


def console_on(file: TextIO) -> Console:
    """Return a console that writes codes to terminals only, whatever the environment says."""
    return Console(
        file=file,
        width=_NATURAL_WIDTH,
        force_terminal=None if file.isatty() else False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def summary_text(summaries: Sequence[Summary], console: Console, *, each_layer: bool) -> str:
    """Return networks as text with the codes of the console.

    Args:
        summaries: Two are set side by side, any other number one below the other.
        console: Where the text will go.
        each_layer: Whether every layer gets a row, in a table for each network.
    """
    letters = "AB" if len(summaries) == 2 else ""
    with console.capture() as capture:
        if letters and not each_layer:
            for letter, (plan, _) in zip(letters, summaries, strict=True):
                console.print(f"{letter}  {_sums(plan)}")
            console.print()
            console.print(_side_by_side(letters, summaries))
        else:
            for plan, cost in summaries:
                console.print(_sums(plan))
                console.print(_anatomy_line(plan))
                console.print()
                console.print(_table_of_one(plan, cost, each_layer))
                console.print()
                if not letters:
                    console.print(_totals([(plan, cost)]))
                    console.print()
        if letters:
            console.print()
            console.print(_totals(summaries))
            console.print()
        for note in (MACS_CONVENTION, _SEES, str(ESTIMATE)):
            console.print(textwrap.fill(note, _NOTE_WIDTH))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


class _Row(NamedTuple):
    """A line of a table: of a layer, or of blocks that are alike; numbers are sums of all."""

    name: str
    kind: str
    shape: Shape
    params: int
    macs: int
    activation_bytes: int
    sees: str


def _table_of_one(plan: NetworkPlan, cost: NetworkCost, each_layer: bool) -> Table:
    table = _table("layer" if each_layer else "part", "kind", *_number_heads(cost))
    table.columns[1].justify = "left"
    for rows in _sections(plan, cost, each_layer):
        for row in rows:
            table.add_row(row.name, row.kind, *_numbers(row))
        table.add_section()
    return table


def _sections(plan: NetworkPlan, cost: NetworkCost, each_layer: bool) -> Iterable[list[_Row]]:
    yield _layer_rows(plan.stem, cost.stem)
    for stage, stage_cost in zip(plan.stages, cost.stages, strict=True):
        if each_layer:
            blocks = zip(stage.blocks, stage_cost.blocks, strict=True)
            yield [row for block, each in blocks for row in _layer_rows(block.layers, each)]
        else:
            yield _block_rows(stage, stage_cost)
    yield _layer_rows(plan.head, cost.head)


def _layer_rows(layers: Sequence[LayerPlan], cost: PartCost) -> list[_Row]:
    return [
        _Row(
            layer.name,
            _kind(layer),
            layer.out_shape,
            layer.params,
            layer.macs,
            each.activation_bytes,
            "all" if layer.kind in ("avgpool", "linear") else f"{each.receptive_field:,}",
        )
        for layer, each in zip(layers, cost.layers, strict=True)
    ]


def _block_rows(stage: StagePlan, cost: StageCost) -> list[_Row]:
    """A row for the first block and one for those that follow, or one for all where alike."""
    first, second = stage.first, stage.second
    if second is None or cost.second is None:
        return [_block_row(first, first.name, cost.first, 1, cost.receptive_field)]
    last = f"{stage.name}.{stage.count - 1}"
    if _anatomy(first) == _anatomy(second) and (
        cost.first.activation_bytes == cost.second.activation_bytes
    ):
        return [_block_row(first, last, cost.first, stage.count, cost.receptive_field)]
    return [
        _block_row(first, first.name, cost.first, 1, cost.first.receptive_field),
        _block_row(second, last, cost.second, stage.count - 1, cost.receptive_field),
    ]


def _block_row(block: BlockPlan, last: str, cost: PartCost, count: int, field: int) -> _Row:
    return _Row(
        block.name if count == 1 else f"{block.name} to {last}",
        "block" if count == 1 else f"{count} blocks alike",
        block.out_shape,
        count * block.params,
        count * block.macs,
        count * cost.activation_bytes,
        f"{field:,}",
    )


def _anatomy(block: BlockPlan) -> list[tuple[object, ...]]:
    """What a block is made of, without names and places."""
    return [(x.kind, x.in_shape, x.out_shape, x.params, x.kernel, x.stride) for x in block.layers]


def _side_by_side(letters: str, summaries: Sequence[Summary]) -> Table:
    """A row a part, a group of columns a network."""
    heads = ("\nblocks", "\nout", "\nparams", "\nM MACs", " MiB\nkept", "\nsees")
    table = _table("\npart", *(f"{letter}{head}" for letter in letters for head in heads))
    columns = [_parts(plan, cost) for plan, cost in summaries]
    names = max((list(column) for column in columns), key=len)
    for name in names:
        cells = (column.get(name, [""] * len(heads)) for column in columns)
        table.add_row(name, *(cell for group in cells for cell in group))
    return table


def _parts(plan: NetworkPlan, cost: NetworkCost) -> dict[str, list[str]]:
    """Cells of stem, stages and head, by the name of the part."""
    cells = {"stem": _part_cells("", _sum_of("stem", _layer_rows(plan.stem, cost.stem)))}
    for stage, each in zip(plan.stages, cost.stages, strict=True):
        row = _sum_of(stage.name, _block_rows(stage, each))
        cells[stage.name] = _part_cells(f"{stage.count:,}", row)
    cells["head"] = _part_cells("", _sum_of("head", _layer_rows(plan.head, cost.head)))
    return cells


def _part_cells(blocks: str, row: _Row) -> list[str]:
    return [
        blocks,
        _shape(row.shape),
        f"{row.params:,}",
        _short(row.macs / 1e6),
        _short(row.activation_bytes / _MIB),
        row.sees,
    ]


def _sum_of(name: str, rows: Sequence[_Row]) -> _Row:
    return rows[-1]._replace(
        name=name,
        params=sum(row.params for row in rows),
        macs=sum(row.macs for row in rows),
        activation_bytes=sum(row.activation_bytes for row in rows),
    )


def _totals(summaries: Sequence[Summary]) -> Table:
    """A column a network; of two also how many times the first the second is."""
    batch = f"at batch {summaries[0][1].batch:,}"
    table = _table("total", *(plan.spec.name for plan, _ in summaries))
    if len(summaries) == 2:
        table.add_column("B / A", justify="right", no_wrap=True)
    counts: dict[str, list[int]] = {
        "depth, weighted layers": [plan.depth for plan, _ in summaries],
        "params": [plan.params for plan, _ in summaries],
        "MACs": [plan.macs for plan, _ in summaries],
        "image, pixels": [plan.spec.image_size for plan, _ in summaries],
        "sees, pixels": [cost.receptive_field for _, cost in summaries],
    }
    memory = {
        "parameters": [cost.parameter_bytes for _, cost in summaries],
        "gradients": [cost.gradient_bytes for _, cost in summaries],
        "momentum": [cost.optimizer_bytes for _, cost in summaries],
        "buffers": [cost.buffer_bytes for _, cost in summaries],
        f"activations {batch}": [cost.activation_bytes for _, cost in summaries],
        f"training step {batch}": [cost.total_bytes for _, cost in summaries],
    }
    for name, values in counts.items():
        table.add_row(name, *(f"{value:,}" for value in values), _ratio(values))
    table.add_section()
    for name, values in memory.items():
        table.add_row(f"{name}, MiB", *map(_mib, values), _ratio(values))
    return table


def _table(first: str, *heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _number_heads(cost: NetworkCost) -> tuple[str, ...]:
    return "out", "params", "MACs", f"MiB kept at batch {cost.batch:,}", "sees"


def _numbers(row: _Row) -> tuple[str, ...]:
    return (
        _shape(row.shape),
        f"{row.params:,}",
        f"{row.macs:,}",
        _mib(row.activation_bytes),
        row.sees,
    )


def _sums(plan: NetworkPlan) -> str:
    return f"{plan.spec.name}: {plan.depth} layers, {plan.params:,} params, {plan.macs:,} MACs"


def _anatomy_line(plan: NetworkPlan) -> str:
    """Say what a block is made of, at the example of one without the stride where there is one."""
    stage = plan.stages[0]
    block = stage.second or stage.first
    return f"{block.name}: {', '.join(_kind(x) for x in block.layers if not x.on_shortcut)}"


def _ratio(values: Sequence[int]) -> str:
    if len(values) != 2 or not values[0]:
        return ""
    return f"{values[1] / values[0]:,.2f}"


def _kind(layer: LayerPlan) -> str:
    has_window = layer.kind in ("conv", "maxpool", "avgpool")
    side = f" {layer.kernel}×{layer.kernel}" if has_window else ""
    return f"{layer.kind}{side}{f' / {layer.stride}' if layer.stride > 1 else ''}"


def _shape(shape: Shape) -> str:
    return "×".join(map(str, shape))


def _short(value: float) -> str:
    return f"{value:,.2f}" if value < 1_000 else f"{value:,.0f}"


def _mib(size: int) -> str:
    return f"{size / _MIB:,.2f}"
