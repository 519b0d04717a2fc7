"""What a person wants to know of a data set before choosing it."""

from __future__ import annotations

from explorer.messages import translate
from explorer.runs.datasets import DatasetCard
from explorer.ui.kit.text import grouped


def dataset_text(card: DatasetCard) -> str:
    """Return its images, what it needs and where it comes from, a line for each."""
    lines = [str(card.title)]
    if card.channels and card.size and card.classes:
        lines.append(
            translate("DatasetText", "{channels} × {size}×{size} pixels, {classes} classes").format(
                channels=card.channels, size=card.size, classes=card.classes
            )
        )
    if card.train_images and card.heldout_images:
        lines.append(
            translate(
                "DatasetText", "{train} training images, {heldout} held out by default"
            ).format(train=grouped(card.train_images), heldout=grouped(card.heldout_images))
        )
    return "\n".join([*lines, _needs(card), str(card.source)])


def _needs(card: DatasetCard) -> str:
    match card.needs:
        case "nothing":
            return translate("DatasetText", "bundled")
        case "download":
            return translate("DatasetText", "one download of about {n} MB").format(
                n=card.download_mb
            )
        case "folder":
            return translate("DatasetText", "a folder with a folder of images for each class")
