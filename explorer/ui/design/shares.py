"""Shares of a run as a person writes them, and back to numbers."""

from __future__ import annotations

import re

from explorer.errors import UserError
from explorer.network.typed_number import plain_number, plain_signs, read_decimal

_BETWEEN = r"[;\uff1b\u3001\s]+|,(?=\s|$)"
"""What separates numbers whatever their decimal sign is."""


def shares_of(text: str) -> object:
    """Return "0.5, 0.75" or "0,5; 0,75" as numbers.

    What is no number stays text, for its refusal by name. A comma without a space is a decimal
    sign where no number has a point.
    """
    plain = plain_signs(text)
    between = f"{_BETWEEN}|," if "." in plain else _BETWEEN
    return tuple(_share_of(each) for each in re.split(between, plain) if each)


def shares_text(shares: object) -> str:
    """Return (0.5, 0.75) as "0.5, 0.75"."""
    return ", ".join(map(plain_number, shares)) if isinstance(shares, tuple) else ""


def _share_of(text: str) -> object:
    try:
        return read_decimal(text)
    except UserError:
        return text
