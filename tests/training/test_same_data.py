"""A run is resumed with the data that it began with, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from explorer.runs.experiment import Experiment
from explorer.runs.state import EndReason
from explorer.training.data import dataset
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.in_memory import ImagesInMemory
from tests.checkpoint_bytes import CheckpointBytes
from tests.training.running import small_experiment
from tests.training.test_checkpoint import interrupted, resumed


def draw(path: Path, value: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((8, 8), value, np.uint8)).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two classes of twelve images."""
    for name, grey in (("cats", 10), ("dogs", 200)):
        for index in range(12):
            draw(tmp_path / "images" / name / f"{index:02}.png", grey + index)
    return tmp_path / "images"


def experiment_on(folder: Path) -> Experiment:
    return small_experiment(dataset="folder", data_path=str(folder), batch_size=8, steps=4)


@pytest.mark.parametrize("is_streamed", [False, True])
def test_that_other_images_of_the_same_number_are_refused(
    is_streamed: bool, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_streamed:
        request = dataset.DataRequest
        monkeypatch.setattr(
            "explorer.training.dataset_for_run.DataRequest",
            lambda **given: request(**given, max_in_memory_bytes=0),
        )
    path = tmp_path / "run.safetensors"
    interrupted(experiment_on(folder), path, 2)
    assert resumed(path).end.reason is EndReason.FINISHED
    draw(folder / "cats" / "03.png", 99)
    assert "was made with other training images than there are now" in str(resumed(path).error)
    draw(folder / "cats" / "03.png", 13)
    draw(folder / "cats" / "05.png", 99)  # each sixth is held out
    assert "was made with other held-out images than there are now" in str(resumed(path).error)
    draw(folder / "cats" / "05.png", 15)
    (folder / "dogs").rename(folder / "wolves")
    error = str(resumed(path).error)
    assert "was made with other names of the classes than there are now" in error
    assert "\n" not in error
    (folder / "wolves").rename(folder / "dogs")
    assert resumed(path).end.reason is EndReason.FINISHED


def test_that_a_folder_may_be_moved(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    interrupted(experiment_on(folder), path, 2)
    moved = folder.rename(tmp_path / "moved")
    whole = CheckpointBytes.of(path.read_bytes())
    experiment = experiment_on(moved).model_dump(mode="json")
    path.write_bytes(whole.with_header(experiment=experiment).file())
    assert resumed(path).end.reason is EndReason.FINISHED


def test_that_a_digest_tells_labels_and_order_apart() -> None:
    images = torch.arange(4, dtype=torch.uint8).view(2, 1, 1, 2)
    labels = torch.tensor([0, 1])

    def digest(images: torch.Tensor, labels: torch.Tensor) -> str:
        held = LabelledImages(images, labels)
        return ImagesInMemory(("a", "b"), held, held).digest().train

    first = digest(images, labels)
    assert digest(images.clone(), labels.clone()) == first
    assert digest(images, labels.flip(0)) != first
    assert digest(images.flip(0), labels) != first
    assert digest(images.view(2, 1, 2, 1), labels) != first
