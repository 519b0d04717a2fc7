"""An arm with a batch size of its own: which images it sees, how long it trains, what it costs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from explorer.network.presets import preset
from explorer.runs.comparison import Confounder
from explorer.runs.events import Evaluated, Prepared, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run_memory import lane_memory
from explorer.training import tuning
from explorer.training.batch_plan import batch_keys, images_a_step
from explorer.training.batch_source import BatchKey
from explorer.training.data import dataset
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.digits import load_digits
from explorer.training.data.normalize import Normalizer
from explorer.training.data.read_ahead import ReadAhead
from explorer.training.lane import Lane
from explorer.training.memory import heldout_batch, largest_batch, needed_bytes, too_large
from tests.benchmarks.memory import estimate_over_peak
from tests.training.running import small_experiment, trained

_CPU = torch.device("cpu")


def own_batch(size: int, **settings: object) -> Experiment:
    return small_experiment(**settings).with_overrides("B", batch_size=size)


def test_that_each_arm_sees_the_images_of_its_seed_in_order_in_batches_of_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: dict[tuple[str, int], list[LabelledImages]] = defaultdict(list)
    step = Lane.step

    def watched(lane: Lane, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        seen[lane.arm, lane.seed].append(LabelledImages(images.clone(), labels.clone()))
        return step(lane, images, labels)

    monkeypatch.setattr(Lane, "step", watched)
    trained(own_batch(700, steps=6).edited(seed=3, repeats=2))
    train = load_digits().train
    normalize = Normalizer(load_digits().moments, "channel")
    for label, size in (("A", 300), ("B", 700)):
        for seed in (3, 4):
            batches = seen[label, seed][-6:]  # before them stand those that were timed
            for number, (images, labels) in enumerate(batches):
                epoch, index = divmod(number, 1_497 // size)
                generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
                order = torch.randperm(1_497, generator=generator)
                chosen = order[index * size : (index + 1) * size]
                assert torch.equal(labels, train.labels[chosen])
                assert torch.equal(images, normalize(train.images[chosen]))


@pytest.mark.parametrize("settings", [{}, {"crop_padding": 1, "flip": True}])
def test_that_an_arm_does_what_it_does_alone_with_that_shared_size(
    settings: dict[str, object],
) -> None:
    beside = trained(own_batch(170, steps=9, **settings)).history
    alone = small_experiment(batch_size=170, steps=9, **settings).without_arm("A")
    history = trained(alone).history
    assert np.array_equal(beside.loss("B"), history.loss("B"))
    assert np.array_equal(beside.norms("B"), history.norms("B"))
    shared = trained(small_experiment(steps=9, **settings)).history
    assert np.array_equal(beside.loss("A"), shared.loss("A"))
    assert not np.array_equal(beside.loss("B"), shared.loss("B"))


def test_that_the_shared_size_as_an_override_changes_nothing() -> None:
    plain, same = (
        small_experiment(reestimate_statistics=True),
        own_batch(300, reestimate_statistics=True),
    )
    assert batch_keys(same) == batch_keys(plain) == [BatchKey(0, 300)]
    first, second = trained(plain), trained(same)
    for label in "AB":
        assert np.array_equal(first.history.loss(label), second.history.loss(label))
        values = [each.history.values(GRADIENT_NORM, label) for each in (first, second)]
        assert np.array_equal(*values)
    assert first.of(Evaluated) == second.of(Evaluated)
    assert second.of(Prepared)[0].report.confounders == ()


def test_that_each_seed_and_size_is_read_once() -> None:
    experiment = own_batch(170).with_added_arm(preset("resnet-20-digits")).edited(repeats=2)
    keys = [BatchKey(0, 300), BatchKey(0, 170), BatchKey(1, 300), BatchKey(1, 170)]
    assert batch_keys(experiment) == keys


def test_that_the_shared_size_decides_how_many_steps_all_take() -> None:
    run = trained(own_batch(700, epochs=2))
    (prepared,) = run.of(Prepared)
    assert prepared.total_steps == run.history.steps == 8
    assert dict(prepared.steps_per_epoch) == {"A": 4, "B": 2}
    assert (prepared.epochs("A"), prepared.epochs("B")) == (2, 4)
    assert [(each.step, each.arm) for each in run.of(Evaluated)] == [
        (4, "A"),
        (4, "B"),
        (8, "A"),
        (8, "B"),
    ]
    assert prepared.report.confounders == (Confounder.BATCH_SIZE,)


def test_that_a_size_above_the_training_images_is_refused_for_any_arm() -> None:
    expected = "batch size must be at most 1497, the number of training images, got 2000"
    assert expected in str(trained(own_batch(2_000)).error)
    unused = small_experiment(batch_size=2_000, steps=2, evaluate_every=1)
    for label in "AB":
        unused = unused.with_overrides(label, batch_size=100)
    assert trained(unused).history.steps == 2
    assert expected in str(trained(unused.settings_edited(evaluate_every=0)).error)


def test_that_statistics_are_re_estimated_over_images_of_the_arms_own_batches() -> None:
    settings = {"steps": 4, "evaluate_every": 4, "reestimate_statistics": True}
    alone = small_experiment(batch_size=170, **settings).without_arm("A")
    scored = [
        next(each for each in trained(experiment).of(Evaluated) if each.arm == "B")
        for experiment in (own_batch(170, **settings), alone)
    ]
    assert scored[0].reestimated == scored[1].reestimated
    assert scored[0] == scored[1]


def test_that_a_streamed_folder_gives_each_arm_the_batches_of_one_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = np.random.default_rng(0)
    for name in ("cats", "dogs"):
        (tmp_path / name).mkdir()
        for index in range(30):
            values = generator.integers(0, 256, (8, 8), dtype=np.uint8)
            Image.fromarray(values).save(tmp_path / name / f"{index:02}.png")
    folder = {"dataset": "folder", "data_path": str(tmp_path), "batch_size": 8, "steps": 14}
    experiment = own_batch(20, **folder, flip=True)
    held = trained(experiment)
    pieces: list[int] = []
    piece = ReadAhead.piece

    def counted(ahead: ReadAhead[LabelledImages], number: int) -> LabelledImages:
        pieces.append(number)
        return piece(ahead, number)

    request = dataset.DataRequest
    monkeypatch.setattr(
        "explorer.training.dataset_for_run.DataRequest",
        lambda **given: request(**given, max_in_memory_bytes=0),
    )
    monkeypatch.setattr(ReadAhead, "piece", counted)
    streamed = trained(experiment)
    assert pieces.count(13) == 2  # a reader for each size
    assert dict(held.of(Prepared)[0].steps_per_epoch) == {"A": 6, "B": 2}
    assert streamed.of(Prepared)[0].steps_per_epoch == held.of(Prepared)[0].steps_per_epoch
    for label in "AB":  # the moments are those of all images, since there are few
        assert np.array_equal(streamed.history.loss(label), held.history.loss(label))


def test_that_the_memory_is_that_of_each_arms_own_batches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("explorer.training.memory.usable_cores", lambda: 2)
    experiment = own_batch(900)
    settings = [experiment.settings_of(label) for label in "AB"]
    lanes = [
        lane_memory(arm.network, own, size)
        for arm, own, size in zip(experiment.arms, settings, (300, 900), strict=True)
    ]
    assert needed_bytes(experiment) == sum(lane.held + lane.in_step for lane in lanes)
    assert needed_bytes(experiment, 300) == needed_bytes(small_experiment())
    assert 0.8 < estimate_over_peak(experiment.arm("B").network, settings[1]) < 1.25
    free = needed_bytes(experiment, 500) / 0.9
    assert largest_batch(experiment, round(free + 10)) == 500
    sentence = str(too_large(experiment, round(free + 10)))
    assert "batches of 900 need" in sentence
    assert "a batch size of 500 would fit" in sentence


def test_that_an_evaluation_fits_beside_the_smallest_batches_of_an_arm() -> None:
    heavy = preset("resnet-18-imagenet").edited(image_size=64, classes=10)
    experiment = small_experiment(batch_size=64).with_network("B", heavy)
    small = experiment.with_overrides("B", batch_size=2)
    memory = lane_memory(heavy, small.settings_of("B"), 2)
    assert heldout_batch(small) == memory.evaluated_images < heldout_batch(experiment)


def test_that_the_images_to_re_estimate_over_are_counted_for_each_size(tmp_path: Path) -> None:
    folder = {"dataset": "folder", "data_path": str(tmp_path), "reestimate_statistics": True}
    experiment = own_batch(900, **folder)
    plain = experiment.settings_edited(reestimate_statistics=False)
    images = 2 * (512 + 900) + 512 + 300
    assert needed_bytes(experiment) - needed_bytes(plain) == images * 8 * 8


def test_that_the_estimate_weighs_batches_by_what_an_image_costs() -> None:
    assert images_a_step(small_experiment()) == 300
    half = own_batch(100)
    assert images_a_step(half) == pytest.approx(200, rel=0.01)  # twins but for the skips
    assert images_a_step(half.with_network("B", preset("resnet-110-digits"))) < 130


def test_that_another_size_of_an_arm_is_timed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "_KNOWN", {})
    for size in (300, 170, 170):
        trained(own_batch(size, steps=1))
    assert len(tuning._KNOWN) == 2


def test_that_bfloat16_is_timed_with_the_batches_of_the_first_arm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = iter([1.0, 2.0])
    sizes: list[int] = []

    def timed(_steps: object, batches: dict[BatchKey, LabelledImages]) -> float:
        sizes.extend(len(batch.labels) for batch in batches.values())
        return next(times, 1.0)

    monkeypatch.setattr(tuning, "_time", timed)
    monkeypatch.setattr(tuning, "_KNOWN", {})
    experiment = small_experiment(precision="bfloat16", steps=1)
    run = trained(experiment.with_overrides("A", batch_size=100))
    assert sizes[:2] == [50, 50]
    assert sorted(sizes[2:]) == [100, 300]
    assert "bfloat16" in str(run.of(Warned)[0].error)
