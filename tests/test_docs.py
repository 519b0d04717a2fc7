from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from explorer.commands.arguments import parser
from explorer.network.spec import network_from_json

_ROOT = Path(__file__).parent.parent
_PAGES = [_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_FENCED = re.compile(r"^```\w*\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`(?P<path>[\w.-]*[\w-]+/[\w./-]*)`")
"""A file or folder in code style: from the root, or within the package."""
_RUN = "python main.py"


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _fenced_lines(page: Path) -> list[str]:
    return [line for block in _FENCED.finditer(_text(page)) for line in block["lines"].splitlines()]


def _anchors(page: Path) -> set[str]:
    """Return the headings as GitHub names them."""
    without_code = _FENCED.sub("", _text(page))
    titles = re.findall(r"^#+ (.+)$", without_code, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _commands() -> Iterator[tuple[str, str]]:
    for page in _PAGES:
        for line in _fenced_lines(page):
            if line.startswith(_RUN):
                yield page.name, line
        inline = re.findall(rf"^`({_RUN} [^`]+)`", _text(page), re.MULTILINE)
        yield from ((page.name, " ".join(each.split())) for each in inline)


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_that_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = [match["target"] for match in _LINK.finditer(_FENCED.sub("", _text(page)))]
    for target in targets:
        if "://" in target:
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path) if path else page
        assert file.is_file(), target
        if anchor:
            assert anchor in _anchors(file), target


def test_that_every_page_is_linked_from_the_readme() -> None:
    linked = {match["target"] for match in _LINK.finditer(_text(_PAGES[0]))}
    assert {f"docs/{page.name}" for page in _PAGES[1:]} <= linked


@pytest.mark.parametrize(("page", "command"), list(_commands()))
def test_that_every_command_is_one_that_the_program_knows(page: str, command: str) -> None:
    arguments = shlex.split(command, comments=True)[2:]
    if "--help" in arguments:
        return
    try:
        parser(("en",), arguments).parse_args(arguments)
    except SystemExit:
        pytest.fail(f"{page}: {command}")


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_that_every_file_that_is_named_exists(page: Path) -> None:
    for match in _PATH.finditer(_text(page)):
        places = (_ROOT, _ROOT / "explorer", _ROOT / "explorer" / "ui")
        assert any((place / match["path"]).exists() for place in places), match["path"]


def test_that_the_example_of_a_network_can_be_read() -> None:
    examples = [line for line in _fenced_lines(_PAGES[0]) if line.startswith("{")]
    assert [network_from_json(example).name for example in examples] == ["mine"]


def test_that_the_readme_stays_short() -> None:
    """What is longer belongs to a page in docs/."""
    assert len(_text(_PAGES[0]).splitlines()) <= 130


def test_that_the_license_of_the_package_is_that_of_the_readme() -> None:
    assert "[MIT](LICENSE)" in _text(_PAGES[0])
    assert _text(_ROOT / "LICENSE").startswith("MIT License")
    assert 'license = "MIT"' in _text(_ROOT / "pyproject.toml")
