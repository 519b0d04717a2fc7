from __future__ import annotations

from pathlib import Path

import pytest

from explorer.runs.dataset_fit import (
    ImagesFound,
    arms_of_other_channels,
    arms_short_of_classes,
    image_shape,
    networks_fit,
    with_fitting_networks,
)
from explorer.runs.experiment import first_experiment


def test_that_networks_are_made_to_fit_the_images() -> None:
    experiment = first_experiment()
    assert networks_fit(experiment)
    other = experiment.settings_edited(dataset="cifar-100")
    assert not networks_fit(other)
    assert arms_short_of_classes(other) == ["A", "B"]
    fitting = with_fitting_networks(other)
    assert networks_fit(fitting)
    assert arms_short_of_classes(fitting) == []
    network = fitting.arm("B").network
    assert (network.in_channels, network.image_size, network.classes) == (3, 32, 100)


def test_that_a_network_made_to_fit_is_named_for_what_it_is() -> None:
    fitting = with_fitting_networks(first_experiment().settings_edited(dataset="cifar-10"))
    assert fitting.arm("B").network.name == "resnet-56-own"  # half as wide as the paper's


def test_that_nothing_is_known_of_the_images_in_a_folder(tmp_path: Path) -> None:
    experiment = first_experiment().settings_edited(dataset="folder", data_path=str(tmp_path))
    assert networks_fit(experiment)
    assert with_fitting_networks(experiment) == experiment


def test_that_an_image_that_is_not_square_is_made_to_fit() -> None:
    experiment = first_experiment()
    wide = experiment.arm("A").network.edited(image_width=20)
    edited = experiment.with_network("A", wide)
    assert networks_fit(experiment)
    assert not networks_fit(edited)
    assert networks_fit(edited.with_network("A", wide.edited(image_width=8)))
    assert with_fitting_networks(edited).arm("A").network.image_width is None


@pytest.mark.parametrize(("dataset", "channels"), [("digits", 1), ("cifar-10", 3), ("folder", 3)])
def test_that_a_network_of_other_channels_is_made_to_fit(
    dataset: str, channels: int, tmp_path: Path
) -> None:
    experiment = first_experiment().settings_edited(dataset=dataset, data_path=str(tmp_path))
    network = experiment.arm("B").network.edited(in_channels=64)
    edited = with_fitting_networks(experiment).with_network("B", network)
    assert arms_of_other_channels(edited) == ["B"]
    assert not networks_fit(edited)
    fitting = with_fitting_networks(edited)
    assert arms_of_other_channels(fitting) == []
    assert networks_fit(fitting)
    assert fitting.arm("B").network.in_channels == channels


def test_that_images_of_a_folder_are_read_as_the_largest_of_the_networks_inputs() -> None:
    experiment = first_experiment().settings_edited(dataset="folder", data_path="photos")
    assert image_shape(experiment) == (1, 8, 8)
    tall = experiment.arm("A").network.edited(image_size=24, image_width=8)
    wide = experiment.arm("B").network.edited(image_size=9, image_width=20, in_channels=3)
    assert image_shape(experiment.with_network("A", tall)) == (1, 24, 8)
    assert image_shape(experiment.with_network("B", wide)) == (3, 9, 20)
    both = experiment.with_network("A", tall).with_network("B", wide)
    assert image_shape(both) == (3, 24, 20)
    assert image_shape(both.settings_edited(dataset="mnist")) == (1, 28, 28)


@pytest.mark.parametrize(
    ("stem", "side", "size"),
    [("3x3", 48, 48), ("3x3", 240, 32), ("7x7", 100, 100), ("7x7", 480, 224), ("3x3", 5, 8)],
)
def test_that_networks_are_made_to_fit_what_was_found_in_a_folder(
    tmp_path: Path, stem: str, side: int, size: int
) -> None:
    experiment = first_experiment().settings_edited(dataset="folder", data_path=str(tmp_path))
    for arm in experiment.arms:
        stemmed = arm.network.edited(stem=stem, image_width=16, stages=arm.network.stages[:1])
        experiment = experiment.with_network(arm.label, stemmed)
    found = ImagesFound(channels=3, side=side, classes=23)
    assert not networks_fit(experiment, found)
    assert arms_short_of_classes(experiment, found) == ["A", "B"]
    fitting = with_fitting_networks(experiment, found)
    assert networks_fit(fitting, found)
    assert arms_short_of_classes(fitting, found) == []
    for arm in fitting.arms:
        assert arm.network.input_shape == (3, size, size)
        assert arm.network.classes == 23
