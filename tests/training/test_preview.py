"""The handful of images that a window shows, from real data sets and files."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from explorer.errors import UserError
from explorer.runs.data_preview import DataPreview
from explorer.runs.experiment import Experiment, first_experiment
from explorer.training.data.catalogue import load
from explorer.training.dataset_for_run import request_of
from explorer.training.start import preview


def never() -> bool:
    return False


def shown(experiment: Experiment, draw: int = 0) -> DataPreview:
    found = preview(experiment, draw, never)
    assert found is not None
    return found


def of_folder(path: Path, **network: object) -> Experiment:
    experiment = first_experiment().settings_edited(dataset="folder", data_path=str(path))
    changed = experiment.arm("A").network.edited(**network)
    return experiment.with_network("A", changed)


def fill(root: Path, mode: str = "RGB", size: tuple[int, int] = (40, 30), count: int = 12) -> Path:
    """A red, a green and a blue class."""
    for name, colour in (("red", "#ff0000"), ("green", "#00ff00"), ("blue", "#0000ff")):
        (root / name).mkdir(parents=True)
        for number in range(count):
            Image.new("RGB", size, colour).convert(mode).save(root / name / f"{number:02}.png")
    return root


def test_that_digits_are_seen_bright_and_with_their_counts() -> None:
    found = shown(first_experiment())
    assert found.images.shape == (10, 8, 8, 1)
    assert found.images.max() == 255  # the set's own values end at 16
    assert found.heldout == (False,) * 5 + (True,) * 5
    assert (sum(found.found.train), sum(found.found.heldout)) == (1_497, 300)
    assert set(found.sizes) == {(8, 8)}
    assert len(set(found.labels[:5])) == 5  # as many classes as there is room for


def test_that_another_handful_is_another_and_the_same_one_the_same() -> None:
    first, again, other = (shown(first_experiment(), draw) for draw in (0, 0, 1))
    assert np.array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)


@pytest.mark.parametrize("split_seed", [0, 3])
def test_that_shapes_are_counted_as_they_will_be_drawn(split_seed: int) -> None:
    experiment = first_experiment().settings_edited(
        dataset="shapes", images=2_345, split_seed=split_seed
    )
    found = shown(experiment, draw=2)  # the last block, which is not whole
    counts = load(request_of(experiment, is_stopped=never)).class_counts
    assert (found.found.train, found.found.heldout) == (counts.train, counts.heldout)
    assert found.channels == 3
    assert found.images.shape == (10, 8, 8, 1)  # as the network takes them


def test_that_each_image_normalized_by_itself_stays_in_sight() -> None:
    experiment = first_experiment().settings_edited(normalize="image")
    found = shown(experiment)
    assert found.images.min() < 100
    assert found.images.max() > 200
    assert abs(float(found.images.mean()) - 127.5) < 10  # each has the same mean


def test_that_a_folder_is_seen_in_the_size_and_colours_of_the_network(tmp_path: Path) -> None:
    fill(tmp_path)
    colour = shown(of_folder(tmp_path, in_channels=3, image_size=16, classes=3))
    assert colour.images.shape == (10, 16, 16, 3)
    assert set(colour.sizes) == {(40, 30)}
    assert colour.channels == 3
    assert colour.found.classes == ("blue", "green", "red")
    assert (sum(colour.found.train), sum(colour.found.heldout)) == (30, 6)
    for image, label in zip(colour.images, colour.labels, strict=True):
        assert (
            image.reshape(-1, 3).mean(axis=0).argmax()
            == {"red": 0, "green": 1, "blue": 2}[colour.found.classes[label]]
        )
    grey = shown(of_folder(tmp_path, in_channels=1, image_size=16, classes=3))
    assert grey.images.shape == (10, 16, 16, 1)
    assert grey.channels == 3  # of the files, not of the network


def test_that_a_folder_of_grey_images_is_known_as_such(tmp_path: Path) -> None:
    fill(tmp_path, mode="L")
    assert shown(of_folder(tmp_path, in_channels=3)).channels == 1


def test_that_damaged_files_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path)
    for number in range(8):
        (tmp_path / "red" / f"{number:02}.png").write_bytes(b"no image")
    assert len(shown(of_folder(tmp_path)).labels) == 10


def test_that_a_folder_without_a_readable_image_is_one_sentence(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(12):
            (tmp_path / name / f"{number}.png").write_bytes(b"no image")
    with pytest.raises(UserError, match=r"no image in .* can be read; put images there"):
        preview(of_folder(tmp_path), 0, never)


def test_that_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone is not a folder; name one"):
        preview(of_folder(tmp_path / "gone"), 0, never)


def test_that_it_can_be_stopped(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    assert preview(of_folder(fill(tmp_path)), 0, stop.is_set) is None


@pytest.mark.parametrize("dataset", ["mnist", "cifar-10"])
def test_that_nothing_is_downloaded(
    dataset: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    experiment = first_experiment().settings_edited(dataset=dataset)
    with pytest.raises(UserError, match="is not on this machine yet: a run downloads it, about"):
        preview(experiment, 0, never)
    assert not list(tmp_path.rglob("*.*"))
