"""Turns a validation error into one sentence that names the field, the value and what would do."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from explorer.errors import UserError
from explorer.messages import Message

_LONGEST_VALUE = 40

_OTHER = Message("Validation", "{field} does not fit ({reason}), got {value}")
_SENTENCES = {
    "greater_than_equal": Message("Validation", "{field} must be at least {ge}, got {value}"),
    "less_than_equal": Message("Validation", "{field} must be at most {le}, got {value}"),
    "greater_than": Message("Validation", "{field} must be more than {gt}, got {value}"),
    "less_than": Message("Validation", "{field} must be less than {lt}, got {value}"),
    "finite_number": Message("Validation", "{field} must be a finite number, got {value}"),
    "int_type": Message("Validation", "{field} must be a whole number, got {value}"),
    "int_from_float": Message("Validation", "{field} must be a whole number, got {value}"),
    "int_parsing": Message("Validation", "{field} must be a whole number, got {value}"),
    "int_parsing_size": Message(
        "Validation", "{field} must be a smaller whole number, got {value}"
    ),
    "float_type": Message("Validation", "{field} must be a number, got {value}"),
    "bool_type": Message("Validation", "{field} must be true or false, got {value}"),
    "string_type": Message("Validation", "{field} must be text, got {value}"),
    "string_too_short": Message(
        "Validation", "{field} must have at least {min_length} character, got {value}"
    ),
    "string_too_long": Message(
        "Validation", "{field} must have at most {max_length} characters, got {value}"
    ),
    "literal_error": Message("Validation", "{field} must be {expected}, got {value}"),
    "too_short": Message(
        "Validation", "{field} must have at least {min_length} entry, got {actual_length}"
    ),
    "too_long": Message("Validation", "{field} must have at most {max_length} entries, got more"),
    "missing": Message("Validation", "{field} is missing"),
    "extra_forbidden": Message(
        "Validation", "{field} is not a known field; remove it or check its spelling"
    ),
    "json_invalid": Message("Validation", "this is not valid JSON: {error}"),
}


def user_error_of(error: ValidationError) -> UserError:
    """Return the first of the errors as a sentence (the others mostly follow from it)."""
    details = error.errors(include_url=False)[0]
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, UserError):
        # A new one: pydantic's error keeps the old, and raised from it the old would keep it too.
        # Nobody collects that circle, nor the frames, and the window, that a traceback holds.
        return UserError.of(cause.message)
    sentence = _SENTENCES.get(details["type"], _OTHER)
    values = details.get("ctx", {}) | {
        "field": _field(details),
        "value": shown(details["input"]),
        "reason": details["msg"],
    }
    return UserError.of(sentence.format(**values))


def shown(value: object) -> str:
    """Return a value as a sentence can hold it: quoted if text, cut if long."""
    try:
        text = repr(value)
    except ValueError:  # an integer of more digits than Python prints
        return "a number of thousands of digits"
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _field(details: ErrorDetails) -> str:
    """Return `("stages", 0, "blocks")` as "stage 1 blocks"; lists are plural nouns."""
    words: list[str] = []
    for part in details["loc"]:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1].removesuffix('s')} {part + 1}"
        else:
            name = str(part)
            # A key of a person's file can be anything; one of ours is an identifier.
            is_plain = name.isidentifier() and len(name) <= _LONGEST_VALUE
            words.append(name.replace("_", " ") if is_plain else shown(name))
    return " ".join(words) or "the value"
