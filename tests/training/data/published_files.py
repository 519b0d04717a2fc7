"""Files in the form of the published ones, with few images, and torchvision told of their sums."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from torchvision import datasets

LABEL_NAMES = [f"class {number}" for number in range(10)]


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def idx(values: NDArray[np.uint8]) -> bytes:
    header = struct.pack(f">I{values.ndim}I", 0x0800 + values.ndim, *values.shape)
    return header + values.tobytes()


def mnist_files(seed: int = 0, train: int = 30, heldout: int = 12) -> dict[str, bytes]:
    """The four files, unpacked, by their published name without .gz."""
    rng = np.random.default_rng(seed)
    files = {}
    for name, count in (("train", train), ("t10k", heldout)):
        images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        files[f"{name}-images-idx3-ubyte"] = idx(images)
        files[f"{name}-labels-idx1-ubyte"] = idx(np.arange(count, dtype=np.uint8) % 10)
    return files


def packed(files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{name}.gz": gzip.compress(content, mtime=0) for name, content in files.items()}


def publish_mnist(
    monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes], mirrors: list[str], kind: str
) -> None:
    """Let torchvision know packed files, in the order that it keeps."""
    order = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
    names = [f"{each}-ubyte.gz" for each in order]
    known = getattr(datasets, kind)
    monkeypatch.setattr(known, "resources", [(name, md5(files[name])) for name in names])
    monkeypatch.setattr(known, "mirrors", mirrors)


def pickled(value: Any) -> bytes:
    """Pickle as Python 2 did, protocol 2, with numpy's arrays of bytes."""
    return b"\x80\x02" + _pickled(value) + b"."


def _pickled(value: Any) -> bytes:
    match value:
        case bytes() if len(value) < 256:
            return b"U" + bytes([len(value)]) + value
        case bytes():
            return b"T" + struct.pack("<i", len(value)) + value
        case str():
            return _pickled(value.encode("latin-1"))
        case int():
            return b"J" + struct.pack("<i", value)
        case list():
            return b"](" + b"".join(map(_pickled, value)) + b"e"
        case dict():
            items = b"".join(_pickled(key) + _pickled(each) for key, each in value.items())
            return b"}(" + items + b"u"
        case np.ndarray():
            return _pickled_array(value)
    raise TypeError(value)


def _pickled_array(value: NDArray[np.uint8]) -> bytes:
    made = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
    dtype = b"cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R(K\x03U\x01|NNN" + _pickled(-1) * 2 + b"K\x00tb"
    shape = b"(" + b"".join(_pickled(length) for length in value.shape) + b"t"
    return made + b"(K\x01" + shape + dtype + b"\x89" + _pickled(value.tobytes()) + b"tb"


def cifar_part(rng: np.random.Generator, count: int, labels_key: str = "labels") -> dict[str, Any]:
    return {
        "batch_label": "training batch 1 of 1",
        labels_key: [int(each) for each in rng.integers(0, 10, count)],
        "data": rng.integers(0, 256, (count, 3072), dtype=np.uint8),
        "filenames": [f"image_{number}.png" for number in range(count)],
    }


def cifar_10_parts(seed: int = 0) -> dict[str, dict[str, Any]]:
    rng = np.random.default_rng(seed)
    names = [*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"]
    parts = {name: cifar_part(rng, 7) for name in names}
    parts["batches.meta"] = {"num_cases_per_batch": 7, "label_names": LABEL_NAMES}
    return parts


def tar_of(members: dict[str, bytes], folder: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, content in {"readme.html": b"<html>", **members}.items():
            info = tarfile.TarInfo(f"{folder}/{name}")
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def publish_cifar_10(
    monkeypatch: pytest.MonkeyPatch, members: dict[str, bytes], archive: bytes, url: str = ""
) -> None:
    """Let torchvision know an archive and its members."""
    known = datasets.CIFAR10
    train = [[name, md5(members[name])] for name in sorted(members) if name.startswith("data")]
    monkeypatch.setattr(known, "tgz_md5", md5(archive))
    monkeypatch.setattr(known, "url", url)
    monkeypatch.setattr(known, "train_list", train)
    monkeypatch.setattr(known, "test_list", [["test_batch", md5(members["test_batch"])]])
    meta = {"filename": "batches.meta", "key": "label_names", "md5": md5(members["batches.meta"])}
    monkeypatch.setattr(known, "meta", meta)


def write_all(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
