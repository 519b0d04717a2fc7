from __future__ import annotations

import pytest

from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import first_experiment
from explorer.ui.design.dataset_text import dataset_text
from explorer.ui.design.settings_summary import summaries


def test_that_the_first_experiment_is_summed_up() -> None:
    assert summaries(first_experiment()) == {
        "data": "no augmentation",
        "optimizer": "SGD, 0.9",
        "schedule": "constant, BN re-estimated",
        "machine": "automatic",
        "measure": "nothing",
        "changes": "none",
    }


@pytest.mark.parametrize(
    ("settings", "section", "line"),
    [
        ({"dataset": "shapes", "crop_padding": 2}, "data", "6,000 images, random crop"),
        ({"dataset": "mnist", "data_path": "/a/b", "flip": True}, "data", "b, flip"),
        ({"data_path": "/a/b"}, "data", "no augmentation"),
        ({"optimizer": "adamw", "weight_decay": 1e-4}, "optimizer", "AdamW, decay 0.0001"),
        (
            {"schedule": "cosine", "steps": 64_000},
            "schedule",
            "cosine decay, 64,000 steps, BN re-estimated",
        ),
        (
            {"schedule": "stepped", "warm_up": "error"},
            "schedule",
            "÷ 10 at 0.5, 0.75, warm-up, BN re-estimated",
        ),
        ({"precision": "bfloat16", "threads": 2}, "machine", "bfloat16, 2 threads"),
        ({"memory_format": "channels last"}, "machine", "channels last"),
        (
            {"measure": ("response_deviation", "gradient_cosine")},
            "measure",
            "response standard deviation, gradient cosine similarity",
        ),
    ],
)
def test_that_each_section_is_summed_up(
    settings: dict[str, object], section: str, line: str
) -> None:
    assert summaries(first_experiment().settings_edited(**settings))[section] == line


def test_that_changes_are_counted() -> None:
    experiment = first_experiment().with_change(LearningRateChange(step=3, learning_rate=0.1))
    assert summaries(experiment)["changes"] == "1"


def test_that_every_data_set_says_what_it_needs() -> None:
    assert dataset_text(DATASETS["digits"]).splitlines() == [
        "Digits",
        "1 × 8×8 pixels, 10 classes",
        "1,497 training images, 300 held out by default",
        "bundled",
        "Handwritten digits, E. Alpaydin and C. Kaynak, UCI repository, CC BY 4.0",
    ]
    assert dataset_text(DATASETS["shapes"]).splitlines()[2:4] == [
        "6,000 images by default, one in 6 held out",
        "bundled",
    ]
    assert dataset_text(DATASETS["folder"]).splitlines()[1:3] == [
        "held out are validation images, or else test images, or else one in 6 by default",
        "a folder with a folder of images for each class",
    ]


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist", "cifar-10", "cifar-100"])
def test_that_a_published_test_part_is_not_said_to_be_held_out_by_default(name: str) -> None:
    """No setting changes what is held out of it."""
    card = DATASETS[name]
    assert dataset_text(card).splitlines()[2] == (
        f"{card.train_images:,} training images; held out is the published test part, 10,000"
    )


def test_that_what_is_held_out_is_summed_up_only_where_it_has_an_effect() -> None:
    folder = first_experiment().settings_edited(dataset="folder", data_path="/images")
    chosen = folder.settings_edited(heldout_every=4, split_seed=7)
    assert summaries(folder)["data"] == "images"
    assert summaries(chosen)["data"] == "images, 1 in 4 held out, split seed 7"
    own = chosen.settings_edited(heldout_path="/other/val")
    assert summaries(own)["data"] == "images, held out: val"
    assert summaries(own.settings_edited(dataset="mnist"))["data"] == "images"
    without = first_experiment().with_network("A", preset("plain-56-digits").edited(norm="none"))
    without = without.with_network("B", preset("resnet-56-digits").edited(norm="none"))
    assert summaries(without)["schedule"] == "constant"


_OTHER: dict[str, object] = {
    "data_path": "/a/b",
    "heldout_path": "/c",
    "split_seed": 3,
    "heldout_every": 4,
    "crop_padding": 2,
    "flip": True,
    "normalize": "image",
    "optimizer": "adamw",
    "momentum": 0.5,
    "nesterov": True,
    "weight_decay": 0.1,
    "decay_all": False,
    "label_smoothing": 0.1,
    "schedule": "cosine",
    "milestones": (0.25,),
    "warm_up": "steps",
    "steps": 9,
    "evaluate_every": 5,
    "reestimate_statistics": False,
    "precision": "bfloat16",
    "memory_format": "contiguous",
    "threads": 3,
}
_USED: dict[str, dict[str, object]] = {
    "data_path": {"dataset": "mnist"},
    "heldout_path": {"dataset": "folder", "data_path": "/a"},
    "decay_all": {"weight_decay": 0.2},
    "milestones": {"schedule": "stepped"},
}
"""What gives a setting its effect."""


@pytest.mark.parametrize("name", _OTHER)
def test_that_the_line_of_a_collapsed_section_tells_each_setting_in_it(name: str) -> None:
    before = first_experiment().settings_edited(**_USED.get(name, {}))
    after = before.settings_edited(**{name: _OTHER[name]})
    assert summaries(after) != summaries(before)
