"""The words of argparse itself, in the language in use: usage, headings and complaints.

argparse looks them up with gettext, whose catalogues are compiled by other tools and found by the
system's locale. Its lookup is replaced by the program's own, as everything else a person reads.
Where they cannot be written, argparse would pass it over.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from explorer.messages import Message, printable

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_TEXTS = (
    Message("Argparse", "usage: "),
    Message("Argparse", "positional arguments"),
    Message("Argparse", "options"),
    Message("Argparse", "show this help message and exit"),
    Message("Argparse", "%(prog)s: error: %(message)s\n"),
    Message("Argparse", "argument %(argument_name)s: %(message)s"),
    Message("Argparse", "the following arguments are required: %s"),
    Message("Argparse", "unrecognized arguments: %s"),
    Message("Argparse", "expected one argument"),
    Message("Argparse", "expected at least one argument"),
    Message("Argparse", "expected %s argument"),
    Message("Argparse", "expected %s arguments"),
    Message("Argparse", "not allowed with argument %s"),
    Message("Argparse", "ignored explicit argument %r"),
    Message("Argparse", "ambiguous option: %(option)s could match %(matches)s"),
    Message("Argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
    Message("Argparse", "invalid choice: %(value)r, maybe you meant %(closest)r? "),
    Message("Argparse", "unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""Those that a person can meet, of Python 3.11 and later."""

_BY_ENGLISH = {each.template: each for each in _TEXTS}


class Parser(argparse.ArgumentParser):
    """Quotes arguments without their control signs.

    Raises an OSError if what a person has asked for, as help, cannot be written.
    """

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and end the program."""
        super().error(printable(message))

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Refuse "--out=--", of which Python 3.11 makes an empty list."""
        if action.option_strings and arg_strings == ["--"]:
            raise argparse.ArgumentError(action, _translated("expected one argument"))
        return super()._get_values(action, arg_strings)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is not None and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def translate_argparse() -> None:
    """Let argparse say its texts in the language in use, from now on."""
    argparse._ = _translated  # type: ignore[attr-defined]
    argparse.ngettext = _translated_count  # type: ignore[attr-defined]


def _translated(text: str) -> str:
    known = _BY_ENGLISH.get(text)
    return text if known is None else known.text


def _translated_count(singular: str, plural: str, count: int) -> str:
    return _translated(singular if count == 1 else plural)
