"""Images that stand in two parts of a data set are told of, and none is left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from explorer.training.data import catalogue, shared_images
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Dataset, LabelledImages, Stopped
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.shared_images import notes_of_images
from tests.training.data.published_files import (
    cifar_10_parts,
    mnist_files,
    packed,
    pickled,
    publish_cifar_10,
    publish_mnist,
    write_all,
)


def _fill(root: Path, count: int, seed: int = 0, size: int = 12) -> Path:
    rng = np.random.default_rng(seed)
    for name in "ab":
        (root / name).mkdir(parents=True, exist_ok=True)
        for number in range(count):
            values = rng.integers(0, 256, (size, size, 3), dtype=np.uint8)
            Image.fromarray(values).save(root / name / f"{number:03}.bmp")
    return root


def _load(root: Path, *, is_streamed: bool = False) -> Dataset:
    most = 0 if is_streamed else 1 << 30
    return load(DataRequest("folder", path=root, image_size=(8, 8), max_in_memory_bytes=most))


def _found(dataset: Dataset) -> list[str]:
    return [str(each) for each in dataset.notes if "too:" in str(each) or "only" in str(each)]


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    for seed, (name, count) in enumerate((("train", 8), ("val", 3), ("test", 4))):
        _fill(tmp_path / "data" / name, count, seed)
    return tmp_path / "data"


@pytest.mark.parametrize("is_streamed", [False, True])
def test_that_equal_images_of_two_parts_are_counted_and_named(
    parts: Path, is_streamed: bool
) -> None:
    assert _found(_load(parts, is_streamed=is_streamed)) == []
    shutil.copy(parts / "train" / "b" / "005.bmp", parts / "val" / "a" / "001.bmp")
    shutil.copy(parts / "train" / "a" / "002.bmp", parts / "val" / "b" / "other.bmp")
    shutil.copy(parts / "val" / "b" / "002.bmp", parts / "test" / "b" / "000.bmp")
    dataset = _load(parts, is_streamed=is_streamed)
    assert _found(dataset) == [
        "images of the held-out part that are in the training part too: 2 (val/a/001.bmp is "
        "train/b/005.bmp there)",
        "images of the test part that are in the held-out part too: 1 (test/b/000.bmp is "
        "val/b/002.bmp there)",
    ]
    assert (dataset.train_count, dataset.heldout_count, dataset.test_count) == (16, 7, 8)


def test_that_equal_images_are_found_where_a_part_is_held_out_by_share(tmp_path: Path) -> None:
    root = _fill(tmp_path, 12)
    shutil.copy(root / "a" / "005.bmp", root / "a" / "copy.bmp")  # the sixth is held out
    for is_streamed in (False, True):
        assert _found(_load(root, is_streamed=is_streamed)) == [
            "images of the held-out part that are in the training part too: 1 (a/005.bmp is "
            "a/copy.bmp there)"
        ]


def test_that_in_memory_pixels_decide_and_not_the_kind_of_file(parts: Path) -> None:
    with Image.open(parts / "train" / "a" / "000.bmp") as image:
        image.save(parts / "val" / "a" / "same.png")
    assert len(_found(_load(parts))) == 1
    streamed = _load(parts, is_streamed=True)
    assert _found(streamed) == []  # its bytes are others, and that is said
    assert str(streamed.notes[-1]) == (
        "images of one part were searched for in the others by the bytes of their files, so one "
        "that was saved anew was not found"
    )


def test_that_files_that_begin_alike_are_not_taken_for_equal(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_images, "_HEAD_BYTES", 16)  # of a BMP, the same in all
    assert _found(_load(parts, is_streamed=True)) == []
    shutil.copy(parts / "train" / "a" / "000.bmp", parts / "test" / "a" / "001.bmp")
    assert _found(_load(parts, is_streamed=True)) == [
        "images of the test part that are in the training part too: 1 (test/a/001.bmp is "
        "train/a/000.bmp there)"
    ]


def test_that_files_without_a_partner_of_their_size_are_not_opened(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(parts / "val")
    _fill(parts / "val", 3, size=13)
    opened: list[Path] = []
    real = shared_images.open_input
    monkeypatch.setattr(shared_images, "open_input", lambda path: opened.append(path) or real(path))
    _load(parts, is_streamed=True)
    assert opened
    assert not [each for each in opened if "val" in each.parts]


def test_that_of_many_files_of_one_size_a_spread_part_is_compared_and_that_is_said(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        for name in "ab":
            shutil.copy(
                parts / "train" / name / f"00{number}.bmp", parts / "val" / name / f"00{number}.bmp"
            )
    opened: list[Path] = []
    real = shared_images.open_input
    monkeypatch.setattr(shared_images, "open_input", lambda path: opened.append(path) or real(path))
    monkeypatch.setattr(shared_images, "_MOST_OPENED", 12)
    found = _found(_load(parts, is_streamed=True))
    assert found[0].startswith("images of the held-out part that are in the training part too:")
    assert found[1] == (
        "only 12 files of equal size were compared, so there may be more images in two parts"
    )
    assert len(set(opened)) < 12 + 12


def test_that_comparing_can_be_stopped(parts: Path) -> None:
    stops = iter([False] * 3)

    def go_on() -> None:
        if next(stops, True):
            raise Stopped

    held = _load(parts)
    assert isinstance(held, ImagesInMemory)
    images = {"train": held.train, "heldout": held.heldout}
    notes_of_images(images, lambda *_: "", go_on)
    with pytest.raises(Stopped):
        notes_of_images(images, lambda *_: "", go_on)


def test_that_the_bundled_digits_and_the_shapes_have_none() -> None:
    """What the manual says of them, with the settings that they have at first."""
    assert load(DataRequest("digits")).notes == ()
    assert load(DataRequest("shapes", images=6_000)).notes == ()


def test_that_a_published_set_names_its_images_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    held = load(DataRequest("digits"))
    assert isinstance(held, ImagesInMemory)
    images, labels = held.heldout
    images[4], images[9] = held.train.images[7], held.train.images[2]
    mixed = ImagesInMemory(held.classes, held.train, LabelledImages(images, labels))
    compared = catalogue._compared(lambda _request: mixed)
    monkeypatch.setitem(catalogue._LOADERS, "mnist", compared)
    assert _found(load(DataRequest("mnist"))) == [
        "images of the held-out part that are in the training part too: 2 (image 5 is image 8 "
        "there)"
    ]


def test_that_mnist_and_cifar_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mnist = mnist_files()
    train, heldout = (f"{part}-images-idx3-ubyte" for part in ("train", "t10k"))
    mnist[heldout] = mnist[heldout][:-784] + mnist[train][16 : 16 + 784]
    publish_mnist(monkeypatch, packed(mnist), [], "MNIST")
    folder = write_all(tmp_path / "mnist", mnist)
    assert _found(load(DataRequest("mnist", path=folder))) == [
        "images of the held-out part that are in the training part too: 1 (image 12 is image 1 "
        "there)"
    ]
    parts = cifar_10_parts()
    parts["test_batch"]["data"][3] = parts["data_batch_2"]["data"][0]
    members = {name: pickled(part) for name, part in parts.items()}
    publish_cifar_10(monkeypatch, members, b"")
    folder = write_all(tmp_path / "cifar-10-batches-py", members)
    assert _found(load(DataRequest("cifar-10", path=folder))) == [
        "images of the held-out part that are in the training part too: 1 (image 4 is image 8 "
        "there)"
    ]
