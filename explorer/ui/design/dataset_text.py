"""What a person wants to know of a data set before choosing it."""

from __future__ import annotations

from explorer.messages import translate
from explorer.runs.datasets import DatasetCard
from explorer.runs.settings import TrainSettings
from explorer.ui.kit.text import grouped

_SETTINGS = TrainSettings()
_EVERY = _SETTINGS.heldout_every


def dataset_text(card: DatasetCard) -> str:
    """Return its images, what it needs and where it comes from, a line for each."""
    lines = [str(card.title)]
    if card.channels and card.size and card.classes:
        lines.append(
            translate("DatasetText", "{channels} × {size}×{size} pixels, {classes} classes").format(
                channels=card.channels, size=card.size, classes=card.classes
            )
        )
    return "\n".join([*lines, *_images(card), _needs(card), str(card.source)])


def _images(card: DatasetCard) -> list[str]:
    """Return how many images there are, and which of them are held out."""
    if card.needs == "folder":
        return [
            translate(
                "DatasetText",
                "held out are validation images, or else test images, or else one in {n} by "
                "default",
            ).format(n=_EVERY)
        ]
    if not card.train_images or not card.heldout_images:
        return [
            translate("DatasetText", "{n} images by default, one in {every} held out").format(
                n=grouped(_SETTINGS.images), every=_EVERY
            )
        ]
    counts = {"train": grouped(card.train_images), "heldout": grouped(card.heldout_images)}
    if card.needs == "download":
        text = translate(
            "DatasetText", "{train} training images; held out is the published test part, {heldout}"
        )
    else:
        text = translate("DatasetText", "{train} training images, {heldout} held out by default")
    return [text.format(**counts)]


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
