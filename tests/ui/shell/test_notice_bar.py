"""The line above the views that says what went wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.ui.shell.notice_bar import NoticeBar


@pytest.fixture
def notice(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def shown(notice: NoticeBar) -> list[str]:
    return notice.findChild(QLabel, "notice.text").text().splitlines() if notice.isVisible() else []


def test_that_it_is_hidden_until_there_is_something_to_say(notice: NoticeBar) -> None:
    assert shown(notice) == []
    notice.show_error(UserError("Test", "out of memory"))
    assert shown(notice) == ["out of memory"]
    assert notice.accessibleName() == "out of memory"


def test_that_a_message_replaces_the_one_before(notice: NoticeBar) -> None:
    notice.show_error(UserError("Test", "first"))
    notice.show_error(UserError("Test", "second"))
    assert shown(notice) == ["second"]


def test_that_appended_messages_are_below_each_other_and_the_last_three_stay(
    notice: NoticeBar,
) -> None:
    for sentence in ("one", "two", "three", "four"):
        notice.append(UserError("Test", sentence))
    assert shown(notice) == ["two", "three", "four"]
    assert notice.accessibleName() == "two\nthree\nfour"


def test_that_what_was_dismissed_does_not_come_back(notice: NoticeBar) -> None:
    notice.append(UserError("Test", "old"))
    notice.dismiss()
    assert shown(notice) == []
    notice.append(UserError("Test", "new"))
    assert shown(notice) == ["new"]


def test_that_its_button_closes_it(notice: NoticeBar, qtbot: QtBot) -> None:
    notice.show_error(UserError("Test", "out of memory"))
    close = notice.findChild(QToolButton, "notice.close")
    assert close.accessibleName()
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert shown(notice) == []


def test_that_it_never_reads_markup_from_a_value(notice: NoticeBar) -> None:
    notice.show_error(UserError("Test", "<b>bold</b>"))
    assert shown(notice) == ["<b>bold</b>"]
    text = notice.findChild(QLabel, "notice.text")
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.wordWrap()
