"""ONNX is written beside the window: it says how far it is, and can be cancelled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.onnx_job import OnnxJob
from explorer.ui.export.onnx_writer import OnnxRequest, OnnxWriter

REQUEST = OnnxRequest(preset("resnet-20"), "A", 3, None)
_LONGEST_STOP_S = 0.1


class Exporter:
    """Writes when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[OnnxJob] = []
        self.may_end = threading.Event()
        self.error: Exception | None = None

    def __call__(self, job: OnnxJob, path: Path, is_stopped: Callable[[], bool]) -> bool:
        self.jobs.append(job)
        while not self.may_end.wait(0.005):
            if is_stopped():
                return False
        if self.error is not None:
            raise self.error
        path.write_text("onnx")
        return True


class Told:
    def __init__(self, writer: OnnxWriter) -> None:
        self.errors: list[UserError] = []
        self.sentences: list[str] = []
        writer.failed.connect(self.errors.append)
        writer.status_message.connect(self.sentences.append)


@pytest.fixture
def exporter() -> Exporter:
    return Exporter()


@pytest.fixture
def writer(exporter: Exporter, qtbot: QtBot) -> OnnxWriter:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return OnnxWriter(exporter, parent)


def dialog_of(writer: OnnxWriter) -> QProgressDialog:
    return writer.parent().findChild(QProgressDialog, "dialog.onnx")


def test_that_a_network_is_written_while_the_window_goes_on(
    writer: OnnxWriter, exporter: Exporter, qtbot: QtBot, tmp_path: Path
) -> None:
    told = Told(writer)
    began = time.perf_counter()
    writer.start(REQUEST, tmp_path / "net.onnx")
    assert time.perf_counter() - began < _LONGEST_STOP_S
    dialog = dialog_of(writer)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "Writing resnet-20 as ONNX takes about 10 s." in dialog.labelText()
    qtbot.waitUntil(lambda: 0 < dialog.value() < 97)
    exporter.may_end.set()
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert told.sentences == ["net.onnx saved, with untrained weights"]
    assert (exporter.jobs[0].seed, exporter.jobs[0].weights) == (3, None)
    qtbot.waitUntil(lambda: dialog_of(writer) is None)


def test_that_cancel_ends_it(
    writer: OnnxWriter, exporter: Exporter, qtbot: QtBot, tmp_path: Path
) -> None:
    told = Told(writer)
    writer.start(REQUEST, tmp_path / "net.onnx")
    dialog_of(writer).findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert told.sentences == ["net.onnx was not written"]
    assert not (tmp_path / "net.onnx").exists()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (UserError("Test", "ONNX needs onnx"), "ONNX needs onnx"),
        (RuntimeError("boom"), "net.onnx cannot be written: boom"),
    ],
)
def test_that_what_goes_wrong_is_one_sentence(
    writer: OnnxWriter,
    exporter: Exporter,
    qtbot: QtBot,
    tmp_path: Path,
    error: Exception,
    sentence: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told = Told(writer)
    exporter.error = error
    exporter.may_end.set()
    writer.start(REQUEST, tmp_path / "net.onnx")
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert [str(each) for each in told.errors] == [sentence]
    caplog.clear()


def test_that_one_file_is_written_at_a_time(
    writer: OnnxWriter, exporter: Exporter, qtbot: QtBot, tmp_path: Path
) -> None:
    told = Told(writer)
    writer.start(REQUEST, tmp_path / "net.onnx")
    writer.start(REQUEST, tmp_path / "other.onnx")
    assert "net.onnx is still being written" in str(told.errors[0])
    exporter.may_end.set()
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert len(exporter.jobs) == 1
