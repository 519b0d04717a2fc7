"""Blocks, layers and numbers as the inspector says them."""

from __future__ import annotations

import math

from explorer.messages import translate
from explorer.network.plan import LayerPlan
from explorer.ui.inspector.part import Part
from explorer.ui.kit.text import grouped, power_of_ten


def kind_text(layer: LayerPlan) -> str:
    """Return what a layer is."""
    match layer.kind:
        case "conv":
            return translate("Inspector", "{k}×{k} convolution").format(k=layer.kernel)
        case "batchnorm":
            return translate("Inspector", "batch norm")
        case "groupnorm":
            return translate("Inspector", "group norm")
        case "relu":
            return translate("Inspector", "ReLU")
        case "maxpool":
            return translate("Inspector", "{k}×{k} max pool").format(k=layer.kernel)
        case "avgpool":
            return translate("Inspector", "average pool")
        case "linear":
            return translate("Inspector", "linear layer")
        case "pad":
            return translate("Inspector", "zero padding")
        case "add":
            return translate("Inspector", "addition")


def block_text(part: Part) -> str:
    """Return what kind of block a part is or lies in."""
    name = {
        "basic": translate("Inspector", "Basic block"),
        "bottleneck": translate("Inspector", "Bottleneck block"),
        "single": translate("Inspector", "Single block"),
    }[part.plan.spec.block]
    match part.block.skip if part.block else None:
        case "identity":
            return translate("Inspector", "{block}, its skip is the identity").format(block=name)
        case "pad":
            return translate("Inspector", "{block}, its skip pads with zeros").format(block=name)
        case "projection":
            return translate("Inspector", "{block}, its skip is a projection").format(block=name)
        case _:
            return translate("Inspector", "{block} without a skip").format(block=name)


def place_text(part: Part) -> str:
    """Return where in the network a part stands."""
    if part.block is None:
        is_stem = part.layers[0] is part.plan.stem[0]
        return (
            translate("Inspector", "in the stem")
            if is_stem
            else translate("Inspector", "in the head")
        )
    stage_name, index = part.block.name.split(".")
    number = [stage.name for stage in part.plan.stages].index(stage_name)
    return translate("Inspector", "stage {stage}, block {block} of {count}").format(
        stage=number + 1, block=int(index) + 1, count=grouped(part.plan.stages[number].count)
    )


def what_it_is(part: Part) -> str:
    """Return the two lines under a part's name."""
    what = block_text(part) if part.layer is None else kind_text(part.layer)
    return "\n".join(words[:1].upper() + words[1:] for words in (what, place_text(part)))


def missing_text(part: Part, label: str) -> str:
    """Say that another arm lacks a part."""
    return translate("Inspector", "Network {arm} has no {name}.").format(arm=label, name=part.name)


def share_text_of(part: int, whole: int) -> str:
    """Return a share as "0.94 %"."""
    percent = 100 * part / whole if whole else 0.0
    if 0 < percent < 0.01:
        return translate("Inspector", "< 0.01 %")
    return translate("Inspector", "{n} %").format(n=f"{percent:.2f}")


def norm_text(value: float) -> str:
    """Return a gradient norm with three digits: "0.0123", or "4.56×10⁻⁶" far from 1."""
    if not math.isfinite(value):
        return "—"
    if value == 0 or 1e-2 <= value < 1e3:
        return f"{value:#.3g}".rstrip(".") if value else "0"
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa}×{power_of_ten(int(exponent))}"
