"""Puts the application together: Qt, the window, and training handed to it as a function."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import signal
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSettings,
    QSize,
    QStandardPaths,
    QTimer,
    QTimerEvent,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from explorer.errors import UserError, print_error
from explorer.messages import printable
from explorer.runs.experiment import Experiment
from explorer.training import start as training
from explorer.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from explorer.ui.shell.window_host import WindowHost

NO_DISPLAY = 3
"""Exit code when there is no screen to show a window on."""

_COLLECT_EVERY_MS = 500
_GENERATIONS = itertools.cycle([1] * 119 + [2])
"""What is collected at each tick: young cycles, and once a minute all."""
_POLL_MS = 100
_PRELOAD_AFTER_MS = 300
_LOG_BYTES = 1_000_000
_SHARE_OF_SCREEN = 0.85
_MOST = QSize(1920, 1200)
"""A window is not opened larger."""

_OFF_SCREEN_NOISE = "This plugin does not support "
"""How Qt's off-screen platform begins a warning about every window and tool tip; harmless."""

_LOG = logging.getLogger("explorer")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}


def open_window(
    experiment: Experiment,
    *,
    theme: str | None,
    font_percent: int | None,
    language: str | None,
    start: bool,
) -> NoReturn:
    """Show the window until a person closes it; then end the process.

    Args:
        experiment: The design at first.
        theme: A theme's name, or "system"; None is the last choice.
        font_percent: Text size relative to the theme's own; None is the last choice.
        language: The code of a language; None is the last choice.
        start: Begin to train at once.
    """
    name_application()
    _log_to_file()
    app = make_application()
    from explorer.ui.shell.language import Language
    from explorer.ui.shell.window_host import WindowHost  # pyqtgraph: after Qt is known to work
    from explorer.ui.state.workspace import Workspace

    settings = _settings()
    host = WindowHost(
        Workspace(experiment, training.train, app),
        Appearance(theme, font_percent, settings, app),
        Language(language, settings, app),
        app,
    )
    show_fitting(host.window)
    QTimer.singleShot(_PRELOAD_AFTER_MS, app, _preload_in_background)
    if start:
        QTimer.singleShot(0, host, host.run_or_pause)
    collector = _collect_in_this_thread(app)
    _Interrupt(host)
    code: int = app.exec()
    collector.stop()
    logging.shutdown()
    # The interpreter's own end would tear a step or an import in progress apart, and needs a
    # second to put torch away.
    leave(code)


def show_fitting(window: QWidget) -> None:
    """Leave a margin on a large screen, which would otherwise be half empty; fill a small one."""
    screen, least = QGuiApplication.primaryScreen().availableSize(), window.size()
    if screen.width() <= least.width() or screen.height() <= least.height():
        window.showMaximized()
        return
    window.resize(least.expandedTo((screen * _SHARE_OF_SCREEN).boundedTo(_MOST)))
    window.show()


def name_application() -> None:
    """Give the program its name, for its window, its settings and its log."""
    QApplication.setApplicationName("ResNet Explorer")
    QGuiApplication.setDesktopFileName("resnet-explorer")


def make_application() -> QApplication:
    """Return Qt's application, with Qt's messages logged and the collector of cycles off."""
    qInstallMessageHandler(_on_qt_message)
    # The cyclic collector may run in the worker thread and destroy widgets there: a crash.
    gc.disable()
    return QApplication(sys.argv[:1])


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log Qt's message; without a display Qt would abort with a core dump, so leave first."""
    if kind is QtMsgType.QtFatalMsg:
        print_error(
            UserError(
                "App",
                "there is no display to show the window on; start it in a desktop session (on "
                "Debian and Ubuntu it needs the package libxcb-cursor0 too), or use `screenshot`, "
                "`summary` or `train`, which need none",
            )
        )
        leave(NO_DISPLAY)
    if not message.startswith(_OFF_SCREEN_NOISE):
        _LOG.log(_LEVELS[kind], "%s", printable(message))


def leave(code: int) -> NoReturn:
    """End the process now, without the interpreter's clean-up."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _log_to_file() -> None:
    """Write warnings and errors to a file of the user's, unless the folder is read-only."""
    folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "log.txt", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)


def _settings() -> QSettings:
    """Return what one start remembers for the next, in a file of the user's."""
    scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    return QSettings(form, scope, "resnet-explorer", "settings")


def _preload_in_background() -> None:
    threading.Thread(target=_preload, name="preload", daemon=True).start()


def _preload() -> None:
    training.preload()
    # What was imported stays; searching it too, a full collection would stop the window for 0.3 s.
    gc.freeze()


class _Interrupt(QObject):
    """Ctrl+C closes the window, between two of Qt's events.

    The signal arrives wherever Python happens to be: in the middle of an import, or of painting,
    a call of Qt's ended the process with a segmentation fault. The timer also lets Python handle
    it while no other Python code runs.
    """

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host)
        self._host = host
        self._is_interrupted = False
        signal.signal(signal.SIGINT, self._on_signal)
        self.startTimer(_POLL_MS)

    def _on_signal(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_interrupted = True

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        """Close the window if there has been a signal."""
        if self._is_interrupted:
            self._is_interrupted = False
            self._host.close()


def _collect_in_this_thread(parent: QObject) -> QTimer:
    """Collect cycles here, where widgets may be destroyed."""
    timer = QTimer(parent)
    timer.setInterval(_COLLECT_EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def _collect() -> None:
    gc.collect(next(_GENERATIONS))
