"""How far long work has come, for a window or a terminal to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One state of a piece of work; the next replaces it.

    Attributes:
        what: The work in a few words ("downloading train-images-idx3-ubyte.gz").
        done: Units behind it.
        total: Units in all, or None where nobody knows.
        unit: What is counted: "bytes" or "images".
    """

    what: str
    done: int
    total: int | None
    unit: str
