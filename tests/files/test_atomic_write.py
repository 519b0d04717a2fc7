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
from explorer.files.atomic_write import atomic_write, check_writable
from explorer.files.cannot_write import cannot_write

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


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("missing/file", "make its folder, or name a file in another"),
        ("file/below", "make its folder, or name a file in another"),
        (".", "name a file in it"),
        ("x" * 300, "give it a shorter name"),
        ("loop", "name another file"),
    ],
)
def test_that_what_cannot_be_written_is_named_before_the_work_with_the_way_out(
    name: str, way: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    sentence = f"cannot be written: .*; {way}"
    with pytest.raises(UserError, match=sentence), atomic_write(tmp_path / name):
        pytest.fail("the work began")
    with pytest.raises(UserError, match=sentence):
        check_writable(tmp_path / name)
    assert {each.name for each in tmp_path.iterdir()} == {"file", "loop"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /dev/full")
def test_that_a_full_disk_is_said_to_be_full() -> None:
    sentence = "/dev/full cannot be written: No space left on device; free some space, or"
    with pytest.raises(UserError, match=sentence), atomic_write(Path("/dev/full")) as file:
        file.write_bytes(b"x")


@pytest.mark.parametrize(
    ("number", "way"),
    [
        (errno.ENOSPC, "free some space, or name a file on another disk"),
        (errno.EDQUOT, "remove files of yours, or name a file on another disk"),
        (errno.EFBIG, "raise the limit, or name a file on another disk"),
        (errno.EROFS, "name a file on another disk"),
        (errno.EIO, "name a file on another disk"),
        (errno.EACCES, "name a file in a folder you own"),
        (errno.EPERM, "name a file in a folder you own"),
        (errno.EMFILE, "end other programs, or raise the limit"),
        (errno.EBUSY, "name another file"),
    ],
)
def test_that_the_sentence_is_that_of_the_error(number: int, way: str) -> None:
    error = cannot_write(Path("some.file"), OSError(number, os.strerror(number)))
    assert str(error).startswith("some.file cannot be written: ")
    assert os.strerror(number) in str(error)
    assert str(error).endswith(f"; {way}")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_that_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    end, other_end = os.pipe()
    try:
        for path in (tmp_path / "pipe", Path(f"/dev/fd/{end}"), Path(f"/dev/fd/{other_end}")):
            with pytest.raises(UserError, match="it is a pipe, whose reader would be waited for"):
                check_writable(path)
            with pytest.raises(UserError, match="name a file, or /dev/stdout"), atomic_write(path):
                pytest.fail("the work began")
    finally:
        os.close(end)
        os.close(other_end)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such name")
def test_that_the_standard_output_may_be_a_pipe() -> None:
    code = (
        "from pathlib import Path\n"
        "from explorer.files.atomic_write import atomic_write, check_writable\n"
        "check_writable(Path('/dev/stdout'))\n"
        "with atomic_write(Path('/dev/stdout')) as file: file.write_text('new')\n"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, check=True)
    assert found.stdout == b"new"


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


def _dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


@pytest.mark.skipif(os.name == "nt", reason="there nobody can ask without harm who is alive")
def test_that_what_dead_writers_of_earlier_versions_left_is_cleared(tmp_path: Path) -> None:
    target, dead = tmp_path / "run.1", _dead_process()
    left = tmp_path / f".run.1.{dead}.tmp"
    left.write_text("half")
    (tmp_path / f".run.1.{'9' * 30}.tmp").write_text("of no process that there can be")
    others = [
        f".run.1.{os.getpid()}.tmp",  # may still be written
        ".run.1.1.tmp",  # of another user's process, or of ours as root
        f".runx1.{dead}.tmp",
        f".run.{dead}.tmp",
        f".run.1.0{dead}.tmp",
        f".run.1.{dead}.tmp.old",
        f"run.1.{dead}.tmp",
        ".run.1.0.tmp",
        ".run.1.-1.tmp",
    ]
    for name in others:
        (tmp_path / name).write_text("kept")
    with atomic_write(target) as file:
        file.write_text("new")
    assert {each.name for each in tmp_path.iterdir()} == {"run.1", *others}


@pytest.mark.skipif(os.name == "nt", reason="there nobody can ask without harm who is alive")
@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_that_nothing_but_a_file_is_cleared(kind: str, tmp_path: Path) -> None:
    left, victim = tmp_path / f".file.{_dead_process()}.tmp", tmp_path / "victim"
    victim.write_text("precious")
    if kind == "link":
        left.symlink_to(victim)
    elif kind == "folder":
        left.mkdir()
    else:
        os.mkfifo(left)
    with atomic_write(tmp_path / "file") as file:
        file.write_text("new")
    assert os.path.lexists(left)
    assert victim.read_text() == "precious"


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
