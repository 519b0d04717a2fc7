"""Finds images that stand in two parts of a data set: a score on them says less than it seems to.

Images in memory are compared by their pixels, at the size at which they are read. Files that are
read later are compared by their bytes, and only if they have the same size: of the others nothing
is read. They are told of, and never left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from explorer.errors import UserError
from explorer.files.input_file import input_size, open_input
from explorer.messages import Message
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.folder_walk import ImageFile
from explorer.training.data.read_ahead import reading_threads

_MOST_OPENED = 10_000
"""Files that are opened for one pair of parts: a folder may hold any number of one size."""
_HEAD_BYTES = 4_096
_MOST_FILE_BYTES = 10_000_000
_PORTION = 1_000
"""Images or files between two checks whether to stop."""
_SLICE = 100
"""Files that a thread takes at a time, a divisor of `_PORTION`: handing one over takes as long as
its size."""

_TEXTS = {
    ("heldout", "train"): Message(
        "Data",
        "images of the held-out part that are in the training part too: {count} ({first} is "
        "{same} there)",
    ),
    ("test", "train"): Message(
        "Data",
        "images of the test part that are in the training part too: {count} ({first} is {same} "
        "there)",
    ),
    ("test", "heldout"): Message(
        "Data",
        "images of the test part that are in the held-out part too: {count} ({first} is {same} "
        "there)",
    ),
}
"""By the part whose images are searched for, and the one that they are searched in."""

_MORE = Message(
    "Data",
    "only {most} files of equal size were compared, so there may be more images in two parts",
)
_BY_BYTES = Message(
    "Data",
    "images of one part were searched for in the others by the bytes of their files, so one that "
    "was saved anew was not found",
)

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Keys = Mapping[int, bytes]
"""What must be equal for two images to be, by the number of the image in its part."""
Name = Callable[[str, int], object]
"""Returns what a person calls an image, by its part and its number there."""
GoOn = Callable[[], None]
"""Called often; what it raises ends the search."""


def notes_of_images(parts: Mapping[str, LabelledImages], name: Name, go_on: GoOn) -> list[Message]:
    """Return a sentence for each two parts that share images, compared by their pixels.

    Args:
        parts: "train", "heldout" and perhaps "test".
        name: See `Name`.
        go_on: See `GoOn`.
    """
    keys = {part: dict(enumerate(_pixel_digests(held, go_on))) for part, held in parts.items()}
    return [
        note
        for pair in _TEXTS
        if set(pair) <= set(parts)
        for note in _notes(pair, keys[pair[0]], keys[pair[1]], name)
    ]


def notes_of_files(
    parts: Mapping[str, Sequence[ImageFile]], name: Name, go_on: GoOn
) -> list[Message]:
    """Return the same for files, compared by their bytes where their sizes are equal; that last."""
    sizes = {part: _sizes(files, go_on) for part, files in parts.items()}
    notes: list[Message] = []
    for pair in _TEXTS:
        if not all(parts.get(part) for part in pair):
            continue
        chosen, is_all = _of_equal_size(sizes[pair[0]], sizes[pair[1]])
        files = [parts[part] for part in pair]
        keys = [_keys(*each, _HEAD_BYTES, go_on) for each in zip(files, chosen, strict=True)]
        common = set(keys[0].values()) & set(keys[1].values())
        alike = [[each for each, key in some.items() if key in common] for some in keys]
        whole = [_keys(*each, _MOST_FILE_BYTES, go_on) for each in zip(files, alike, strict=True)]
        found = _notes(pair, whole[0], whole[1], name)
        notes += found if is_all or not found else [*found, _MORE.format(most=_MOST_OPENED)]
    return [*notes, _BY_BYTES]


def _notes(pair: tuple[str, str], keys: Keys, others: Keys, name: Name) -> list[Message]:
    """Return the sentence on two parts, if any of the first's images is in the other."""
    where = {key: number for number, key in reversed(list(others.items()))}
    shared = [number for number, key in keys.items() if key in where]
    if not shared:
        return []
    first = shared[0]
    text = _TEXTS[pair].format(
        count=len(shared),
        first=name(pair[0], first),
        same=name(pair[1], where[keys[first]]),
    )
    return [text]


def _pixel_digests(held: LabelledImages, go_on: GoOn) -> Iterator[bytes]:
    for number, image in enumerate(held.images.cpu().contiguous().numpy()):
        if number % _PORTION == 0:
            go_on()
        yield _digest(image.data)


def _sizes(files: Sequence[ImageFile], go_on: GoOn) -> list[int]:
    """Return the bytes of each file, -1 of one that is not there: whoever reads it reports that."""

    def size(file: ImageFile) -> int:
        try:
            return input_size(file.path)
        except (UserError, OSError):
            return -1

    return _in_threads(size, files, go_on)


def _of_equal_size(sizes: list[int], others: list[int]) -> tuple[list[list[int]], bool]:
    """Return the numbers of files to compare, of both parts, and whether those are all.

    The rarer sizes come first: there a file is compared with few.
    """
    counts, other_counts = Counter(sizes), Counter(others)
    common = sorted((set(counts) & set(other_counts)) - {-1})
    common.sort(key=lambda size: counts[size] + other_counts[size])
    chosen: set[int] = set()
    opened = 0
    for size in common:
        opened += counts[size] + other_counts[size]
        if opened > _MOST_OPENED and chosen:
            break
        chosen.add(size)
    numbers = [
        [number for number, size in enumerate(some) if size in chosen] for some in (sizes, others)
    ]
    most = _MOST_OPENED // 2
    thinned = [some[:: -(-len(some) // most)] if len(some) > most else some for some in numbers]
    return thinned, len(chosen) == len(common) and thinned == numbers


def _keys(files: Sequence[ImageFile], numbers: Sequence[int], most: int, go_on: GoOn) -> Keys:
    """Return hashes of size and first bytes of some of the files; none of one not readable."""

    def key(number: int) -> bytes:
        path = files[number].path
        try:
            with open_input(path) as opened:
                return _digest(f"{input_size(path)} ".encode() + opened.read(most))
        except (UserError, OSError):
            return b""

    found = _in_threads(key, numbers, go_on)
    return {number: each for number, each in zip(numbers, found, strict=True) if each}


def _in_threads(
    work: Callable[[_Item], _Result], items: Sequence[_Item], go_on: GoOn
) -> list[_Result]:
    def some(first: int) -> list[_Result]:
        return [work(each) for each in items[first : first + _SLICE]]

    results: list[_Result] = []
    with ThreadPoolExecutor(reading_threads()) as pool:
        for first in range(0, len(items), _PORTION):
            go_on()
            last = min(len(items), first + _PORTION)
            for found in pool.map(some, range(first, last, _SLICE)):
                results += found
    return results


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
