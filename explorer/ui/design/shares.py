"""Shares of a run as a person writes them, and back to numbers."""

from __future__ import annotations


def shares_of(text: str) -> object:
    """Return "0.5, 0.75" as numbers; what is no number stays text, for its refusal by name."""
    return tuple(map(_share_of, text.replace(",", " ").split()))


def shares_text(shares: object) -> str:
    """Return (0.5, 0.75) as "0.5, 0.75"."""
    return ", ".join(f"{share:g}" for share in shares) if isinstance(shares, tuple) else ""


def _share_of(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text
