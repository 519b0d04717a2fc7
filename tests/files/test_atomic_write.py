from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.files import temporary_file
from explorer.files.atomic_write import atomic_write

_ROOT = Path(__file__).parents[2]


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


def test_that_a_link_at_a_name_like_the_temporary_one_is_not_followed(tmp_path: Path) -> None:
    """What a stranger can lay in a shared folder: links at every name that they can guess."""
    victim, target = tmp_path / "victim", tmp_path / "file"
    victim.write_text("precious")
    for name in (f".file.{os.getpid()}.tmp", ".resnet-explorer-0.tmp", ".resnet-explorer-.tmp"):
        (tmp_path / name).symlink_to(victim)
    with atomic_write(target) as file:
        assert not file.is_symlink()
        file.write_text("new")
    assert (victim.read_text(), target.read_text()) == ("precious", "new")


def test_that_two_writers_have_temporary_files_of_their_own(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with atomic_write(target) as one, atomic_write(target) as other:
        assert one != other
        one.write_text("one")
        other.write_text("other")
    assert target.read_text() == "one"  # the last to end


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_that_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "file"
    target.write_text("old")
    target.chmod(mode)
    with atomic_write(target) as file:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600  # nobody else reads half a secret
        file.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_that_a_new_file_has_the_mode_of_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("usual")
    with atomic_write(tmp_path / "new") as file:
        file.write_text("new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_that_a_name_may_be_as_long_as_the_folder_allows(tmp_path: Path) -> None:
    with atomic_write(tmp_path / ("n" * 255)) as file:
        file.write_text("new")
    assert [each.name for each in tmp_path.iterdir()] == ["n" * 255]


_WRITER = """
import sys
from pathlib import Path
from explorer.files.atomic_write import atomic_write
with atomic_write(Path(sys.argv[1])) as file:
    file.write_text("half")
    print(file, flush=True)
    sys.stdin.read()
"""


def _start_writer(target: Path) -> tuple[subprocess.Popen[str], Path]:
    """Start a process that writes; return it, and its temporary file once that is there."""
    pipe = subprocess.PIPE
    arguments = [sys.executable, "-c", _WRITER, str(target)]
    writer = subprocess.Popen(arguments, cwd=_ROOT, stdin=pipe, stdout=pipe, text=True)
    assert writer.stdout is not None
    return writer, Path(writer.stdout.readline().strip())


def test_that_the_temporary_file_of_a_killed_writer_is_cleared_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "file"
    writer, left = _start_writer(target)
    writer.kill()
    writer.communicate()
    assert left.exists()
    with atomic_write(tmp_path / "other") as file:
        file.write_text("new")
    assert [each.name for each in tmp_path.iterdir()] == ["other"]


def test_that_the_temporary_file_of_a_living_writer_is_left(tmp_path: Path) -> None:
    target = tmp_path / "file"
    writer, its_file = _start_writer(target)
    with atomic_write(target) as file:
        file.write_text("ours")
    assert its_file.exists()
    writer.communicate()
    assert (writer.returncode, target.read_text()) == (0, "half")
    assert list(tmp_path.iterdir()) == [target]


def test_that_only_files_of_writers_are_cleared(tmp_path: Path) -> None:
    """Not what links point at, nor what only looks alike; and a pipe is not waited for."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / ".resnet-explorer-link.tmp").symlink_to(victim)
    (tmp_path / ".resnet-explorer-folder.tmp").mkdir()
    os.mkfifo(tmp_path / ".resnet-explorer-pipe.tmp")
    (tmp_path / "resnet-explorer-mine.tmp").write_text("mine")
    before = sorted(tmp_path.iterdir())
    with atomic_write(tmp_path / "file") as file:
        file.write_text("new")
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "file"])


def test_that_where_there_are_no_locks_only_age_clears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary_file, "take_lock", lambda _file: None)
    young, old = (tmp_path / f".resnet-explorer-{name}.tmp" for name in ("young", "old"))
    for each in (young, old):
        each.write_text("half")
    os.utime(old, (1, 1))
    with atomic_write(tmp_path / "file") as file:
        file.write_text("new")
    assert sorted(tmp_path.iterdir()) == [young, tmp_path / "file"]


def test_that_a_read_only_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    target.write_text("old")
    open_file = os.open

    def as_for_a_user(path: Path, flags: int, *mode: int) -> int:
        """The superuser, as whom these tests may run, would be let through."""
        if path == target and flags & os.O_WRONLY:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return open_file(path, flags, *mode)

    monkeypatch.setattr(os, "open", as_for_a_user)
    with pytest.raises(UserError, match="Permission denied"), atomic_write(target):
        pytest.fail("the work began")
    assert target.read_text() == "old"
