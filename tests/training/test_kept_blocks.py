"""What glibc does with large blocks while a run trains, and after it.

Asked in a process of its own: one that has room for a block in its heap takes it from there.
"""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

_ASK = """
import ctypes
from explorer.training.memory import keep_freed_blocks, release

# Source: `mallinfo2` in malloc.h of glibc 2.33; its fifth number is of mapped blocks.
class Info(ctypes.Structure):
    _fields_ = [(f"number {each}", ctypes.c_size_t) for each in range(10)]

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.mallinfo2.restype = ctypes.c_void_p, Info

def is_mapped(size=4 * 2**20):
    before = getattr(libc.mallinfo2(), "number 4")
    block = ctypes.c_void_p(libc.malloc(size))
    mapped = getattr(libc.mallinfo2(), "number 4") - before
    libc.free(block)
    return mapped >= size

keep_freed_blocks()
print(is_mapped())
release()
print(is_mapped())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another library of C")
def test_that_large_blocks_are_kept_while_a_run_trains_and_given_back_after_it() -> None:
    told = subprocess.run([sys.executable, "-c", _ASK], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "True"]
