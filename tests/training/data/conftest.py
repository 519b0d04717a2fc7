"""What the tests of data share."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.training.data.web_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.may_end.set()
    server.shutdown()
    thread.join()
    server.server_close()
