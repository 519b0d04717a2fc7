"""What of a plot is on the screen now: no repaint is forced, which would mend it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from explorer.ui.kit.plot_widget import PlotWidget

_BAND_PX = 12
_FREE_PX = 3


def window_on_screen(plot: PlotWidget) -> QImage:
    """Return the pixels of the plot's window as its backing store, or the X server, has them."""
    window = plot.window()
    return window.screen().grabWindow(window.winId()).toImage()


def upright_lines(image: QImage, plot: PlotWidget, colour: str) -> list[int]:
    """Return where lines of a colour stand in a picture of the window: x in the plot's pixels."""
    view, wanted = plot.getViewBox().sceneBoundingRect().toAlignedRect(), QColor(colour).rgb()
    at = plot.viewport().mapTo(plot.window(), QPoint(0, 0))
    bottom = view.bottom() - _FREE_PX
    return [
        x
        for x in range(view.left() + _FREE_PX, view.right() - _FREE_PX)
        if sum(
            image.pixel(at.x() + x, at.y() + y) == wanted for y in range(bottom - _BAND_PX, bottom)
        )
        > _BAND_PX // 2
    ]
