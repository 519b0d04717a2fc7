"""Experiments, networks and drafts: cut off, with a bit turned, and odd ones made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from explorer.files.document import read_document
from explorer.network.presets import preset
from explorer.network.spec import network_from_json, network_to_json
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.design_file import read_design
from explorer.runs.draft import Draft, draft_from_json, draft_to_json
from explorer.runs.experiment import experiment_from_json, experiment_to_json, first_experiment
from tests.fuzz.frame import Case, flips, truncations

_ODD_VALUES = (
    *(b"null", b"true", b"[]", b"{}", b'""', b'"\\ud800"', b'"\\u0000\\u001b[2J"', b"-1", b"0.5"),
    *(b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-0", b"1E400", b"9" * 5_000, b"1e-400"),
    *(b"18446744073709551616", b'"' + b"x" * 900_000 + b'"', b"[" * 5_000 + b"]" * 5_000),
    *(b'{"a":' * 5_000 + b"1" + b"}" * 5_000, b"[" + b"0," * 100_000 + b"0]", b"'x'", b""),
    *('"\u202e\u0085"'.encode(), b'"\xff\xfe"', b"1 2"),
)
_NETWORK_FIELDS = ("name", "stages", "image_size")
_EXPERIMENT_FIELDS = ("arms", "settings", "seed", "changes")
_DRAFT_FIELDS = ("experiment", "saved", "file", "format")
_WHOLE = (
    *(b"", b" ", b"\x00" * 100, b"null", b"[]", b'""', b"1", b"{}", b"[" * 100_000, b"{" * 9_000),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00", b"\xff\xfe\x00\x00"),
    *(b'{"name": "a", "name": "b"}', b'{"a": {"b": 1, "b": 1}}', b"x" * 1_000_001, b"{}" * 9),
    *(b'{"format": 1}', b'{"version": 1e999}', b'{"version": 99999999999999999999}', b"\r\n{}\r\n"),
)


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` truncations and as many flips of each sort, and a hundred odd documents."""
    network = network_to_json(preset("resnet-50-imagenet")).encode()
    changes = (
        LearningRateChange(step=2, learning_rate=0.1),
        SkipChange(step=3, residual=False, arm="B"),
    )
    experiment = experiment_to_json(first_experiment().edited(changes=changes)).encode()
    draft = draft_to_json(Draft(experiment=first_experiment(), saved=None)).encode()
    for name, content, fields, read in (
        ("network", network, _NETWORK_FIELDS, _read_network),
        ("experiment", experiment, _EXPERIMENT_FIELDS, _read_experiment),
        ("draft", draft, _DRAFT_FIELDS, _read_draft),
    ):
        documents = (
            *truncations(content, count),
            *flips(content, count),
            *_odd(json.loads(content), fields),
        )
        yield from _cases(folder, name, documents, read)


def _cases(
    folder: Path, kind: str, contents: Iterable[tuple[str, bytes]], read: Callable[[Path], None]
) -> Iterator[Case]:
    for name, content in contents:
        file = folder / f"{kind} {abs(hash((name, content)))}.json"
        file.write_bytes(content)
        yield Case(f"{kind}, {name}", partial(read, file))


def _odd(whole: dict[str, object], fields: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for content in _WHOLE:
        yield f"whole {content[:20]!r}", content
    for field in fields:
        for value in _ODD_VALUES:
            rest = json.dumps({**whole, field: "HERE"}).encode()
            yield f"{field} {value[:20]!r}", rest.replace(b'"HERE"', value)


def _read_network(file: Path) -> None:
    network = read_document(file, network_from_json)
    assert network_from_json(network_to_json(network)) == network
    read_design(file)  # by its content alone


def _read_experiment(file: Path) -> None:
    experiment = read_document(file, experiment_from_json)
    assert experiment_from_json(experiment_to_json(experiment)) == experiment
    read_design(file)


def _read_draft(file: Path) -> None:
    draft = read_document(file, draft_from_json)
    assert draft_from_json(draft_to_json(draft)) == draft
    read_design(file)
