"""A web server on this machine that can be made to misbehave."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Gives files by name; what it does wrong is set by the test.

    Attributes:
        files: Content by name.
        knows_range: Whether it obeys a Range header, or sends the whole file.
        cut_after: Bytes of an answer's body after which it hangs up.
        says_length: Whether an answer says how long it is; else the connection's end ends it.
        stall_after: Bytes of an answer's body after which it falls silent.
        ranges: The Range header of each request, or None.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.knows_range = True
        self.says_length = True
        self.cut_after: int | None = None
        self.stall_after: int | None = None
        self.ranges: list[str | None] = []
        self.may_end = threading.Event()

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server = self.server
        wanted_range = self.headers.get("Range")
        server.ranges.append(wanted_range)
        content = server.files.get(self.path.removeprefix("/"))
        if content is None:
            self.send_error(404)
            return
        first = 0
        if wanted_range and server.knows_range:
            first = int(wanted_range.removeprefix("bytes=").removesuffix("-"))
            if first >= len(content):
                self.send_error(416)
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        if server.says_length:
            self.send_header("Content-Length", str(len(content) - first))
        self.end_headers()
        body = content[first:]
        if server.cut_after is not None:
            self.wfile.write(body[: server.cut_after])
        elif server.stall_after is not None:
            self.wfile.write(body[: server.stall_after])
            self.wfile.flush()
            server.may_end.wait()
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
