"""Puts the application together: Qt, the window, and training handed to it as a function."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.errors import UserError, print_error
from explorer.files.log_file import LogFile
from explorer.messages import printable
from explorer.process import exit_code, leave, signals_handled
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.exports.blocks import RunExport
from explorer.training import start as training
from explorer.training.onnx_process import export_apart
from explorer.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from explorer.ui.shell.window_host import WindowHost

NO_DISPLAY = 3
"""Exit code when there is no screen to show a window on."""
FAILED = 1
"""Exit code when Qt fails in any other way."""

_COLLECT_EVERY_MS = 500
_GENERATIONS = itertools.cycle([1] * 119 + [2])
"""What is collected at each tick: young cycles, and once a minute all."""
_CLOSE_WITHIN_S = 0.8
"""After a signal; a step or an import in progress is not waited for any longer."""
_PRELOAD_AFTER_MS = 300

_NO_PLATFORM = "platform plugin"
"""Within Qt's fatal message when there is no display, or nothing to reach it with."""
_NO_SCREEN = UserError(
    "App",
    "there is no display to show the window on; start it in a desktop session (on "
    "Debian and Ubuntu it needs the package libxcb-cursor0 too), or use `screenshot`, "
    "`summary` or `train`, which need none",
)
_FATAL = UserError("App", "Qt cannot go on: {message}")

_SMALLEST_SCALE, _LARGEST_SCALE = 0.25, 16

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
    experiment: Experiment | None,
    *,
    file: Path | None,
    run: Path | None,
    theme: str | None,
    font_percent: int | None,
    language: str | None,
    start: bool,
    export_run: RunExport | None = None,
) -> NoReturn:
    """Show the window until a person closes it; then end the process.

    Args:
        experiment: The design at first; None is that of the last start.
        file: The file that holds the experiment, if one does.
        run: The recorded run to show, if there is one.
        theme: A theme's name, or "system"; None is the last choice.
        font_percent: Text size relative to the theme's own; None is the last choice.
        language: The code of a language; None is the last choice.
        start: Begin to train at once.
        export_run: Writes recorded runs in forms that others read, if anything does.
    """
    name_application()
    _log_to_file()
    app = make_application()
    from explorer.ui.shell.language import Language
    from explorer.ui.shell.window_host import WindowHost  # pyqtgraph: after Qt is known to work
    from explorer.ui.state.autosave import Autosave
    from explorer.ui.state.draft_folder import DraftFolder
    from explorer.ui.state.last_design import (
        design_of_earlier_version,
        open_requested,
        restore_design,
    )
    from explorer.ui.state.user_settings import UserSettings, user_settings_file
    from explorer.ui.state.workspace import Workspace

    settings = UserSettings(user_settings_file(), app)
    workspace = Workspace(
        first_experiment(),
        training.train,
        app,
        store=settings,
        preview=training.preview,
        onnx=export_apart,
        export_run=export_run,
    )
    workspace.library.record_as_remembered()
    document = workspace.document
    drafts = DraftFolder(_data_folder() / "designs")
    last = drafts.take_last() or design_of_earlier_version(settings, document.experiment)
    if last is not None:
        restore_design(document, last)
    autosave = Autosave(document, drafts, app)
    if experiment is not None:
        open_requested(document, experiment, file)
    if file is not None:
        workspace.recent_files.add(file)
    host = WindowHost(
        workspace,
        Appearance(theme, font_percent, settings, app),
        Language(language, settings, app),
        app,
        store=settings,
        autosave=autosave,
    )
    settings.failed.connect(host.show_error)
    host.show()
    QTimer.singleShot(_PRELOAD_AFTER_MS, app, _preload_in_background)
    if run is not None:
        workspace.library.open([run])
    if start:
        QTimer.singleShot(0, host, host.run_or_pause)
    collector = _collect_in_this_thread(app)
    interruption = _Interruption(host)
    with signals_handled(interruption):
        code: int = app.exec()
        collector.stop()
        leave(exit_code(interruption.number) if interruption.number else code)


def name_application() -> None:
    """Give the program its name, for its window, its settings and its log."""
    QApplication.setApplicationName("ResNet Explorer")
    QGuiApplication.setDesktopFileName("resnet-explorer")


def make_application() -> QApplication:
    """Return Qt's application, with Qt's messages logged and the collector of cycles off."""
    qInstallMessageHandler(_on_qt_message)
    # The cyclic collector may run in the worker thread and destroy widgets there: a crash.
    gc.disable()
    app = QApplication(sys.argv[:1])
    _check_scales()
    return app


def make_off_screen_application() -> QApplication:
    """Return Qt's application for drawing without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    name_application()
    return make_application()


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log Qt's message; after a fatal one Qt would abort with a core dump, so leave first."""
    if kind is QtMsgType.QtFatalMsg:
        is_of_display = _NO_PLATFORM in message
        print_error(_NO_SCREEN if is_of_display else _FATAL.format(message=message))
        leave(NO_DISPLAY if is_of_display else FAILED)
    if not message.startswith(_OFF_SCREEN_NOISE):
        _LOG.log(_LEVELS[kind], "%s", printable(message))


def _check_scales() -> None:
    """Refuse a scale that nothing can be drawn at, as QT_SCALE_FACTOR may ask for."""
    for screen in QGuiApplication.screens():
        scale = screen.devicePixelRatio()
        if not _SMALLEST_SCALE <= scale <= _LARGEST_SCALE:
            raise UserError(
                "App",
                "the scale of the screen must be at least {least} and at most {most}, got {value}; "
                "check QT_SCALE_FACTOR and QT_SCREEN_SCALE_FACTORS in the environment",
            ).format(least=_SMALLEST_SCALE, most=_LARGEST_SCALE, value=scale)


def _log_to_file() -> None:
    """Write warnings and errors to a file of the user's."""
    _LOG.addHandler(LogFile(_data_folder() / "log.txt"))


def _data_folder() -> Path:
    """Return where this system keeps what a program writes for a user by itself."""
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(location))


def _preload_in_background() -> None:
    threading.Thread(target=_preload, name="preload", daemon=True).start()


def _preload() -> None:
    training.preload()
    # What was imported stays; searching it too, a full collection would stop the window for 0.3 s.
    gc.freeze()


class _Interruption(QObject):
    """A signal closes the window, between two of Qt's events.

    It is handled in a thread of its own: in the midst of painting, a call of Qt's would end the
    process with a segmentation fault.

    Attributes:
        number: Of the signal; 0 if a person closed the window.
    """

    _arrived = Signal()

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host)
        self.number = 0
        self._arrived.connect(host.close, Qt.ConnectionType.QueuedConnection)

    def __call__(self, number: int) -> None:
        """Ask the window to close; end the process if it has not done so in time."""
        self.number = number
        self._arrived.emit()
        time.sleep(_CLOSE_WITHIN_S)
        os._exit(exit_code(number))


def _collect_in_this_thread(parent: QObject) -> QTimer:
    """Collect cycles here, where widgets may be destroyed."""
    timer = QTimer(parent)
    timer.setInterval(_COLLECT_EVERY_MS)
    timer.timeout.connect(_collect)
    timer.start()
    return timer


def _collect() -> None:
    gc.collect(next(_GENERATIONS))
