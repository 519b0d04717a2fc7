"""Takes a checkpoint's file apart and puts it together again, with a checksum that fits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

V1_CHECKPOINT = Path(__file__).parent / "data" / "v1" / "checkpoint.safetensors"

_BLANK = "0" * 64
_DTYPES = {"F32": np.float32, "I64": np.int64}


@dataclass
class CheckpointBytes:
    """The parts of a file: its own header, the entries of the table, and the numbers."""

    header: dict[str, Any]
    table: dict[str, Any]
    numbers: bytes

    @classmethod
    def of(cls, content: bytes) -> CheckpointBytes:
        """Take a file apart."""
        end = 8 + int.from_bytes(content[:8], "little")
        table = json.loads(content[8:end])
        header = json.loads(table.pop("__metadata__")["resnet-explorer"])
        return cls(header, table, content[end:])

    @property
    def tensors(self) -> dict[str, NDArray[Any]]:
        """The tensors by name, in the order of the file."""
        found = {}
        for name, entry in sorted(self.table.items(), key=lambda item: item[1]["data_offsets"]):
            begin, end = entry["data_offsets"]
            numbers = np.frombuffer(self.numbers[begin:end], _DTYPES[entry["dtype"]])
            found[name] = numbers.reshape(entry["shape"])
        return found

    def with_tensors(self, **changes: NDArray[Any] | None) -> CheckpointBytes:
        """Return a copy with tensors replaced, added or (None) left out, laid out anew."""
        tensors = {n: a for n, a in (self.tensors | changes).items() if a is not None}
        names = {np.dtype(dtype): name for name, dtype in _DTYPES.items()}
        names |= {np.dtype(np.float16): "F16", np.dtype(np.float64): "F64"}
        table: dict[str, Any] = {}
        begin = 0
        for name, array in sorted(tensors.items(), key=lambda item: -item[1].itemsize):
            offsets = [begin, begin + array.nbytes]
            shape = list(array.shape)
            table[name] = {"dtype": names[array.dtype], "shape": shape, "data_offsets": offsets}
            begin = offsets[1]
        ordered = sorted(tensors.values(), key=lambda array: -array.itemsize)
        return CheckpointBytes(self.header, table, b"".join(each.tobytes() for each in ordered))

    def with_header(self, **changes: object) -> CheckpointBytes:
        """Return a copy with some of its own header replaced."""
        return CheckpointBytes(self.header | changes, self.table, self.numbers)

    def with_table(self, **changes: object) -> CheckpointBytes:
        """Return a copy with entries of the table replaced, whatever the numbers."""
        return CheckpointBytes(self.header, self.table | changes, self.numbers)

    def file(self, table: str | None = None) -> bytes:
        """Put the file together; `table` stands in place of the table's JSON without its braces."""
        header = json.dumps(
            self.header | ({"checksum": _BLANK} if "checksum" in self.header else {})
        )
        metadata = json.dumps({"__metadata__": {"resnet-explorer": header}}, separators=(",", ":"))
        rest = json.dumps(self.table, separators=(",", ":"))[1:-1] if table is None else table
        return with_checksum(f"{metadata[:-1]},{rest}}}".encode(), self.numbers)


def with_checksum(head: bytes, numbers: bytes) -> bytes:
    """Return a file of this JSON and these numbers, whose checksum fits if it has one."""
    head += b" " * (-len(head) % 8)
    content = len(head).to_bytes(8, "little") + head + numbers
    checksum = hashlib.blake2b(content, digest_size=32).hexdigest()
    blank, written = (rb"\"checksum\": \"" + each.encode() for each in (_BLANK, checksum))
    return content.replace(blank, written, 1)
