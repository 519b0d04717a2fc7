"""Checkpoints: cut off, with a bit turned, and odd ones made by hand whose checksum is right."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.runs.checkpoint_header import read_header
from explorer.runs.experiment import Arm, Experiment, experiment_to_json
from explorer.runs.record import RunRecord
from explorer.runs.run import Run, execute
from explorer.runs.settings import TrainSettings
from explorer.runs.state import EndReason
from tests.checkpoint_bytes import V1_CHECKPOINT, CheckpointBytes, with_checksum
from tests.fuzz.frame import Case, flips, truncations

STEP = 5
"""At which the checkpoints stand."""


def prepare() -> None:
    """Import what training imports, by training."""
    finished(Run(experiment_to_cut()), 1)


def experiment_to_cut(**settings: object) -> Experiment:
    """Two small networks, which write a small file."""
    stages = (StageSpec(blocks=1, width=3), StageSpec(blocks=1, width=6, stride=2))
    network = NetworkSpec(name="small", stages=stages, in_channels=1, image_size=8)
    fixed = {"steps": 12, "batch_size": 64, "threads": 1, "memory_format": "contiguous"}
    return Experiment(
        arms=(
            Arm(label="A", network=network.edited(residual=False)),
            Arm(label="B", network=network),
        ),
        settings=TrainSettings.model_validate(fixed | {"device": "cpu"} | settings),
    )


def finished(run: Run, steps: int) -> RunRecord:
    """Take some steps, then stop; in this thread.

    Raises:
        UserError: The run failed, with a sentence of its own.
    """
    listener, record = run.listen(), RunRecord(run.experiment)
    must_wait = run.control.must_wait

    def stop_instead() -> bool:
        if must_wait():
            run.control.stop()
        return False

    run.control.must_wait = stop_instead  # type: ignore[method-assign]
    run.control.step(steps)
    from explorer.training import start

    execute(run, start.train)
    record.fold(listener.take())
    if record.error is not None:
        assert "{kind}" not in record.error.template, str(record.error)
        raise record.error
    assert record.end_reason is not EndReason.FAILED
    return record


def resume(path: Path) -> None:
    """Go on from a checkpoint for one step."""
    finished(Run(read_header(path).experiment, resume_from=path), 1)


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` truncations and flips of new files, as many flips of old ones, and odd ones."""
    write({folder / name: experiment for name, experiment in _EXPERIMENTS.items()})
    whole = (folder / "adamw").read_bytes()
    yield Case("whole", partial(resume, folder / "adamw"))
    for name, content in (*truncations(whole, count), *flips(whole, count)):
        yield Case(name, partial(_is_refused, folder / "case", content))
    old = V1_CHECKPOINT.read_bytes()
    yield Case("old, whole", partial(resume, V1_CHECKPOINT))
    for name, content in flips(old, count):  # some cannot be noticed: there is no checksum
        yield Case(f"old, {name}", partial(_ends, folder / "case", content))
    for name, content in odd_files((folder / "sgd").read_bytes()):
        check = _ends if name.startswith("good") else _is_refused
        yield Case(name, partial(check, folder / "case", content))


_EXPERIMENTS = {
    "sgd": experiment_to_cut(),
    "adamw": experiment_to_cut(optimizer="adamw", measure=("gradient_cosine",)),
}


def write(experiments: Mapping[Path, Experiment]) -> None:
    """Train for some steps in a process of its own, since the caller must stay without torch."""
    worker = multiprocessing.get_context("spawn").Process(target=_train, args=(experiments,))
    worker.start()
    worker.join()
    assert worker.exitcode == 0


def _train(experiments: Mapping[Path, Experiment]) -> None:
    for path, experiment in experiments.items():
        finished(Run(experiment, save_to=path), STEP)


def _ends(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    resume(path)


def _is_refused(path: Path, content: bytes) -> None:
    _ends(path, content)
    raise AssertionError("it was accepted")


_WEIGHT = "A/0/model/layer2.0.conv1.weight"
_MOMENTUM = "A/0/optimizer/layer2.0.conv1.weight/momentum_buffer"
_COUNT = "B/0/model/bn1.num_batches_tracked"
_HUGE = 10**9

_HEADERS: dict[str, tuple[object, ...]] = {
    "step": (-1, 1.5, "5", None, True, _HUGE, 10**30, 10**400, float("nan"), 13, []),
    "seconds": (float("nan"), float("inf"), -1.0, 1e308, "1", None, 10**400),
    "workers": (0, -1, 100_000, _HUGE, 1.0, "1", None),
    "threads": (0, -1, 2_048, 100_000, _HUGE, 2**31, 2**63, 1.5),
    "memory_format": ("sideways", None, 1),
    "train_images": (0, -1, 7, _HUGE, 10**400, 1497.0),
    "data": ({}, {"classes": "0" * 64}, "x", 1),
    "image_shape": ([], [3, 8], [2, 8, 8], [3, 9, 8], [3, 0, 8], [3, 8, _HUGE], "3"),
    "lanes": ([], None, [1], [{"arm": "A", "seed": 0, "is_alive": 1}], "A/0"),
    "warm_until": ({"x": 1}, {"0": -1}, {"0": _HUGE}, {"+0": 1}, {"1": 1}, [], {"0": 1.5}),
    "experiment": (None, {}, [], "x"),
    "version": (0, -1, 6, "3", None, 1.5, _HUGE, 10**400),
    "format": ("resnet-explorer network", None, 1),
    "extra": (1,),
}


def odd_files(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield files by name; one whose name begins with "good" is to be accepted."""
    whole = CheckpointBytes.of(content)
    yield "good: put together again", whole.file()
    for key, values in _HEADERS.items():
        for value in values:
            yield f"{key} {value!r:.40}", whole.with_header(**{key: value}).file()
        if key not in ("version", "format", "extra"):
            yield f"without {key}", _without(whole, key).file()
    yield from _odd_lanes(whole)
    yield from _odd_experiments(whole)
    yield from _odd_tensors(whole)
    yield from _odd_tables(whole)
    yield "good: many threads", whole.with_header(threads=1_024).file()
    yield "good: of other data, not said", whole.with_header(data=None).file()


def _without(whole: CheckpointBytes, key: str) -> CheckpointBytes:
    header = {name: value for name, value in whole.header.items() if name != key}
    return CheckpointBytes(header, whole.table, whole.numbers)


def _odd_lanes(whole: CheckpointBytes) -> Iterator[tuple[str, bytes]]:
    lanes = whole.header["lanes"]
    for name, changed in {
        "reversed": lanes[::-1],
        "one twice": [*lanes, lanes[0]],
        "one missing": lanes[1:],
        "another arm": [lanes[0] | {"arm": "Z"}, lanes[1]],
        "another seed": [lanes[0] | {"seed": 1}, lanes[1]],
        "a huge seed": [lanes[0] | {"seed": 10**400}, lanes[1]],
        "no scores": [lanes[0] | {"test": []}, lanes[1]],
        "too many scores": [lanes[0] | {"test": [0.5, 0.5, 0.5]}, lanes[1]],
        "scores in words": [lanes[0] | {"test": ["a", "b"]}, lanes[1]],
        "scores of another kind": [lanes[0] | {"test_reestimated": 5}, lanes[1]],
    }.items():
        yield f"lanes: {name}", whole.with_header(lanes=changed).file()
    digests = whole.header["data"]
    for key in digests:
        other = digests | {key: "0" * 64}
        yield f"data: other {key}", whole.with_header(data=other).file()


def _odd_experiments(whole: CheckpointBytes) -> Iterator[tuple[str, bytes]]:
    experiment = _EXPERIMENTS["sgd"]
    network = experiment.arm("A").network
    huge = network.edited(stages=(StageSpec(blocks=1_000, width=4_096),) * 8)
    others = {
        "more seeds": experiment.edited(repeats=10),
        "another seed": experiment.edited(seed=1),
        "another optimizer": experiment.settings_edited(optimizer="adamw"),
        "no momentum": experiment.settings_edited(momentum=0.0),
        "a cosine": experiment.settings_edited(measure=("gradient_cosine",)),
        "fewer steps": experiment.settings_edited(steps=3),
        "other data": experiment.settings_edited(dataset="shapes", images=100),
        "a folder": experiment.settings_edited(dataset="folder", data_path="/dev/stdin"),
        "deeper": experiment.with_network("A", preset("plain-32-digits")),
        "huge": experiment.with_network("A", huge),
        "all huge": experiment.edited(
            arms=tuple(Arm(label=label, network=huge) for label in "ABCDEFGH"), repeats=10
        ),
        "no norms": experiment.with_network("A", network.edited(norm="none")),
        "a projection": experiment.with_network("B", network.edited(residual=True, shortcut="B")),
        "more classes": experiment.with_network("A", network.edited(classes=100)),
        "wider": experiment.with_network("A", network.edited(stem_width=6, shortcut="B")),
    }
    for name, other in others.items():
        content = json.loads(experiment_to_json(other))
        changed = whole.with_header(experiment=content)
        yield f"experiment: {name}", changed.file()
        lanes = [
            {"arm": arm.label, "seed": seed, "is_alive": True}
            for arm in other.arms
            for seed in other.seeds
        ]
        if lanes != whole.header["lanes"]:
            yield f"experiment: {name}, lanes too", changed.with_header(lanes=lanes).file()
    skips = [{"kind": "skip", "step": 0, "residual": i % 2 == 0, "arm": "A"} for i in range(9_000)]
    content = json.loads(experiment_to_json(experiment)) | {"changes": skips}
    yield "good: thousands of changes", whole.with_header(experiment=content).file()


def _odd_tensors(whole: CheckpointBytes) -> Iterator[tuple[str, bytes]]:
    weight, momentum = whole.tensors[_WEIGHT], whole.tensors[_MOMENTUM]
    every_momentum = {name: None for name in whole.tensors if name.endswith("momentum_buffer")}
    for name, changes in {
        "no weight": {_WEIGHT: None},
        "no momentum": {_MOMENTUM: None},
        "no momentum at all": every_momentum,
        "no count": {_COUNT: None},
        "a lane of another seed": {_WEIGHT.replace("/0/", "/1/"): weight},
        "a name that turns the terminal red": {"A/0/\x1b[31m": weight},
        "a long name": {"x" * 100_000: weight},
        "a name of nothing": {"": weight},
        "small momentum": {_MOMENTUM: momentum[:1]},
        "momentum of one number": {_MOMENTUM: momentum.reshape(-1)[0]},
        "flat momentum": {_MOMENTUM: momentum.reshape(-1)},
        "large momentum": {_MOMENTUM: np.tile(momentum, (9, 1, 1, 1))},
        "momentum of doubles": {_MOMENTUM: momentum.astype(np.float64)},
        "small weight": {_WEIGHT: weight[:1]},
        "turned weight": {_WEIGHT: weight.reshape(weight.shape[::-1])},
        "half weight": {_WEIGHT: weight.astype(np.float16)},
        "whole weight": {_WEIGHT: weight.astype(np.int64)},
        "empty weight": {_WEIGHT: weight[:0]},
        "a broken count": {_COUNT: np.float32(5).reshape(())},
        "a count of many": {_COUNT: np.zeros(9, np.int64)},
        "another optimizer's": {_MOMENTUM.replace("momentum_buffer", "exp_avg"): momentum},
        "a gradient": {"A/0/last_gradient/0": weight},
        "no lane B": {name: None for name in whole.tensors if name.startswith("B")},
        "thousands": {f"A/0/{index}": weight for index in range(20_000)},
        "good: weight that is no number": {_WEIGHT: np.full_like(weight, np.nan)},
        "good: endless momentum": {_MOMENTUM: np.full_like(momentum, np.inf)},
        "good: huge weight": {_WEIGHT: np.full_like(weight, 3e38)},
    }.items():
        yield name, whole.with_tensors(**changes).file()


def _odd_tables(whole: CheckpointBytes) -> Iterator[tuple[str, bytes]]:
    entry: dict[str, Any] = whole.table[_MOMENTUM]
    begin, end = entry["data_offsets"]
    for name, changed in {
        "a huge shape": entry | {"shape": [10**6, 10**6]},
        "a shape beyond all": entry | {"shape": [2**63, 2]},
        "a negative shape": entry | {"shape": [-1, 1, 3, 3]},
        "a broken shape": entry | {"shape": [0.5]},
        "a shape of true": entry | {"shape": [True] * 4},
        "no list of a shape": entry | {"shape": 81},
        "a deep shape": entry | {"shape": json.loads("[" * 500 + "]" * 500)},
        "another type": entry | {"dtype": "F8"},
        "no type": entry | {"dtype": None},
        "a list of a type": entry | {"dtype": [1]},
        "offsets reversed": entry | {"data_offsets": [end, begin]},
        "offsets beyond": entry | {"data_offsets": [begin + 10**12, end + 10**12]},
        "offsets before": entry | {"data_offsets": [-4, end - begin - 4]},
        "offsets of others": entry | {"data_offsets": [0, end - begin]},
        "three offsets": entry | {"data_offsets": [begin, end, end]},
        "no offsets": {"dtype": "F32", "shape": entry["shape"]},
        "more keys": entry | {"more": 1},
        "no entry": None,
        "a list": [1],
    }.items():
        yield f"table: {name}", whole.with_table(**{_MOMENTUM: changed}).file()
    rest = json.dumps(whole.table, separators=(",", ":"))[1:-1]
    twice = json.dumps({_MOMENTUM: entry})[1:-1]
    numbers = whole.numbers
    for name, content in {
        "a name twice": whole.file(f"{rest},{twice}"),
        "metadata twice": whole.file(f'{rest},"__metadata__":{{}}'),
        "nothing": whole.file('"a":1'),
        "no JSON": whole.file("x"),
        "deep": whole.file('"a":' + "[" * 100_000),
        "fewer numbers": CheckpointBytes(whole.header, whole.table, numbers[:-4]).file(),
        "more numbers": CheckpointBytes(whole.header, whole.table, numbers + b"\0" * 4).file(),
        "many more numbers": CheckpointBytes(whole.header, whole.table, numbers * 2).file(),
        "no metadata": with_checksum(f"{{{rest}}}".encode(), numbers),
        "no header": with_checksum(f'{{"__metadata__":{{}},{rest}}}'.encode(), numbers),
        "deep metadata": with_checksum(b'{"__metadata__":' + b"[" * 100_000, numbers),
        "metadata of text": with_checksum(f'{{"__metadata__":"x",{rest}}}'.encode(), numbers),
        "no text": with_checksum(b'{"__metadata__":{"resnet-explorer":"\xff"}}', numbers),
        "half a sign": with_checksum(b'{"__metadata__":{"resnet-explorer":"\\ud800"}}', numbers),
        "empty header": with_checksum(b'{"__metadata__":{"resnet-explorer":""}}', numbers),
        "a deep header": with_checksum(
            b'{"__metadata__":{"resnet-explorer":"' + b"[" * 100_000 + b'"}}', numbers
        ),
        "a long table": whole.file(f"{rest}," + ",".join(f'"{i}":{{}}' for i in range(200_000))),
        "a long header": with_checksum(
            b'{"__metadata__":{"resnet-explorer":"' + b" " * 50_000_000 + b'"}}', numbers
        ),
        "a longer one": with_checksum(b" " * 110_000_000, b""),
        "a table of nothing": (0).to_bytes(8, "little") + b'{"__metadata__":{}}',
        "an endless table": (2**64 - 1).to_bytes(8, "little") + b'{"__metadata__":{}}',
        "another's": with_checksum(json.dumps(whole.table).encode(), numbers),
    }.items():
        yield f"table: {name}", content
