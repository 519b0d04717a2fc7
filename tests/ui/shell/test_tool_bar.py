"""The tool bar shows all of its controls in whatever width, and comes to rest."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.tool_bar import ToolBar

_WIDTHS = (*range(480, 1_200, 23), *range(1_200, 480, -31))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_all_controls_are_in_sight_and_stay_where_they_are(
    window: MainWindow, percent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit, fitted = ToolBar._fit, []

    def counted(bar: ToolBar) -> None:
        fitted.append(bar.width())
        fit(bar)

    monkeypatch.setattr(ToolBar, "_fit", counted)
    window.appearance.choose_font_percent(percent)
    bar = window.tool_bar
    for width in _WIDTHS:
        fitted.clear()
        window.resize(width, 470)
        for _ in range(30):
            QApplication.processEvents()
        assert len(fitted) < 12, f"it goes to and fro at {width}"
        content = bar._content
        assert content.height() >= bar._line.heightForWidth(content.width()), width
        assert window.run_bar.geometry().bottom() < content.height(), width
        assert bar.height() - content.height() < content.fontMetrics().height(), width
