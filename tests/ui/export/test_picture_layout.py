"""Pictures for papers and slides: laid out on their own, while the window stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.runs.events import Evaluated
from explorer.runs.run import Run
from explorer.ui.export import exporter
from explorer.ui.export.layout_dialog import LayoutDialog
from explorer.ui.export.picture_layout import PictureLayout, laid_out
from explorer.ui.export.pictures import image, pdf, svg
from explorer.ui.kit.view import Exhibit
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import DARK, LIGHT
from tests.ui.feeding import feed

_PAPER = PictureLayout("light", 170, "mm")


@pytest.fixture
def trained(window: MainWindow, run: Run) -> MainWindow:
    """A dark window after 40 steps, with the mouse over the loss."""
    feed(window, run, 40)
    run.emit(Evaluated(step=23, arm="A", loss=0.4, error_rate=1 / 3))
    window.appearance.choose("dark")
    window.refresh()
    window.loss.plot.hovered.emit(QPointF(20, 0.5))
    for _ in range(3):
        QApplication.processEvents()
    return window


def exhibit(window: MainWindow, stem: str) -> Exhibit:
    return next(each for each in window.exporter.exhibits() if each.file_stem == stem)


def words(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)  # noqa: S314
    texts = ("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))
    return [text.replace("\xa0", " ").strip() for text in texts]


def share_of(picture: QImage, colour: str) -> float:
    wanted = QColor(colour).rgb()
    places = ((x, y) for y in range(picture.height()) for x in range(picture.width()))
    found = sum(picture.pixel(x, y) == wanted for x, y in places)
    return found / (picture.width() * picture.height())


@pytest.mark.parametrize("stem", ["loss", "accuracy", "gradient_profile"])
@pytest.mark.parametrize("layout", [PictureLayout(), _PAPER], ids=["usual", "paper"])
def test_that_a_picture_of_a_plot_has_no_controls(
    trained: MainWindow, stem: str, layout: PictureLayout
) -> None:
    of = exhibit(trained, stem)
    with laid_out(of, layout):
        found = words(svg(of.widget, of.title))
    assert not {"by step ▾", "log", "◂", "▸", "Zoomed: follow"} & set(found)
    assert not any("▾" in each for each in found)
    if stem == "gradient_profile":
        assert "Gradient norm at step 40" in found
    else:
        assert "step" in found
    assert {"A plain-56-digits", "B resnet-56-digits"} <= set(found)


def test_that_the_cross_hair_is_left_out_and_comes_back(trained: MainWindow) -> None:
    of = exhibit(trained, "loss")
    assert trained.loss.hair.places
    with laid_out(of, PictureLayout()):
        assert not trained.loss.hair.places
    assert trained.loss.hair.places
    maps = exhibit(trained, "gradient_heat_maps")
    with laid_out(maps, PictureLayout()):
        assert all(each.marks.hovered is None for each in trained.heat_maps.strips.values())
        assert "A plain-56-digits, B resnet-56-digits" in trained.heat_maps._heading.title.text()
    assert all(each.marks.hovered is not None for each in trained.heat_maps.strips.values())
    assert "plain" not in trained.heat_maps._heading.title.text()


@pytest.mark.parametrize("stem", ["loss", "gradient_profile", "gradient_heat_maps"])
def test_that_a_light_picture_of_a_dark_window_leaves_the_window_as_it_was(
    trained: MainWindow, stem: str
) -> None:
    before = trained.grab().toImage()
    of = exhibit(trained, stem)
    with laid_out(of, _PAPER):
        picture = image(of.widget, 1)
    assert share_of(picture, DARK.window) < 0.001  # a rim of a letter may have it
    assert share_of(picture, DARK.base) < 0.001
    assert share_of(picture, "#ffffff") > 0.1
    assert share_of(picture, LIGHT.arm("A")) > 0
    for _ in range(3):
        QApplication.processEvents()
    assert trained.grab().toImage() == before


def test_that_a_picture_is_as_wide_as_was_chosen(trained: MainWindow) -> None:
    of = exhibit(trained, "loss")
    dpi = of.widget.logicalDpiX()
    with laid_out(of, _PAPER):
        drawn = svg(of.widget, of.title)
        assert image(of.widget, _PAPER.png_scale(dpi)).width() == pytest.approx(
            170 / 25.4 * 300, rel=0.01
        )
        assert b"%PDF" in pdf(of.widget, of.title)
    found = re.search(rb'width="([\d.]+)mm"', drawn)
    assert found is not None
    assert float(found[1]) == pytest.approx(170, rel=0.01)
    slide = PictureLayout("projector", 1_920, "px")
    with laid_out(of, slide):
        assert image(of.widget, slide.png_scale(dpi)).width() == 1_920


def test_that_the_dialog_begins_with_what_a_paper_needs(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = LayoutDialog("Loss", parent)
    assert dialog.chosen == _PAPER
    dialog.unit.setCurrentIndex(1)
    assert dialog.chosen == PictureLayout("light", 1_920, "px")


def test_that_what_was_chosen_is_saved(
    trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "loss.png"
    answer = staticmethod(lambda *_arguments: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(exporter, "ask_for_layout", lambda *_: PictureLayout("light", 800, "px"))
    menu = QMenu(trained)
    trained.exporter.fill(menu, exhibit(trained, "loss"))
    actions = {each.objectName(): each for each in menu.actions()}
    actions["action.export.save_sized_picture"].trigger()
    assert QImage(str(path)).width() == 800
    monkeypatch.setattr(exporter, "ask_for_layout", lambda *_: None)
    path.unlink()
    actions["action.export.save_sized_picture"].trigger()
    assert not path.exists()
