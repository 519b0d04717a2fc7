"""Texts: looked up when they are read, in the language that is in use then."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.messages import Catalogue, Message, translate, use_catalogue

_FRENCH: Catalogue = {
    ("Test", "{n} layers of {name}"): ("{name} a {n} couches",),
    ("Test", "%n layers"): ("%n couche", "%n couches"),
    ("Test", "steps"): ("pas",),
    ("Test", "The unit is {unit}."): ("L'unité est : {unit}.",),
}


@pytest.fixture
def _in_french() -> Iterator[None]:
    use_catalogue(_FRENCH)
    yield
    use_catalogue({})


def test_that_a_text_without_a_translation_stays_english() -> None:
    assert translate("Test", "steps") == "steps"
    assert translate("Test", "%n layers", "", 1_202) == "1,202 layers"


@pytest.mark.usefixtures("_in_french")
def test_that_a_text_is_looked_up_in_its_own_context() -> None:
    assert translate("Test", "steps") == "pas"
    assert translate("Other", "steps") == "steps"
    translated = translate("Test", "{n} layers of {name}").format(n=20, name="plain")
    assert translated == "plain a 20 couches"


@pytest.mark.usefixtures("_in_french")
@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 couches"), (1, "1 couche"), (2, "2 couches"), (1_202, "1,202 couches")],
)
def test_that_a_count_decides_between_the_forms(count: int, text: str) -> None:
    assert translate("Test", "%n layers", "", count) == text


def test_that_a_language_with_one_form_uses_it_for_every_count() -> None:
    use_catalogue({("Test", "%n layers"): ("%n 层",)})
    try:
        assert [translate("Test", "%n layers", "", n) for n in (1, 5)] == ["1 层", "5 层"]
    finally:
        use_catalogue({})


def test_that_a_message_is_worded_when_it_is_read() -> None:
    unit = Message("Test", "steps")
    whole = Message("Test", "The unit is {unit}.").format(unit=unit)
    error = UserError("Test", "The unit is {unit}.").format(unit=unit)
    assert str(whole) == str(error) == "The unit is steps."
    use_catalogue(_FRENCH)
    try:
        assert str(whole) == str(error) == "L'unité est : pas."
        assert f"{whole}" == "L'unité est : pas."
    finally:
        use_catalogue({})
    assert str(whole) == str(error) == "The unit is steps."


def test_that_what_looks_like_a_place_in_a_value_is_no_place() -> None:
    assert str(Message("Test", "no file {path}").format(path="{path}")) == "no file {path}"
    assert str(UserError("Test", "no file {path}").format(path="a{}b{0}%n")) == "no file a{}b{0}%n"


def test_that_filling_a_message_leaves_the_original_empty() -> None:
    template = Message("Test", "{n} steps")
    one, two = template.format(n=1), template.format(n=2)
    assert (str(one), str(two)) == ("1 steps", "2 steps")
    assert template.values == {}
    error = UserError("Test", "{n} steps")
    assert str(error.format(n=3)) == "3 steps"
    assert error.values == {}


def test_that_messages_are_equal_if_context_text_and_values_are() -> None:
    message = Message("Test", "{n} steps").format(n=1)
    assert message == Message("Test", "{n} steps").format(n=1)
    assert hash(message) == hash(Message("Test", "{n} steps").format(n=1))
    for other in (
        Message("Other", "{n} steps").format(n=1),
        Message("Test", "{n} rows").format(n=1),
        Message("Test", "{n} steps").format(n=2),
        "1 steps",
    ):
        assert message != other
    nested = Message("Test", "The unit is {unit}.")
    assert nested.format(unit=Message("Test", "a")) == nested.format(unit=Message("Test", "a"))
    assert nested.format(unit=Message("Test", "a")) != nested.format(unit=Message("Test", "b"))


def test_that_a_message_names_its_text_for_whoever_debugs() -> None:
    assert repr(Message("Test", "{n} steps").format(n=1)) == "Message('1 steps')"


def test_that_an_error_says_what_a_message_says() -> None:
    message = Message("Test", "{n} steps").format(n=1)
    error = UserError.of(message)
    assert str(error) == "1 steps"
    assert (error.message, error.template, error.values) == (message, "{n} steps", {"n": 1})


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_that_messages_and_errors_can_be_copied_and_pickled(copied: object) -> None:
    unit = Message("Test", "steps")
    message = Message("Test", "The unit is {unit}.").format(unit=unit)
    error = UserError.of(message)
    assert callable(copied)
    for again in (copied(error), pickle.loads(pickle.dumps(error))):  # noqa: S301
        assert isinstance(again, UserError)
        assert again.message == message
        use_catalogue(_FRENCH)
        try:
            assert str(again) == "L'unité est : pas."  # it is no frozen English sentence
        finally:
            use_catalogue({})
    assert pickle.loads(pickle.dumps(message)) == message  # noqa: S301


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("red\x1b[31m\x07", "red\\x1b[31m\\x07"),
        ("two\nlines", "two\\nlines"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        (Path("no\udcfftext"), "no\\udcfftext"),
        (ValueError("\x9b2J"), "\\x9b2J"),
        ("图像 é\u200d ", "图像 é\u200d "),
    ],
)
def test_that_a_value_from_outside_has_no_power_over_a_terminal(value: object, shown: str) -> None:
    assert str(Message("Test", "it is {value}").format(value=value)) == f"it is {shown}"
    assert str(UserError("Test", "it is {value}").format(value=value)) == f"it is {shown}"
