"""What glibc does with large blocks while a run trains, and after it."""

from __future__ import annotations

import ctypes
import platform

import pytest

from explorer.training.memory import keep_freed_blocks, release

_BLOCK = 4 * 2**20


class _Info(ctypes.Structure):
    """Source: `mallinfo2` in malloc.h of glibc 2.33."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "mapped", "usmblks"),
            *("fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def _is_given_back() -> bool:
    """Whether a block is mapped by itself, so that it goes back to the system when it is freed."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.mallinfo2.restype = _Info
    before = libc.mallinfo2().mapped
    block = ctypes.c_void_p(libc.malloc(_BLOCK))
    mapped = libc.mallinfo2().mapped - before
    libc.free(block)
    return bool(mapped >= _BLOCK)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another library of C")
def test_that_large_blocks_are_kept_while_a_run_trains_and_given_back_after_it() -> None:
    try:
        keep_freed_blocks()
        assert not _is_given_back()
    finally:
        release()
    assert _is_given_back()
