"""Reads numbers as people type them, and writes them in the one form that reads back the same.

The form does not depend on the machine's locale: 0.05, 64, 2.5e-7. A point and a comma are both
taken as the decimal sign. A text that could mean two numbers is refused, not guessed at: 1,000 is a
thousand in one country and one in another.
"""

# ruff: noqa: RUF001 - signs of other keyboards, which look like those of this one

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message
from explorer.network.quoted import quoted

_LONGEST_PLAIN = 12
"""Characters of a number that are read at a glance; a longer one is written with an exponent."""

_PLAIN_POWERS = range(-4, 16)
"""Powers of ten of numbers that are written without an exponent however many digits they have."""

_MOST_DIGITS = 100
"""Of a whole number: 1e999999999 would fill the memory."""

_SIGNS = {
    **dict.fromkeys("−－﹣", "-"),
    **dict.fromkeys("＋﹢", "+"),
    **dict.fromkeys("．。｡٫", "."),
    **dict.fromkeys("，﹐", ","),
    **dict.fromkeys("ｅＥ", "e"),
    **dict.fromkeys("·∙⋅*✕✖", "×"),
    **dict.fromkeys("'’＇", " "),
}
"""Signs of other keyboards, and the one that is read in their place."""

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+", strict=True))
_POWER = re.compile(r"\s*(?:×\s*)?(?<![\d.,])10\s*(?:\^\s*([+-]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$")
_NUMBER = re.compile(r"([+-]?)(\d*)(?:([.,])(\d*))?(?:[eE]([+-]?\d{1,9}))?")
_GROUPS = re.compile(r"([+-]?[1-9]\d{0,2})(?:(?:,\d{3})+|(?:\s\d{3})+)")
_SPACED = re.compile(r"([+-]?[1-9]\d{0,2})((?:\s\d{3})+)(?=[.,]|$)")


class Bounds(NamedTuple):
    """The range of a number.

    Attributes:
        least: Lower bound.
        most: Upper bound.
        excludes_least: Whether the number must be more than `least`.
        excludes_most: Whether the number must be less than `most`.
    """

    least: float
    most: float
    excludes_least: bool = False
    excludes_most: bool = False


def read_whole(text: str, bounds: Bounds | None = None) -> int:
    """Return the whole number that a person typed: "64", "64.0", "1e3", "1,000" or "1 000".

    Raises:
        UserError: If it is none, may be meant as another, or is out of bounds; the sentence
            lacks its subject: "must be a whole number, got '64.5'".
    """
    plain = _in_plain_form(text)
    if _GROUPS.fullmatch(plain):
        plain = re.sub(r"[,\s]", "", plain)
    number = _decimal(plain, text, UserError("TypedNumber", "must be a whole number, got {value}"))
    if re.match(r"[+-]?[1-9]\d*(?:[.,]\d{3,}$|,\d{3,}[eE])", plain):
        raise UserError(
            "TypedNumber", "can be read as two numbers, got {value}; leave out points and commas"
        ).format(value=quoted(text))
    if bounds is not None:
        _check_bounds(number, bounds, text)
    if number.adjusted() > _MOST_DIGITS:
        raise UserError("TypedNumber", "must be a smaller whole number, got {value}").format(
            value=quoted(text)
        )
    if number != number.to_integral_value():
        raise UserError("TypedNumber", "must be a whole number, got {value}").format(
            value=quoted(text)
        )
    return int(number)


def read_decimal(text: str, bounds: Bounds | None = None) -> float:
    """Return the number that a person typed: "0.05", "0,05", "5e-2" or "5×10⁻²".

    Raises:
        UserError: As by `read_whole`.
    """
    plain = _in_plain_form(text)
    number = _decimal(plain, text, UserError("TypedNumber", "must be a number, got {value}"))
    if re.match(r"[+-]?[1-9]\d{0,2},\d{3}(?!\d)", plain):
        raise UserError(
            "TypedNumber",
            "can be read as two numbers, got {value}; write the decimal sign as a point",
        ).format(value=quoted(text))
    value = float(number)
    if bounds is not None:
        # Between the least of all floats and 0 lies no float; so much is never meant either.
        _check_bounds(number if value else Decimal(0), bounds, text)
    if value == float("inf") or (number and not value):
        raise UserError("TypedNumber", "must be a number of usual size, got {value}").format(
            value=quoted(text)
        )
    return value + 0.0  # -0 is shown as 0


def plain_number(value: float) -> str:
    """Return 0.05 as "0.05", 64.0 as "64" and 0.00000025 as "2.5e-7": what reads back the same."""
    number = Decimal(repr(value + 0.0))  # the fewest digits that give this float again; -0 is 0
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    if len(text) <= _LONGEST_PLAIN or number.adjusted() in _PLAIN_POWERS:
        return text
    mantissa, _, exponent = f"{number.normalize():e}".partition("e")
    return f"{mantissa}e{int(exponent)}"


def _in_plain_form(text: str) -> str:
    """Return a number in plain signs, with a power of ten as an exponent."""
    plain = plain_signs(text.strip())
    power = _POWER.search(plain)
    if power is None:
        return plain
    exponent = power[1] or "".join(_RAISED[each] for each in power[2])
    mantissa = plain[: power.start()]
    has_times = "×" in power[0]
    if bool(mantissa.strip("+-")) != has_times:
        return plain  # "5 10^3" and "×10^3" are no numbers
    return f"{mantissa or ''}{'' if has_times else '1'}e{exponent}"


def plain_signs(text: str) -> str:
    """Return a text with ASCII digits and signs in place of those of other keyboards."""
    return "".join(map(_plain_sign, text))


def _plain_sign(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return _SIGNS.get(sign, sign) if digit is None else str(digit)


def _decimal(plain: str, text: str, refusal: UserError) -> Decimal:
    """Return the number that stands in a text of plain signs, exactly."""
    joined = _SPACED.sub(lambda found: re.sub(r"\s", "", found[0]), plain)
    found = _NUMBER.fullmatch(joined)
    if found is None or not (found[2] or found[4]):
        raise refusal.format(value=quoted(text))
    sign, whole, _, fraction, exponent = found.groups()
    return Decimal(f"{sign}{whole or 0}.{fraction or 0}e{exponent or 0}")


def _check_bounds(number: Decimal, bounds: Bounds, text: str) -> None:
    least, most = Decimal(repr(bounds.least)), Decimal(repr(bounds.most))
    is_high_enough = number > least if bounds.excludes_least else number >= least
    is_low_enough = number < most if bounds.excludes_most else number <= most
    if not is_high_enough or not is_low_enough:
        raise UserError("TypedNumber", "must be {range}, got {value}").format(
            range=range_text(bounds), value=quoted(text)
        )


def range_text(bounds: Bounds) -> Message:
    """Return a range in words: "from 2 to 4,096", "more than 0 and at most 100"."""
    least, most = _bound_text(bounds.least), _bound_text(bounds.most)
    match bounds.excludes_least, bounds.excludes_most:
        case False, False:
            range_ = Message("TypedNumber", "from {least} to {most}")
        case True, False:
            range_ = Message("TypedNumber", "more than {least} and at most {most}")
        case False, True:
            range_ = Message("TypedNumber", "at least {least} and less than {most}")
        case _:
            range_ = Message("TypedNumber", "more than {least} and less than {most}")
    return range_.format(least=least, most=most)


def _bound_text(bound: float) -> str:
    return f"{bound:,}" if bound == int(bound) and bound >= 1_000 else plain_number(bound)
