"""A few small images in two rows, those to train on and those held out, with their classes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.data_preview import DataPreview
from explorer.ui.kit.text import joined

_COLUMNS = 5
_GAP_PX = 4
_MOST_SIDE_PX = 96
_LEAST_SIDE_PX = 24


class Thumbnails(QWidget):
    """Reached by Tab; Ctrl+C, and the menu, copy a picture of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings.preview.images")
        self.setAccessibleName(translate("Thumbnails", "Images as the network sees them"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._preview: DataPreview | None = None
        self._images: list[QImage] = []
        self._rows: list[tuple[str, list[int]]] = []
        self._tip = translate(
            "Thumbnails", "In its size and colours, before augmentation. Ctrl+C copies the picture."
        )
        self.setToolTip(self._tip)

    def show_preview(self, preview: DataPreview) -> None:
        """Show other images."""
        self._preview = preview
        self._images = [_image(each) for each in preview.images]
        titles = (translate("Thumbnails", "To train on"), translate("Thumbnails", "Held out"))
        self._rows = []
        for title, wanted in zip(titles, (False, True), strict=True):
            chosen = [at for at, held in enumerate(preview.heldout) if held is wanted]
            if chosen:
                self._rows.append((title, chosen[:_COLUMNS]))
        line = translate("Thumbnails", "{part}: {classes}")
        self.setAccessibleDescription(
            "\n".join(
                line.format(part=title, classes=joined([self._class_of(at) for at in chosen]))
                for title, chosen in self._rows
            )
        )
        self._fit_height()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_COLUMNS * (_LEAST_SIDE_PX + _GAP_PX), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_height()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._fit_height()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            muted = self.palette().placeholderText().color()
            line_px = self.fontMetrics().height()
            for row, (title, chosen) in enumerate(self._rows):
                top = row * self._row_px(self.width())
                painter.setPen(muted)
                room = QRect(0, top, self.width(), line_px)
                painter.drawText(
                    room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title
                )
                painter.setPen(self.palette().text().color())
                for column, at in enumerate(chosen):
                    place = self._place(row, column)
                    self._paint_image(painter, place, self._images[at])
                    self._paint_name(painter, place, self._class_of(at))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Thumbnails", "Copy picture")).triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Put a picture of the images and their classes on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def tip_at(self, place: QPoint) -> str:
        """Return what there is to know of the image at a place."""
        for row, (title, chosen) in enumerate(self._rows):
            for column, at in enumerate(chosen):
                if self._place(row, column).contains(place) and self._preview is not None:
                    width, height = self._preview.sizes[at]
                    tip = translate("Thumbnails", "{name}, {width}×{height} px; {part}")
                    name = self._class_of(at)
                    return tip.format(name=name, width=width, height=height, part=title.lower())
        return self._tip

    def _class_of(self, at: int) -> str:
        assert self._preview is not None  # noqa: S101
        return self._preview.found.classes[self._preview.labels[at]]

    def _fit_height(self) -> None:
        # Forms within forms do not pass a height for a width on.
        self.setFixedHeight(max(1, len(self._rows) * self._row_px(self.width())))

    def _row_px(self, width: int) -> int:
        return self._side_px(width) + 2 * self.fontMetrics().height() + _GAP_PX

    def _side_px(self, width: int) -> int:
        return max(_LEAST_SIDE_PX, min(_MOST_SIDE_PX, width // _COLUMNS - _GAP_PX))

    def _place(self, row: int, column: int) -> QRect:
        side = self._side_px(self.width())
        top = row * self._row_px(self.width()) + self.fontMetrics().height()
        return QRect(column * (side + _GAP_PX), top, side, side)

    def _paint_image(self, painter: QPainter, place: QRect, image: QImage) -> None:
        size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint(0, 0), size)
        target.moveCenter(place.center())
        # Pixels that are enlarged stay pixels: this is all that the network sees.
        is_reduced = image.width() > target.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_reduced)
        painter.drawImage(target, image)

    def _paint_name(self, painter: QPainter, place: QRect, name: str) -> None:
        room = QRect(place.left(), place.bottom() + 1, place.width(), self.fontMetrics().height())
        elided = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, elided)


def _image(values: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> QImage:
    """Return (H, W, C) bytes as an image with memory of its own."""
    height, width, channels = values.shape
    form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
    return QImage(np.ascontiguousarray(values).data, width, height, channels * width, form).copy()
