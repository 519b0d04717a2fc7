"""Parts of a graph that look the same from paint to paint, kept as pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap


class KeptPictures:
    """Paints a part itself at first, and from the second time that it is the same its picture.

    While a person zooms or pans nothing is the same, and nothing is kept.
    """

    def __init__(self) -> None:
        self._about: object = None
        self._pictures: dict[object, QPixmap | None] = {}
        """Of what was painted; None of what was painted once."""

    def begin(self, about: object) -> None:
        """Begin a paint: what was painted for anything else is not the same."""
        if about != self._about:
            self._about, self._pictures = about, {}

    def paint(
        self,
        painter: QPainter,
        name: object,
        area: QRectF,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint one part.

        Args:
            painter: In pixels.
            name: Of the part.
            area: What it lies in.
            paint: Paints it, with antialiasing.
        """
        scale = painter.device().devicePixelRatioF()
        is_on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if name not in self._pictures or not is_on_screen or not scale.is_integer():
            self._pictures.setdefault(name, None)
            paint(painter)
            return
        place = area.toAlignedRect()
        picture = self._pictures[name]
        if picture is None:
            picture = self._pictures[name] = QPixmap(place.size() * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as within:
                within.setRenderHint(QPainter.RenderHint.Antialiasing)
                within.translate(-place.topLeft())
                paint(within)
        painter.drawPixmap(place.topLeft(), picture)
