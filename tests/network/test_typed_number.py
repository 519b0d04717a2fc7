# ruff: noqa: RUF001 - signs of other keyboards
from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.errors import UserError
from explorer.network.typed_number import Bounds, plain_number, read_decimal, read_whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.05", 0.05),
        ("0,05", 0.05),
        (" 0.05\t", 0.05),
        ("0,125", 0.125),
        ("1.125", 1.125),
        (".5", 0.5),
        ("5.", 5),
        ("1e-3", 0.001),
        ("5E-4", 0.0005),
        ("1e+3", 1000),
        ("2,5e-4", 0.00025),
        ("５ｅ－４", 0.0005),
        ("０．０５", 0.05),
        ("０，０５", 0.05),
        ("0。05", 0.05),
        ("٠٫٠٥", 0.05),
        ("−5", -5),
        ("＋5", 5),
        ("-0", 0),
        ("5·10^-4", 0.0005),
        ("5×10⁻⁴", 0.0005),
        ("2.5 * 10^3", 2500),
        ("10⁻³", 0.001),
        ("1 000,5", 1000.5),
        ("0.1234567890123456789", 0.12345678901234568),
    ],
)
def test_that_a_decimal_is_read_as_people_write_it(text: str, value: float) -> None:
    assert read_decimal(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("64", 64),
        ("64.0", 64),
        ("64,0", 64),
        ("1e3", 1000),
        ("1.5e3", 1500),
        ("1.000e3", 1000),
        ("10^3", 1000),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1\u202f000\u202f000", 1_000_000),
        ("1'000", 1000),
        ("12,345,678", 12_345_678),
        ("１，０００", 1000),
        ("６４", 64),
        ("007", 7),
        ("−3", -3),
        (" 64 ", 64),
    ],
)
def test_that_a_whole_number_is_read_as_people_write_it(text: str, value: int) -> None:
    assert read_whole(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "12abc", "nan", "inf", "0x10", "1_000", "²", "½", "1.000.000", "1,2,3", "e3"),
        *("1e", "--5", "1e3.5", "5 10^3", "110^3", "12 34", "1 00", "1,00 0", "5 %", "+", "."),
        "1e9999999999",
    ],
)
def test_that_what_is_no_number_is_refused_by_both(text: str) -> None:
    with pytest.raises(UserError, match="must be a whole number, got "):
        read_whole(text)
    with pytest.raises(UserError, match="must be a number, got "):
        read_decimal(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("64.5", "must be a whole number, got '64.5'"),
        ("0,125", "must be a whole number, got '0,125'"),
        ("1e-3", "must be a whole number, got '1e-3'"),
        ("1.000", "can be read as two numbers, got '1.000'; leave out points and commas"),
        ("1,0000", "can be read as two numbers, got '1,0000'; leave out points and commas"),
        ("1,000e3", "can be read as two numbers, got '1,000e3'; leave out points and commas"),
        ("1e400", "must be a smaller whole number, got '1e400'"),
        ("1e999999999", "must be a smaller whole number, got '1e999999999'"),
    ],
)
def test_that_a_text_that_is_no_single_whole_number_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=f"^{re.escape(sentence)}$"):
        read_whole(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,000", "can be read as two numbers, got '1,000'; write the decimal sign as a point"),
        ("1,000,000", "must be a number, got '1,000,000'"),
        ("1e400", "must be a number of usual size, got '1e400'"),
        ("1e-400", "must be a number of usual size, got '1e-400'"),
    ],
)
def test_that_a_text_that_is_no_single_decimal_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=f"^{re.escape(sentence)}$"):
        read_decimal(text)


@pytest.mark.parametrize(
    ("text", "bounds", "sentence"),
    [
        ("5000", Bounds(2, 4096), "must be from 2 to 4,096, got '5000'"),
        ("1", Bounds(2, 4096), "must be from 2 to 4,096, got '1'"),
        ("1e99999", Bounds(2, 4096), "must be from 2 to 4,096, got '1e99999'"),
        ("0", Bounds(0, 100, True), "must be more than 0 and at most 100, got '0'"),
        ("1", Bounds(0, 1, False, True), "must be at least 0 and less than 1, got '1'"),
        ("0", Bounds(0, 1, True, True), "must be more than 0 and less than 1, got '0'"),
    ],
)
def test_that_a_number_out_of_bounds_is_refused_with_its_range(
    text: str, bounds: Bounds, sentence: str
) -> None:
    for read in (read_decimal, read_whole):
        with pytest.raises(UserError, match=f"^{re.escape(sentence)}$"):
            read(text, bounds)


def test_that_a_number_too_small_to_be_held_is_no_number_above_zero() -> None:
    with pytest.raises(UserError, match="must be more than 0 and at most 100, got '1e-999'"):
        read_decimal("1e-999", Bounds(0, 100, excludes_least=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.05, "0.05"),
        (0.0001, "0.0001"),
        (1e-5, "0.00001"),
        (2.5e-7, "0.00000025"),
        (2.5e-12, "2.5e-12"),
        (64.0, "64"),
        (-0.0, "0"),
        (1e22, "1e22"),
        (1 / 3, "0.3333333333333333"),
    ],
)
def test_that_a_number_has_one_form(value: float, text: str) -> None:
    assert plain_number(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(1.125)
def test_that_what_is_shown_reads_back_as_the_same_number(value: float) -> None:
    shown = plain_number(value)
    assert read_decimal(shown) == value
    with_comma = shown.replace(".", ",")
    if re.match(r"-?[1-9]\d{0,2},\d{3}(?!\d)", with_comma):
        assert "two numbers" in refusal(with_comma)
    else:
        assert read_decimal(with_comma) == value


@given(st.integers(-(10**12), 10**12))
def test_that_a_whole_number_reads_back_in_every_form_in_which_it_is_shown(value: int) -> None:
    forms = (str(value), f"{value:,}", f"{value:,}".replace(",", " "), f"{value}.0", f"{value}e0")
    assert {read_whole(form) for form in forms} == {value}


def refusal(text: str) -> str:
    """Return why a number with a decimal comma is refused."""
    with pytest.raises(UserError) as found:
        read_decimal(text.replace(".", ","))
    return str(found.value)


@given(st.text("0123456789.,", min_size=1, max_size=12))
def test_that_no_text_is_read_by_another_sign_than_its_writer_meant(text: str) -> None:
    """A decimal point never is taken for thousands, nor a comma for both."""
    readings = {float(each) for each in _meanings(text)}
    for read in (read_decimal, read_whole):
        try:
            value = read(text)
        except UserError:
            continue
        assert value in readings
        # A comma groups only where whole numbers stand, as the program itself writes them.
        if len(readings) > 1:
            assert (read is read_whole and "," in text) or (read is read_decimal and "." in text)


def _meanings(text: str) -> list[str]:
    """Return what a text means where the point, and where the comma, is the decimal sign."""
    found = []
    for decimal, group in ((".", ","), (",", ".")):
        whole, _, fraction = text.partition(decimal)
        is_grouped = re.fullmatch(rf"[1-9]\d{{0,2}}(\{group}\d{{3}})+|\d*", whole)
        if is_grouped and re.fullmatch(r"\d*", fraction) and (whole or fraction):
            found.append(f"{whole.replace(group, '') or 0}.{fraction or 0}")
    return found
