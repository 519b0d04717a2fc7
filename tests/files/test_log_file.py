from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.files.log_file import LogFile

pytestmark = [
    pytest.mark.expects_log,
    pytest.mark.skipif(os.name == "nt", reason="Windows has neither named pipes nor /dev/full"),
]


@pytest.fixture
def log() -> Iterator[Callable[[Path], logging.Logger]]:
    """A logger that writes to a file."""
    logger = logging.getLogger("explorer.tests.log_file")
    handlers: list[LogFile] = []

    def to(path: Path) -> logging.Logger:
        handlers.append(LogFile(path))
        logger.addHandler(handlers[-1])
        return logger

    yield to
    for each in handlers:
        logger.removeHandler(each)
        each.close()


def test_that_what_is_logged_stands_in_a_file_whose_folder_is_made(
    log: Callable[[Path], logging.Logger], tmp_path: Path
) -> None:
    log(tmp_path / "folder" / "log.txt").warning("too %s", "warm")
    line = (tmp_path / "folder" / "log.txt").read_text(encoding="utf-8")
    assert line.endswith(" WARNING explorer.tests.log_file: too warm\n")


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "log.txt")
    return folder / "log.txt"


def a_folder(folder: Path) -> Path:
    (folder / "log.txt").mkdir()
    return folder / "log.txt"


def below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "log.txt"


def on_a_full_disk(folder: Path) -> Path:
    (folder / "log.txt").symlink_to("/dev/full")
    return folder / "log.txt"


@pytest.mark.parametrize("place", [a_pipe, a_folder, below_a_file, on_a_full_disk])
def test_that_a_log_that_cannot_be_written_is_said_once_in_a_sentence(
    place: Callable[[Path], Path],
    log: Callable[[Path], logging.Logger],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = place(tmp_path)
    logger = log(path)
    for _ in range(3):
        logger.warning("nobody reads this")
    err = capsys.readouterr().err
    assert err.startswith(f"resnet-explorer: the log {path} cannot be written (")
    assert len(err.splitlines()) == 1


def test_that_a_disk_that_fills_while_it_is_written_is_said_in_a_sentence(
    log: Callable[[Path], logging.Logger],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logger = log(tmp_path / "log.txt")
    logger.warning("there is room")
    handler = logger.handlers[-1]
    assert isinstance(handler, LogFile)

    def full(_text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(handler.stream, "write", full)
    logger.warning("there is none")
    err = capsys.readouterr().err
    assert "cannot be written (No space left on device)" in err
    assert err.endswith("; free some space on its disk\n")
    assert len(err.splitlines()) == 1
