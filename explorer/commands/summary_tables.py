"""The tables of a summary, as rich draws them: one network, two side by side, and the totals."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from explorer.commands.summary_rows import Row, block_rows, field_text, layer_rows, sections, sum_of
from explorer.messages import translate
from explorer.network.cost import NetworkCost
from explorer.network.layer_plan import Shape
from explorer.network.plan import NetworkPlan

Summary = tuple[NetworkPlan, NetworkCost]

_MIB = 2**20


def table_of_one(plan: NetworkPlan, cost: NetworkCost, *, each_layer: bool) -> Table:
    """Return a row for each layer, or for each block and series of identical blocks."""
    table = _table(
        translate("Summary", "layer") if each_layer else translate("Summary", "part"),
        translate("Summary", "kind"),
        translate("Summary", "output"),
        translate("Summary", "params"),
        translate("Summary", "MACs"),
        translate("Summary", "MiB saved at batch {batch:,}").format(batch=cost.batch),
        translate("Summary", "receptive field"),
    )
    table.columns[1].justify = "left"
    for rows in sections(plan, cost, each_layer=each_layer):
        for row in rows:
            table.add_row(
                row.name,
                row.kind,
                _shape(row.shape),
                f"{row.params:,}",
                f"{row.macs:,}",
                _mib(row.activation_bytes),
                row.receptive_field,
            )
        table.add_section()
    return table


def side_by_side(letters: str, summaries: Sequence[Summary]) -> Table:
    """Return a row for each part, with a group of columns for each network."""
    heads = (
        translate("Summary", "{network}\nblocks"),
        translate("Summary", "{network}\noutput"),
        translate("Summary", "{network}\nparams"),
        translate("Summary", "{network}\nM MACs"),
        translate("Summary", "{network} MiB\nsaved"),
        translate("Summary", "{network}\nfield"),
    )
    table = _table(
        translate("Summary", "\npart"),
        *(head.format(network=letter) for letter in letters for head in heads),
    )
    columns = [_parts(plan, cost) for plan, cost in summaries]
    for name in max(columns, key=len):
        cells = (column.get(name, [""] * len(heads)) for column in columns)
        table.add_row(name, *(cell for group in cells for cell in group))
    return table


def totals(summaries: Sequence[Summary]) -> Table:
    """Return a column for each network; with two, also the second's numbers over the first's."""
    batch = summaries[0][1].batch
    table = _table(translate("Summary", "total"), *(plan.spec.name for plan, _ in summaries))
    if len(summaries) == 2:
        table.add_column("B / A", justify="right", no_wrap=True)
    counts: dict[str, list[int]] = {
        translate("Summary", "depth, weighted layers"): [plan.depth for plan, _ in summaries],
        translate("Summary", "params"): [plan.params for plan, _ in summaries],
        translate("Summary", "MACs"): [plan.macs for plan, _ in summaries],
        translate("Summary", "image height, pixels"): [
            plan.spec.input_shape[1] for plan, _ in summaries
        ],
        translate("Summary", "image width, pixels"): [
            plan.spec.input_shape[2] for plan, _ in summaries
        ],
    }
    fields = [cost.receptive_field for _, cost in summaries]
    memory: dict[str, list[int]] = {
        translate("Summary", "parameters, MiB"): [each.parameter_bytes for _, each in summaries],
        translate("Summary", "gradients, MiB"): [each.gradient_bytes for _, each in summaries],
        translate("Summary", "momentum, MiB"): [each.optimizer_bytes for _, each in summaries],
        translate("Summary", "buffers, MiB"): [each.buffer_bytes for _, each in summaries],
        translate("Summary", "activations at batch {batch:,}, MiB").format(batch=batch): [
            each.activation_bytes for _, each in summaries
        ],
        translate("Summary", "training step at batch {batch:,}, MiB").format(batch=batch): [
            each.total_bytes for _, each in summaries
        ],
    }
    for name, values in counts.items():
        table.add_row(name, *(f"{value:,}" for value in values), _ratio(values))
    texts = [field_text(cost.receptive_field, plan.spec.input_shape) for plan, cost in summaries]
    table.add_row(translate("Summary", "receptive field, pixels"), *texts, _ratio(fields))
    table.add_section()
    for name, values in memory.items():
        table.add_row(name, *map(_mib, values), _ratio(values))
    return table


def _table(first: str, *heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _parts(plan: NetworkPlan, cost: NetworkCost) -> dict[str, list[str]]:
    """Return the cells of stem, stages and head, by the name of the part."""
    stem, head = translate("Summary", "stem"), translate("Summary", "head")
    image = plan.spec.input_shape
    cells = {stem: _part_cells("", sum_of(stem, layer_rows(plan.stem, cost.stem, image)))}
    for stage, each in zip(plan.stages, cost.stages, strict=True):
        row = sum_of(stage.name, block_rows(stage, each, image))
        cells[stage.name] = _part_cells(f"{stage.count:,}", row)
    cells[head] = _part_cells("", sum_of(head, layer_rows(plan.head, cost.head, image)))
    return cells


def _part_cells(blocks: str, row: Row) -> list[str]:
    return [
        blocks,
        _shape(row.shape),
        f"{row.params:,}",
        _short(row.macs / 1e6),
        _short(row.activation_bytes / _MIB),
        row.receptive_field,
    ]


def _ratio(values: Sequence[int]) -> str:
    if len(values) != 2 or not values[0]:
        return ""
    return f"{values[1] / values[0]:,.2f}"


def _shape(shape: Shape) -> str:
    return "×".join(map(str, shape))


def _short(value: float) -> str:
    return f"{value:,.2f}" if value < 1_000 else f"{value:,.0f}"


def _mib(size: int) -> str:
    return f"{size / _MIB:,.2f}"
