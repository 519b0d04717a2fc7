"""Values from a person's file or keyboard, as a sentence can hold them."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.messages import Message

LONGEST_VALUE = 40
"""Characters of a value that a sentence has room for."""


def quoted(value: object) -> Message | str:
    """Return a value as Python writes it, cut if long."""
    try:
        text = repr(value)
    except ValueError:  # an integer of more digits than Python prints
        return Message("Validation", "a number with thousands of digits")
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def alternatives(values: Sequence[object]) -> Message | str:
    """Return one or more values as a choice: "1, 2 or 4"."""
    if len(values) == 1:
        return str(values[0])
    most = ", ".join(map(str, values[:-1]))
    return Message("Validation", "{most} or {last}").format(most=most, last=values[-1])
