"""What was found when a data set was read, for the window and the command line."""

from __future__ import annotations

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.events import DatasetFound
from explorer.ui.kit.text import grouped, joined

_NAMED = 5
"""Classes whose names are shown where there is little room."""


def found_lines(found: DatasetFound) -> list[str]:
    """Return the classes and images in a line, and each note in another."""
    return [summary(found), *map(str, found.notes)]


def class_lines(found: DatasetFound, most: int = 20) -> list[str]:
    """Return the images of each class, a line each, and how many classes more there are."""
    row = translate("FoundText", "{name}: {train} + {heldout} held out")
    lines = [
        row.format(name=name, train=grouped(train), heldout=grouped(heldout))
        for name, train, heldout in zip(found.classes, found.train, found.heldout, strict=True)
    ]
    if len(lines) > most:
        more = translate("FoundText", "and {n} more").format(n=grouped(len(lines) - most))
        lines = [*lines[:most], more]
    return lines


def summary(found: DatasetFound) -> str:
    """Return the classes and the number of images in one line."""
    names = list(found.classes)
    if len(names) > _NAMED + 1:
        more = translate("FoundText", "{n} more").format(n=grouped(len(names) - _NAMED))
        names = [*names[:_NAMED], more]
    return translate(
        "FoundText", "{classes} ({names}); {train}, {heldout} held out; {per_class} of each class"
    ).format(
        classes=COUNTS.classes(len(found.classes)),
        names=joined(names),
        train=COUNTS.training_images(sum(found.train)),
        heldout=grouped(sum(found.heldout)),
        per_class=_per_class(found),
    )


def _per_class(found: DatasetFound) -> str:
    """Return how many images a class has to train on and held out: "20 + 4", or a range."""
    return translate("FoundText", "{train} + {heldout}").format(
        train=_range(found.train), heldout=_range(found.heldout)
    )


def _range(counts: tuple[int, ...]) -> str:
    least, most = min(counts), max(counts)
    if least == most:
        return grouped(least)
    return translate("FoundText", "{least} to {most}").format(
        least=grouped(least), most=grouped(most)
    )
