"""How a line says which arm and which run it is of, without colour: dashes, markers, signs."""

from __future__ import annotations

from dataclasses import dataclass

DASHES = (None, (6, 2), (2, 2), (6, 2, 2, 2), (10, 3), (4, 4), (1, 2), (8, 2, 2, 2, 2, 2))
"""Dash pattern of arm A, B, ..., so that lines differ without colour."""

LINE_SIGNS = ("━━", "╍╍", "┅┅", "╍┅", "━╍", "╍ ╍", "┉┉", "╍┉")
"""The same in a legend."""

MARKERS = ("o", "s", "t", "d", "p", "h", "star", "+")
"""Symbol of arm A, B, ..., in pyqtgraph's names."""

MARKER_SIGNS = ("●", "■", "▼", "◆", "⬟", "⬢", "★", "+")
"""The same in a legend."""

_LONG_DASH = (14, 3)
"""In overlays, what stands for a line without gaps."""
_DOT = (1, 3)
_DOT_SIGN = "·"
_MOST_DOTS = 3


@dataclass(frozen=True, slots=True)
class LineLook:
    """The look of one arm's line.

    Attributes:
        colour: "#rrggbb".
        width: In pixels.
        dash: Lengths of strokes and gaps, in widths; None for a line without gaps.
        sign: The same in a legend.
        marker: Symbol of single values, in pyqtgraph's names.
        marker_sign: The same in a legend.
    """

    colour: str
    width: float
    dash: tuple[int, ...] | None
    sign: str
    marker: str
    marker_sign: str

    @classmethod
    def of_arm(cls, arm: int, colour: str, width: float) -> LineLook:
        """Return the look of the arm at an index."""
        return cls(colour, width, DASHES[arm], LINE_SIGNS[arm], MARKERS[arm], MARKER_SIGNS[arm])

    @classmethod
    def of_overlay(cls, arm: int, overlay: int, colour: str, width: float) -> LineLook:
        """Return the look of an arm of an overlaid run: its dashes, then dots that count the run.

        Args:
            arm: Index of the arm.
            overlay: Index of the run among those overlaid.
            colour: "#rrggbb".
            width: In pixels.
        """
        dots = overlay % _MOST_DOTS + 1
        dash = (*(DASHES[arm] or _LONG_DASH), *_DOT * dots)
        sign = LINE_SIGNS[arm][0] + _DOT_SIGN * dots
        return cls(colour, width, dash, sign, MARKERS[arm], MARKER_SIGNS[arm])
