"""What the tests of the translations share: the texts in the code, and a pseudo-language.

The pseudo-language is English in accented letters, in brackets, about a third longer: what is left
in plain letters on the screen does not come from the catalogue, and what is cut there would be cut
in another language too.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from explorer.messages import Catalogue

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
OPEN, CLOSE = "⟦", "⟧"

_LONGER = 0.3
_PLAIN = "AaCcDdEeGgIiKkLlNnOoRrSsTtUuYyZz"
_ACCENTED = "ÅåÇçÐđÉéĞğÎîĶķŁłÑñØøŘřŠšŦŧÛûÝýŽž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_UNTOUCHED = re.compile(r"(\{[^}]*\}|%n|%\(\w+\)[rs]|%[rs]|\(\*?\.\w+\)|\n)")


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the program, by its path below the root, parsed."""
    for file in sorted((ROOT / "explorer").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        yield name, ast.parse(file.read_text(encoding="utf-8"), name)


def collected() -> dict[tuple[str, str], bool]:
    """Return the texts of the committed `en.ts` by context and English, and whether counted."""
    tree = ElementTree.parse(FOLDER / "en.ts")  # noqa: S314 - the repository's own
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.get("numerus")
        is not None
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def pseudo_text(text: str) -> str:
    """Return a text in the pseudo-language; its placeholders are untouched."""
    parts = _UNTOUCHED.split(text)
    letters = sum(len(part) for part in parts[::2])
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    more = "~" * (round(letters * _LONGER) - len(OPEN + CLOSE))
    return f"{OPEN}{''.join(parts)}{more}{CLOSE}"


def pseudo_catalogue() -> Catalogue:
    """Return the pseudo-language of every text."""
    return {
        key: (pseudo_text(key[1]),) * (2 if is_counted else 1)
        for key, is_counted in collected().items()
    }


def write_catalogue(file: Path, catalogue: Catalogue) -> None:
    """Write a catalogue as `.ci/translations` compiles one."""
    compiled: dict[str, dict[str, list[str]]] = {}
    for (context, text), forms in catalogue.items():
        compiled.setdefault(context, {})[text] = list(forms)
    file.write_text(json.dumps(compiled), encoding="utf-8")


_MARKUP = re.compile(r"<[^>]*>|&\w+;")
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNTRANSLATED = re.compile(f"[{_PLAIN}]")


def english_words(text: str, values: re.Pattern[str]) -> list[str]:
    """Return the words of a text that are not in the pseudo-language.

    Args:
        text: As it is shown.
        values: What is the same in every language: names, units, keys of the keyboard.
    """
    words = _WORD.findall(values.sub(" ", _MARKUP.sub(" ", text)))
    return [word for word in words if _UNTRANSLATED.search(word)]
