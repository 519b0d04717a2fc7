"""A receptive field in words: padding counts, so that its number can be larger than the image."""

from __future__ import annotations

from enum import Enum

from explorer.messages import translate
from explorer.network.layer_plan import Shape


class Reach(Enum):
    """How much of the image a value depends on."""

    PART = "part"
    ALL_FROM_MIDDLE = "all, from the middle"
    ALL = "all"


def reach(side: int, image: Shape) -> Reach:
    """Return how much of an image (C, H, W) a field of this side covers.

    A value at a corner has half of its field beyond the image, as paddings are alike on all sides:
    it sees all of it once the field reaches over the image from its corner.
    """
    largest = max(image[1:])
    if side <= largest:
        return Reach.PART
    return Reach.ALL if side >= 2 * largest - 1 else Reach.ALL_FROM_MIDDLE


def receptive_field_text(side: int, image: Shape) -> str:
    """Return the field as it is read, and what a field larger than the image (C, H, W) means."""
    values = {"n": f"{side:,}", "h": image[1], "w": image[2]}
    match reach(side, image):
        case Reach.ALL:
            text = translate(
                "ReceptiveField", "{n}×{n} px, larger than the {h}×{w} image: sees all of it"
            )
        case Reach.ALL_FROM_MIDDLE:
            text = translate(
                "ReceptiveField",
                "{n}×{n} px, larger than the {h}×{w} image: sees all of it from the middle",
            )
        case _:
            text = translate("ReceptiveField", "{n}×{n} px")
    return text.format(**values)
