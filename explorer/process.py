"""The process itself: its standard streams, the signals that end it, its exit."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Ctrl+C; what ends a process kindly; and what a terminal sends when it is closed."""


def open_closed_streams() -> None:
    """Stand in for standard streams that are closed, as all are in a windowed start on Windows."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:  # left closed, words would be written into the next file that is opened
            os.open(os.devnull, os.O_RDWR)  # takes the lowest that is free
    if sys.stdout is None:
        sys.stdout = _ClosedOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def leave(code: int) -> NoReturn:
    """End the process now, without the interpreter's own clean-up.

    That would tear a step or an import in another thread apart, which crashes, and needs a second
    to put torch away.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def exit_code(number: int) -> int:
    """Return the code of a process that a signal ended, as shells count it."""
    return 128 + number


@contextmanager
def signals_handled(handle: Callable[[int], None]) -> Iterator[None]:
    """Call `handle(number)` for each signal that is to end the process, in a thread for that.

    The main thread may not be able to: it waits for the reader of its output, or is in a call of
    Qt's that must not be left. A hang-up that is ignored, as `nohup` has it, stays ignored.
    """
    import socket  # 10 ms

    reader, writer = socket.socketpair()
    writer.setblocking(False)
    wake_up = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    handlers = {
        number: signal.signal(number, _let_thread_handle)
        for number in ENDING_SIGNALS
        if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN
    }

    def read() -> None:
        while received := reader.recv(1):
            if received[0] in handlers:
                handle(received[0])
        reader.close()

    threading.Thread(target=read, name="signals", daemon=True).start()
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wake_up)
        writer.close()  # and the thread ends


def _let_thread_handle(_number: int, _frame: FrameType | None) -> None:
    """Python's own part has been done: it has written the number to the thread's socket."""


class _ClosedOutput(io.TextIOBase):
    """Stands for a standard output that is closed: writing fails as on any closed file."""

    def __init__(self) -> None:
        self._is_used = False

    def write(self, _text: str) -> int:
        self._is_used = True
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def flush(self) -> None:
        if self._is_used:  # whoever wrote may have passed over the error
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
