from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QApplication

from explorer.ui.kit.followed_range import FollowedRange


@pytest.mark.parametrize("value", [0.0, 1.0, -3.0, 1e-6])
def test_that_numbers_that_are_all_the_same_are_no_zoom_of_a_person(
    qapp: QApplication, value: float
) -> None:
    view = pg.ViewBox(enableMenu=False)
    followed = FollowedRange(view)
    followed.show(x=(0.0, 10.0), y=(value, value), padding=0.02)
    low, high = view.viewRange()[1]
    assert low < value < high
    assert not followed.is_held
