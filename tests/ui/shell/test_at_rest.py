"""A window comes to rest in every width: no part of it goes to and fro between two layouts."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDockWidget

from explorer.ui.shell.main_window import MainWindow
from tests.records import fed_record

_TURNS = 15
_MOST = 3
"""Times that a part may still be laid out in so many turns: a hint that fades, a late font."""


class _LaidOut(QObject):
    """Counts how often each part is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.parts[f"{type(watched).__name__} {watched.objectName()} {id(watched)}"] += 1
        return False


def turn(times: int) -> None:
    for _ in range(times):
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_all_parts_come_to_rest(window: MainWindow, percent: int) -> None:
    for dock in window.findChildren(QDockWidget):
        dock.show()
    window.controller.show(fed_record(steps=30))
    window.appearance.choose_font_percent(percent)
    turn(20)
    for width in range(520, 1_500, 37):
        window.resize(width, 560)
        turn(40)
        seen = _LaidOut()
        QApplication.instance().installEventFilter(seen)
        turn(_TURNS)
        QApplication.instance().removeEventFilter(seen)
        restless = {part: count for part, count in seen.parts.items() if count > _MOST}
        assert not restless, f"at {width}"
