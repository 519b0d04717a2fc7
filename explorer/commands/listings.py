"""The lists of presets, comparisons and data sets, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.preset_search import find_presets, preset_cost
from explorer.runs.datasets import DATASETS, DatasetCard
from explorer.runs.ready_comparisons import READY_COMPARISONS

MACS_CONVENTION = Message(
    "Listings", "MACs: multiply-adds of convolutional and linear layers for one image"
)


def presets_text(words: Sequence[str] = ()) -> str:
    """Return the presets that fit every word, all for none, with their cost, under their source.

    Raises:
        UserError: None fits.
    """
    typed = " ".join(words)
    found = find_presets(typed)
    if not found:
        raise UserError(
            "Listings", "no preset fits {typed!r}; `presets` without words lists all"
        ).format(typed=typed)
    lines: list[str] = []
    row = translate("Listings", "{name} {layers} {params} params {macs} MACs")
    for group, members in groupby(found, key=lambda each: each.group):
        lines.append(str(group))
        for member in members:
            cost = preset_cost(member.spec)
            cells = row.format(
                name=f"{member.name:<22}",
                layers=f"{COUNTS.layers(cost.layers):>12}",
                params=f"{cost.params:>12,}",
                macs=f"{cost.macs:>16,}",
            )
            lines.append(f"  {cells}")
    return "\n".join([*lines, f"({MACS_CONVENTION})"])


def comparisons_text() -> str:
    """Return every ready comparison with what differs in it."""
    row = translate("Listings", "{name} {title}: {meaning}")
    return "\n".join(
        row.format(name=f"{each.name:<24}", title=each.title, meaning=each.meaning)
        for each in READY_COMPARISONS.values()
    )


def datasets_text() -> str:
    """Return every data set with its images, and what it needs."""
    return "\n".join(_dataset_line(card) for card in DATASETS.values())


def _dataset_line(card: DatasetCard) -> str:
    shape = (
        f"{card.channels}x{card.size}x{card.size}"
        if card.size
        else translate("Listings", "any size")
    )
    classes = (
        COUNTS.classes(card.classes)
        if card.classes
        else translate("Listings", "one class per folder")
    )
    images = ""
    if card.train_images and card.heldout_images:
        template = (
            translate("Listings", "{train:,} + {heldout:,} held out (its test part)")
            if card.needs == "download"
            else translate("Listings", "{train:,} + {heldout:,} held out")
        )
        images = template.format(train=card.train_images, heldout=card.heldout_images)
    return f"{card.name:<14} {shape:<9} {classes:<21} {images:<40} {_needs(card)}"


def _needs(card: DatasetCard) -> str:
    match card.needs:
        case "nothing":
            return translate("Listings", "bundled")
        case "download":
            return translate(
                "Listings", "downloads {megabytes} MB, or give the file as data_path"
            ).format(megabytes=card.download_mb)
        case "folder":
            return translate("Listings", "give the folder as data_path")
