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
    row = (
        translate("FoundText", "{name}: {train} + {heldout} held out + {test} for the test")
        if found.test
        else translate("FoundText", "{name}: {train} + {heldout} held out")
    )
    tests = found.test or (0,) * len(found.classes)
    parts = zip(found.classes, found.train, found.heldout, tests, strict=True)
    lines = [
        row.format(name=name, train=grouped(train), heldout=grouped(heldout), test=grouped(test))
        for name, train, heldout, test in parts
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
    template = (
        translate(
            "FoundText",
            "{classes} ({names}); {train}, {heldout} held out, {test} for the test; {per_class} of "
            "each class",
        )
        if found.test
        else translate(
            "FoundText",
            "{classes} ({names}); {train}, {heldout} held out; {per_class} of each class",
        )
    )
    return template.format(
        classes=COUNTS.classes(len(found.classes)),
        names=joined(names),
        train=COUNTS.training_images(sum(found.train)),
        heldout=grouped(sum(found.heldout)),
        test=grouped(sum(found.test)),
        per_class=_per_class(found),
    )


def _per_class(found: DatasetFound) -> str:
    """Return how many images a class has in each part: "20 + 4", or a range."""
    if found.test:
        return translate("FoundText", "{train} + {heldout} + {test}").format(
            train=_range(found.train), heldout=_range(found.heldout), test=_range(found.test)
        )
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
