"""Every text that a person reads: written in English where it arises, looked up here when read.

A text is named by its context and its English words, as `pyside6-lupdate` collects them; so the
calls that name one, `translate`, `Message` and `UserError`, take both as literals. The window and
the command line share the one catalogue that is in use. A text that it lacks stays English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Self

Catalogue = Mapping[tuple[str, str], tuple[str, ...]]
"""(context, English text) -> the text; of one with a count, a form for one and a form for more."""

_COUNT = "%n"

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, which a terminal would obey; marks that turn the direction of what follows;
and bytes of a file's name that are no text."""


class _InUse:
    """The catalogue of this process, as a process has one locale."""

    catalogue: Catalogue = {}  # noqa: RUF012 - replaced as a whole, never written to


def use_catalogue(catalogue: Catalogue) -> None:
    """Look texts up in another catalogue from now on; an empty one leaves them English."""
    _InUse.catalogue = catalogue


def translate(context: str, text: str, _comment: str = "", n: int | None = None) -> str:
    """Return a text in the language in use.

    Args:
        context: The class or module that shows it, as "CurvePlot".
        text: In English, with named placeholders for `str.format`, and "%n" for the count.
        _comment: For translators; `pyside6-lupdate` reads it here.
        n: The count that decides between the forms, put in for "%n".
    """
    forms = _InUse.catalogue.get((context, text), (text,))
    if n is None:
        return forms[0]
    return forms[0 if n == 1 else -1].replace(_COUNT, f"{n:,}")


def printable(text: str) -> str:
    """Return a text from outside on one line, with no power over a terminal.

    What is left out stands as an escape: an ESC as the four characters of a backslash and x1b.
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class Message:
    """A text that is read later, with its values; `str` returns it in the language in use.

    Values that are messages are translated too; those from outside are made `printable`.
    """

    def __init__(self, context: str, template: str, _comment: str = "") -> None:
        self.context = context
        self.template = template
        self.values: Mapping[str, object] = {}

    def format(self, **values: object) -> Self:
        """Return the same text with these values in the places that it names."""
        filled = type(self)(self.context, self.template)
        filled.values = values
        return filled

    @property
    def text(self) -> str:
        """The text in the language in use, its placeholders still open."""
        return translate(self.context, self.template)

    def __str__(self) -> str:
        return self.text.format(**{name: _shown(value) for name, value in self.values.items()})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.context, self.template, self.values) == (
            other.context,
            other.template,
            other.values,
        )

    def __hash__(self) -> int:
        return hash((self.context, self.template))

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"


def _shown(value: object) -> object:
    is_from_outside = isinstance(value, str | os.PathLike | BaseException)
    return printable(str(value)) if is_from_outside else value
