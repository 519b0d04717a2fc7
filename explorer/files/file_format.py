"""Marks what the program writes with its format and version, and brings older files up to date.

A file without a mark was written before there were any: it counts as version 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.errors import UserError

Content = dict[str, Any]
"""A JSON object."""

Migration = Callable[[Content], Content]
"""Returns the content of one version as that of the next; the old content stays as it is.

Malformed parts pass through it: validation names them afterwards."""

_FORMAT, _VERSION = "format", "version"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of JSON object that is written to files.

    Attributes:
        name: Stands first in each file, as "resnet-explorer network".
        migrations: The first leads from version 1 to version 2, and so on to the present one.
    """

    name: str
    migrations: tuple[Migration, ...] = ()

    @property
    def version(self) -> int:
        """The present version."""
        return 1 + len(self.migrations)

    def marked(self, content: Mapping[str, Any]) -> Content:
        """Return content of the present version with its format and version as first keys."""
        return {_FORMAT: self.name, _VERSION: self.version, **content}

    def upgraded(self, content: Content) -> Content:
        """Return content of any version as that of the present one, without the mark.

        Raises:
            UserError: It has another format, or a version that this program does not know.
        """
        self._check_format(content)
        version = self._version_of(content)
        content = {key: content[key] for key in content if key not in (_FORMAT, _VERSION)}
        for migration in self.migrations[version - 1 :]:
            content = migration(content)
        return content

    def _check_format(self, content: Content) -> None:
        found = content.get(_FORMAT, self.name)
        if found != self.name:
            raise UserError(
                "Files", "the file holds {found}, but {wanted} is expected; choose another file"
            ).format(found=_quoted(found), wanted=_quoted(self.name))

    def _version_of(self, content: Content) -> int:
        found = content.get(_VERSION, 1)
        if isinstance(found, bool) or not isinstance(found, int) or found < 1:
            raise UserError(
                "Files",
                "version must be a whole number from 1 to {known}, got {found}; choose another "
                "file",
            ).format(known=self.version, found=_quoted(found))
        if found > self.version:
            raise UserError(
                "Files",
                "the file has version {found} of {format}, and this program knows versions up to "
                "{known}; update the program to open it",
            ).format(found=_quoted(found), format=_quoted(self.name), known=self.version)
        return found


def upgraded_json(text: str | bytes, upgraded: Migration) -> str:
    """Return JSON text with its object brought up to date.

    Bytes are UTF-8, or what their first bytes tell: editors on Windows write a byte order mark, and
    UTF-16. What is no JSON object comes back as it is, for validation to refuse in its own words.

    Raises:
        UserError: As `upgraded` does; or it is no text, or an object has a key twice.
    """
    text = text if isinstance(text, str) else _decoded(text)
    try:
        content = json.loads(text, object_pairs_hook=with_distinct_keys)
    except UserError:
        raise
    except (ValueError, RecursionError):
        return text
    return json.dumps(upgraded(content)) if isinstance(content, dict) else text


def _decoded(content: bytes) -> str:
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError:
        raise UserError(
            "Files", "this is neither UTF-8 nor UTF-16 text; save it as UTF-8, or name another file"
        ) from None


def with_distinct_keys(pairs: list[tuple[str, Any]]) -> Content:
    """Return the members of a JSON object, for `json` to call.

    Raises:
        UserError: A key is there twice.
    """
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UserError("Files", "{key} stands twice in one object; remove one of the two").format(
            key=_quoted(twice)
        )
    return content


def _quoted(value: object) -> str:
    """Return a value from a file as a sentence can hold it."""
    text = json.dumps(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
