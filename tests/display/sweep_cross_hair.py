"""Moves the mouse over the loss of an ended run; prints where lines stand in loss and error."""

from __future__ import annotations

import json

from PySide6.QtCore import QPoint

from explorer.ui.theme.palette import LIGHT
from tests.display.person import application, point_at, wait, window_with_ended_run
from tests.ui.screen import upright_lines, window_on_screen


def main() -> None:
    window = window_with_ended_run(application(), steps=100)
    plot = window.loss.plot
    for x in range(80, 280, 10):
        point_at(plot.viewport(), QPoint(x, 60))
    wait(0.2)
    image = window_on_screen(plot)
    plots = {panel.plot.objectName(): panel.plot for panel in (window.loss, window.error)}
    lines = {name: upright_lines(image, each, LIGHT.muted) for name, each in plots.items()}
    window.close()
    print(json.dumps(lines))


if __name__ == "__main__":
    main()
