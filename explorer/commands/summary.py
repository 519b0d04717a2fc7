"""Networks as text for people, on a terminal or in a file: one alone, or two side by side.

Identical blocks share a row, so that 1,202 layers read as well as 20. Tables keep their natural
width, made for 120 columns: a narrower terminal wraps lines, but no number is cut.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table

from explorer.commands.listings import MACS_CONVENTION
from explorer.commands.summary_rows import kind_text
from explorer.commands.summary_tables import Summary, side_by_side, table_of_one, totals
from explorer.counts import COUNTS
from explorer.messages import Message, translate
from explorer.network.cost import ESTIMATE
from explorer.network.plan import NetworkPlan

_NATURAL_WIDTH = 1_000
"""Columns that no table needs."""
_NOTE_WIDTH = 100
_DEPTH = Message(
    "Summary",
    "Depth: convolutions and the linear layer on the longest path, as He et al. count, without "
    "those on shortcuts; wide ResNets are named by all convolutions (WRN-28-10: 26 layers)",
)
_RECEPTIVE_FIELD = Message(
    "Summary",
    "Receptive field (field): the side in pixels of the part of the image, padding included, that "
    "one value depends on; of a network, before the average pool; *: larger than the image, so "
    "that every value sees all of it",
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
    with console.capture() as capture:
        for part in _parts(summaries, each_layer=each_layer):
            console.print(part)
        for note in (MACS_CONVENTION, _DEPTH, _RECEPTIVE_FIELD, ESTIMATE):
            console.print(textwrap.fill(str(note), _NOTE_WIDTH))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _parts(summaries: Sequence[Summary], *, each_layer: bool) -> Iterator[str | Table]:
    """Yield headings and tables, with an empty line behind each table."""
    letters = "AB" if len(summaries) == 2 else ""
    if letters and not each_layer:
        for letter, (plan, _) in zip(letters, summaries, strict=True):
            yield f"{letter}  {_headline(plan)}"
        yield ""
        yield from (side_by_side(letters, summaries), "")
    else:
        for plan, cost in summaries:
            yield _headline(plan)
            yield _block_line(plan)
            yield ""
            yield from (table_of_one(plan, cost, each_layer=each_layer), "")
            if not letters:
                yield from (totals([(plan, cost)]), "")
    if letters:
        yield from (totals(summaries), "")


def _headline(plan: NetworkPlan) -> str:
    return translate("Summary", "{name}: {layers}, {params:,} params, {macs:,} MACs").format(
        name=plan.spec.name,
        layers=COUNTS.layers(plan.depth),
        params=plan.params,
        macs=plan.macs,
    )


def _block_line(plan: NetworkPlan) -> str:
    """Return what a block is made of, taking one without a stride where there is one."""
    stage = plan.stages[0]
    block = stage.second or stage.first
    return f"{block.name}: {', '.join(kind_text(x) for x in block.layers if not x.on_shortcut)}"
