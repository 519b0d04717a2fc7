"""Every text that a person reads is found by lupdate where it is looked up, and has its forms."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bare_texts import bare_texts
from tests.translations import FOLDER, ROOT, collected, sources

_NAMING_CALLS = {"translate", "Message", "UserError"}
_MECHANISM = {
    "explorer/messages.py",
    "explorer/errors.py",
    "explorer/counts.py",
    "explorer/runs/recordings/event_json.py",
}
"""They hand on what others name."""


def named_texts(tree: ast.AST) -> Iterator[tuple[int, tuple[str, str] | None]]:
    """Yield the line of each call that names a text, and the text; None if lupdate misses it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id not in _NAMING_CALLS:
            continue
        literals = [each.value for each in node.args if isinstance(each, ast.Constant)]
        texts = [each for each in literals if isinstance(each, str)]
        is_found = len(texts) == len(node.args) and len(texts) in (2, 3) and not node.keywords
        yield node.lineno, (texts[0], texts[1]) if is_found else None


def test_that_every_named_text_is_named_by_literals() -> None:
    missed = [
        f"{name}:{line}"
        for name, tree in sources()
        if name not in _MECHANISM
        for line, text in named_texts(tree)
        if text is None
    ]
    assert not missed


def test_that_lupdate_finds_every_text_in_the_code() -> None:
    """The committed file against the code as Python sees it; lupdate guesses from tokens."""
    in_code = {
        text
        for name, tree in sources()
        if name not in _MECHANISM
        for _, text in named_texts(tree)
        if text is not None
    }
    plain = {key for key, is_counted in collected().items() if not is_counted}
    assert plain == in_code


def test_that_every_counted_text_is_one_of_counts() -> None:
    counted = {key for key, is_counted in collected().items() if is_counted}
    assert {context for context, _ in counted} == {"Counts"}
    assert all("%n" in text for _, text in counted)
    others = [
        f"{name}:{node.lineno}"
        for name, tree in sources()
        if name != "explorer/counts.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "tr"
    ]
    assert not others


def test_that_every_counted_text_has_its_english_forms() -> None:
    compiled = json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))
    counted = {text for (_, text), is_counted in collected().items() if is_counted}
    assert set(compiled["Counts"]) == counted
    for forms in compiled["Counts"].values():
        assert len(forms) == 2
        assert all("%n" in form for form in forms)


def test_that_the_committed_translations_are_up_to_date(tmp_path: Path) -> None:
    """Run `.ci/translations` and commit what it writes if this fails."""
    committed = sorted(each for each in FOLDER.iterdir() if each.suffix in (".ts", ".json"))
    for file in committed:
        if file.suffix == ".ts":
            shutil.copy(file, tmp_path)
    command = [sys.executable, str(ROOT / ".ci" / "translations"), "--folder", str(tmp_path)]
    subprocess.run(command, check=True)
    assert sorted(each.name for each in tmp_path.iterdir()) == [each.name for each in committed]
    for file in committed:
        assert (tmp_path / file.name).read_text("utf-8") == file.read_text("utf-8"), file.name


def test_that_a_new_language_begins_untranslated(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / ".ci" / "translations"), "--folder", str(tmp_path), "de"]
    subprocess.run(command, check=True)
    assert {each.name for each in tmp_path.iterdir()} == {"en.ts", "en.json", "de.ts"}
    assert 'language="de"' in (tmp_path / "de.ts").read_text("utf-8")


def test_that_a_language_is_offered_once_most_of_it_is_translated(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / ".ci" / "translations"), "--folder", str(tmp_path), "de"]
    subprocess.run(command, check=True)
    file = tmp_path / "de.ts"
    begun = file.read_text("utf-8")
    unfinished = '<translation type="unfinished"></translation>'
    for texts, is_offered in ((100, False), (100_000, True)):
        file.write_text(begun.replace(unfinished, "<translation>x</translation>", texts), "utf-8")
        subprocess.run(command, check=True)
        assert (tmp_path / "de.json").exists() is is_offered


@pytest.mark.parametrize(
    "code",
    [
        "label.setText('Loss')",
        "label.setToolTip(f'Loss of {arm}')",
        "label.setText('Loss' if on else '')",
        "label.setText('{n} steps'.format(n=3))",
        "label.setText('step ' + str(n))",
        "QLabel('Loss')",
        "_TITLE = 'Loss'\nQLabel(_TITLE)",
        "parser.add_argument('--steps', help='how many')",
        "print('done')",
        "raise ArgumentTypeError(f'must be {n}')",
    ],
)
def test_that_a_bare_text_is_seen(code: str) -> None:
    assert list(bare_texts(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "label.setText(translate('Plot', 'Loss'))",
        "label.setText(translate('Plot', 'Loss of {arm}').format(arm='A'))",
        "label.setText(f'{value:.3f}')",
        "label.setText('×')",
        "label.setObjectName('loss')",
        "print(json.dumps({'event': 'end'}))",
        "parser.add_argument('--steps', action='store_true', metavar='N')",
    ],
)
def test_that_what_comes_from_the_catalogue_or_has_no_words_is_no_bare_text(code: str) -> None:
    assert not list(bare_texts(ast.parse(code)))


_ALLOWED = {
    "B / A": "the letters of two arms",
    "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)": "names of formats",
    "CSV (*.csv)": "the name of a format",
}
"""Texts that are the same in every language, and why."""


def test_that_no_text_goes_to_the_screen_or_a_terminal_but_from_the_catalogue() -> None:
    found = [
        f"{name}:{line}: {text!r}"
        for name, tree in sources()
        for line, text in bare_texts(tree)
        if text not in _ALLOWED
    ]
    assert not found, "\n".join(found)
