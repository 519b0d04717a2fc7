from __future__ import annotations

import pytest

from explorer.counts import COUNTS
from explorer.files.catalogues import (
    ENGLISH,
    environment_language,
    language_names,
    read_catalogue,
)
from explorer.messages import Message, translate, use_catalogue
from tests.translations import pseudo_text


def test_that_english_has_its_singular_forms() -> None:
    use_catalogue(read_catalogue(ENGLISH))
    assert [COUNTS.layers(n) for n in (0, 1, 2, 1202)] == [
        "0 layers",
        "1 layer",
        "2 layers",
        "1,202 layers",
    ]


def test_that_a_text_is_translated_and_its_values_are_not(pseudo_language: str) -> None:
    use_catalogue(read_catalogue(pseudo_language))
    message = Message("Files", "{path} cannot be read: {reason}; name another file")
    assert str(message.format(path="a.json", reason="gone")) == pseudo_text(
        message.template
    ).format(path="a.json", reason="gone")
    assert "a.json" in str(message.format(path="a.json", reason="gone"))


def test_that_a_text_without_a_translation_stays_english(pseudo_language: str) -> None:
    use_catalogue(read_catalogue(pseudo_language))
    assert translate("Nowhere", "as it is") == "as it is"


def test_that_languages_are_listed_under_their_own_names(pseudo_language: str) -> None:
    assert language_names() == {"en": "English", "xx": pseudo_text("English")}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "xx_XX.UTF-8"}, "xx"),
        ({"LANG": "xx"}, "xx"),
        ({"LANG": "xx_XX", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "xx@latin"}, "xx"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "../xx"}, "en"),
    ],
)
def test_that_the_environment_chooses_among_the_languages_that_there_are(
    pseudo_language: str, environment: dict[str, str], language: str
) -> None:
    assert environment_language(environment) == language
