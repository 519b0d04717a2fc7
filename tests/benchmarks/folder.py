"""Reading a folder of 50,000 small files, and the memory that the largest allowed images take.

Each row is a process of its own, which says how long it took and how far its memory grew beyond
what it had with torch loaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from explorer.training.data.image_formats import MAX_PIXELS

_ROOT = Path(__file__).parent.parent.parent
_CLASSES, _OF_EACH = 10, 5_000
_LARGEST = {"jp2": 4, "webp": 2, "avif": 2, "png": 1, "jpg": 1}
"""By the ending, how many plain pixels the program counts a pixel as."""

_SCRIPT = """
import sys, threading, time
from pathlib import Path
import psutil, torch
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest
from explorer.training.data.image_file import ImageForm, read_image
process = psutil.Process()
def resident(): return process.memory_info().rss
before, most, is_done = resident(), 0, threading.Event()
def watch():
    global most
    while not is_done.wait(0.002):
        most = max(most, resident())
watcher = threading.Thread(target=watch)
watcher.start()
began, cpu = time.perf_counter(), time.process_time()
path, size = Path(sys.argv[1]), int(sys.argv[2])
if path.is_dir():
    dataset = load(DataRequest("folder", path=path, image_size=(size, size)))
    assert dataset.train_count + dataset.heldout_count == int(sys.argv[3])
else:
    read_image(path, ImageForm(3, size, size))
seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
is_done.set()
watcher.join()
print(f"{seconds:5.1f} s, {cpu:5.1f} s of CPU, {max(0, most - before) / 1e6:4.0f} MB")
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _fill(root / "tiny")
        count = str(_CLASSES * _OF_EACH)
        for size, how in ((8, "held in memory"), (96, "streamed")):
            _report(f"{count} files, {how} at {size} pixels", root / "tiny", str(size), count)
        for ending, weight in _LARGEST.items():
            path = root / f"largest.{ending}"
            _large(MAX_PIXELS // weight).save(path)
            _report(f"{MAX_PIXELS // weight / 1e6:.1f} million pixels, {ending}", path, "32", "")


def _fill(root: Path) -> None:
    rng = np.random.default_rng(0)
    for label in range(_CLASSES):
        (root / str(label)).mkdir(parents=True)
        for number in range(_OF_EACH):
            values = rng.integers(0, 256, (8, 8, 3), dtype=np.uint8)
            Image.fromarray(values).save(root / str(label) / f"{number:05}.png")


def _large(pixels: int) -> Image.Image:
    """Return an image, twice as wide as high, that no format can pack away."""
    height = int((pixels / 2) ** 0.5)
    small = np.random.default_rng(0).integers(0, 256, (height // 8, height // 4, 3), np.uint8)
    return Image.fromarray(small).resize((2 * height, height), Image.Resampling.BICUBIC)


def _report(what: str, *arguments: object) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *map(str, arguments)],
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        sys.exit(f"{what}: exit code {result.returncode}\n{result.stderr}")
    print(f"{what:45} {result.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
