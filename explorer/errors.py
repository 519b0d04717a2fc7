"""Errors for people: what cannot be done, in one sentence that names the value and the fix."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress

from explorer.messages import Message


class UserError(ValueError):
    """A sentence about bad input, or about a machine that lacks something.

    It holds the English template apart from its values, so that it is read in the language in use
    and still names the value:
    `UserError("Network", "blocks must be at least {least}").format(least=1)`.
    """

    def __init__(self, context: str, template: str) -> None:
        super().__init__(context, template)
        self.message = Message(context, template)

    @classmethod
    def of(cls, message: Message) -> UserError:
        """Return an error that says this."""
        error = cls(message.context, message.template)
        error.message = message
        return error

    def format(self, **values: object) -> UserError:
        """Return the same sentence with these values in the places that it names."""
        return UserError.of(self.message.format(**values))

    @property
    def template(self) -> str:
        """The sentence in English, with its placeholders: what it is known by."""
        return self.message.template

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in the placeholders, by name."""
        return self.message.values

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return UserError.of, (self.message,)


def print_error(error: UserError) -> None:
    """Print an error on standard error, behind the program's name; if it is full, nobody reads."""
    with suppress(OSError):
        sys.stderr.write(f"resnet-explorer: {error}\n")
