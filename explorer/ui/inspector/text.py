"""Blocks, layers and numbers in the inspector's words."""

from __future__ import annotations

import math

from explorer.messages import translate
from explorer.network.block_kind import block_kind
from explorer.network.layer_kind import layer_kind_text
from explorer.runs.part import Part
from explorer.ui.kit.text import grouped, power_of_ten


def block_text(part: Part) -> str:
    """Return what kind of block a part is, and what its skip does."""
    kind = block_kind(part.plan.spec).name
    match part.block.skip if part.block else None:
        case "identity":
            template = translate("PartText", "{block}, identity skip")
        case "pad":
            template = translate("PartText", "{block}, zero-padded skip")
        case "projection":
            template = translate("PartText", "{block}, projection skip")
        case _:
            template = translate("PartText", "{block}, no skip")
    return template.format(block=kind)


def place_text(part: Part) -> str:
    """Return where in the network a part stands."""
    place = part.located.place
    if place is None:
        return (
            translate("PartText", "In the stem")
            if part.located.is_in_stem
            else translate("PartText", "In the head")
        )
    return translate("PartText", "Stage {stage}, block {block} of {count}").format(
        stage=place.number + 1, block=place.index + 1, count=grouped(place.stage.count)
    )


def what_it_is(part: Part) -> str:
    """Return the two lines under a part's name."""
    what = block_text(part) if part.layer is None else capitalized(layer_kind_text(part.layer))
    return f"{what}\n{place_text(part)}"


def capitalized(text: str) -> str:
    """Return a text as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def missing_text(part: Part, label: str) -> str:
    """Return the sentence that another arm lacks a part."""
    return translate("PartText", "Network {arm} has no {name}.").format(arm=label, name=part.name)


def share_text_of(part: int, whole: int) -> str:
    """Return a share as "0.94 %"."""
    percent = 100 * part / whole if whole else 0.0
    if 0 < percent < 0.01:
        return translate("PartText", "< 0.01 %")
    return translate("PartText", "{n} %").format(n=f"{percent:.2f}")


def norm_text(value: float) -> str:
    """Return a gradient norm with three digits: "0.0123", or "4.56×10⁻⁶" far from 1."""
    if not math.isfinite(value):
        return "—"
    if value == 0 or 1e-2 <= value < 1e3:
        return f"{value:#.3g}".rstrip(".") if value else "0"
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa}×{power_of_ten(int(exponent))}"
