from __future__ import annotations

import errno
import hashlib
import os
import re
import socket
import threading
import time
from collections import namedtuple
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.runs.progress import Progress
from explorer.training.data import connection, downloads
from explorer.training.data.dataset import DataRequest, Stopped
from explorer.training.data.downloads import fetch
from tests.training.data.web_server import Server

CONTENT = np.random.default_rng(0).bytes(3_000_000)
MD5 = hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()
BY_HAND = r"download http.*/file\.gz .*and give the path of the file as data path$"


def _fetch(server: Server, target: Path, request: DataRequest | None = None) -> None:
    fetch([server.url("file.gz")], target, MD5, request or DataRequest("mnist"))


def _beginning(target: Path, size: int) -> Path:
    part = target.with_name(target.name + ".part")
    part.write_bytes(CONTENT[:size])
    return part


def test_that_a_file_is_downloaded_with_its_progress_and_nothing_is_left_beside_it(
    server: Server, tmp_path: Path
) -> None:
    server.files["file.gz"] = CONTENT
    progress: list[Progress] = []
    target = tmp_path / "new" / "folder" / "file.gz"
    _fetch(server, target, DataRequest("mnist", report=progress.append))
    assert target.read_bytes() == CONTENT
    assert [each.name for each in target.parent.iterdir()] == ["file.gz"]
    loading = [each for each in progress if str(each.what) == "downloading file.gz"]
    assert (loading[0].done, loading[0].total, loading[0].unit) == (0, len(CONTENT), "bytes")
    assert (loading[-1].done, loading[-1].total) == (len(CONTENT), len(CONTENT))
    assert [each.done for each in loading] == sorted(each.done for each in loading)
    assert server.ranges == [None]


def test_that_a_download_goes_on_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    server.files["file.gz"], server.cut_after = CONTENT, 1_000_000
    target = tmp_path / "file.gz"
    with pytest.raises(UserError, match=rf"was lost after 1\.0 of 3\.0 MB; try again.*{BY_HAND}"):
        _fetch(server, target)
    assert not target.exists()
    server.cut_after = None
    _fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.ranges == [None, "bytes=1000000-"]


def test_that_a_stopped_download_leaves_what_came_and_goes_on_from_there(
    server: Server, tmp_path: Path
) -> None:
    server.files["file.gz"], server.stall_after = CONTENT, 2_000_000
    target = tmp_path / "file.gz"
    came = threading.Event()
    stopped_at: list[float] = []

    def say(progress: Progress) -> None:
        if progress.done == 2_000_000:
            came.set()

    def is_stopped() -> bool:
        if came.is_set() and not stopped_at:
            stopped_at.append(time.monotonic() + 0.3)
        return bool(stopped_at) and time.monotonic() > stopped_at[0]

    with pytest.raises(Stopped):
        _fetch(server, target, DataRequest("mnist", report=say, is_stopped=is_stopped))
    assert time.monotonic() - stopped_at[0] < 0.25, "the server is silent, and nobody waits for it"
    assert (tmp_path / "file.gz.part").read_bytes() == CONTENT[:2_000_000]
    server.stall_after = None
    _fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.ranges == [None, "bytes=2000000-"]


def test_that_a_server_without_ranges_begins_anew(server: Server, tmp_path: Path) -> None:
    server.files["file.gz"], server.knows_range = CONTENT, False
    target = tmp_path / "file.gz"
    _beginning(target, 1_000)
    _fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.ranges == ["bytes=1000-"]


def test_that_a_part_longer_than_the_file_is_thrown_away(server: Server, tmp_path: Path) -> None:
    server.files["file.gz"] = CONTENT
    target = tmp_path / "file.gz"
    (tmp_path / "file.gz.part").write_bytes(CONTENT + b"more")
    _fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.ranges == [f"bytes={len(CONTENT) + 4}-", None]


def test_that_the_beginning_of_another_file_is_thrown_away(server: Server, tmp_path: Path) -> None:
    server.files["file.gz"] = CONTENT
    target = tmp_path / "file.gz"
    (tmp_path / "file.gz.part").write_bytes(b"an older edition")
    _fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.ranges == ["bytes=16-", None]


def test_that_a_part_that_is_whole_needs_no_server(tmp_path: Path) -> None:
    target = tmp_path / "file.gz"
    _beginning(target, len(CONTENT))
    fetch(["http://127.0.0.1:1/file.gz"], target, MD5, DataRequest("mnist"))
    assert target.read_bytes() == CONTENT


def test_that_mirrors_are_tried_in_turn(server: Server, tmp_path: Path) -> None:
    server.files["second.gz"] = CONTENT
    target = tmp_path / "file.gz"
    fetch([server.url("first.gz"), server.url("second.gz")], target, MD5, DataRequest("mnist"))
    assert target.read_bytes() == CONTENT


def test_that_a_missing_file_is_reported_with_the_fix(server: Server, tmp_path: Path) -> None:
    sentence = rf"^file\.gz cannot be downloaded: 127\.0\.0\.1 answers 404 Not Found; .*{BY_HAND}"
    with pytest.raises(UserError, match=sentence):
        _fetch(server, tmp_path / "file.gz")


def test_that_no_network_is_reported_with_the_fix(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UserError, match=rf"there is no connection to 127\.0\.0\.1 \(.*{BY_HAND}"):
        fetch([f"http://127.0.0.1:{port}/file.gz"], tmp_path / "file.gz", MD5, DataRequest("mnist"))


def test_that_a_silent_server_is_given_up(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_TIMEOUT_S", 0.3)
    server.files["file.gz"], server.stall_after = CONTENT, 1_000
    with pytest.raises(UserError, match=rf"has sent nothing for .* seconds; try again.*{BY_HAND}"):
        _fetch(server, tmp_path / "file.gz")


def test_that_a_wrong_checksum_is_reported_and_nothing_is_stored(
    server: Server, tmp_path: Path
) -> None:
    server.files["file.gz"] = CONTENT[:-1] + b"!"
    with pytest.raises(UserError, match=rf"sends has the wrong checksum; .*{BY_HAND}"):
        _fetch(server, tmp_path / "file.gz")
    assert list(tmp_path.iterdir()) == []


def _full(_file: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_that_a_full_disk_is_reported_with_the_fix(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files["file.gz"] = CONTENT
    monkeypatch.setattr(downloads.os, "fsync", _full)
    sentence = rf"cannot be stored: the disk of {re.escape(str(tmp_path))} is full; free some space"
    with pytest.raises(UserError, match=sentence):
        _fetch(server, tmp_path / "file.gz")


def test_that_too_little_space_is_reported_before_anything_is_sent(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files["file.gz"] = CONTENT
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(downloads.shutil, "disk_usage", lambda _folder: usage(free=2_000_000))
    with pytest.raises(UserError, match="is full; free some space"):
        _fetch(server, tmp_path / "file.gz")
    assert (tmp_path / "file.gz.part").stat().st_size == 0


def test_that_a_folder_that_cannot_be_written_is_reported(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=r"cannot be written \(.*\); let your user write there, or"):
        _fetch(server, tmp_path / "file" / "cache" / "file.gz")
    assert server.ranges == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write everywhere"
)
def test_that_a_read_only_folder_is_reported(server: Server, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match=os.strerror(errno.EACCES)):
        _fetch(server, tmp_path / "file.gz")


def test_that_a_server_that_sends_more_than_it_said_is_cut_off(
    server: Server, tmp_path: Path
) -> None:
    server.files["file.gz"], server.says_length = CONTENT, False
    target = tmp_path / "file.gz"
    sentence = rf"127\.0\.0\.1 sends more than the 1\.0 MB that the file can have; .*{BY_HAND}"
    with pytest.raises(UserError, match=sentence):
        fetch([server.url("file.gz")], target, MD5, DataRequest("mnist"), 1_000_000)
    server.says_length = True
    with pytest.raises(UserError, match=sentence):
        fetch([server.url("file.gz")], target, MD5, DataRequest("mnist"), 1_000_000)
    assert list(tmp_path.iterdir()) == []
    server.says_length = False
    fetch([server.url("file.gz")], target, MD5, DataRequest("mnist"), len(CONTENT))
    assert target.read_bytes() == CONTENT


def test_that_of_two_who_want_a_file_one_downloads_and_the_other_waits(
    server: Server, tmp_path: Path
) -> None:
    server.files["file.gz"], server.stall_after = CONTENT, 1_000_000
    target = tmp_path / "file.gz"
    waits, has_begun = threading.Event(), threading.Event()

    def first_says(progress: Progress) -> None:
        if progress.done == 1_000_000:
            has_begun.set()

    def second_says(progress: Progress) -> None:
        if str(progress.what) == "waiting for another process that downloads file.gz":
            waits.set()

    def start(say: Callable[[Progress], None]) -> threading.Thread:
        def fetch_it() -> None:
            with suppress(UserError):  # the first one loses its connection
                _fetch(server, target, DataRequest("mnist", report=say))

        thread = threading.Thread(target=fetch_it)
        thread.start()
        return thread

    first = start(first_says)
    assert has_begun.wait(20)
    second = start(second_says)
    assert waits.wait(20)
    assert (tmp_path / "file.gz.part").stat().st_size <= 1_000_000
    with pytest.raises(Stopped):
        _fetch(server, target, DataRequest("mnist", is_stopped=lambda: True))
    server.stall_after = None
    server.may_end.set()  # the second takes over
    first.join(20)
    second.join(20)
    assert target.read_bytes() == CONTENT
    assert [each.name for each in tmp_path.iterdir()] == ["file.gz"]
    assert server.ranges == [None, "bytes=1000000-"]


def test_that_a_pipe_in_the_place_of_a_part_is_not_waited_for(
    server: Server, tmp_path: Path
) -> None:
    if hasattr(os, "mkfifo"):  # Windows has no such pipes
        os.mkfifo(tmp_path / "file.gz.part")
    server.files["file.gz"] = CONTENT
    _fetch(server, tmp_path / "file.gz")
    assert (tmp_path / "file.gz").read_bytes() == CONTENT


def test_that_a_link_in_the_place_of_a_part_is_not_written_through(
    server: Server, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "file.gz.part").symlink_to(tmp_path / "mine.txt")
    server.files["file.gz"] = CONTENT
    _fetch(server, tmp_path / "file.gz")
    assert (tmp_path / "mine.txt").read_text() == "mine"
