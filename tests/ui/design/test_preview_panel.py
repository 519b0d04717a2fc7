"""The data set in the design panel; a function in place of training isolates it from torch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.data_preview import DataPreview
from explorer.runs.events import DatasetFound
from explorer.runs.experiment import Experiment
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.design.preview_panel import PreviewPanel
from explorer.ui.state.data_previewer import DataPreviewer
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import LIGHT


class Eye:
    """Stands for the function that reads data: keeps what was asked, answers when it may."""

    def __init__(self) -> None:
        self.asked: list[tuple[Experiment, int]] = []
        self.threads: list[threading.Thread] = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.answer: DataPreview | Exception = preview_of(("cat", "dog", "owl"))

    def __call__(
        self, experiment: Experiment, draw: int, is_stopped: Callable[[], bool]
    ) -> DataPreview | None:
        self.asked.append((experiment, draw))
        self.threads.append(threading.current_thread())
        while not self.may_answer.wait(0.005):
            if is_stopped():
                return None
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def preview_of(
    classes: tuple[str, ...], size: tuple[int, int] = (40, 30), channels: int = 3
) -> DataPreview:
    count = len(classes)
    return DataPreview(
        DatasetFound(classes, (20,) * count, (4,) * count),
        np.full((4, 8, 8, channels), 128, dtype=np.uint8),
        (0, 1, 0, 1),
        (False, False, True, True),
        (size,) * 4,
        channels,
    )


@pytest.fixture
def eye() -> Eye:
    return Eye()


@pytest.fixture
def panel(document: Document, eye: Eye, qtbot: QtBot) -> Iterator[PreviewPanel]:
    previewer = DataPreviewer(eye, document)
    design = DesignPanel(document, previewer)
    qtbot.addWidget(design)
    design.apply_theme(LIGHT)
    design.resize(design.sizeHint().width(), 620)
    design.show()
    qtbot.waitExposed(design)
    yield design.settings.preview
    previewer.stop()


def open_data(panel: PreviewPanel) -> None:
    design = panel.window()
    assert isinstance(design, DesignPanel)
    design.settings.sections["data"].set_open(True)


def edit(document: Document, **settings: object) -> None:
    edited = document.experiment.settings_edited(**settings)
    document.edit(edited, Message("Test", "Edit"))


def test_that_nothing_is_read_until_it_is_in_sight(panel: PreviewPanel, eye: Eye) -> None:
    QApplication.processEvents()
    assert not panel._previewer.is_busy
    open_data(panel)
    assert panel._previewer.is_busy
    assert panel.text.text() == "Looking at the images…"


def test_that_images_classes_and_counts_are_shown(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    assert eye.threads[0] is not threading.main_thread()
    text = panel.text.text()
    assert "3 classes (cat, dog and owl); 60 training images, 12 held out" in text
    assert "Images of 40×30 px are cropped to a square and resized to 8×8." in text
    assert "Colour images are made grey." in text
    assert "3 classes, the network has 10 outputs." in text
    described = panel.images.accessibleDescription()
    assert described == "To train on: cat and dog\nHeld out: cat and dog"
    assert panel.images.tip_at(panel.images._place(0, 0).center()) == ("cat, 40×30 px; to train on")


def test_that_what_fits_is_said_in_one_sentence(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    eye.answer = preview_of(tuple("0123456789"), size=(8, 8), channels=1)
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    assert panel.text.text().splitlines()[1:] == ["Images of 8×8 px, as the network takes them."]


def test_that_the_button_shows_another_handful(panel: PreviewPanel, eye: Eye, qtbot: QtBot) -> None:
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    assert panel.button.text() == "Other images"
    panel.button.click()
    qtbot.waitUntil(lambda: len(eye.asked) == 2)
    assert [draw for _, draw in eye.asked] == [0, 1]
    qtbot.waitUntil(lambda: panel.button.text() == "Other images")


def test_that_looking_can_be_cancelled_and_begun_again(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    eye.may_answer.clear()
    open_data(panel)
    qtbot.waitUntil(lambda: len(eye.asked) == 1)
    assert panel.button.text() == "Cancel"
    panel.button.click()
    qtbot.waitUntil(lambda: not eye.threads[0].is_alive())
    QApplication.processEvents()
    assert not panel.images.isVisible()
    assert panel.button.text() == "Show images"
    eye.may_answer.set()
    panel.button.click()
    qtbot.waitUntil(panel.images.isVisible)


def test_that_an_older_answer_never_replaces_a_newer_one(
    panel: PreviewPanel, document: Document, eye: Eye, qtbot: QtBot
) -> None:
    eye.may_answer.clear()
    open_data(panel)
    qtbot.waitUntil(lambda: len(eye.asked) == 1)
    edit(document, dataset="shapes")
    qtbot.waitUntil(lambda: len(eye.asked) == 2)
    eye.may_answer.set()
    qtbot.waitUntil(panel.images.isVisible)
    assert eye.asked[-1][0].settings.dataset == "shapes"
    qtbot.waitUntil(lambda: not any(each.is_alive() for each in eye.threads))


def test_that_edits_of_other_things_read_nothing_again(
    panel: PreviewPanel, document: Document, eye: Eye, qtbot: QtBot
) -> None:
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    edit(document, learning_rate=0.3)
    assert not panel._previewer.is_busy
    edit(document, normalize="image")
    assert panel._previewer.is_busy


def test_that_what_cannot_be_read_is_one_sentence_in_place(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    eye.answer = UserError("Data", "data path /nowhere is not a folder")
    open_data(panel)
    qtbot.waitUntil(panel.error.isVisible)
    assert panel.error.text() == "data path /nowhere is not a folder"
    assert not panel.images.isVisible()
    assert panel.button.text() == "Show images"


def test_that_a_defect_is_told_and_logged(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    eye.answer = KeyError("red")
    open_data(panel)
    qtbot.waitUntil(panel.error.isVisible)
    assert panel.error.text() == "these images cannot be shown: 'red'"
    assert [each.message for each in caplog.records] == ["the images cannot be shown"]
    caplog.clear()


def test_that_a_folder_is_looked_at_as_soon_as_it_is_named_and_networks_fit_it(
    panel: PreviewPanel, document: Document, eye: Eye, qtbot: QtBot, tmp_path: Path
) -> None:
    eye.answer = preview_of(tuple("abcdefghijkl"))
    design = panel.window()
    assert isinstance(design, DesignPanel)
    fit = design.settings.fit
    edit(document, dataset="folder", data_path=str(tmp_path))
    qtbot.waitUntil(fit.isVisible)
    assert fit.hint.text() == (
        "Folder of images has 12 classes: too few outputs in A and B, so the run would be refused"
    )
    fit.button.click()
    for label in "AB":
        network = document.experiment.arm(label).network
        assert (network.in_channels, network.image_size, network.classes) == (3, 30, 12)
    assert not fit.isVisible()
    document.undo_stack.undo()
    assert document.experiment.arm("A").network.classes == 10


def test_that_the_picture_can_be_copied_by_keys(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    panel.images.setFocus()
    qtbot.keyClick(panel.images, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().size() == panel.images.size()
    QGuiApplication.clipboard().clear()


def test_that_every_image_and_name_has_its_room(
    panel: PreviewPanel, eye: Eye, qtbot: QtBot
) -> None:
    open_data(panel)
    qtbot.waitUntil(panel.images.isVisible)
    QApplication.processEvents()
    below = panel.images._place(1, 1).bottom() + panel.images.fontMetrics().height()
    assert panel.images.height() >= below
