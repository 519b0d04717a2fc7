"""Looks at the designed data set in a thread of its own, for the window."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import UserError
from explorer.runs.data_preview import PreviewData
from explorer.runs.experiment import Experiment

_LOG = logging.getLogger(__name__)
_QUIET_MS = 250
"""Edits come in a row: no thread is started until they rest for so long."""


class DataPreviewer(QObject):
    """Takes one request at a time; a newer one stops the one before."""

    arrived = Signal(object, object)
    """(the `Experiment` it is of, `DataPreview` or `UserError`) of the last request."""

    _done = Signal(int, object)
    """From the thread: (number of the request, what came of it or None)."""

    def __init__(self, preview: PreviewData | None, parent: QObject | None = None) -> None:
        """Without a function there is nothing to show, and `is_able` is false."""
        super().__init__(parent)
        self._preview = preview
        self._number = 0
        self._wanted: tuple[Experiment, int] | None = None
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._begin)
        self._done.connect(self._on_done)

    @property
    def is_able(self) -> bool:
        """Whether there is anything that could look at data."""
        return self._preview is not None

    @property
    def is_busy(self) -> bool:
        """Whether a request is still to be answered."""
        return self._wanted is not None

    def request(self, experiment: Experiment, draw: int) -> None:
        """Ask for a handful of the experiment's images; `arrived` follows unless it is stopped."""
        self.stop()
        if self._preview is not None:
            self._wanted = experiment, draw
            self._timer.start()

    def stop(self) -> None:
        """Answer no request that was made; its thread ends at the next file or block."""
        self._timer.stop()
        self._stop.set()
        self._wanted = None
        self._number += 1

    def _begin(self) -> None:
        if self._wanted is None:
            return
        self._stop = threading.Event()
        arguments = (self._number, *self._wanted, self._stop)
        threading.Thread(target=self._work, args=arguments, name="preview", daemon=True).start()

    def _work(self, number: int, experiment: Experiment, draw: int, stop: threading.Event) -> None:
        result: object = None
        assert self._preview is not None  # noqa: S101
        try:
            result = self._preview(experiment, draw, stop.is_set)
        except UserError as error:
            result = error
        except MemoryError:
            result = UserError("DataPreviewer", "there is too little memory to show these images")
        except Exception as error:  # a person is told, whatever it was, and the thread ends
            _LOG.exception("the images cannot be shown")
            result = UserError("DataPreviewer", "these images cannot be shown: {error}").format(
                error=error or type(error).__name__
            )
        finally:
            with suppress(RuntimeError):  # the window has gone
                self._done.emit(number, result)

    def _on_done(self, number: int, result: object) -> None:
        if number != self._number or self._wanted is None:
            return
        experiment, _ = self._wanted
        self._wanted = None
        self.arrived.emit(experiment, result)
