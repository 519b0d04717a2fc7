"""Receives one file over HTTP, from any byte on, in a way that can be left at any moment.

A socket that waits cannot be interrupted portably. So a thread of its own waits, and whoever asked
looks at a queue; when nobody looks any more the thread ends, at the latest at its time-out.
"""

from __future__ import annotations

import http.client
import queue
import re
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from explorer.training.data.dataset import DataRequest

_POLL_S = 0.1
_TIMEOUT_S = 20.0
_CHUNK_BYTES = 1 << 18
_CHUNKS_AHEAD = 16


class Unreachable(Exception):
    """Half a sentence about why the file does not come."""


class Answer(NamedTuple):
    """What the server is about to send: bytes from `first` on, of `total` if it says so."""

    first: int
    total: int | None


def receive(url: str, offset: int, request: DataRequest) -> Iterator[Answer | bytes]:
    """Yield the server's answer and then the file's bytes from `answer.first` on.

    A server that cannot begin at `offset` begins at 0.

    Raises:
        Unreachable: There is no connection, the server refuses, or it falls silent.
        Stopped: The request was asked to stop, noticed within 0.1 s.
    """
    messages: queue.Queue[Answer | bytes | Unreachable] = queue.Queue(_CHUNKS_AHEAD)
    is_left = threading.Event()
    threading.Thread(
        target=_wait, args=(url, offset, messages, is_left), name="download", daemon=True
    ).start()
    try:
        while True:
            request.stop_if_asked()
            try:
                message = messages.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if isinstance(message, Unreachable):
                raise message
            if not message:
                return
            yield message
    finally:
        is_left.set()


def host_of(url: str) -> str:
    """Return the name of the machine in an address."""
    return urlsplit(url).hostname or url


def _wait(
    url: str,
    offset: int,
    messages: queue.Queue[Answer | bytes | Unreachable],
    is_left: threading.Event,
) -> None:
    """The thread's body: put everything into the queue until nobody looks any more."""
    with closing(_messages(url, offset)) as coming:
        for message in coming:
            while not is_left.is_set():
                try:
                    messages.put(message, timeout=_POLL_S)
                    break
                except queue.Full:
                    continue
            if is_left.is_set():
                return


def _messages(url: str, offset: int) -> Generator[Answer | bytes | Unreachable]:
    host = host_of(url)
    try:
        with _opened(url, offset) as response:
            yield _answer(response, offset)
            while chunk := response.read1(_CHUNK_BYTES):
                yield chunk
        yield b""
    except HTTPError as error:
        error.close()
        yield Unreachable(f"{host} answers {error.code} {error.reason}")
    except URLError as error:
        yield Unreachable(f"there is no connection to {host} ({error.reason})")
    except TimeoutError:
        yield Unreachable(f"{host} has been silent for {_TIMEOUT_S:.0f} seconds")
    except (OSError, http.client.HTTPException, ValueError) as error:
        yield Unreachable(f"the connection to {host} broke off ({error})")


def _opened(url: str, offset: int) -> http.client.HTTPResponse:
    headers = {"Range": f"bytes={offset}-"} if offset else {}
    headers["User-Agent"] = "resnet-explorer"
    # The addresses come from torchvision, and what they give is checked by its sum.
    request = Request(url, headers=headers)  # noqa: S310
    try:
        response: http.client.HTTPResponse = urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310
    except HTTPError as error:
        if not offset or error.code != http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        error.close()
        return _opened(url, 0)
    return response


def _answer(response: http.client.HTTPResponse, offset: int) -> Answer:
    length = int(response.headers.get("Content-Length", -1))
    if response.status != http.client.PARTIAL_CONTENT:
        return Answer(0, length if length >= 0 else None)
    found = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", response.headers.get("Content-Range", ""))
    if found is None or int(found[1]) != offset:
        raise ValueError("another part than the one asked for came")
    return Answer(offset, int(found[2]))
