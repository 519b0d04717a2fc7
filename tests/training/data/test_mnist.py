from __future__ import annotations

import builtins
import gzip
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from explorer.errors import UserError
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Stopped
from explorer.training.data.in_memory import ImagesInMemory
from tests.training.data.published_files import (
    idx,
    mnist_files,
    packed,
    publish_mnist,
    write_all,
)
from tests.training.data.web_server import Server

FILES = mnist_files()


def _load(**fields: Any) -> ImagesInMemory:
    dataset = load(DataRequest(**{"name": "mnist", **fields}))
    assert isinstance(dataset, ImagesInMemory)
    return dataset


def _check_is_as_made(dataset: ImagesInMemory) -> None:
    images = np.frombuffer(FILES["train-images-idx3-ubyte"], np.uint8, offset=16)
    assert torch.equal(dataset.train.images, torch.from_numpy(images.copy()).reshape(30, 1, 28, 28))
    assert dataset.train.labels.tolist() == [number % 10 for number in range(30)]
    assert dataset.heldout.images.shape == (12, 1, 28, 28)
    assert dataset.heldout.labels.dtype == torch.int64


@pytest.mark.parametrize(("name", "kind"), [("mnist", "MNIST"), ("fashion-mnist", "FashionMNIST")])
def test_that_it_is_downloaded_once_and_read_from_the_cache_afterwards(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    server.files = packed(FILES)
    publish_mnist(monkeypatch, server.files, [server.url("")], kind)
    dataset = _load(name=name, cache=tmp_path)
    _check_is_as_made(dataset)
    assert len(dataset.classes) == 10
    assert len(server.ranges) == 4
    assert len(list((tmp_path / name).iterdir())) == 4
    again = _load(name=name, cache=tmp_path)
    assert len(server.ranges) == 4
    assert torch.equal(again.train.images, dataset.train.images)
    assert torch.equal(again.heldout.labels, dataset.heldout.labels)


def test_that_a_damaged_file_in_the_cache_is_downloaded_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files = packed(FILES)
    publish_mnist(monkeypatch, server.files, [server.url("")], "MNIST")
    _load(cache=tmp_path)
    (tmp_path / "mnist" / "t10k-labels-idx1-ubyte.gz").write_bytes(b"damaged")
    _check_is_as_made(_load(cache=tmp_path))
    assert len(server.ranges) == 5


@pytest.mark.parametrize("below", ["", "MNIST/raw", "raw"])
@pytest.mark.parametrize("pack", [packed, dict])
def test_that_files_that_are_there_are_read_and_not_changed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    below: str,
    pack: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    publish_mnist(monkeypatch, packed(FILES), [], "MNIST")
    folder = write_all(tmp_path / below, pack(FILES))
    before = {each: each.read_bytes() for each in folder.iterdir()}
    _check_is_as_made(_load(path=tmp_path, cache=tmp_path / "cache"))
    assert {each: each.read_bytes() for each in folder.iterdir()} == before
    assert not (tmp_path / "cache").exists()


def test_that_another_file_than_the_published_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_mnist(monkeypatch, packed(FILES), [], "MNIST")
    write_all(tmp_path, packed(mnist_files(seed=1)))
    with pytest.raises(
        UserError, match=r"train-images-idx3-ubyte\.gz is damaged or is not the publ"
    ):
        _load(path=tmp_path)


def test_that_a_truncated_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = packed(FILES)
    publish_mnist(monkeypatch, files, [], "MNIST")
    files["t10k-images-idx3-ubyte.gz"] = files["t10k-images-idx3-ubyte.gz"][:-100]
    with pytest.raises(UserError, match=r"t10k-images-idx3-ubyte\.gz is damaged"):
        _load(path=write_all(tmp_path, files))


_LABELS = "train-labels-idx1-ubyte"
_IMAGES = "train-images-idx3-ubyte"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (_LABELS, idx(np.full(30, 12, np.uint8)), "the label 12, but labels are 0 to 9; copy"),
        (_LABELS, idx(np.zeros(29, np.uint8)), "it holds 29 labels for 30 images"),
        (_LABELS, FILES[_LABELS][:-1], "its header says 30 values, but it holds 29"),
        (_LABELS, FILES[_IMAGES], "it is not an IDX file of bytes in 1 dimensions"),
        (_LABELS, b"", "it is not an IDX file"),
        (
            _IMAGES,
            struct.pack(">4I", 0x0803, 2**32 - 1, 2**32 - 1, 2**32 - 1) + b"few",
            "its header says 4294967295 x 4294967295 x 4294967295 values, but it holds 3",
        ),
        (_IMAGES, struct.pack(">4I", 0x0803, 0, 28, 28), "it holds 0 x 28 x 28 values instead of"),
        (
            _IMAGES,
            idx(np.zeros((30, 14, 56), np.uint8)),
            "30 x 14 x 56 values instead of images of",
        ),
        (_IMAGES, b"\0\0\x0d\x03" + FILES[_IMAGES][4:], "it is not an IDX file of bytes"),
    ],
)
def test_that_a_lying_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, sentence: str
) -> None:
    publish_mnist(monkeypatch, packed(FILES), [], "MNIST")
    write_all(tmp_path, {**FILES, name: content})
    with pytest.raises(UserError, match=sentence) as caught:
        _load(path=tmp_path)
    assert name in str(caught.value)


def test_that_a_damaged_gzip_with_the_right_sum_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = packed(FILES)
    files[f"{_IMAGES}.gz"] = files[f"{_IMAGES}.gz"][:-20]
    publish_mnist(monkeypatch, files, [], "MNIST")
    with pytest.raises(UserError, match=r"cannot be read .*end-of-stream"):
        _load(path=write_all(tmp_path, files))


def test_that_one_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "one.gz").write_bytes(b"")
    with pytest.raises(UserError, match=r"must be the folder that holds its four files, got .*one"):
        _load(path=tmp_path / "one.gz")


def test_that_a_folder_without_the_files_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"holds no train-images-idx3-ubyte\.gz; name the folder"):
        _load(path=tmp_path)
    with pytest.raises(UserError, match=r"no_such does not exist; name"):
        _load(path=tmp_path / "no_such")


def test_that_reading_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_mnist(monkeypatch, packed(FILES), [], "MNIST")
    with pytest.raises(Stopped):
        _load(path=write_all(tmp_path, FILES), is_stopped=lambda: True)


def test_that_a_torchvision_of_another_torch_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = builtins.__import__

    def broken(name: str, *arguments: Any) -> Any:
        if name == "torchvision":
            raise RuntimeError("operator torchvision::nms does not exist")
        return imported(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(UserError, match=r"nms does not exist\); reinstall torch and torchvision"):
        _load(path=tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in another unit elsewhere")
def test_that_sixty_thousand_images_take_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """47 MB of images: at most three times as much at any time."""
    import resource

    files = mnist_files(train=100, heldout=12)
    image = idx(np.zeros((60_000, 28, 28), np.uint8))
    files[_IMAGES], files[_LABELS] = image, idx(np.zeros(60_000, np.uint8))
    gz = {
        f"{name}.gz": gzip.compress(content, compresslevel=1, mtime=0)
        for name, content in files.items()
    }
    publish_mnist(monkeypatch, gz, [], "MNIST")
    write_all(tmp_path, gz)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dataset = _load(path=tmp_path)
    assert dataset.moments.mean.item() == 0
    grown_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert dataset.train_count == 60_000
    assert grown_kib < 150_000


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_that_a_pipe_in_the_place_of_a_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    if not hasattr(os, "mkfifo"):  # Windows has no such pipes
        return
    publish_mnist(monkeypatch, packed(mnist_files()), [], "MNIST")
    os.mkfifo(tmp_path / f"train-images-idx3-ubyte{ending}")
    for name in list(mnist_files())[1:]:
        (tmp_path / name).write_bytes(mnist_files()[name])
    with pytest.raises(UserError, match="it is a pipe or a device, not a file; name another file"):
        load(DataRequest("mnist", path=tmp_path))
