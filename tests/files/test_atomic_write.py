from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write


def test_that_the_file_appears_at_the_end_alone(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with atomic_write(target) as file:
        file.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_that_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    def fail_half_way() -> None:
        with atomic_write(target) as file:
            file.write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(target)
    with atomic_write(link) as file:
        file.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("name", ["missing/file", ".", "x" * 300])
def test_that_what_cannot_be_written_is_named_before_the_work(name: str, tmp_path: Path) -> None:
    sentence = r"cannot be written: .*; name a file in a folder you own"
    with pytest.raises(UserError, match=sentence), atomic_write(tmp_path / name):
        pytest.fail("the work began")
    assert list(tmp_path.iterdir()) == []
