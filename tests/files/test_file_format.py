from __future__ import annotations

import json

import pytest

from explorer.errors import UserError
from explorer.files.file_format import Content, FileFormat, upgraded_json


def _renamed(content: Content) -> Content:
    return {"new" if key == "old" else key: value for key, value in content.items()}


def _doubled(content: Content) -> Content:
    return content | {"new": 2 * content["new"]}


THING = FileFormat("some thing", (_renamed, _doubled))


def test_that_the_mark_stands_first() -> None:
    assert json.dumps(THING.marked({"new": 4})) == (
        '{"format": "some thing", "version": 3, "new": 4}'
    )


@pytest.mark.parametrize(
    "content",
    [
        {"old": 2},
        {"version": 1, "old": 2},
        {"format": "some thing", "old": 2},
        {"format": "some thing", "version": 2, "new": 2},
        {"format": "some thing", "version": 3, "new": 4},
    ],
)
def test_that_content_of_every_version_becomes_that_of_the_present(content: Content) -> None:
    before = dict(content)
    assert THING.upgraded(content) == {"new": 4}
    assert content == before


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        (
            {"version": 4},
            'the file has version 4 of "some thing", and this program knows versions up to 3; '
            "update the program to open it",
        ),
        (
            {"format": "another thing", "version": 9},
            'the file holds "another thing", but "some thing" is expected; choose another file',
        ),
        (
            {"format": ["x"]},
            'the file holds ["x"], but "some thing" is expected; choose another file',
        ),
        ({"version": 0}, "version must be a whole number from 1 to 3, got 0; choose another file"),
        ({"version": True}, "version must be a whole number from 1 to 3, got true; choose another"),
        ({"version": "2"}, 'version must be a whole number from 1 to 3, got "2"; choose another'),
        ({"version": None}, "version must be a whole number from 1 to 3, got null; choose"),
        ({"version": "x" * 99}, 'got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; choose another'),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_one_sentence(mark: Content, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        THING.upgraded({"new": 4} | mark)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "[]", "null", "9" * 5_000, ""])
def test_that_what_is_no_object_is_left_for_validation(text: str) -> None:
    assert upgraded_json(text, THING.upgraded) is text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_that_json_is_read_in_the_encodings_of_editors(encoding: str) -> None:
    content = '{"old": 2, "name": "残差"}'.encode(encoding)
    assert json.loads(upgraded_json(content, THING.upgraded)) == {"new": 4, "name": "残差"}


@pytest.mark.parametrize(
    "content", [b'{"name": "\xff"}', b'{"name": "\xe9"}', b"\xff\xfe{\x00\x00\xd8"]
)
def test_that_what_is_no_text_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UserError, match="neither UTF-8 nor UTF-16 text; save it as UTF-8"):
        upgraded_json(content, THING.upgraded)


@pytest.mark.parametrize(
    "text",
    ['{"new": 1, "new": 2}', '{"a": [{"new": 1, "b": 2, "new": 1}]}', '{"a": {"new":1,"new":1}}'],
)
def test_that_a_key_that_stands_twice_is_refused(text: str) -> None:
    with pytest.raises(UserError, match='"new" stands twice in one object; remove one'):
        upgraded_json(text, THING.upgraded)


def test_that_json_is_upgraded_with_all_its_letters() -> None:
    upgraded = upgraded_json('{"old": 2, "name": "残差\\ud83d\\ude00"}'.encode(), THING.upgraded)
    assert json.loads(upgraded) == {"new": 4, "name": "残差😀"}
