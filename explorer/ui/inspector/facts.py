"""The facts of a part, one row each: a name, a number, and its share of the whole network."""

from __future__ import annotations

from typing import NamedTuple

from explorer.messages import translate
from explorer.network.receptive_field import receptive_field_text
from explorer.network.typed_number import plain_number
from explorer.runs.part import Part
from explorer.ui.inspector.text import share_text_of
from explorer.ui.kit.text import data_size, grouped, shape_text, short


class Fact(NamedTuple):
    """A number about a part.

    Attributes:
        text: As it is read.
        exact: The same to the last digit, or "".
        share: Of the whole network, 0 to 1; None where that means nothing.
        share_text: The share as it is read.
        is_sentence: Whether the text may take several lines.
    """

    text: str
    exact: str = ""
    share: float | None = None
    share_text: str = ""
    is_sentence: bool = False


ROWS = ("in", "out", "kernel", "groups", "rate", "params", "macs", "saved", "field")


def row_text(row: str) -> tuple[str, str]:
    """Return the name of a row, and what its numbers mean."""
    return {
        "in": (
            translate("Facts", "Input"),
            translate("Facts", "Channels × height×width of its input."),
        ),
        "out": (
            translate("Facts", "Output"),
            translate("Facts", "Channels × height×width of its output."),
        ),
        "kernel": (
            translate("Facts", "Kernel"),
            translate("Facts", "Size of the kernel, and its stride in pixels."),
        ),
        "groups": (
            translate("Facts", "Groups"),
            translate("Facts", "Number of groups that the channels are divided into."),
        ),
        "rate": (
            translate("Facts", "Rate"),
            translate("Facts", "Chance that a value becomes 0 in a training step."),
        ),
        "params": (
            translate("Facts", "Parameters"),
            translate("Facts", "Trainable parameters, and their share of the network's."),
        ),
        "macs": (
            translate("Facts", "MACs"),
            translate("Facts", "Multiply-adds for one image, and their share of the network's."),
        ),
        "saved": (
            translate("Facts", "Saved activations"),
            translate(
                "Facts",
                "Activations of the forward pass that the backward pass needs, and their share of "
                "the network's.",
            ),
        ),
        "field": (
            translate("Facts", "Receptive field"),
            translate(
                "Facts",
                "The square of the input image that one value of its output depends on. Padding "
                "counts, so it can exceed the image.",
            ),
        ),
    }[row]


def facts(part: Part) -> dict[str, Fact]:
    """Return the facts of a part, by row; a row that means nothing for it is missing."""
    plan, whole = part.plan, part.whole
    found = {"in": Fact(shape_text(part.in_shape)), "out": Fact(shape_text(part.out_shape))}
    layer = part.layer
    if layer is not None and layer.kind in ("conv", "maxpool"):
        found["kernel"] = Fact(
            translate("Facts", "{k}×{k}, stride {stride}").format(
                k=layer.kernel, stride=layer.stride
            )
        )
    if layer is not None and (layer.groups > 1 or layer.kind == "groupnorm"):
        found["groups"] = Fact(grouped(layer.groups))
    if layer is not None and layer.kind == "dropout":
        found["rate"] = Fact(plain_number(layer.rate))
    if part.params:
        found["params"] = _counted(grouped(part.params), "", part.params, plan.params)
    if part.macs:
        found["macs"] = _counted(short(part.macs), grouped(part.macs), part.macs, plan.macs)
    saved = part.activation_bytes
    if saved:
        exact = translate("Facts", "{n} bytes at a batch size of {batch}.")
        exact = exact.format(n=grouped(saved), batch=whole.batch)
        text = f"≈ {data_size(saved)}"
        found["saved"] = _counted(text, exact, saved, whole.activation_bytes)
    else:
        why = translate(
            "Facts",
            "What it needs in the backward pass is saved by another layer, or it needs nothing.",
        )
        found["saved"] = Fact(translate("Facts", "none"), why)
    field = receptive_field_text(part.receptive_field, plan.spec.input_shape)
    found["field"] = Fact(field, is_sentence=True)
    return found


def _counted(text: str, exact: str, part: int, whole: int) -> Fact:
    return Fact(text, exact, part / whole if whole else 0.0, share_text_of(part, whole))
