from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.ui.state.user_settings import UserSettings, user_settings_file


def test_that_a_choice_is_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "settings.ini"
    UserSettings(file).setValue("appearance/theme", "dark")
    assert UserSettings(file).value("appearance/theme") == "dark"


def test_that_the_file_is_the_one_of_earlier_versions() -> None:
    scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    earlier = QSettings(form, scope, "resnet-explorer", "settings").fileName()
    assert user_settings_file() == Path(earlier)


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "settings.ini")
    return folder / "settings.ini"


def a_folder(folder: Path) -> Path:
    (folder / "settings.ini").mkdir()
    return folder / "settings.ini"


def below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "settings.ini"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("place", [a_pipe, a_folder, below_a_file])
def test_that_a_choice_that_cannot_be_kept_is_said_once(
    place: Callable[[Path], Path], qtbot: QtBot, tmp_path: Path
) -> None:
    file = place(tmp_path)
    settings = UserSettings(file)
    errors: list[UserError] = []
    settings.failed.connect(errors.append)
    for theme in ("dark", "light"):
        settings.setValue("appearance/theme", theme)
        assert settings.value("appearance/theme") == theme  # for this time
    assert [str(file) in str(error) for error in errors] == [True]
