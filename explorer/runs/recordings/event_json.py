"""The events of a run as JSON and back; what a file holds is checked before it is believed.

A `Message` or `UserError` is kept as its English template and its values, so that it is read in the
language in use. What passes by is not kept: progress, and that a checkpoint lies in some file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from explorer.errors import UserError
from explorer.files.file_format import with_distinct_keys
from explorer.messages import Message, printable
from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    ScoredOnTest,
    StateChanged,
    Warned,
)

_KINDS: Mapping[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        StateChanged,
        DatasetFound,
        Prepared,
        Evaluated,
        ScoredOnTest,
        Changed,
        Diverged,
        Warned,
    )
}
_MESSAGE, _ERROR = "message", "user_error"
_MOST_WHOLE = 2**53
_MOST_TEXT = 2_000
_MOST_CONTENT = 1_000_000
_SPEC = re.compile(r"#?,?(\.\d)?[efg%]?")
"""Of a number; one that asks for a width could take all memory."""


def is_kept(event: Event) -> bool:
    """Whether an event belongs in a recording."""
    return type(event).__name__ in _KINDS


def event_to_json(event: Event) -> tuple[str, str]:
    """Return the name of an event's kind, and its content as JSON."""
    return type(event).__name__, json.dumps(_plain(event), ensure_ascii=False)


def event_from_json(kind: str, text: str) -> Event:
    """Return the event that `event_to_json` wrote.

    Raises:
        ValueError: It is no such event.
    """
    if kind not in _KINDS:
        raise ValueError(f"no kind of event: {kind!r}")
    if len(text) > _MOST_CONTENT:
        raise ValueError("too long for an event")
    try:
        content = json.loads(text, object_pairs_hook=with_distinct_keys, parse_constant=_refused)
        event: Event = _ADAPTERS[kind].validate_python(_rich(content))
    except (ValidationError, RecursionError, TypeError) as error:
        raise ValueError(f"no {kind}") from error
    return event


def _plain(value: object) -> Any:
    match value:
        case UserError():
            return {_ERROR: _plain(value.message)}
        case Message():
            values = {name: _told(each) for name, each in value.values.items()}
            return {_MESSAGE: [value.context, value.template, values]}
        case BaseModel():
            return value.model_dump(mode="json")
        case Enum():
            return value.value
        case float() if not math.isfinite(value):
            return str(value)
        case tuple() if hasattr(value, "_asdict"):
            return {name: _plain(each) for name, each in value._asdict().items()}
        case Mapping():
            return {name: _plain(each) for name, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _told(value: object) -> Any:
    """Return a value of a sentence: a number, another sentence, or as text."""
    is_plain = isinstance(value, int | float | Message | UserError) or value is None
    return _plain(value) if is_plain else printable(str(value))


def _rich(value: Any) -> Any:
    """Return what `_plain` made, with its sentences; they can do nothing but be read."""
    match value:
        case {"user_error": sentence, **rest} if not rest:
            message = _rich(sentence)
            return UserError.of(message) if isinstance(message, Message) else None
        case {"message": [str(context), str(template), dict(values)], **rest} if not rest:
            filled = {name: _rich(each) for name, each in values.items()}
            _check_template(template, filled)
            return Message(context, template).format(**filled)
        case dict():
            return {name: _rich(each) for name, each in value.items()}
        case list():
            return tuple(_rich(each) for each in value)
        case int() if abs(value) > _MOST_WHOLE:
            raise ValueError(f"a whole number beyond {_MOST_WHOLE}")
        case str():
            return printable(value)
    return value


def _check_template(template: str, values: Mapping[str, object]) -> None:
    """Refuse what is no sentence of ours: a format may take all memory, or look into objects."""
    if len(template) > _MOST_TEXT or not template.isprintable():
        raise ValueError("no sentence")
    for _, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if name not in values or conversion or not _SPEC.fullmatch(spec or ""):
            raise ValueError("a sentence with another place than its values")
        if spec and not isinstance(values[name], int | float):
            raise ValueError("a number is written, and none is there")


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def _adapter(kind: Any) -> TypeAdapter[Any]:
    kind.__pydantic_config__ = ConfigDict(arbitrary_types_allowed=True, extra="forbid")
    return TypeAdapter(kind)


_ADAPTERS = {name: _adapter(kind) for name, kind in _KINDS.items()}
