"""The file of a checkpoint: a safetensors file with a header of its own and a checksum over all.

Nothing is believed of a file that is read: no more memory is taken than what is needed of it, and a
tensor is read only if it is the one that is expected. Neither torch nor numpy is needed.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import math
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from explorer.errors import UserError
from explorer.files.file_format import with_distinct_keys
from explorer.files.input_file import open_input
from explorer.messages import Message
from explorer.network.quoted import quoted

NO_CHECKSUM = "0" * 64
"""Stands in the header in place of the checksum while it is computed."""

_KEY = "resnet-explorer"
"""Under this name the header lies in the file's metadata, as JSON."""
_START = b'{"__metadata__":'
"""How the table of a safetensors file begins that has metadata."""
_CHECKSUM_KEY = rb"\"checksum\": \""
"""What stands before the checksum: a key of JSON within a string of JSON."""
_MOST_HEADER_BYTES = 4_000_000
"""An experiment's file has a million at most."""
_MOST_TABLE_BYTES = 100_000_000
"""What the safetensors library takes."""
_MOST_ENTRY_BYTES = 200
"""Of a tensor in the table, beside its name."""
_CHUNK_BYTES = 1 << 20
_ITEM_BYTES = {"F32": 4, "I64": 8}

_NOT_OURS = Message("Checkpoint", "this program did not write it")
_CUT_OFF = Message("Checkpoint", "it is cut off")
_DAMAGED = Message("Checkpoint", "it is damaged")


class TensorForm(NamedTuple):
    """What a tensor is besides its numbers: "F32" or "I64", and its shape."""

    dtype: str
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return _ITEM_BYTES[self.dtype] * math.prod(self.shape)

    def __str__(self) -> str:
        return f"{self.dtype!r} {list(self.shape)}"


class CheckpointFile:
    """An open file; whoever reads it gives what it must hold.

    Attributes:
        header: What `write_checkpoint` was given, with the checksum in its place.
        tensor_bytes: Size of all tensors.
    """

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        size = os.fstat(file.fileno()).st_size
        start = file.read(8 + len(_START))
        if start[8:] != _START:
            raise cannot_read(path, _NOT_OURS)
        self._table_bytes = int.from_bytes(start[:8], "little")
        self.tensor_bytes = size - 8 - self._table_bytes
        if self._table_bytes > _MOST_TABLE_BYTES:
            raise cannot_read(path, _DAMAGED)
        if self.tensor_bytes < 0:
            raise cannot_read(path, _CUT_OFF)
        self.header = self._read_header()
        self._begins: dict[str, int] = {}

    def check_intact(self, checksum: str) -> None:
        """Compute the checksum of the whole file, and compare.

        Raises:
            UserError: It is another one.
        """
        self._file.seek(0)
        head = self._file.read(min(8 + self._table_bytes, _MOST_HEADER_BYTES))
        blank = head.replace(
            _CHECKSUM_KEY + checksum.encode(), _CHECKSUM_KEY + NO_CHECKSUM.encode(), 1
        )
        digest = _new_digest(blank)
        while chunk := self._file.read(_CHUNK_BYTES):
            digest.update(chunk)
        if digest.hexdigest() != checksum:
            raise cannot_read(self._path, _DAMAGED)

    def names(self, may_hold: Mapping[str, TensorForm]) -> set[str]:
        """Return which of these tensors it holds.

        Raises:
            UserError: It holds anything else, or a tensor has another form.
        """
        most = _MOST_HEADER_BYTES + sum(len(each) + _MOST_ENTRY_BYTES for each in may_hold)
        if self._table_bytes > most:
            raise cannot_read(
                self._path, Message("Checkpoint", "it holds more tensors than its networks have")
            )
        begin = 0
        for name, entry in sorted(self._read_table().items(), key=_place):
            form = may_hold.get(name)
            if form is None:
                reason = Message("Checkpoint", "it holds {name}, which its networks do not have")
                raise cannot_read(self._path, reason.format(name=quoted(name)))
            if (entry["dtype"], entry["shape"]) != (form.dtype, list(form.shape)):
                reason = Message(
                    "Checkpoint", "{name} has type {dtype} and shape {shape}, but must have {form}"
                )
                dtype, shape = quoted(entry["dtype"]), quoted(entry["shape"])
                raise cannot_read(
                    self._path, reason.format(name=name, dtype=dtype, shape=shape, form=str(form))
                )
            if entry["data_offsets"] != [begin, begin + form.size]:
                raise cannot_read(self._path, _DAMAGED)
            self._begins[name] = begin
            begin += form.size
        if begin != self.tensor_bytes:
            raise cannot_read(self._path, _CUT_OFF if begin > self.tensor_bytes else _DAMAGED)
        return set(self._begins)

    def tensor(self, name: str, form: TensorForm) -> bytearray:
        """Return the numbers of a tensor that `names` returned, as little-endian bytes."""
        self._file.seek(8 + self._table_bytes + self._begins[name])
        content = bytearray(self._file.read(form.size))
        if len(content) < form.size:
            raise cannot_read(self._path, _CUT_OFF)
        return content

    def _read_header(self) -> str:
        self._file.seek(8 + len(_START))
        most = min(self._table_bytes, _MOST_HEADER_BYTES) - len(_START)
        start = self._file.read(max(0, most))
        # The end may lie within a character, which this leaves out.
        text = self._parsed(codecs.getincrementaldecoder("utf-8")().decode, start)
        decoder = json.JSONDecoder(object_pairs_hook=with_distinct_keys)
        metadata, _ = self._parsed(decoder.raw_decode, text)
        header = metadata.get(_KEY) if isinstance(metadata, dict) else None
        if not isinstance(header, str):
            raise cannot_read(self._path, _NOT_OURS)
        return header

    def _read_table(self) -> dict[str, dict[str, Any]]:
        """Return "dtype", "shape" and "data_offsets" of each tensor, by name."""
        self._file.seek(8)
        table = self._parsed(_table_from, self._file.read(self._table_bytes))
        del table["__metadata__"]
        if not all(map(_is_entry, table.values())):
            raise cannot_read(self._path, _DAMAGED)
        return cast("dict[str, dict[str, Any]]", table)

    def _parsed(self, parse: Callable[[Any], Any], content: object) -> Any:
        try:
            return parse(content)
        except (ValueError, RecursionError):  # UserError, of a key that is there twice, is one
            raise cannot_read(self._path, _DAMAGED) from None


@contextmanager
def open_checkpoint_file(path: Path) -> Iterator[CheckpointFile]:
    """Open a file that `write_checkpoint` wrote, or an earlier version of the program.

    Raises:
        UserError: It cannot be read, or is no such file.
    """
    with open_input(path) as file:
        try:
            yield CheckpointFile(path, file)
        except OSError as error:
            raise cannot_read(path, error.strerror or str(error)) from None


def write_checkpoint(
    file: BinaryIO,
    header: str,
    forms: Mapping[str, TensorForm],
    content: Callable[[str], memoryview],
) -> None:
    """Write a checkpoint to an empty file.

    Args:
        file: The file.
        header: JSON with a key "checksum" and the value `NO_CHECKSUM`, as `json.dumps` writes it.
        forms: The tensors by name.
        content: Returns a tensor's numbers, a one-dimensional buffer. Called twice for each, so
            that the memory holds one at a time.
    """
    # The longer numbers first, as in any safetensors file: each begins at a multiple of its size.
    names = sorted(forms, key=lambda name: (-_ITEM_BYTES[forms[name].dtype], name))
    head = _head(header, {name: forms[name] for name in names})
    digest = _new_digest(head)
    for name in names:
        digest.update(content(name))
    blank, checksum = (_CHECKSUM_KEY + each.encode() for each in (NO_CHECKSUM, digest.hexdigest()))
    file.write(head.replace(blank, checksum, 1))
    for name in names:
        file.write(content(name))


def cannot_read(path: Path, reason: Message | str) -> UserError:
    """Return the sentence for a checkpoint that cannot be read."""
    return UserError(
        "Checkpoint",
        "the checkpoint {path} cannot be read: {reason}; name one that `train --out` wrote",
    ).format(path=path, reason=reason)


def _head(header: str, forms: Mapping[str, TensorForm]) -> bytes:
    table: dict[str, object] = {"__metadata__": {_KEY: header}}
    begin = 0
    for name, form in forms.items():
        offsets = [begin, begin + form.size]
        table[name] = {"dtype": form.dtype, "shape": list(form.shape), "data_offsets": offsets}
        begin = offsets[1]
    text = json.dumps(table, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def _table_from(content: bytes) -> Any:
    return json.loads(content.decode(), object_pairs_hook=with_distinct_keys)


def _is_entry(entry: object) -> bool:
    """Whether this is an entry of the table; whether it is right is for the reader to say."""
    if not isinstance(entry, dict) or entry.keys() != {"dtype", "shape", "data_offsets"}:
        return False
    numbers = (entry["shape"], entry["data_offsets"])
    are_lists = all(isinstance(each, list) for each in numbers)
    return are_lists and all(type(each) is int for some in numbers for each in some)


def _place(item: tuple[str, dict[str, Any]]) -> tuple[list[int], str]:
    return item[1]["data_offsets"], item[0]


def _new_digest(start: bytes) -> hashlib.blake2b:
    return hashlib.blake2b(start, digest_size=32)
