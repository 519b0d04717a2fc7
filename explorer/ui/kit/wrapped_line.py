"""A line of controls that goes on in a second line where it is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override


class WrappedLine(QLayout):
    """Lays its items out from left to right, and begins another line where one would be cut."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._places(QRect(0, 0, width, 0))[1]

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect)[0]:
            item.setGeometry(place)

    @override
    def sizeHint(self) -> QSize:
        hints = [each.sizeHint() for each in self._shown]
        width = sum(each.width() for each in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._with_margins(width, max((each.height() for each in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        least = [each.minimumSize() for each in self._shown]
        width, height = (
            max((of(each) for each in least), default=0) for of in (QSize.width, QSize.height)
        )
        return self._with_margins(width, height)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _places(self, rect: QRect) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Return where each item goes, centred in its line, and the height of all."""
        area, gap = rect.marginsRemoved(self.contentsMargins()), self.spacing()
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown:
            size = _size(item, area.width())
            if lines[-1] and used + size.width() > area.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + gap
        heights = [max((size.height() for _item, size in line), default=0) for line in lines]
        whole = sum(heights) + gap * (len(lines) - 1)
        top = area.top() + max(0, area.height() - whole) // 2
        places = []
        for line, height in zip(lines, heights, strict=True):
            left = area.left()
            for item, size in line:
                at = QPoint(left, top + (height - size.height()) // 2)
                places.append((item, QRect(at, size)))
                left += size.width() + gap
            top += height + gap
        return places, whole + rect.height() - area.height()


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return an item's size where it may be no wider than that."""
    hint = item.sizeHint()
    if hint.width() <= room:
        return hint
    height = item.heightForWidth(room) if item.hasHeightForWidth() else hint.height()
    return QSize(max(room, item.minimumSize().width()), height)
