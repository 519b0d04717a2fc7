from __future__ import annotations

import struct
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, features

from explorer.training.data import image_file
from explorer.training.data.dataset import DataRequest
from explorer.training.data.folder import load_folder
from explorer.training.data.image_file import ImageForm, NotAnImage, read_image
from explorer.training.data.image_values import (
    DEFAULT_RANGES,
    ValueRange,
    deep_ranges,
    in_mode,
)
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.pixel_budget import PixelBudget

GREY = ImageForm(1, 8, 8)


def _gradient(size: int = 16) -> Image.Image:
    line = np.linspace(0, 255, size).astype(np.uint8)
    return Image.fromarray(np.broadcast_to(line, (size, size)).copy())


def _with_chunk(path: Path, kind: bytes, data: bytes, *, crc_is_right: bool = True) -> Path:
    """Write a PNG of one grey, with a chunk before its pixels."""
    Image.new("L", (16, 16), 130).save(path)
    content = path.read_bytes()
    crc = zlib.crc32(kind + data) if crc_is_right else 1
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)
    end_of_header = 8 + 25
    path.write_bytes(content[:end_of_header] + chunk + content[end_of_header:])
    return path


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (b"zTXt", b"long\0\0" + zlib.compress(bytes(3_000_000))),
        (b"iTXt", b"long\0\1\0\0\0" + zlib.compress(bytes(3_000_000))),
        (b"tEXt", b"long\0" + b"x" * 70_000_000),
        (b"zTXt", b"broken\0\0nothing that was compressed"),
        (b"iCCP", b"profile\0\0" + zlib.compress(bytes(3_000_000))),
        (b"iCCP", b"profile\0\0" + b"broken"),
        (b"eXIf", b"MM\0*\xff\xff\xff\xff"),
        (b"eXIf", b"no metadata at all"),
        (b"gAMA", b""),
        (b"pHYs", b"1"),
    ],
)
def test_that_long_or_damaged_metadata_does_not_cost_the_pixels(
    tmp_path: Path, kind: bytes, data: bytes
) -> None:
    path = _with_chunk(tmp_path / "x.png", kind, data)
    assert np.all(read_image(path, GREY) == 130)
    path = _with_chunk(tmp_path / "x.png", kind, data[:1_000], crc_is_right=False)
    assert np.all(read_image(path, GREY) == 130)


@pytest.mark.filterwarnings("ignore:.*EXIF")  # as the program does, before pytest
def test_that_a_photo_with_damaged_metadata_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    Image.new("L", (16, 16), 130).save(path, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert np.all(read_image(path, GREY) == 130)


def test_that_a_damaged_checksum_of_pixels_is_still_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    _gradient().save(path)
    content = bytearray(path.read_bytes())
    at = content.index(b"IDAT")
    content[at + 6] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(NotAnImage, match="damaged"):
        read_image(path, GREY)


_KINDS = [
    "tga", "jp2", "pcx", "qoi", "sgi", "dds", "ico", "icns", "msp", "xbm", "dib", "avif",
    "pgm", "apng", "blp",
]  # fmt: skip


@pytest.mark.parametrize("kind", _KINDS)
def test_that_whatever_pil_reads_by_itself_is_an_image(tmp_path: Path, kind: str) -> None:
    if kind == "avif" and not features.check("avif"):
        return  # a build of PIL without it says that the file is no image
    half = np.zeros((64, 64), np.uint8)
    half[:, 32:] = 255
    image = Image.fromarray(half)
    if kind in {"msp", "xbm"}:
        image = image.convert("1")
    if kind in {"qoi", "icns", "ico", "dds", "jp2", "avif"}:
        image = image.convert("RGB")
    if kind == "blp":
        image = image.convert("P")
    image.save(tmp_path / f"x.{kind}")
    pixels = read_image(tmp_path / f"x.{kind}", GREY)[0].astype(int)
    left, right = pixels[:, :3].mean(), pixels[:, 5:].mean()
    assert abs(left - right) > 200, "one half is dark and one light"


def test_that_no_other_program_is_started_for_a_file(tmp_path: Path) -> None:
    for name in ("x.eps", "x.png"):
        (tmp_path / name).write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
        with pytest.raises(NotAnImage, match="not an image"):
            read_image(tmp_path / name, GREY)


def test_that_any_bytes_are_not_taken_for_a_kind_without_a_signature(tmp_path: Path) -> None:
    Image.new("L", (9, 9)).save(tmp_path / "x.tga")
    (tmp_path / "x.tga").rename(tmp_path / "x.bin")
    with pytest.raises(NotAnImage, match="not an image"):
        read_image(tmp_path / "x.bin", GREY)


def test_that_lab_colours_are_converted(tmp_path: Path) -> None:
    lab = Image.merge("LAB", [_gradient(), *[Image.new("L", (16, 16), 128)] * 2])
    lab.save(tmp_path / "x.tiff")
    values = read_image(tmp_path / "x.tiff", GREY)[0, 0].astype(int)
    assert np.all(np.diff(values) > 0)
    assert (values[0] < 30, values[-1] > 225) == (True, True)


@pytest.mark.parametrize(
    ("mode", "least", "most", "expected"),
    [
        ("I;16", 0, 200, (0, 255)),
        ("I;16", 0, 4_000, (0, 4_095)),
        ("I;16", 0, 5_000, (0, 16_383)),
        ("I;16", 0, 65_535, (0, 65_535)),
        ("I", -3, 900, (-1_023, 1_023)),
        ("F", 0.0, 1.0, (0, 1)),
        ("F", -1.0, 0.5, (-1, 1)),
        ("F", 0.0, 255.0, (0, 255)),
    ],
)
def test_that_the_range_of_deep_images_is_the_least_usual_one_that_holds_them(
    mode: str, least: float, most: float, expected: tuple[float, float]
) -> None:
    ranges = deep_ranges([(mode, least, most)])
    found, other = (ranges.real, ranges.whole) if mode == "F" else (ranges.whole, ranges.real)
    assert found == ValueRange(*expected)
    assert other in DEFAULT_RANGES


def _folder_of(root: Path, images: dict[str, list[Image.Image]], ending: str) -> ImagesInMemory:
    for name, some in images.items():
        (root / name).mkdir()
        for number, image in enumerate(some):
            image.save(root / name / f"{number:02}.{ending}")
    loaded = load_folder(DataRequest("folder", path=root, channels=1, image_size=(8, 8)))
    assert isinstance(loaded, ImagesInMemory)
    return loaded


def test_that_values_keep_their_order_over_the_whole_data_set(tmp_path: Path) -> None:
    """12 bits in 16: each image on its own would be as bright as every other."""
    levels = [200, 800, 1_600, 2_400, 3_200, 4_000]
    images = [Image.fromarray(np.full((9, 9), level, np.uint16)) for level in levels]
    dataset = _folder_of(tmp_path, {"a": images, "b": images}, "png")
    values = dataset.train.images[:5, 0, 0, 0].tolist()
    assert values == [round(level * 255 / 4_095) for level in levels[:5]]


def test_that_numbers_from_minus_one_to_one_keep_their_dark_half(tmp_path: Path) -> None:
    values = np.linspace(-1, 1, 6).astype(np.float32)
    images = [Image.fromarray(np.full((9, 9), value)) for value in values]
    dataset = _folder_of(tmp_path, {"a": images, "b": images}, "tiff")
    assert dataset.train.images[:5, 0, 0, 0].tolist() == [0, 51, 102, 153, 204]


def test_that_numbers_that_are_not_finite_are_black_and_nothing_is_warned_of(
    tmp_path: Path,
) -> None:
    values = np.full((16, 16), np.nan, np.float32)
    Image.fromarray(values).save(tmp_path / "x.tiff")
    assert np.all(read_image(tmp_path / "x.tiff", GREY) == 0)


@pytest.mark.parametrize("mode", ["RGBA", "P", "I;16", "1"])
def test_that_converting_in_bands_gives_the_same_pixels(mode: str) -> None:
    """More pixels than a band has, and fewer than are reduced."""
    rng = np.random.default_rng(0)
    depth = np.uint16 if mode == "I;16" else np.uint8
    values = rng.integers(0, 256, (1_100, 1_000, 4)[: 3 if mode == "RGBA" else 2], dtype=depth)
    image = Image.fromarray(values)
    image = image if mode in {"RGBA", "I;16"} else image.convert(mode)
    whole = in_mode(image, "RGB", (8, 8), DEFAULT_RANGES)
    parts = [
        in_mode(image.crop((0, top, 1_000, top + 550)), "RGB", (8, 8), DEFAULT_RANGES)
        for top in (0, 550)
    ]
    assert np.array_equal(np.asarray(whole), np.concatenate([np.asarray(each) for each in parts]))


def test_that_a_very_large_image_keeps_its_halves(tmp_path: Path) -> None:
    image = Image.new("1", (5_000, 4_000))
    image.paste(1, (2_500, 0, 5_000, 4_000))
    image.save(tmp_path / "x.png")
    pixels = read_image(tmp_path / "x.png", GREY)[0]
    assert (pixels[:, :3].max(), pixels[:, 5:].min()) == (0, 255)


@pytest.mark.parametrize("name", ["x.ppm", "x.qoi"])
def test_that_a_kind_that_is_slow_to_read_is_left_out_where_it_is_large(
    tmp_path: Path, name: str
) -> None:
    if name == "x.qoi":
        Image.new("RGB", (1_000, 600)).save(tmp_path / name)
    else:
        (tmp_path / name).write_text("P3 1000 600 255\n" + "1 2 3\n" * 600_000)
    with pytest.raises(NotAnImage, match=r"too large for (PPM|QOI), which is slow to read"):
        read_image(tmp_path / name, GREY)


def test_that_an_image_inside_an_icon_is_bounded_too(tmp_path: Path) -> None:
    inner = tmp_path / "inner.png"
    Image.new("1", (8_000, 7_000)).save(inner)
    content = inner.read_bytes()
    header = struct.pack("<3H4B2H2I", 0, 1, 1, 0, 0, 0, 0, 1, 32, len(content), 22)
    (tmp_path / "x.ico").write_bytes(header + content)
    with pytest.raises(NotAnImage, match="more than 50,000,000 pixels"):
        read_image(tmp_path / "x.ico", GREY)


def test_that_all_readers_together_decode_a_bounded_number_of_pixels() -> None:
    budget = PixelBudget(100)
    inside: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def decode(pixels: int) -> None:
        with budget.taken(pixels):
            with lock:
                inside.append(pixels)
                most.append(sum(inside))
            time.sleep(0.005)
            with lock:
                inside.remove(pixels)

    threads = [threading.Thread(target=decode, args=(40,)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 12
    assert max(most) == 80
    with budget.taken(1_000):
        pass  # larger than the bound: alone, and not for ever


def test_that_images_are_read_within_the_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    budget = PixelBudget(1)
    monkeypatch.setattr(
        budget, "taken", lambda pixels: taken.append(pixels) or PixelBudget.taken(budget, pixels)
    )
    monkeypatch.setattr(image_file, "_BUDGET", budget)
    _gradient().save(tmp_path / "x.png")
    read_image(tmp_path / "x.png", GREY)
    assert taken == [256]


@pytest.mark.parametrize("content", [b"P6 #" + b"x" * 3_000_000, b"P5 " + b" " * 3_000_000])
def test_that_a_header_without_an_end_is_not_read_byte_by_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    def read(_path: Path, formats: object) -> None:
        raise AssertionError(formats)

    monkeypatch.setattr(image_file.Image, "open", read)
    (tmp_path / "x.ppm").write_bytes(content)
    with pytest.raises(NotAnImage, match="damaged"):
        read_image(tmp_path / "x.ppm", GREY)


def _landscape(path: Path, orientation: int = 1) -> Image.Image:
    """Save a picture of 120x60 pixels; with an orientation, as a camera on its side would."""
    values = np.random.default_rng(5).integers(0, 256, (60, 120, 3), dtype=np.uint8)
    upright = Image.fromarray(values).resize((240, 120), Image.Resampling.BICUBIC)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else upright
    stored.save(path, exif=exif)
    return upright


@pytest.mark.parametrize(("name", "orientation"), [("x.png", 1), ("x.png", 6), ("x.tiff", 6)])
def test_that_a_wide_form_keeps_the_whole_width_of_a_wide_image(
    tmp_path: Path, name: str, orientation: int
) -> None:
    upright = _landscape(tmp_path / name, orientation)
    read = read_image(tmp_path / name, ImageForm(3, 16, 32))
    expected = np.asarray(upright.resize((32, 16), Image.Resampling.BILINEAR)).transpose(2, 0, 1)
    assert np.array_equal(read, expected)


@pytest.mark.parametrize("orientation", [1, 6])
def test_that_a_large_photo_is_never_decoded_below_a_wide_form(
    tmp_path: Path, orientation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A JPEG is decoded at a half, a quarter or an eighth of its size if that is enough."""
    sizes: list[tuple[int, int]] = []

    def in_mode_seen(image: Image.Image, *rest: Any) -> Image.Image:
        sizes.append(image.size)
        return in_mode(image, *rest)

    monkeypatch.setattr(image_file, "in_mode", in_mode_seen)
    _landscape(tmp_path / "x.jpg", orientation)
    assert read_image(tmp_path / "x.jpg", ImageForm(1, 15, 60)).shape == (1, 15, 60)
    assert sizes == [(60, 30) if orientation == 1 else (30, 60)]


@pytest.mark.parametrize("orientation", [1, 6])
def test_that_a_very_large_image_is_reduced_to_no_less_than_a_wide_form(
    tmp_path: Path, orientation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []

    def in_mode_seen(image: Image.Image, *rest: Any) -> Image.Image:
        reduced = in_mode(image, *rest)
        seen.append(reduced.size)
        return reduced

    monkeypatch.setattr(image_file, "in_mode", in_mode_seen)
    exif = Image.Exif()
    exif[0x0112] = orientation
    size = (10_000, 2_000) if orientation == 1 else (2_000, 10_000)
    Image.new("1", size).save(tmp_path / "x.png", exif=exif)
    read_image(tmp_path / "x.png", ImageForm(1, 20, 250))
    assert seen == [(1_000, 200) if orientation == 1 else (200, 1_000)]
