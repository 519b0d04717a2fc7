from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.ui.kit.collapsible import CollapsibleSection


def test_that_a_section_shows_its_summary_or_its_body(qtbot: QtBot) -> None:
    body = QLabel("all of it")
    section = CollapsibleSection("data", "Data", "A tip.", body)
    qtbot.addWidget(section)
    section.show()
    section.set_summary("in short")
    assert (section.is_open, body.isVisible(), section.summary.isVisible()) == (False, False, True)
    assert section.summary.toolTip() == "in short"
    with qtbot.waitSignal(section.toggled) as signal:
        section.button.click()
    assert signal.args == [section, True]
    assert (section.is_open, body.isVisible(), section.summary.isVisible()) == (True, True, False)
    section.set_open(False)
    assert not body.isVisible()
