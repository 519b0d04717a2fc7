from __future__ import annotations

import pytest

from explorer.network.receptive_field import Reach, reach, receptive_field_text

IMAGE = (1, 8, 8)


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (3, Reach.PART),
        (8, Reach.PART),
        (9, Reach.ALL_FROM_MIDDLE),
        (14, Reach.ALL_FROM_MIDDLE),
        (15, Reach.ALL),
        (185, Reach.ALL),
    ],
)
def test_that_a_value_sees_all_once_its_field_reaches_over_the_image_from_a_corner(
    side: int, expected: Reach
) -> None:
    assert reach(side, IMAGE) is expected
    corner = range(-(side // 2), side - side // 2)  # of an image whose pixels are 0 to 7
    assert (set(range(8)) <= set(corner)) == (expected is Reach.ALL)


def test_that_the_longer_side_of_an_image_counts() -> None:
    assert reach(15, (3, 8, 16)) is Reach.PART


def test_that_a_field_larger_than_the_image_says_what_it_means() -> None:
    assert receptive_field_text(5, IMAGE) == "5×5 px"
    assert receptive_field_text(9, IMAGE) == (
        "9×9 px, larger than the 8×8 image: sees all of it from the middle"
    )
    assert receptive_field_text(1_185, IMAGE) == (
        "1,185×1,185 px, larger than the 8×8 image: sees all of it"
    )
