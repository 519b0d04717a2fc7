"""Receives one file over HTTP, from any byte on; it can be abandoned at any moment.

A blocking socket cannot be interrupted portably. So a thread waits for the socket, and the caller
for a queue; once the caller has left, the thread ends, at the latest after the socket's timeout.
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

from explorer.messages import Message
from explorer.training.data.dataset import DataRequest

_POLL_S = 0.1
_TIMEOUT_S = 20.0
_CHUNK_BYTES = 1 << 18
_CHUNKS_AHEAD = 16


class Unreachable(Exception):
    """The file cannot be received; its argument is a `Message` with the reason, half a sentence."""


class Answer(NamedTuple):
    """What the server is about to send: bytes from `first` on, of `total` if it is known."""

    first: int
    total: int | None


def receive(url: str, offset: int, request: DataRequest) -> Iterator[Answer | bytes]:
    """Yield the server's answer and then the file's bytes from `answer.first` on.

    A server that cannot begin at `offset` begins at 0.

    Raises:
        Unreachable: There is no connection, the server refuses, or it stops sending.
        Stopped: The request was stopped, which is noticed within 0.1 s.
    """
    messages: queue.Queue[Answer | bytes | Unreachable] = queue.Queue(_CHUNKS_AHEAD)
    is_abandoned = threading.Event()
    threading.Thread(
        target=_wait, args=(url, offset, messages, is_abandoned), name="download", daemon=True
    ).start()
    try:
        while True:
            request.raise_if_stopped()
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
        is_abandoned.set()


def host_of(url: str) -> str:
    """Return the name of the machine in an address."""
    return urlsplit(url).hostname or url


def _wait(
    url: str,
    offset: int,
    messages: queue.Queue[Answer | bytes | Unreachable],
    is_abandoned: threading.Event,
) -> None:
    """Run in the thread: put everything into the queue until the caller has left."""
    with closing(_messages(url, offset)) as coming:
        for message in coming:
            while not is_abandoned.is_set():
                try:
                    messages.put(message, timeout=_POLL_S)
                    break
                except queue.Full:
                    continue
            if is_abandoned.is_set():
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
        yield Unreachable(
            Message("Data", "{host} answers {code} {reason}").format(
                host=host, code=error.code, reason=error.reason
            )
        )
    except URLError as error:
        yield Unreachable(
            Message("Data", "there is no connection to {host} ({reason})").format(
                host=host, reason=error.reason
            )
        )
    except TimeoutError:
        yield Unreachable(
            Message("Data", "{host} has sent nothing for {seconds:.0f} seconds").format(
                host=host, seconds=_TIMEOUT_S
            )
        )
    except (OSError, http.client.HTTPException, ValueError) as error:
        yield Unreachable(
            Message("Data", "the connection to {host} was lost ({reason})").format(
                host=host, reason=error
            )
        )


def _opened(url: str, offset: int) -> http.client.HTTPResponse:
    headers = {"Range": f"bytes={offset}-"} if offset else {}
    headers["User-Agent"] = "resnet-explorer"
    # The addresses come from torchvision, and what they send is checked by its checksum.
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
        raise ValueError(Message("Data", "the server sent another range than the requested one"))
    return Answer(offset, int(found[2]))
