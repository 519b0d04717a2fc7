"""A run reads its images in the form that its networks need."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.dataset_for_run import dataset_for
from tests.training.running import small_experiment, trained


@pytest.fixture
def experiment(tmp_path: Path) -> Experiment:
    """Two networks, one tall and one wide, and wide images of two classes."""
    rng = np.random.default_rng(0)
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(12):
            values = rng.integers(0, 256, (8, 24), dtype=np.uint8)
            Image.fromarray(values).save(tmp_path / name / f"{number:02}.png")
    folder = {"dataset": "folder", "data_path": str(tmp_path), "batch_size": 8, "steps": 2}
    experiment = small_experiment(**folder)
    wide = experiment.arm("A").network.edited(image_size=8, image_width=24)
    return experiment.with_network("A", wide)


@pytest.mark.parametrize("is_wide_first", [True, False])
def test_that_a_wide_network_sees_the_whole_of_a_wide_image(
    experiment: Experiment, tmp_path: Path, is_wide_first: bool
) -> None:
    a, b = (experiment.arm(label).network for label in "AB")
    if not is_wide_first:
        experiment = experiment.with_network("A", b).with_network("B", a)
    dataset = dataset_for(Run(experiment), experiment)
    assert isinstance(dataset, ImagesInMemory)
    with Image.open(tmp_path / "a" / "05.png") as image:
        assert np.array_equal(dataset.heldout.images[0, 0], np.asarray(image))


def test_that_networks_of_different_sizes_train_on_them(experiment: Experiment) -> None:
    assert trained(experiment).end.reason is EndReason.FINISHED
