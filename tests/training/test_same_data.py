"""A run is resumed with the data that it began with, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from explorer.runs.checkpoint_header import read_header
from explorer.runs.experiment import Experiment
from explorer.runs.state import EndReason
from explorer.training.data import dataset
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.in_memory import ImagesInMemory
from tests.checkpoint_bytes import CheckpointBytes
from tests.training.running import small_experiment, trained
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
        _stream(monkeypatch)
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


@pytest.mark.parametrize("is_streamed", [False, True])
def test_that_another_test_part_is_refused_but_where_the_checkpoint_does_not_know_it(
    is_streamed: bool, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_streamed:
        _stream(monkeypatch)
    for part in ("train", "val", "test"):
        shutil.copytree(folder, tmp_path / "parts" / part)
    path = tmp_path / "run.safetensors"
    interrupted(experiment_on(tmp_path / "parts"), path, 2)
    assert resumed(path).end.reason is EndReason.FINISHED
    draw(tmp_path / "parts" / "test" / "cats" / "03.png", 99)
    assert "was made with other test images than there are now" in str(resumed(path).error)
    path.write_bytes(as_version(4, path.read_bytes()))
    assert resumed(path).end.reason is EndReason.FINISHED


@pytest.mark.parametrize("wide", ["A", "B"])
def test_that_an_old_checkpoint_of_unlike_networks_reads_the_images_that_it_was_made_with(
    wide: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were squares of the first network's longer side, in its colours."""
    for index, file in enumerate(sorted(folder.rglob("*.png"))):
        values = np.random.default_rng(index).integers(0, 256, (24, 40, 3), dtype=np.uint8)
        Image.fromarray(values).save(file)
    experiment = experiment_on(folder)
    network = experiment.arm(wide).network.edited(in_channels=3, image_size=16, image_width=32)
    experiment = experiment.with_network(wide, network)
    then = (3, 32, 32) if wide == "A" else (1, 8, 8)
    path = tmp_path / "run.safetensors"
    with monkeypatch.context() as old:
        old.setattr("explorer.training.dataset_for_run.image_shape", lambda _: then)
        whole = trained(experiment)
        interrupted(experiment, path, 2)
    assert "other training images" in str(resumed(path).error)
    path.write_bytes(as_version(3, path.read_bytes()))
    for _ in range(2):  # of the old file, and of what was saved over it
        rest = interrupted(read_header(path).experiment, path, 1, resume_from=path)
        assert rest.record.error is None
        assert read_header(path).image_shape == then
    assert rest.history.loss("B").tolist() == whole.history.loss("B").tolist()[3:]


def as_version(version: int, content: bytes) -> bytes:
    """Return a checkpoint as an older version of the program wrote it."""
    whole = CheckpointBytes.of(content)
    header = {key: value for key, value in whole.header.items() if key != "image_shape"}
    header["data"] = {key: value for key, value in header["data"].items() if key != "test"}
    return CheckpointBytes(header, whole.table, whole.numbers).with_header(version=version).file()


def _stream(monkeypatch: pytest.MonkeyPatch) -> None:
    request = dataset.DataRequest
    monkeypatch.setattr(
        "explorer.training.dataset_for_run.DataRequest",
        lambda **given: request(**given, max_in_memory_bytes=0),
    )
