"""What the application does before the window lives by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from explorer import app

_ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("message", "code", "sentence"),
    [
        (
            "This application failed to start because no Qt platform plugin could be initialized.",
            3,
            "there is no display to show the window on",
        ),
        ("QThread: Destroyed while thread is still running", 1, "Qt cannot go on: QThread: Dest"),
    ],
)
def test_that_a_fatal_message_of_qt_is_told_as_what_it_is(
    message: str,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(app, "leave", codes.append)
    monkeypatch.setattr(app, "_LEVELS", {QtMsgType.QtFatalMsg: 0})
    app._on_qt_message(QtMsgType.QtFatalMsg, QMessageLogContext(), message)
    assert codes == [code]
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("factor", ["0", "-1", "nan", "1e9"])
def test_that_a_scale_that_nothing_can_be_drawn_at_is_refused(factor: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "main.py", "screenshot", "--out", str(tmp_path / "window.png")],
        cwd=_ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 1
    assert "check QT_SCALE_FACTOR" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="where files of a user lie depends on it")
def test_that_pipes_in_place_of_settings_and_log_do_not_stop_the_window(tmp_path: Path) -> None:
    for path in ("config/resnet-explorer/settings.ini", "data/ResNet Explorer/log.txt"):
        (tmp_path / path).parent.mkdir(parents=True)
        os.mkfifo(tmp_path / path)
    process = subprocess.Popen(
        [sys.executable, "-c", _CLOSED_ONCE_SHOWN],
        cwd=_ROOT,
        env=os.environ
        | {
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "PYTHONPATH": str(_ROOT),
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    log, settings = err.splitlines()
    assert log.startswith("resnet-explorer: the log ")
    assert settings.startswith("resnet-explorer: the choice cannot be kept for the next start: ")
    assert "settings.ini cannot be written" in settings


_CLOSED_ONCE_SHOWN = """
import logging
from PySide6.QtCore import QTimer
from explorer.ui.shell import main_window
class Window(main_window.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        logging.getLogger("explorer").warning("shown")
        QTimer.singleShot(0, self.close)
main_window.MainWindow = Window
from explorer.cli import main
main([])
"""
