from __future__ import annotations

import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from explorer.training.data.pickled import PickledArray, Refused, read_pickled
from tests.training.data.published_files import pickled

PLAIN = {"a": [1, -2, 300, 70_000, 2**40], "b": {"c": ("d", None, True)}, "e": [], "f": ()}


@pytest.mark.parametrize("protocol", range(5))
def test_that_plain_data_is_read_as_pickle_would(protocol: int) -> None:
    assert read_pickled(pickle.dumps(PLAIN, protocol=protocol)) == PLAIN


def test_that_an_array_of_bytes_is_read() -> None:
    values = np.arange(6, dtype=np.uint8).reshape(2, 3)
    content = read_pickled(pickled({"data": values}))
    assert isinstance(content, dict)
    array = content["data"]
    assert isinstance(array, PickledArray)
    np.testing.assert_array_equal(array.bytes(), values)


def test_that_an_array_pickled_by_python_3_is_read() -> None:
    array = read_pickled(pickle.dumps(np.arange(200, dtype=np.uint8), protocol=3))
    assert isinstance(array, PickledArray)
    assert array.bytes().tolist() == list(range(200))


class _Hostile:
    def __init__(self, *call: Any) -> None:
        self.call = call

    def __reduce__(self) -> Any:
        return self.call[0], self.call[1:]


@pytest.mark.parametrize("protocol", range(5))
@pytest.mark.parametrize("function", [os.system, eval, __import__, getattr])
def test_that_a_hostile_pickle_is_refused_and_not_executed(
    tmp_path: Path, protocol: int, function: Any
) -> None:
    witness = tmp_path / "executed"
    argument = f"touch {witness}" if function is os.system else f"open({str(witness)!r}, 'w')"
    content = pickle.dumps({"data": _Hostile(function, argument)}, protocol=protocol)
    with pytest.raises(Refused, match="it contains"):
        read_pickled(content)
    assert not witness.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"cnumpy\ndtype\ncposix\nsystem\n\x85R.",
        b"cnumpy\nndarray\nU\x01a\x85R.",
        b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\ndtype\n\x85R.",
        b"(S'echo'\nios\nsystem\n.",
        b"(cos\nsystem\nS'echo'\no.",
        b"cnumpy\ndtype\n)\x81.",
        b"\x82\x01.",
        b"Pid\n.",
        b"}b.",
        b"U\x01aK\x00b.",
        b"R.",
        b"e.",
        b"t.",
        b"K\x00K\x01a.",
        b"](K\x00u.",
        b"}(K\x00u.",
        b"}](K\x00e]s.",
        b"h\x07.",
        b"K",
        b"K\x00",
        b".",
        b"F1.5\n.",
    ],
)
def test_that_any_other_instruction_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_pickled(content)


@pytest.mark.parametrize(
    "state",
    [
        b"Nb",
        b"(K\x01K\x05tb",
        b"(K\x01(K\x05tcnumpy\ndtype\nU\x02f4\x85R\x89U\x05aaaaatb",
        b"(K\x01(K\x06tcnumpy\ndtype\nU\x02u1\x85R\x89U\x05aaaaatb",
        b"(K\x01(J\xff\xff\xff\xfftcnumpy\ndtype\nU\x02u1\x85R\x89U\x05aaaaatb",
    ],
)
def test_that_an_array_that_lies_is_refused(state: bytes) -> None:
    made = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
    with pytest.raises(Refused):
        _bytes_of(made + state + b".")


def _bytes_of(content: bytes) -> NDArray[np.uint8]:
    array = read_pickled(content)
    assert isinstance(array, PickledArray)
    return array.bytes()


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@given(st.binary(max_size=200))
def test_that_no_bytes_at_all_can_do_more_than_be_refused(content: bytes) -> None:
    with suppress(Refused):
        read_pickled(content)


@pytest.mark.filterwarnings("ignore:invalid escape sequence")  # the tokenizer's own, harmless
@given(st.integers(0, 5_000), st.integers(0, 255))
@example(position=11, value=92)
def test_that_a_flipped_byte_is_refused_or_harmless(position: int, value: int) -> None:
    content = bytearray(pickled({"data": np.zeros((2, 8), np.uint8), "labels": [1, 2]}))
    content[position % len(content)] = value
    with suppress(Refused):
        read_pickled(bytes(content))
