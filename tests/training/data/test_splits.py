from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.training.data.splits import Layout, Role, layout_of, role_of

ROOT = Path("photos")
CLASSES = ["cat", "dog"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("train", Role.TRAIN),
        ("Train", Role.TRAIN),
        ("TRAINING", Role.TRAIN),
        ("training_set", Role.TRAIN),
        ("train-images", Role.TRAIN),
        ("train2017", Role.TRAIN),
        ("val", Role.VALIDATION),
        ("Valid", Role.VALIDATION),
        ("validation_data", Role.VALIDATION),
        ("dev", Role.VALIDATION),
        ("eval", Role.VALIDATION),
        ("Testing", Role.TEST),
        ("test_set", Role.TEST),
        ("trains", None),
        ("set", None),
        ("12", None),
        ("tester", None),
    ],
)
def test_that_a_name_of_any_case_says_what_a_folder_is_for(name: str, role: Role | None) -> None:
    assert role_of(name) is role


@pytest.mark.parametrize(
    ("names", "heldout", "role"),
    [
        (("Train", "Test"), "Test", Role.TEST),
        (("Training", "Testing"), "Testing", Role.TEST),
        (("train", "dev"), "dev", Role.VALIDATION),
        (("training_set", "test_set"), "test_set", Role.TEST),
        (("train",), None, None),
    ],
)
def test_that_splits_are_not_taken_for_classes(
    names: tuple[str, ...], heldout: str | None, role: Role | None
) -> None:
    layout = layout_of(ROOT, dict.fromkeys(names, CLASSES))
    assert layout == Layout(names[0], heldout, role)


def test_that_validation_is_watched_and_test_is_left_for_the_end() -> None:
    layout = layout_of(ROOT, dict.fromkeys(["test", "train", "val"], CLASSES))
    assert (layout.heldout, layout.heldout_role) == ("val", Role.VALIDATION)
    assert (layout.test, layout.left_out) == ("test", ())


def test_that_unlabelled_test_images_do_not_spoil_a_good_validation_folder() -> None:
    layout = layout_of(ROOT, {"train": CLASSES, "val": CLASSES, "test": []})
    assert layout.heldout == "val"
    assert [name for name, _ in layout.left_out] == ["test"]
    assert "no folder of images for each class" in str(layout.left_out[0][1])


def test_that_test_images_of_other_classes_are_left_out_and_named() -> None:
    layout = layout_of(ROOT, {"train": CLASSES, "val": CLASSES, "test": ["unknown"]})
    assert layout.heldout == "val"
    assert "not those of the training images" in str(layout.left_out[0][1])


def test_that_a_folder_beside_the_splits_is_left_out_and_named() -> None:
    layout = layout_of(ROOT, {"train": CLASSES, "val": CLASSES, "docs": []})
    assert [name for name, _ in layout.left_out] == ["docs"]


@pytest.mark.parametrize("names", [["bus", "car", "train"], ["cat", "test"], ["dev", "val"]])
def test_that_classes_may_be_called_like_splits_that_have_no_counterpart(names: list[str]) -> None:
    assert layout_of(ROOT, {name: [] for name in names}) == Layout()


def test_that_two_folders_with_one_use_are_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match=r"^photos holds dev and val, whose images have the same"):
        layout_of(ROOT, dict.fromkeys(["dev", "train", "val"], CLASSES))


def test_that_a_training_folder_without_classes_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match=r"^photos.train holds no folders: put the images of each"):
        layout_of(ROOT, {"train": [], "test": []})
