"""Says how much more gradient the first convolution of the blocks has than the last."""

from __future__ import annotations

import math

from explorer.messages import translate
from explorer.ui.kit.plot_panel import DETAIL
from explorer.ui.kit.text import power_of_ten

_MOST_PLAIN = 6
"""A ratio of more digits is written as a power."""
_WHOLE = 10


def ratio_text(now: float, then: float) -> str:
    """Say ratios whose logarithms these are, at the step on show and at step 1.

    One that is not finite is left out, and without the first all is.
    """
    if not math.isfinite(now):
        return ""
    words = translate("GradientProfile", "first/last {now}").format(now=_number(now))
    if math.isfinite(then):
        at_first = translate("GradientProfile", "({then} at step 1)").format(then=_number(then))
        words += DETAIL + at_first
    return words


def _number(log: float) -> str:
    """Write a ratio whose logarithm this is with two or three digits: "1,240", "0.013"."""
    if abs(log) >= _MOST_PLAIN:
        mantissa, exponent = f"{10**log:.1e}".split("e")
        return f"{mantissa}×{power_of_ten(int(exponent))}"
    value = 10**log
    return f"{value:,.0f}" if value >= _WHOLE else f"{value:#.2g}"
