"""Finds and reads the translations that travel with the program (`resources/translations/`).

`.ci/translations` writes them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from explorer.files.resources import resource
from explorer.messages import Catalogue, Message

ENGLISH = "en"
"""The language of the texts in the code; its catalogue holds the forms of counted texts."""

_FOLDER = "translations"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Of the environment, the first that is set holds; as POSIX has it."""

_Compiled = dict[str, dict[str, list[str]]]


def language_codes() -> set[str]:
    """Return the codes of the languages that there are."""
    return {ENGLISH} | {file.stem for file in resource(_FOLDER).glob("*.json")}


def language_names() -> dict[str, str]:
    """Return the languages that there are, by code, each under its own name."""
    names = {code: _own_name(_read(code)) for code in sorted(language_codes())}
    return {ENGLISH: names.pop(ENGLISH)} | names


def read_catalogue(language: str) -> Catalogue:
    """Return a language's texts over the English ones; those that it lacks stay English."""
    return _flat(_read(ENGLISH)) | _flat(_read(language))


def environment_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment asks for, or English where it is not there."""
    value = next((environment[each] for each in _VARIABLES if environment.get(each)), "")
    locale = value.partition(".")[0].partition("@")[0]
    candidates = (locale, locale.partition("_")[0])
    return next((each for each in candidates if each in language_codes()), ENGLISH)


def _read(language: str) -> _Compiled:
    import json  # a fortieth of the time of `--version`, which needs no language

    file = _file(language)
    compiled: _Compiled = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return compiled


def _file(language: str) -> Path:
    return resource(_FOLDER) / f"{language}.json"


def _flat(compiled: _Compiled) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (context, text): tuple(forms)
        for context, texts in compiled.items()
        for text, forms in texts.items()
    }


def _own_name(compiled: _Compiled) -> str:
    name = Message("Language", "English", "the name of this language, in this language")
    return compiled.get(name.context, {}).get(name.template, [name.template])[0]
