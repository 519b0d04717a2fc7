from __future__ import annotations

from pathlib import Path

import pytest

from explorer.files.typed_path import full_path, typed_path, unquoted


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a b/c.json", "a b/c.json"),
        ('"/a b/c.json"', "/a b/c.json"),
        ("'/a b/c.json'", "/a b/c.json"),
        ("  '/a b/c.json'\n", "/a b/c.json"),
        ("file:///a%20b/%E6%AE%8B.json", "/a b/残.json"),
        ("file://localhost/a/b", "/a/b"),
        ("file:/a/b", "/a/b"),
        ("FILE:///a#b?", "/a#b"),
        ('"file:///a%20b"', "/a b"),
        ("file:///C:/Users/a%20b", "C:/Users/a b"),
        # what only looks alike stays
        ("file://elsewhere/a", "file://elsewhere/a"),
        ("file:///a%00b", "file:///a%00b"),
        ("file:a", "file:a"),
        ("file://[", "file://["),
        ("\"a'", "\"a'"),
        ('"', '"'),
        ("./'a'", "./'a'"),
        (" a ", " a "),
        ("", ""),
    ],
)
def test_that_quotes_and_urls_are_understood(text: str, path: str) -> None:
    assert unquoted(text) == path


def test_that_a_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert typed_path("~/a") == Path("/home/me/a")
    assert typed_path('"~/a b"') == Path("/home/me/a b")
    assert typed_path("~nosuchuser/a") == Path("~nosuchuser/a")


def test_that_a_relative_path_is_taken_from_the_folder_and_others_stay() -> None:
    here = Path("/x/y")
    assert full_path("a/../b", here) == "/x/y/b"
    assert full_path("'../a'", here) == "/x/a"
    assert full_path("/a/b", here) == "/a/b"
    assert full_path("~/a", here) == "~/a"
    assert full_path("~nosuchuser", here) == "/x/y/~nosuchuser"
    assert full_path("", here) == ""
