"""Writes ONNX for the window: in a thread that waits for another process, with a way to end it."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from explorer.errors import UserError
from explorer.messages import printable, translate
from explorer.network.spec import NetworkSpec
from explorer.runs.exports.weights_file import write_weights
from explorer.runs.onnx_job import OnnxExport, OnnxJob
from explorer.runs.recordings.recorded_run import open_run
from explorer.ui.kit.text import rough_duration

_LOG = logging.getLogger(__name__)
_TELL_EVERY_MS = 250
_ALMOST = 97
"""Percent that an estimate never goes beyond."""


class OnnxRequest(NamedTuple):
    """What a person wants.

    Attributes:
        network: The network.
        arm: Its label.
        seed: The first one, of its initial weights.
        recording: A run whose weights of that arm are written instead.
    """

    network: NetworkSpec
    arm: str
    seed: int
    recording: Path | None


class OnnxWriter(QObject):
    """Writes one file at a time."""

    failed = Signal(object)
    """The `UserError` that kept the file from being written."""
    status_message = Signal(str)
    """What is done, in one sentence."""

    _done = Signal(object, object)
    """From the thread: (what ended it, whether it is written or the error)."""

    def __init__(self, export: OnnxExport | None, parent: QWidget) -> None:
        """Without a function nothing is written, and `is_able` is false."""
        super().__init__(parent)
        self._export = export
        self._parent = parent
        self._stop: threading.Event | None = None
        self._dialog: QProgressDialog | None = None
        self._name, self._began, self._seconds = "", 0.0, 1.0
        self._has_trained_weights = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_EVERY_MS)
        self._timer.timeout.connect(self._show_progress)
        self._done.connect(self._on_done)

    @property
    def is_able(self) -> bool:
        """Whether there is anything that writes ONNX."""
        return self._export is not None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._stop is not None

    def start(self, request: OnnxRequest, path: Path) -> None:
        """Write a file; `status_message` or `failed` follows, unless a person cancels it."""
        if self.is_busy:
            sentence = UserError(
                "OnnxWriter", "{name} is still being written; wait until it is done, or cancel it"
            )
            self.failed.emit(sentence.format(name=self._name))
            return
        self._stop = threading.Event()
        self._name, self._began = printable(path.name), time.monotonic()
        self._seconds = OnnxJob(request.network, request.seed).estimated_s
        self._has_trained_weights = request.recording is not None
        self._show_dialog(printable(request.network.name))
        self._timer.start()
        arguments = (request, path, self._stop)
        threading.Thread(target=self._work, args=arguments, name="onnx", daemon=True).start()

    def stop(self) -> None:
        """Write no more; the file stays as it was."""
        if self._stop is not None:
            self._stop.set()

    def _show_dialog(self, network: str) -> None:
        text = translate("OnnxWriter", "Writing {network} as ONNX takes about {time}.")
        self._dialog = QProgressDialog(
            text.format(network=network, time=rough_duration(self._seconds)),
            translate("OnnxWriter", "Cancel"),
            0,
            100,
            self._parent,
        )
        self._dialog.setObjectName("dialog.onnx")
        self._dialog.setWindowTitle(translate("OnnxWriter", "Export for ONNX"))
        self._dialog.setWindowModality(Qt.WindowModality.NonModal)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.setMinimumDuration(0)
        self._dialog.canceled.connect(self.stop)
        self._dialog.show()

    def _show_progress(self) -> None:
        if self._dialog is not None:
            passed = (time.monotonic() - self._began) / self._seconds
            self._dialog.setValue(min(_ALMOST, round(100 * passed)))

    def _work(self, request: OnnxRequest, path: Path, stop: threading.Event) -> None:
        result: object = False
        try:
            result = self._written(request, path, stop)
        except UserError as error:
            result = error
        except Exception as error:  # a person is told, whatever it was, and the thread ends
            _LOG.exception("ONNX cannot be written")
            sentence = UserError("OnnxWriter", "ONNX cannot be written: {error}")
            result = sentence.format(error=error or type(error).__name__)
        finally:
            with suppress(RuntimeError):  # the window has gone
                self._done.emit(stop, result)

    def _written(self, request: OnnxRequest, path: Path, stop: threading.Event) -> bool:
        assert self._export is not None  # noqa: S101
        if request.recording is None:
            return self._export(OnnxJob(request.network, request.seed), path, stop.is_set)
        with TemporaryDirectory() as folder:
            weights = Path(folder) / "weights.safetensors"
            with open_run(request.recording) as run:
                write_weights(run, weights, "last", request.arm, request.seed)
            return self._export(OnnxJob(request.network, request.seed, weights), path, stop.is_set)

    def _on_done(self, stop: threading.Event, result: object) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if isinstance(result, UserError):
            self.failed.emit(result)
        elif result is True:
            text = (
                translate("OnnxWriter", "{name} saved, with the weights of the run")
                if self._has_trained_weights
                else translate("OnnxWriter", "{name} saved, with untrained weights")
            )
            self.status_message.emit(text.format(name=self._name))
        else:
            self.status_message.emit(
                translate("OnnxWriter", "{name} was not written").format(name=self._name)
            )
