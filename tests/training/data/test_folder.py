from __future__ import annotations

import errno
import itertools
import os
import struct
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image, ImageOps

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.progress import Progress
from explorer.training.data import folder, image_file
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Dataset, Stopped
from explorer.training.data.image_formats import MAX_PIXELS
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.streamed import ImagesOnDisk


def _save(path: Path, seed: int = 0, size: tuple[int, int] = (40, 30)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    Image.fromarray(values).save(path)
    return path


def _fill(root: Path, classes: str = "ab", count: int = 12, seed: int = 0) -> Path:
    for label, number in itertools.product(range(len(classes)), range(count)):
        _save(root / classes[label] / f"{number:03}.png", seed=seed + 1_000 * label + number)
    return root


def _load(root: Path, **fields: Any) -> Dataset:
    return load(DataRequest("folder", path=root, **{"image_size": (8, 8), **fields}))


def _held(root: Path, **fields: Any) -> ImagesInMemory:
    dataset = _load(root, **fields)
    assert isinstance(dataset, ImagesInMemory)
    return dataset


def _streamed(root: Path, **fields: Any) -> ImagesOnDisk:
    dataset = _load(root, max_in_memory_bytes=0, **fields)
    assert isinstance(dataset, ImagesOnDisk)
    return dataset


def _only(root: Path, image: Image.Image, name: str, **fields: Any) -> torch.Tensor:
    """Return the one training image (C, H, W) of class a that is not white."""
    _fill(root, classes="bc")
    (root / "a").mkdir()
    image.save(root / "a" / name, **fields)
    return _held(root).train.images[0]


def test_that_a_class_is_a_folder_and_every_sixth_of_each_is_held_out(tmp_path: Path) -> None:
    dataset = _held(_fill(tmp_path, "zab", count=13))
    assert dataset.classes == ("a", "b", "z")
    assert torch.bincount(dataset.train.labels).tolist() == [11, 11, 11]
    assert torch.bincount(dataset.heldout.labels).tolist() == [2, 2, 2]
    assert dataset.train.images.shape == (33, 3, 8, 8)
    assert dataset.train.images.dtype == torch.uint8
    assert dataset.skipped.count == 0


@pytest.mark.parametrize("name", ["test", "val", "valid"])
def test_that_a_folder_that_is_divided_already_stays_so(tmp_path: Path, name: str) -> None:
    _fill(tmp_path / "train", "abc", count=3)
    _fill(tmp_path / name, "ac", count=2)
    dataset = _held(tmp_path)
    assert dataset.classes == ("a", "b", "c")
    assert torch.bincount(dataset.train.labels).tolist() == [3, 3, 3]
    assert dataset.heldout.labels.tolist() == [0, 0, 2, 2]


def test_that_a_held_out_class_that_is_not_trained_on_is_named(tmp_path: Path) -> None:
    _fill(tmp_path / "train", "ab")
    _fill(tmp_path / "test", "abx")
    with pytest.raises(UserError, match=r"class x of .*test is not among those of .*train; give"):
        _load(tmp_path)


def test_that_two_readings_give_the_same_bytes(tmp_path: Path) -> None:
    _fill(tmp_path)
    first, second = _held(tmp_path), _held(tmp_path)
    assert torch.equal(first.train.images, second.train.images)
    assert torch.equal(first.heldout.images, second.heldout.images)


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        ("RGB", "x.jpg"),
        ("RGB", "x.webp"),
        ("RGB", "x.bmp"),
        ("RGB", "x.ppm"),
        ("RGB", "x.tiff"),
        ("CMYK", "x.jpg"),
        ("CMYK", "x.tiff"),
        ("L", "x.png"),
        ("1", "x.png"),
        ("P", "x.png"),
        ("P", "x.gif"),
        ("RGBA", "x.png"),
        ("LA", "x.png"),
        ("I;16", "x.png"),
        ("I;16", "x.tiff"),
        ("I", "x.tiff"),
        ("F", "x.tiff"),
    ],
)
def test_that_every_kind_of_image_keeps_its_light_and_dark_half(
    tmp_path: Path, mode: str, name: str
) -> None:
    """Left dark, right light, whatever the file stores."""
    half = np.zeros((24, 24), np.uint8)
    half[:, 12:] = 230
    grey = Image.fromarray(half)
    if mode in {"I;16", "I"}:
        image = Image.fromarray(half.astype(np.uint16 if mode == "I;16" else np.int32) * 257)
    elif mode == "F":
        image = Image.fromarray(half.astype(np.float32) / 255)
    else:
        image = grey.convert("RGB").convert(mode) if mode != "LA" else grey.convert("LA")
    pixels = _only(tmp_path, image, name).float()
    assert pixels.shape == (3, 8, 8)
    assert pixels[:, :, :3].mean() < 30
    assert pixels[:, :, 5:].mean() == pytest.approx(230, abs=12)


def test_that_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    assert _only(tmp_path, image, "x.png").min() == 255


def test_that_a_transparent_colour_of_a_palette_becomes_white(tmp_path: Path) -> None:
    image = Image.new("P", (20, 20), 3)
    image.putpalette([0, 0, 0] * 256)
    assert _only(tmp_path, image, "x.png", transparency=3).min() == 255


def test_that_the_first_frame_stands_for_an_animation(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("#ff0000", "#00ff00", "#0000ff")]
    pixels = _only(tmp_path, frames[0], "x.gif", save_all=True, append_images=frames[1:])
    assert pixels[0].min() > 200
    assert pixels[1:].max() < 50


def test_that_a_photo_stands_upright(tmp_path: Path) -> None:
    values = np.zeros((24, 24, 3), np.uint8)
    values[:, :12] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter: left becomes up
    pixels = _only(tmp_path, Image.fromarray(values), "x.jpg", exif=exif).float()
    assert pixels[:, :3].mean() > 225
    assert pixels[:, 5:].mean() < 30


def test_that_the_middle_square_of_a_wide_image_is_used(tmp_path: Path) -> None:
    values = np.zeros((20, 60, 3), np.uint8)
    values[:, 20:40] = 255
    assert _only(tmp_path, Image.fromarray(values), "x.png").min() > 200


def test_that_grey_images_have_one_channel(tmp_path: Path) -> None:
    dataset = _held(_fill(tmp_path), channels=1, image_size=(16, 16))
    assert dataset.train.images.shape[1:] == (1, 16, 16)


def _huge_png() -> bytes:
    """A PNG whose header says 100,000 x 100,000, and nothing more."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">2I5B", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def _large_but_not_warned_of(path: Path) -> None:
    Image.new("1", (MAX_PIXELS // 1_000 + 1, 1_000)).save(path)


_BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.png": (lambda path: path.write_bytes(b""), "empty"),
    "notes.txt": (lambda path: path.write_text("no image"), "not an image"),
    "text.png": (lambda path: path.write_text("no image"), "not an image"),
    "huge.png": (lambda path: path.write_bytes(_huge_png()), "more than 50,000,000 pixels"),
    "large.png": (_large_but_not_warned_of, "more than 50,000,000 pixels"),
    "gone.png": (lambda path: path.symlink_to(path.parent / "nowhere"), "missing"),
    "program.eps": (lambda path: path.write_text("%!PS-Adobe-3.0 EPSF-3.0\n"), "not an image"),
}
if hasattr(os, "mkfifo"):  # Windows has no such pipes
    _BAD["pipe.png"] = (os.mkfifo, "not a file")


@pytest.mark.parametrize("name", _BAD)
def test_that_a_file_that_gives_no_image_is_left_out_and_named(tmp_path: Path, name: str) -> None:
    make, reason = _BAD[name]
    make(_fill(tmp_path) / "a" / name)
    for dataset in (_held(tmp_path), _streamed(tmp_path)):
        assert dataset.skipped.count == 1
        assert [str(each) for each in dataset.skipped.first] == [f"a/{name} ({reason})"]
        assert (dataset.train_count, dataset.heldout_count) == (20, 4)


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "tiff", "webp", "bmp"])
def test_that_a_truncated_image_is_left_out_and_named(tmp_path: Path, kind: str) -> None:
    whole = _save(_fill(tmp_path) / "a" / f"zz.{kind}", size=(120, 90))
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    dataset = _held(tmp_path)
    assert dataset.skipped.count == 1
    assert str(dataset.skipped.first[0]).startswith(f"a/zz.{kind} (")
    assert dataset.train_count + dataset.heldout_count == 24


def test_that_many_bad_files_are_counted_and_five_named(tmp_path: Path) -> None:
    _fill(tmp_path)
    for number in range(9):
        (tmp_path / "b" / f"{number}.txt").write_text("no image")
    assert _held(tmp_path).skipped.count == 9
    assert len(_held(tmp_path).skipped.first) == 5


def test_that_hidden_files_do_not_count(tmp_path: Path) -> None:
    _fill(tmp_path)
    (tmp_path / "a" / ".DS_Store").write_bytes(b"x")
    _save(tmp_path / ".thumbnails" / "x.png")
    _save(tmp_path / "a" / ".hidden" / "x.png")
    dataset = _held(tmp_path)
    assert dataset.classes == ("a", "b")
    assert (dataset.train_count, dataset.skipped.count) == (20, 0)


def test_that_images_in_folders_below_a_class_are_of_that_class(tmp_path: Path) -> None:
    _save(_fill(tmp_path) / "b" / "more" / "deep" / "x.png")
    assert _held(tmp_path).train.labels.tolist().count(1) == 11


def test_that_links_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    root = _fill(tmp_path / "root")
    (root / "a" / "again").symlink_to(root)
    (root / "a" / "self").symlink_to(root / "a")
    (root / "b" / "self").symlink_to("self")
    (root / "all").symlink_to(root)
    (root / "above").symlink_to(tmp_path)
    dataset = _held(root)
    assert dataset.classes == ("a", "b")
    assert dataset.train_count == 20
    assert set(map(str, dataset.skipped.first)) == {
        "a/again (a link to a folder that holds this one)",
        "a/self (a link to a folder that is read already)",
        "above (a link to a folder that holds this one)",
        "all (a link to a folder that holds this one)",
        f"b/self ({os.strerror(errno.ELOOP)})",
    }


def test_that_linked_class_folders_are_followed_and_told(tmp_path: Path) -> None:
    _fill(tmp_path / "store")
    root = tmp_path / "root"
    root.mkdir()
    for name in "ab":
        (root / name).symlink_to(tmp_path / "store" / name)
    dataset = _held(root)
    assert (dataset.classes, dataset.train_count) == (("a", "b"), 20)
    assert list(map(str, dataset.notes)) == ["links to folders that were followed: 2"]


def test_that_a_link_never_takes_the_place_of_the_folder_it_leads_to(tmp_path: Path) -> None:
    _fill(tmp_path, "bc")
    (tmp_path / "b" / "more").symlink_to(tmp_path / "c")
    dataset = _held(tmp_path)
    assert torch.bincount(dataset.train.labels).tolist() == [10, 10]
    assert list(map(str, dataset.skipped.first)) == [
        "b/more (a link to a folder that is read already)"
    ]


def test_that_training_images_do_not_come_back_among_those_held_out(tmp_path: Path) -> None:
    _fill(tmp_path / "train")
    _fill(tmp_path / "val", count=2)
    (tmp_path / "val" / "a" / "more").symlink_to(tmp_path / "train" / "a")
    assert (_held(tmp_path).train_count, _held(tmp_path).heldout_count) == (24, 4)


def test_that_what_other_systems_leave_is_passed_over(tmp_path: Path) -> None:
    _fill(tmp_path)
    _save(tmp_path / "__MACOSX" / "a" / "x.png")
    (tmp_path / "a" / "Thumbs.db").write_bytes(b"x")
    dataset = _held(tmp_path)
    assert (dataset.classes, dataset.skipped.count) == (("a", "b"), 0)


def test_that_test_images_are_for_the_end_where_there_are_validation_images(
    tmp_path: Path,
) -> None:
    for seed, (name, count) in enumerate((("Train", 3), ("Validation", 2), ("Test", 5))):
        _fill(tmp_path / name, count=count, seed=10_000 * seed)
    for dataset in (_held(tmp_path), _streamed(tmp_path)):
        counts = dataset.train_count, dataset.heldout_count, dataset.test_count
        assert counts == (6, 4, 10)
        assert dataset.class_counts == ((3, 3), (2, 2), (5, 5))
        assert list(map(str, dataset.notes))[:2] == [
            "trained on Train; held out is Validation",
            "Test is left for the end: it is evaluated once, after the last step",
        ]
        chunks = list(dataset.test_chunks(4))
        assert [len(each.labels) for each in chunks] == [4, 4, 2]
        with Image.open(tmp_path / "Test" / "a" / "000.png") as image:
            first = ImageOps.fit(image, (8, 8), Image.Resampling.BILINEAR)
        assert np.array_equal(chunks[0].images[0], np.asarray(first).transpose(2, 0, 1))


def test_that_a_test_folder_that_cannot_serve_is_left_out_and_named(tmp_path: Path) -> None:
    for seed, name in enumerate(("train", "val")):
        _fill(tmp_path / name, count=2, seed=10_000 * seed)
    (tmp_path / "test" / "a").mkdir(parents=True)
    dataset = _held(tmp_path)
    assert dataset.test_count == 0
    assert list(map(str, dataset.notes))[1:] == [
        "test is left out: it holds no image that can be read"
    ]
    (tmp_path / "test" / "x").mkdir()
    assert list(map(str, _held(tmp_path).notes))[1:] == [
        "test is left out: its class x is not among those of the training images"
    ]


def test_that_test_images_are_for_the_end_where_another_folder_is_held_out(tmp_path: Path) -> None:
    """Without it they would be held out, for want of validation images."""
    for name, count in (("data/train", 3), ("data/test", 1), ("apart", 2)):
        _fill(tmp_path / name, count=count)
    dataset = _held(tmp_path / "data", heldout_path=tmp_path / "apart")
    assert (dataset.train_count, dataset.heldout_count, dataset.test_count) == (6, 4, 2)
    for name in ("test", "../data/test"):
        dataset = _held(tmp_path / "data", heldout_path=tmp_path / "data" / name)
        assert (dataset.heldout_count, dataset.test_count) == (2, 0)


def test_that_the_images_of_each_class_are_counted(tmp_path: Path) -> None:
    _fill(tmp_path / "train", "abc", count=3)
    for number in range(2):
        _save(tmp_path / "train" / "c" / f"more{number}.png")
    _fill(tmp_path / "test", "ac", count=2)
    for dataset in (_held(tmp_path), _streamed(tmp_path)):
        assert dataset.class_counts == ((3, 3, 5), (2, 0, 2), ())


def test_that_more_classes_than_a_network_can_have_are_one_sentence(tmp_path: Path) -> None:
    for number in range(1_001):
        (tmp_path / f"{number:04}").mkdir()
    with pytest.raises(UserError, match=r"holds 1,001 folders, but no network has more than 1,000"):
        _load(tmp_path)


def test_that_the_name_of_a_class_has_no_power_over_a_terminal(tmp_path: Path) -> None:
    _fill(tmp_path)
    (tmp_path / "a").rename(tmp_path / "a\x1b[31m")
    assert _held(tmp_path).classes == (r"a\x1b[31m", "b")


def test_that_an_empty_class_is_named(tmp_path: Path) -> None:
    (_fill(tmp_path) / "empty").mkdir()
    with pytest.raises(
        UserError, match=r"class folder empty in .* holds no image that can be read;"
    ):
        _load(tmp_path)


def test_that_a_class_of_broken_images_is_named(tmp_path: Path) -> None:
    whole = _save(_fill(tmp_path) / "c" / "x.png")
    whole.write_bytes(whole.read_bytes()[:-500])
    with pytest.raises(UserError, match=r"class folder c in .* holds no image"):
        _load(tmp_path)


def test_that_fewer_than_two_classes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"of at least 2 classes, got 0$"):
        _load(tmp_path)
    with pytest.raises(UserError, match=r"of at least 2 classes, got 1$"):
        _load(_fill(tmp_path, "a"))


def test_that_no_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no_such is not a folder; name one"):
        _load(tmp_path / "no_such")
    with pytest.raises(UserError, match="is not a folder; name one"):
        _load(_save(tmp_path / "a.png"))
    with pytest.raises(UserError, match="dataset folder needs a data path"):
        load(DataRequest("folder"))


def test_that_too_few_images_to_hold_any_out_are_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no image to hold out; add images"):
        _load(_fill(tmp_path, count=5))


def test_that_share_and_seed_of_the_held_out_part_can_be_chosen(tmp_path: Path) -> None:
    _fill(tmp_path)
    usual = _held(tmp_path).heldout.images
    quarter = _held(tmp_path, heldout_every=4)
    assert (quarter.train_count, quarter.heldout_count) == (18, 6)
    drawn, again = (_held(tmp_path, split_seed=1).heldout for _ in range(2))
    assert torch.bincount(drawn.labels).tolist() == [2, 2]
    assert torch.equal(drawn.images, again.images)
    assert not torch.equal(drawn.images, usual)
    assert not torch.equal(drawn.images, _held(tmp_path, split_seed=2).heldout.images)


def test_that_no_image_is_both_trained_on_and_held_out(tmp_path: Path) -> None:
    _fill(tmp_path)
    for fields in ({"heldout_every": 2}, {"split_seed": 3}, {"heldout_every": 3, "split_seed": 1}):
        dataset = _held(tmp_path, **fields)
        both = torch.cat([dataset.train.images, dataset.heldout.images])
        assert len(torch.unique(both, dim=0)) == len(both) == 24


def test_that_a_folder_of_its_own_can_be_held_out(tmp_path: Path) -> None:
    _fill(tmp_path / "all")
    _fill(tmp_path / "apart", "b", count=3, seed=10_000)
    (tmp_path / "apart" / "b" / "x.txt").write_text("no image")
    dataset = _held(tmp_path / "all", heldout_path=tmp_path / "apart")
    assert (dataset.train_count, dataset.heldout.labels.tolist()) == (24, [1, 1, 1])
    assert list(map(str, dataset.notes)) == [f"held out is {tmp_path / 'apart'}"]
    assert dataset.skipped.count == 1


def test_that_a_held_out_folder_within_the_data_is_no_class(tmp_path: Path) -> None:
    _fill(tmp_path)
    _fill(tmp_path / "apart", count=2)
    dataset = _held(tmp_path, heldout_path=tmp_path / "apart")
    assert (dataset.classes, dataset.train_count, dataset.heldout_count) == (("a", "b"), 24, 4)


def test_that_a_chosen_held_out_folder_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    for name, count in (("train", 3), ("val", 2), ("test", 1)):
        _fill(tmp_path / name, count=count)
    dataset = _held(tmp_path, heldout_path=tmp_path / "test")
    assert (dataset.train_count, dataset.heldout_count) == (6, 2)
    assert "val is left out: another folder is held out" in map(str, dataset.notes)


def test_that_a_held_out_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^heldout path .*nowhere is not a folder; name one"):
        _load(_fill(tmp_path), heldout_path=tmp_path / "nowhere")


def test_that_a_held_out_folder_without_classes_is_one_sentence(tmp_path: Path) -> None:
    _save(tmp_path / "apart" / "x.png")
    with pytest.raises(UserError, match=r"^heldout path .*apart holds no folders; put the images"):
        _load(_fill(tmp_path / "data"), heldout_path=tmp_path / "apart")


@pytest.mark.parametrize("spelling", ["same", "other", "link", "train"])
def test_that_what_is_trained_on_is_not_held_out_whatever_its_spelling(
    tmp_path: Path, spelling: str
) -> None:
    root = tmp_path / "data"
    _fill(root / "train" if spelling == "train" else root)
    heldout = {
        "same": root,
        "other": root / "a" / "..",
        "link": tmp_path / "link",
        "train": root / "train",
    }[spelling]
    if spelling == "link":
        heldout.symlink_to(root)
    with pytest.raises(UserError) as caught:
        _load(root, heldout_path=heldout)
    assert str(caught.value) == (
        f"heldout path {heldout} is the folder that is trained on; name another, or leave it "
        "empty to hold out a part of the images"
    )


@pytest.mark.parametrize("most_bytes", [0, 1 << 20])
def test_that_wide_images_are_read_wide_however_they_are_kept(
    tmp_path: Path, most_bytes: int
) -> None:
    dataset = _load(_fill(tmp_path), image_size=(6, 16), max_in_memory_bytes=most_bytes)
    images = next(dataset.heldout_chunks(4)).images
    assert images.shape == (4, 3, 6, 16)
    with Image.open(tmp_path / "a" / "005.png") as image:
        fitted = ImageOps.fit(image, (16, 6), Image.Resampling.BILINEAR)
    assert np.array_equal(images[0], np.asarray(fitted).transpose(2, 0, 1))


def test_that_a_folder_is_streamed_by_what_its_wide_images_need(tmp_path: Path) -> None:
    """24 images of 3 x 4 x 16 bytes; as squares of the longer side they would not fit."""
    most = 24 * 3 * 4 * 16
    dataset = _load(_fill(tmp_path), image_size=(4, 16), max_in_memory_bytes=most)
    assert isinstance(dataset, ImagesInMemory)


def test_that_reading_reports_its_progress_and_can_be_stopped(tmp_path: Path) -> None:
    progress: list[Progress] = []
    _load(_fill(tmp_path, count=72), report=progress.append)
    assert progress[:2] == [
        Progress(Message("Progress", "scanning images"), 0, 144, "images"),
        Progress(Message("Progress", "scanning images"), 64, 144, "images"),
    ]
    assert Progress(Message("Progress", "reading images"), 64, 120, "images") in progress
    for what in ("scanning", "reading"):
        seen: list[Progress] = []
        request = {"report": seen.append, "is_stopped": lambda: what in str(seen[-1:])}  # noqa: B023
        with pytest.raises(Stopped):
            _load(tmp_path, **request)
        assert len([each for each in seen if what in str(each.what)]) == 1


def test_that_a_streamed_folder_gives_the_same_batches_as_one_in_memory(tmp_path: Path) -> None:
    _fill(tmp_path, count=36)
    held, streamed = _held(tmp_path), _streamed(tmp_path)
    assert streamed.train_count == held.train_count == 60
    assert streamed.heldout_count == held.heldout_count
    expected, batches = held.batches(16, seed=3), streamed.batches(16, seed=3, first_step=2)
    for step in (2, 3, 4, 5, 6, 0, 1, 40, 5, 5):
        images, labels = batches.batch(step)
        assert torch.equal(images, expected.batch(step).images)
        assert torch.equal(labels, expected.batch(step).labels)
    batches.close()
    chunks = list(streamed.heldout_chunks(5))
    assert [len(chunk.labels) for chunk in chunks] == [5, 5, 2]
    assert torch.equal(torch.cat([each.images for each in chunks]), held.heldout.images)
    assert torch.equal(torch.cat([each.labels for each in chunks]), held.heldout.labels)


def test_that_the_moments_of_a_few_streamed_images_are_those_of_all(tmp_path: Path) -> None:
    _fill(tmp_path)
    held, streamed = _held(tmp_path), _streamed(tmp_path)
    assert torch.equal(held.moments.mean, streamed.moments.mean)
    assert torch.equal(held.moments.std, streamed.moments.std)


def test_that_a_folder_is_streamed_only_above_the_limit(tmp_path: Path) -> None:
    _fill(tmp_path)
    size = 24 * 3 * 8 * 8
    assert isinstance(_load(tmp_path, max_in_memory_bytes=size), ImagesInMemory)
    assert isinstance(_load(tmp_path, max_in_memory_bytes=size - 1), ImagesOnDisk)


def test_that_few_files_of_a_streamed_folder_are_opened_before_its_first_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(tmp_path, count=60)
    monkeypatch.setattr(folder, "_SAMPLE", 10)
    monkeypatch.setattr(folder, "_RANGE_SAMPLE", 5)
    opened: list[Path] = []
    real = image_file._opened
    monkeypatch.setattr(image_file, "_opened", lambda path: opened.append(path) or real(path))
    dataset = _streamed(tmp_path)
    assert dataset.train_count == 100
    assert 10 <= len(opened) <= 10 + 5 + len(dataset.classes)


def test_that_a_closed_stream_leaves_no_thread_and_no_process(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    batches = _streamed(_fill(tmp_path)).batches(4, seed=0)
    assert set(threading.enumerate()) > before
    batches.close()
    batches.close()
    assert set(threading.enumerate()) == before


def test_that_held_out_chunks_that_are_left_early_leave_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    chunks = _streamed(_fill(tmp_path)).heldout_chunks(1)
    next(chunks)
    del chunks
    assert set(threading.enumerate()) == before


def test_that_a_file_that_breaks_later_is_replaced_and_counted(tmp_path: Path) -> None:
    _fill(tmp_path)
    dataset = _streamed(tmp_path)
    expected = _held(tmp_path)
    (tmp_path / "a" / "000.png").write_bytes(b"broken")
    (tmp_path / "a" / "001.png").unlink()
    batches = dataset.batches(20, seed=0)
    images, labels = batches.batch(0)
    batches.close()
    order = torch.randperm(20, generator=torch.Generator().manual_seed(0))
    order[(order == 0) | (order == 1)] = 2
    assert torch.equal(images, expected.train.images[order])
    assert torch.equal(labels, expected.train.labels[order])
    assert dataset.skipped.count == 2
    assert set(map(str, dataset.skipped.first)) == {
        "a/000.png (not an image)",
        "a/001.png (missing)",
    }


def test_that_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    root = _fill(tmp_path / "images")
    batches = _streamed(root).batches(4, seed=0)
    root.rename(tmp_path / "elsewhere")
    with pytest.raises(
        UserError, match=r"can no longer be read, .*\.png for one; make their folder"
    ):
        batches.batch(100)
    batches.close()


def test_that_a_streamed_batch_larger_than_the_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"batch size must be at most 20.*got 21"):
        _streamed(_fill(tmp_path)).batches(21, seed=0)
