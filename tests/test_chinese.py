"""The Chinese texts that there are: none has lost a value, and each thing has one term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

from tests.translations import FOLDER, ROOT

_TERMS = ROOT / "docs" / "chinese-terms.md"
_HAN = r"[\u4e00-\u9fff]"
_TAG = re.compile(r"<[^>]+>")
_VALUE = re.compile(r"\{[^}]*\}")
_CROWDED = re.compile(rf"{_HAN}[A-Za-z0-9]|[A-Za-z0-9]{_HAN}|{_HAN}[,.:;!?()](?!\w)")
"""Han next to a letter or digit without a space, or before a sign that is half a square wide."""


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield the context, the English and the Chinese of each text that is translated."""
    tree = ElementTree.parse(FOLDER / "zh_CN.ts")  # noqa: S314 - the repository's own
    for context in tree.iter("context"):
        for message in context.iter("message"):
            found = message.find("translation")
            if found is not None and found.get("type") is None:
                chinese = found.findtext("numerusform") or found.text or ""
                yield context.findtext("name", ""), message.findtext("source", ""), chinese


def values(text: str) -> list[tuple[str, str]]:
    """Return what `str.format` puts in, each with its form."""
    found = Formatter().parse(text)
    return sorted((name, form or "") for _, name, form, _ in found if name is not None)


def terms() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield an English term, the Chinese ones for it, and those that are not used."""
    for line in _TERMS.read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not cells[0].startswith(("---", "English")):
            yield cells[0], cells[1].split("、"), [each for each in cells[2].split("、") if each]


def test_that_every_value_stands_in_the_chinese_text_too() -> None:
    wrong = [
        (english, chinese)
        for _, english, chinese in texts()
        if "%(" not in english
        and (values(english), english.count("%n")) != (values(chinese), chinese.count("%n"))
    ]
    assert not wrong


def test_that_marks_of_a_text_are_those_of_the_english_one() -> None:
    wrong = [
        (english, chinese)
        for _, english, chinese in texts()
        if sorted(_TAG.findall(english)) != sorted(_TAG.findall(chinese))
        or english.count("\n") != chinese.count("\n")
        or bool(re.search(r"&\w", english)) != bool(re.search(r"&\w", chinese))
        or english.endswith("…") != chinese.endswith("…")
    ]
    assert not wrong


def test_that_han_stand_apart_from_letters_and_digits() -> None:
    wrong = [
        chinese
        for _, _, chinese in texts()
        if _CROWDED.search(re.sub(r"\(&\w\)|<[^>]+>", "", chinese))
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("english", "chinese", "avoided"), list(terms()), ids=lambda each: str(each)[:20]
)
def test_that_each_term_is_the_one_of_the_list(
    english: str, chinese: list[str], avoided: list[str]
) -> None:
    named = re.compile(rf"\b{english}s?\b", re.IGNORECASE)
    wrong = [
        (text, found)
        for _, text, found in texts()
        if named.search(_VALUE.sub("", text))
        and not named.search(found)  # what is to be typed in a search
        and not any(each in found for each in chinese)
    ]
    assert not wrong
    assert not [found for _, _, found in texts() if any(each in found for each in avoided)]


def test_that_the_list_of_terms_is_read() -> None:
    assert len(list(terms())) >= 25
    assert Path(_TERMS).is_file()
