"""Tests for files/input_file.py: only regular files are opened, and nothing is waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.files.input_file import input_size, open_input
from explorer.files.limited_read import read_limited


def test_that_a_file_and_a_link_to_it_are_opened(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    link = tmp_path / "link"
    link.symlink_to(file)
    for path in (file, link):
        with open_input(path) as stream:
            assert stream.read() == b"content"
        assert input_size(path) == 7


def test_that_a_pipe_in_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for read in (open_input, input_size, read_limited):
        with pytest.raises(UserError, match="pipe cannot be read: it is a pipe or a device"):
            read(pipe)


def test_that_devices_and_sockets_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        for path in (Path("/dev/zero"), Path("/dev/null"), tmp_path / "s"):
            with pytest.raises(UserError, match="it is a pipe or a device"):
                open_input(path)


def test_that_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read: it is a folder; name another file"):
        open_input(tmp_path)


@pytest.mark.parametrize("name", ["missing", "n" * 300, "a\0b", "a/b/c"])
def test_that_a_path_that_cannot_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"cannot be read: .*; name another file"):
        open_input(tmp_path / name)


def test_that_a_file_whose_content_cannot_be_read_is_one_sentence() -> None:
    memory = Path("/proc/self/mem")  # regular by its mode; its first byte cannot be read
    if memory.exists():
        with pytest.raises(UserError, match="mem cannot be read"):
            read_limited(memory)
