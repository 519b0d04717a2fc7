"""The columns of the list of runs: what each shows, and by what it is sorted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from explorer.messages import Message, printable
from explorer.runs.recordings.summary import RunSummary
from explorer.ui.kit.text import data_size, grouped
from explorer.ui.library.run_text import began_text, error_text, networks_text


class Column(NamedTuple):
    """One column.

    Attributes:
        name: In the program.
        title: In the header.
        text: What stands in a cell.
        key: By what it is sorted.
        is_number: Whether it stands at the right.
    """

    name: str
    title: Message
    text: Callable[[RunSummary], str]
    key: Callable[[RunSummary], Any]
    is_number: bool = False


def _nothing(_run: RunSummary) -> str:
    return ""


def _last_loss(run: RunSummary) -> float:
    losses = [float(arm.curve[-1]) for arm in run.arms if len(arm.curve)]
    return min((each for each in losses if each == each), default=math.inf)


def _when(run: RunSummary) -> tuple[str, str]:
    return run.began, run.path.name


def _star(run: RunSummary) -> str:
    return "★" if run.is_starred else "☆"


COLUMNS: Sequence[Column] = (
    Column("star", Message("RunColumns", "★"), _star, lambda run: not run.is_starred),
    Column(
        "name", Message("RunColumns", "Name"), lambda run: run.title, lambda run: run.title.lower()
    ),
    Column("networks", Message("RunColumns", "Networks"), networks_text, networks_text),
    Column("data", Message("RunColumns", "Data"), lambda run: run.dataset, lambda run: run.dataset),
    Column(
        "steps",
        Message("RunColumns", "Steps"),
        lambda run: grouped(run.steps),
        lambda run: run.steps,
        is_number=True,
    ),
    Column(
        "error",
        Message("RunColumns", "Best error"),
        lambda run: error_text(run.best_error),
        lambda run: math.inf if run.best_error is None else run.best_error,
        is_number=True,
    ),
    Column("loss", Message("RunColumns", "Loss"), _nothing, _last_loss),
    Column("began", Message("RunColumns", "Began"), began_text, _when),
    Column(
        "size",
        Message("RunColumns", "Size"),
        lambda run: data_size(run.stamp.size),
        lambda run: run.stamp.size,
        is_number=True,
    ),
    Column(
        "note",
        Message("RunColumns", "Note"),
        lambda run: printable(run.note),
        lambda run: run.note.lower(),
    ),
)
PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
