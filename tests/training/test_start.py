from __future__ import annotations

import pytest

from explorer.training import start


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ImportError("libtorch.so: failed to map segment from shared object"), "too little memory"),
        (OSError("cannot allocate memory in static TLS block"), "reinstall it"),
        (MemoryError(), "too little memory to load torch (MemoryError)"),
        (ImportError("undefined symbol: nms"), "reinstall it"),
    ],
)
def test_that_short_memory_is_not_told_as_a_broken_torch(error: Exception, sentence: str) -> None:
    assert sentence in str(start._broken(error))
