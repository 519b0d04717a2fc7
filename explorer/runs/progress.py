"""How far a long piece of work has come, for a window or a terminal to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from explorer.messages import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """One state of a piece of work; the next replaces it.

    Attributes:
        what: The work in a few words ("downloading train-images-idx3-ubyte.gz"), worded when read.
        done: Units done.
        total: Units in all; None if unknown.
        unit: What is counted.
        left_s: Seconds that the rest takes, about; None where nobody knows yet.
    """

    what: Message
    done: int
    total: int | None
    unit: Literal["bytes", "images", "networks", "steps"]
    left_s: float | None = None
