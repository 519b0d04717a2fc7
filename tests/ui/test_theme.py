from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from explorer.ui.theme.palette import THEMES, Theme


def _luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance."""
    channels = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_every_text_has_enough_contrast(theme: Theme) -> None:
    for ink, paper in itertools.product(
        (theme.text, theme.muted, theme.error), (theme.window, theme.base)
    ):
        assert _contrast(ink, paper) >= 4.5, (ink, paper)
    for band in theme.band:
        assert _contrast(theme.text, band) >= 4.5
    assert _contrast(theme.error, theme.error_base) >= 4.5
    assert _contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_the_first_two_arms_stand_out_from_the_plot(theme: Theme) -> None:
    for label in "AB":
        assert _contrast(theme.arm(label), theme.base) >= 3
