"""The check before a run against what torch allocates; `tests.benchmarks.memory` has more."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.run_memory import lane_memory
from explorer.runs.settings import TrainSettings
from explorer.training.batch_plan import batch_keys
from explorer.training.batch_source import BatchKey, BatchSource
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.dataset_for_run import request_of
from explorer.training.memory import heldout_batch, largest_batch, needed_bytes
from explorer.training.resnet import ResNet
from tests.benchmarks.memory import estimate_over_peak
from tests.training.running import small_experiment, small_network

_HEAVY = preset("resnet-18-imagenet").edited(image_size=64, classes=10)
"""Its weights take far more than its activations at a small batch."""
_DEEP = preset("resnet-56-digits")
_DROPPED = small_network("wrn-28-10-dropout").edited(image_size=16)
_COSINE = {"measure": ("gradient_cosine",)}


@pytest.mark.parametrize(
    ("network", "settings"),
    [
        (_HEAVY, {"batch_size": 4, "optimizer": "adamw"} | _COSINE),
        (_HEAVY, {"batch_size": 4, "momentum": 0.0}),
        (_HEAVY, {"batch_size": 4, "precision": "bfloat16"}),
        (_DEEP, {"batch_size": 64}),
        (_DEEP, {"batch_size": 64, "precision": "bfloat16", "optimizer": "adamw"} | _COSINE),
        (small_network("resnet-20-c").edited(norm="none"), {"batch_size": 32}),
        (_DROPPED, {"batch_size": 16}),
        (_DROPPED, {"batch_size": 16, "memory_format": "channels last"}),
        (_DROPPED, {"batch_size": 16, "precision": "bfloat16"}),
    ],
    ids=[
        "AdamW, cosine",
        "no momentum",
        "bfloat16",
        "deep",
        "deep, bfloat16",
        "few layers",
        "dropout",
        "dropout, channels last",
        "dropout, bfloat16",
    ],
)
def test_that_the_estimate_of_a_lane_is_within_a_fifth_of_its_peak(
    network: NetworkSpec, settings: dict[str, object]
) -> None:
    ratio = estimate_over_peak(network, TrainSettings.model_validate(settings))
    assert 0.8 < ratio < 1.25


def test_that_only_as_many_lanes_as_there_are_cores_for_are_in_a_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("explorer.training.memory.usable_cores", lambda: 2)
    experiment = small_experiment(batch_size=64).edited(repeats=5)
    lanes = [
        lane_memory(arm.network, experiment.settings, 64)
        for arm in experiment.arms
        for _ in experiment.seeds
    ]
    in_step = sorted(lane.in_step for lane in lanes)
    assert needed_bytes(experiment, 64) == sum(lane.held for lane in lanes) + sum(in_step[-2:])


def test_that_an_arm_is_estimated_with_its_own_optimizer() -> None:
    shared = small_experiment()
    adam = shared.with_overrides("B", optimizer="adamw")
    params = 4 * sum(each.numel() for each in _parameters(adam, "B"))
    assert needed_bytes(adam, 64) - needed_bytes(shared, 64) == params


@pytest.mark.parametrize("batch_size", [2, 77, 300])
def test_that_the_largest_batch_that_fits_is_found(batch_size: int) -> None:
    experiment = small_experiment(batch_size=300)
    free = needed_bytes(experiment, batch_size) / 0.9
    assert largest_batch(experiment, round(free + 10)) == batch_size
    assert largest_batch(experiment, 1_000) == 0


def test_that_an_evaluation_needs_hardly_more_memory_than_a_training_step() -> None:
    settings = TrainSettings(batch_size=4)
    memory = lane_memory(_HEAVY, settings, 4)
    assert 1 <= memory.evaluated_images < 500
    most = memory.in_step + 0.1 * memory.held
    assert memory.evaluated_images * memory.evaluated_image <= most
    assert heldout_batch(small_experiment()) == 500


@pytest.mark.parametrize("repeats", [1, 3])
def test_that_the_images_of_a_re_estimation_are_counted(tmp_path: Path, repeats: int) -> None:
    plain = Experiment(
        arms=(Arm(label="A", network=_HEAVY),),
        settings=TrainSettings(dataset="folder", data_path=str(tmp_path), batch_size=8),
        repeats=repeats,
    )
    reestimated = plain.settings_edited(reestimate_statistics=True)
    recent = 512 * 3 * 64 * 64
    counted = needed_bytes(reestimated, 8) - needed_bytes(plain, 8)
    assert repeats * recent < counted < 1.1 * (repeats + 1) * recent
    without = reestimated.with_network("A", _HEAVY.edited(norm="none"))
    assert needed_bytes(without, 8) == needed_bytes(
        without.settings_edited(reestimate_statistics=False), 8
    )


class _AtOnce:
    """A pool of threads that have always read all that they may read ahead."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def submit(self, read: Callable[..., object], *given: object) -> Future[object]:
        done: Future[object] = Future()
        done.set_result(read(*given))
        return done

    def shutdown(self, **_: object) -> None: ...


@pytest.mark.parametrize(("repeats", "own"), [(1, 8), (2, 8), (2, 24)])
def test_that_what_a_streamed_folder_reads_ahead_is_within_a_fifth_of_its_peak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repeats: int, own: int
) -> None:
    monkeypatch.setattr("explorer.training.memory.usable_cores", lambda: 2)
    monkeypatch.setattr("explorer.training.data.read_ahead.ThreadPoolExecutor", _AtOnce)
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(200):
            Image.new("L", (4, 4), number).save(tmp_path / name / f"{number}.png")
    network = preset("resnet-18-imagenet").edited(image_size=96, classes=2)
    experiment = Experiment(
        arms=(Arm(label="A", network=network), Arm(label="B", network=network)),
        settings=TrainSettings(dataset="folder", data_path=str(tmp_path), batch_size=8, threads=1),
        repeats=repeats,
    ).with_overrides("B", batch_size=own)
    held_in_memory = needed_bytes(experiment.settings_edited(dataset="shapes"))
    counted = needed_bytes(experiment) - held_in_memory
    request = replace(request_of(experiment, is_stopped=lambda: False), heldout_every=2)
    dataset = load(replace(request, max_in_memory_bytes=0))
    chunk = heldout_batch(experiment)
    assert dataset.heldout_count > 6 * chunk
    tracemalloc.start()
    try:
        keys = batch_keys(experiment)
        sources = [BatchSource(dataset, experiment.settings, key, 0, chunk) for key in keys]
        for step in range(2):
            for source in sources:
                source.batch(step)
        for _ in zip(sources[0].heldout(), sources[-1].heldout(), strict=True):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 0.8 < counted / peak < 1.25


def test_that_a_re_estimation_keeps_its_images_as_bytes() -> None:
    images = LabelledImages(
        torch.randint(0, 255, (600, 3, 8, 8), dtype=torch.uint8), torch.arange(600) % 2
    )
    settings = TrainSettings(batch_size=8, crop_padding=1, flip=True)
    source = BatchSource(ImagesInMemory(("a", "b"), images, images), settings, BatchKey(0, 8), 0, 8)
    recent = source.recent(70)
    assert {each.dtype for each in recent} == {torch.uint8}
    assert torch.equal(list(source.normalized(recent))[-1], source.batch(69).images)


def _parameters(experiment: Experiment, label: str) -> list[torch.Tensor]:
    return list(ResNet(expand(experiment.arm(label).network)).parameters())
