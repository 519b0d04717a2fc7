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
from typing import NoReturn

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

from explorer.runs.experiment import Experiment
from explorer.training import start as training
from explorer.ui.theme.appearance import Appearance

NO_DISPLAY = 3
"""Exit code when there is no screen to show a window on."""

_COLLECT_EVERY_MS = 500
_GENERATIONS = itertools.cycle([1] * 119 + [2])
"""What is collected at each tick: young cycles, and once a minute all."""
_LISTEN_EVERY_MS = 100
_PRELOAD_AFTER_MS = 300
_LOG_BYTES = 1_000_000
_SHARE_OF_SCREEN = 0.85
_MOST = QSize(1920, 1200)
"""A window is not opened larger."""

_OFF_SCREEN_NOISE = "This plugin does not support "
"""So Qt's off-screen platform begins to speak of every window and tool tip; it means nothing."""

_LOG = logging.getLogger("explorer")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}


def open_window(
    experiment: Experiment, theme: str | None, font_percent: int | None, *, start: bool
) -> NoReturn:
    """Show the window until a person closes it; then end the process.

    Args:
        experiment: What it holds at first.
        theme: A theme's name, or "system"; None takes what was chosen last.
        font_percent: Size of text, of the theme's own; None takes what was chosen last.
        start: Begin to train at once.
    """
    name_application()
    _log_to_file()
    app = make_application()
    from explorer.ui.shell.main_window import MainWindow  # pyqtgraph: after Qt is known to work
    from explorer.ui.state.workspace import Workspace

    appearance = Appearance(theme, font_percent, _settings(), app)
    window = MainWindow(Workspace(experiment, training.train, app), appearance)
    show_fitting(window)
    QTimer.singleShot(_PRELOAD_AFTER_MS, window, _preload_in_background)
    if start:
        QTimer.singleShot(0, window, window.run_or_pause)
    collector = _collect_in_this_thread(window)
    _Interrupt(window)
    code: int = app.exec()
    collector.stop()
    logging.shutdown()
    # The interpreter's own end would tear a step or an import in progress apart, and needs a
    # second to put torch away.
    leave(code)


def show_fitting(window: QWidget) -> None:
    """Leave a margin on a large screen, which would be half empty else; fill a small one."""
    screen, least = QGuiApplication.primaryScreen().availableSize(), window.size()
    if screen.width() <= least.width() or screen.height() <= least.height():
        window.showMaximized()
        return
    window.resize(least.expandedTo((screen * _SHARE_OF_SCREEN).boundedTo(_MOST)))
    window.show()


def name_application() -> None:
    """Say what the program is called, for its window, its settings and its log."""
    QApplication.setApplicationName("ResNet Explorer")
    QGuiApplication.setDesktopFileName("resnet-explorer")


def make_application() -> QApplication:
    """Return Qt's application, its messages in the log, and the collector of cycles off."""
    qInstallMessageHandler(_on_qt_message)
    # The cyclic collector may run in the worker thread and destroy widgets there: a crash.
    gc.disable()
    return QApplication(sys.argv[:1])


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log what Qt says; without a display Qt would abort with a core dump, so leave first."""
    if kind is QtMsgType.QtFatalMsg:
        print(
            "resnet-explorer: there is no display to show the window on; start it in a desktop "
            "session (on Debian and Ubuntu it needs the package libxcb-cursor0 too), or use "
            "`screenshot`, `summary` or `train`, which need none",
            file=sys.stderr,
        )
        leave(NO_DISPLAY)
    if not message.startswith(_OFF_SCREEN_NOISE):
        _LOG.log(_LEVELS[kind], "%s", message)


def leave(code: int) -> NoReturn:
    """End the process now, without the interpreter's clean-up."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _log_to_file() -> None:
    """Keep warnings and errors in a file of the user's, unless the folder is read-only."""
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
    """Return what is remembered from one start to the next, in a file of the user's."""
    scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    return QSettings(form, scope, "resnet-explorer", "settings")


def _preload_in_background() -> None:
    threading.Thread(target=_preload, name="preload", daemon=True).start()


def _preload() -> None:
    training.preload()
    # What was imported stays: with it, a full collection would take 0.3 s of the window's time.
    gc.freeze()


class _Interrupt(QObject):
    """Ctrl+C closes the window, between two of Qt's events.

    It is heard wherever Python happens to be: in the middle of an import, or of painting, a call
    of Qt's ended the process with a segmentation fault. The timer also lets it be heard while
    nothing else in Python runs.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_heard = False
        signal.signal(signal.SIGINT, self._hear)
        self.startTimer(_LISTEN_EVERY_MS)

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_heard = True

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        """Qt asks: obey."""
        if self._is_heard:
            self._is_heard = False
            self._window.close()


def _collect_in_this_thread(parent: QObject) -> QTimer:
    """Collect cycles here, where widgets may be destroyed."""
    timer = QTimer(parent)
    timer.setInterval(_COLLECT_EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def _collect() -> None:
    gc.collect(next(_GENERATIONS))
