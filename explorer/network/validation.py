"""Turns a validation error into one sentence that names the field, the value and what would do."""

from __future__ import annotations

from pydantic import ValidationError

from explorer.errors import UserError
from explorer.messages import Message
from explorer.network.field_names import field_name
from explorer.network.quoted import alternatives, quoted

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
    "model_type": Message("Validation", "{field} must be an object, got {value}"),
    "dict_type": Message("Validation", "{field} must be an object, got {value}"),
    "tuple_type": Message("Validation", "{field} must be a list, got {value}"),
    "string_pattern_mismatch": Message("Validation", "{field} must match {pattern}, got {value}"),
    "union_tag_invalid": Message(
        "Validation", "kind of {field} must be one of {expected_tags}, got {tag}"
    ),
    "union_tag_not_found": Message("Validation", "kind of {field} is missing"),
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
    context = details.get("ctx", {})
    values = context | {
        "field": field_name(details["loc"]),
        "value": quoted(details["input"]),
        "reason": details["msg"],
    }
    if details["type"] == "literal_error":
        values["expected"] = alternatives(context["expected"].replace(" or ", ", ").split(", "))
    if details["type"] == "union_tag_invalid":
        values["tag"] = quoted(context["tag"])
    return UserError.of(sentence.format(**values))
