"""The look can be read by all: contrast, colour-blind eyes, the size of text, the choice."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import ARM_LABELS
from explorer.runs.run import Run
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from explorer.ui.theme.appearance import FONT_PERCENTS, SYSTEM, Appearance
from explorer.ui.theme.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast
from explorer.ui.theme.line_look import DASHES, LINE_SIGNS, MARKERS
from explorer.ui.theme.palette import DARK, LIGHT, THEMES, Theme
from tests.ui.feeding import feed

_APART = 15.0
"""Least distance of two arms in CIELAB (CIE 1976); about 2.3 is just seen."""

# Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", severity 1.0; they act on linear RGB.
_EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_RGB_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def lab(colour: str, eye: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the CIELAB of a colour as an eye sees it."""
    channels = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    shares = _RGB_TO_XYZ @ np.clip(eye @ linear, 0, 1) / _WHITE
    curved = np.where(shares > 216 / 24389, np.cbrt(shares), 841 / 108 * shares + 4 / 29)
    x, y, z = curved
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_that_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@each_theme
def test_that_every_text_has_enough_contrast(theme: Theme) -> None:
    papers = (theme.window, theme.base, *theme.band)
    for ink, paper in itertools.product((theme.text, theme.muted), papers):
        assert contrast(ink, paper) >= TEXT_CONTRAST, (ink, paper)
    for ink, paper in itertools.product((theme.error, theme.disabled), papers[:2]):
        assert contrast(ink, paper) >= TEXT_CONTRAST, (ink, paper)
    assert contrast(theme.error, theme.error_base) >= TEXT_CONTRAST
    assert contrast(theme.on_accent, theme.accent) >= TEXT_CONTRAST


@each_theme
def test_that_the_lines_of_overlaid_runs_are_paler_but_seen(theme: Theme) -> None:
    for label in ARM_LABELS:
        own, overlay = theme.line_look(label), theme.overlay(label, 0)
        assert contrast(overlay.colour, theme.base) >= MARK_CONTRAST, label
        assert contrast(overlay.colour, theme.base) <= contrast(own.colour, theme.base)
        assert overlay.width < own.width
    assert theme.overlay("A", 0).colour != theme.arm("A")


def test_that_dashes_tell_the_arm_and_dots_the_overlaid_run() -> None:
    looks = [LIGHT.overlay(label, index) for index in range(3) for label in ARM_LABELS]
    looks += [LIGHT.line_look(label) for label in ARM_LABELS]
    assert len({look.dash for look in looks}) == len(looks)
    assert LIGHT.overlay("B", 1).sign == "╍··"
    assert LIGHT.overlay("B", 1).marker == LIGHT.line_look("B").marker


@each_theme
def test_that_the_letter_of_an_arm_is_readable_wherever_it_stands(
    window: MainWindow, run: Run, theme: Theme
) -> None:
    feed(window, run, 20)
    window.apply_theme(theme)
    window.selection.select(Selected("B", "conv1"))
    chips = [window.graphs["B"].heading._chip, window.heat_maps.strips["B"]._chip]
    chips += [each for each in window.findChildren(ArmChip) if each.text() == "B"]
    assert len(chips) >= 3
    for chip in chips:
        assert f"color: {theme.on_arm('B')};" in chip.styleSheet(), chip.objectName()
    window.profile.plot.hovered.emit(QPointF(3, 0))
    assert f"color:{theme.arm_text('B')}" in window.profile.reading.text()
    window.loss.plot.hovered.emit(QPointF(3, 0))
    assert f"color:{theme.arm_text('B')}" in window.loss.reading.text()


@each_theme
@pytest.mark.parametrize("label", ARM_LABELS)
def test_that_an_arm_is_read_on_its_chip_and_in_its_colour(theme: Theme, label: str) -> None:
    assert contrast(theme.on_arm(label), theme.arm(label)) >= TEXT_CONTRAST
    for paper in (theme.window, theme.base, *theme.band):
        assert contrast(theme.arm_text(label), paper) >= TEXT_CONTRAST


@each_theme
def test_that_every_arm_and_the_focus_stand_out(theme: Theme) -> None:
    for label in ARM_LABELS:
        assert contrast(theme.arm(label), theme.base) >= MARK_CONTRAST, label
    for paper in (theme.window, theme.base):
        assert contrast(theme.accent, paper) >= MARK_CONTRAST


@each_theme
@pytest.mark.parametrize("eye", _EYES)
def test_that_colour_blind_eyes_tell_all_arms_apart(theme: Theme, eye: str) -> None:
    seen = {label: lab(theme.arm(label), _EYES[eye]) for label in ARM_LABELS}
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= _APART, (one, other)


def test_that_arms_are_distinguished_without_colour() -> None:
    for signs in (DASHES, LINE_SIGNS, MARKERS):
        assert len(set(signs)) == len(ARM_LABELS)


def test_that_blue_and_vermillion_are_those_of_okabe_and_ito() -> None:
    assert (LIGHT.arm("A"), LIGHT.arm("B")) == ("#0072b2", "#d55e00")


def test_that_the_projector_is_pure_and_large() -> None:
    theme = THEMES["projector"]
    assert (theme.window, theme.base, theme.text) == ("#ffffff", "#ffffff", "#000000")
    assert theme.font_scale > LIGHT.font_scale
    assert theme.line > LIGHT.line


def store(path: Path) -> QSettings:
    return QSettings(str(path / "settings.ini"), QSettings.Format.IniFormat)


def test_that_the_choice_is_remembered(qapp: QApplication, tmp_path: Path) -> None:
    first = Appearance(store=store(tmp_path))
    assert (first.choice, first.font_percent) == (SYSTEM, 100)
    first.choose("projector")
    first.larger()
    again = Appearance(store=store(tmp_path))
    assert (again.choice, again.font_percent) == ("projector", 110)
    requested = Appearance("dark", 150, store(tmp_path))
    assert (requested.choice, requested.font_percent) == ("dark", 150)
    assert Appearance(store=store(tmp_path)).choice == "projector"


@pytest.mark.parametrize(("theme", "percent"), [("pink", "many"), ("", "-5"), ("x", "9" * 40)])
def test_that_a_broken_memory_is_no_harm(
    qapp: QApplication, tmp_path: Path, theme: str, percent: str
) -> None:
    broken = store(tmp_path)
    broken.setValue("appearance/theme", theme)
    broken.setValue("appearance/font_percent", percent)
    found = Appearance(store=broken)
    assert (found.choice, found.font_percent) == (SYSTEM, 100)


def test_that_the_steps_of_the_text_end_at_both_ends(qapp: QApplication) -> None:
    look = Appearance("light")
    sizes = []
    for _ in range(9):
        look.larger()
        sizes.append(look.font_percent)
    assert sizes == [110, 125, 150, 175, 200, 200, 200, 200, 200]
    for _ in range(9):
        look.smaller()
    assert look.font_percent == FONT_PERCENTS[0] == 80
    look.reset_font_percent()
    assert look.theme is LIGHT
    assert Appearance("projector", 150).theme.font_scale == pytest.approx(1.95)


def test_that_the_window_follows_the_system_while_it_runs(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.appearance.choose(SYSTEM)
    assert window.loss.theme is LIGHT
    hints = QGuiApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.loss.theme is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    window.appearance.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.loss.theme is LIGHT


def test_that_the_menu_chooses_theme_and_size_and_shows_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    menu = window.appearance_menu
    by_name = {each.objectName(): each for each in menu.themes.actions() + menu.sizes.actions()}
    assert by_name["action.theme.light"].isChecked()
    by_name["action.theme.projector"].trigger()
    by_name["action.text_size.125"].trigger()
    assert window.loss.theme.name == "projector"
    assert window.loss.theme.font_scale == pytest.approx(1.625)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert by_name["action.text_size.100"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert by_name["action.text_size.110"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert by_name["action.text_size.90"].isChecked()


def test_that_everything_scales_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    def sizes() -> dict[str, float]:
        axis = window.loss.plot.getPlotItem().getAxis("left")
        return {
            "label": window.findChild(QLabel, "label.params.A").fontMetrics().height(),
            "legend": window.findChild(QLabel, "plot.loss.legend").fontMetrics().height(),
            "row": window.design.editor("A").table.rowHeight(0) - 8,
            "axis": axis.style["tickFont"].pointSizeF(),
            "axis width": axis.width(),
            "graph": window.graphs["A"].plot.fontMetrics().height(),
            "icon": window.tool_bar.iconSize().height(),
            "field": window.design.editor("A").preset_picker.fontMetrics().height(),
        }

    before = sizes()
    window.appearance.choose_font_percent(200)
    QApplication.processEvents()
    after = sizes()
    for name, size in before.items():
        assert after[name] / size == pytest.approx(2, rel=0.1), name
