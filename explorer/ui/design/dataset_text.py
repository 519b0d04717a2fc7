"""What a person wants to know of a data set before choosing it."""

from __future__ import annotations

from explorer.messages import translate
from explorer.runs.datasets import DatasetCard
from explorer.ui.kit.text import grouped


def dataset_text(card: DatasetCard) -> str:
    """Return its images, what it needs and where it comes from, a line for each."""
    lines = [card.title]
    if card.channels and card.size and card.classes:
        lines.append(
            translate(
                "DatasetWords", "{channels} × {size}×{size} pixels, {classes} classes"
            ).format(channels=card.channels, size=card.size, classes=card.classes)
        )
    if card.train_images and card.heldout_images:
        lines.append(
            translate("DatasetWords", "{train} images to train on, {heldout} held out").format(
                train=grouped(card.train_images), heldout=grouped(card.heldout_images)
            )
        )
    lines.append(
        {
            "nothing": translate("DatasetWords", "in the box: needs nothing"),
            "download": translate("DatasetWords", "needs a download of about {n} MB, once").format(
                n=card.download_mb
            ),
            "folder": translate(
                "DatasetWords", "needs a folder that holds a folder of images for each class"
            ),
        }[card.needs]
    )
    return "\n".join([*lines, card.source])
