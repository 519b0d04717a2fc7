"""Pictures of each kind, cut off, with a bit turned and odd ones, and odd folders of them."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from explorer.errors import UserError
from explorer.training.data.dataset import DataRequest
from explorer.training.data.folder import load_folder
from explorer.training.data.image_file import ImageForm, NotAnImage, read_image
from tests.fuzz.frame import Case, flips, truncations

_KINDS = {
    "png": "RGB", "jpg": "RGB", "gif": "P", "bmp": "RGB", "tiff": "I;16", "webp": "RGBA",
    "ppm": "RGB", "tga": "RGBA", "jp2": "RGB", "pcx": "P", "qoi": "RGB", "sgi": "L", "dds": "RGBA",
    "ico": "RGBA", "icns": "RGBA", "msp": "1", "xbm": "1", "avif": "RGB", "blp": "P",
}  # fmt: skip

_BOMBS = {
    "P1": b"P1 100000 100000\n",
    "P3 long": b"P3 2000 2000 255\n" + b"1 2 3 " * 3_000_000,
    "P3 comment": b"P3 #" + b"x" * 5_000_000,
    "P2 digits": b"P2 1 1 255\n" + b"9" * 3_000_000,
    "Pf": b"Pf 9 9 -1\n" + b"\xff\xff\xff\x7f" * 81,
    "XPM": b"/* XPM */" + b"\n" * 1_000_000,
    "XBM": b"#define x_width 99999\n#define x_height 99999\n",
    "TIFF": b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 3_000,
    "zeros": bytes(1_000_000),
    "script": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n",
}


def prepare() -> None:
    """Import what PIL imports late, before time is taken."""
    Image.init()


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` truncations and flips over all kinds of pictures, odd pictures and folders."""
    each = max(1, count // len(_KINDS))
    for kind, mode in _KINDS.items():
        content = _picture(kind, mode)
        for name, damaged in (*truncations(content, each), *flips(content, each)):
            yield _case(folder, f"{kind}, {name}", damaged, kind)
    for name, content in _BOMBS.items():
        yield _case(folder, name, content, "ppm")
    yield from _large(folder)
    yield from _folders(folder)


def _case(folder: Path, name: str, content: bytes, ending: str) -> Case:
    file = folder / f"{abs(hash((name, content)))}.{ending}"
    file.write_bytes(content)
    return Case(name, partial(_read, file))


def _read(file: Path) -> None:
    """Read it in grey and in colour; why it is left out must be a few words."""
    for channels in (1, 3):
        try:
            assert read_image(file, ImageForm(channels, 8, 8)).shape == (channels, 8, 8)
        except NotAnImage as reason:
            raise UserError("Fuzz", "{reason}").format(reason=str(reason)) from None


def _picture(kind: str, mode: str) -> bytes:
    values = np.random.default_rng(0).integers(0, 256, (32, 32, 4), dtype=np.uint8)
    image = Image.fromarray(values)
    if mode == "I;16":
        image = Image.fromarray(values[..., 0].astype(np.uint16) * 16)
    else:
        image = image.convert("RGB").convert(mode)
    written = io.BytesIO()
    image.save(written, format=Image.registered_extensions()[f".{kind}"])
    return written.getvalue()


def _large(folder: Path) -> Iterator[Case]:
    """Pictures of many pixels in few bytes, and texts that are long when they are unpacked."""
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        file = folder / f"large {mode}.png"
        Image.new(mode, (4_000, 4_000)).save(file)
        yield Case(f"16 megapixels, {mode}", partial(_read, file))
    png = (folder / "large 1.png").read_bytes()
    for kind in (b"zTXt", b"iCCP", b"eXIf", b"abCd", b"ABCD"):
        data = b"x\0\0" + zlib.compress(bytes(5_000_000))
        chunk = struct.pack(">I", len(data)) + kind + data
        chunk += struct.pack(">I", zlib.crc32(kind + data))
        yield _case(folder, f"long {kind!r}", png[:33] + chunk + png[33:], "png")


def _folders(folder: Path) -> Iterator[Case]:
    for name, make in _FOLDERS.items():
        root = folder / f"folder {name}"
        root.mkdir()
        make(root)
        yield Case(f"folder, {name}", partial(_load, root))
    for name, path in (
        ("long", folder / ("x" * 300)),
        ("null", folder / "a\0b"),
        ("device", Path("/dev")),
        ("processes", Path("/proc/self")),
        ("file", folder / "large 1.png"),
    ):
        yield Case(f"path, {name}", partial(_load, path))


def _load(root: Path) -> None:
    dataset = load_folder(DataRequest("folder", path=root, image_size=(8, 8)))
    counts = dataset.class_counts
    assert (sum(counts.train), sum(counts.heldout)) == (dataset.train_count, dataset.heldout_count)


def _fill(root: Path, names: str, count: int = 6) -> None:
    for name in names.split():
        (root / name).mkdir(parents=True)
        for number in range(count):
            Image.new("L", (9, 9), number).save(root / name / f"{number}.png")


def _split(names: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        for name in names.split():
            _fill(root / name, "cat dog")

    return make


def _links(root: Path) -> None:
    _fill(root, "a b")
    for name, target in (("a/up", ".."), ("a/self", "self"), ("b/root", "/"), ("c", "a")):
        (root / name).symlink_to(target)
    (root / "a/gone").symlink_to("nowhere")


def _odd_files(root: Path) -> None:
    _fill(root, "a b")
    os.mkfifo(root / "a" / "pipe.png")
    (root / "a" / "null.png").symlink_to("/dev/zero")
    (root / "b" / "folder.png").mkdir()
    (root / "b" / "\udcff.png").write_bytes(b"x")


def _deep(root: Path) -> None:
    _fill(root, "a b")
    folder = root / "a"
    for _ in range(60):
        folder /= "deeper"
        folder.mkdir()


_FOLDERS: dict[str, Callable[[Path], None]] = {
    "empty": lambda _root: None,
    "files only": lambda root: _fill(root.parent / "files", "a"),
    "one class": lambda root: _fill(root, "a"),
    "no image": lambda root: _fill(root, "a b", 0),
    "few images": lambda root: _fill(root, "a b", 2),
    "escapes": lambda root: _fill(root, "a\x1b[2J b\x07 \u202ec"),
    "too many classes": lambda root: _fill(root, " ".join(map(str, range(1_001))), 0),
    "links": _links,
    "odd files": _odd_files,
    "deep": _deep,
    **{
        names: _split(names)
        for names in (
            "train test",
            "Train Val Test",
            "Training Testing",
            "train dev eval",
            "train val train2",
            "training_set test_set",
            "train",
            "test",
            "val test",
            "train __MACOSX",
            "train docs val",
        )
    },
}
