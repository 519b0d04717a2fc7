"""Titles and explanations of the quantity that the views along the depth axis show."""

from __future__ import annotations

import math

from explorer.messages import translate
from explorer.runs.quantities import Quantity
from explorer.ui.kit.plot_legend import DETAIL
from explorer.ui.kit.text import power_of_ten

_MOST_PLAIN = 6
"""A ratio of more digits is written as a power."""
_WHOLE = 10


def capitalized(quantity: Quantity) -> str:
    """Return the quantity's title as a sentence begins: "Gradient norm"."""
    title = str(quantity.title)
    return title[:1].upper() + title[1:]


def profile_title(quantity: Quantity) -> str:
    """Return the title of the profile: "Gradient norm by layer"."""
    text = (
        translate("QuantityText", "{quantity} by block")
        if quantity.part == "block"
        else translate("QuantityText", "{quantity} by layer")
    )
    return text.format(quantity=capitalized(quantity))


def heat_title(quantity: Quantity) -> str:
    """Return the title of the heat maps: "Gradient norm by layer and step"."""
    text = (
        translate("QuantityText", "{quantity} by block and step")
        if quantity.part == "block"
        else translate("QuantityText", "{quantity} by layer and step")
    )
    return text.format(quantity=capitalized(quantity))


def ratio_meaning(quantity: Quantity) -> str:
    """Explain what the ratio in the profile's legend is."""
    text = (
        translate(
            "QuantityText", "first/last: {quantity} of the first block over that of the last."
        )
        if quantity.part == "block"
        else translate(
            "QuantityText",
            "first/last: {quantity} of the first convolution of the blocks over that of the last.",
        )
    )
    return text.format(quantity=quantity.title)


def ratio_text(now: float, then: float) -> str:
    """Write ratios whose logarithms these are, at the current step and at step 1.

    One that is not finite is left out, and without the first both are.
    """
    if not math.isfinite(now):
        return ""
    text = translate("GradientProfile", "first/last {now}").format(now=_number(now))
    if not math.isfinite(then):
        return text
    at_first = translate("GradientProfile", "({then} at step 1)").format(then=_number(then))
    return f"{text}{DETAIL}{at_first}"


def _number(log: float) -> str:
    """Write a ratio whose logarithm this is with two or three digits: "1,240", "0.013"."""
    if abs(log) >= _MOST_PLAIN:
        mantissa, exponent = f"{10**log:.1e}".split("e")
        return f"{mantissa}×{power_of_ten(int(exponent))}"
    value = 10**log
    return f"{value:,.0f}" if value >= _WHOLE else f"{value:#.2g}"
