"""A pyqtgraph plot as this program uses it: themed, unable to be dragged off, no foreign menus."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.ui.kit.axis import Axis, PowerAxis
from explorer.ui.kit.earlier_run import DIMMED
from explorer.ui.kit.focus_ring import paint_inside
from explorer.ui.kit.followed_range import FollowedRange, X
from explorer.ui.kit.paint_order import keep_paint_order
from explorer.ui.kit.pens import pen
from explorer.ui.theme.palette import Theme

LEFT_AXIS_PX = 56
"""Width of the left axis of every plot, so that views on the depth axis stand in line."""

RIGHT_MARGIN_PX = 10
_HOVER_WATCH_MS = 50
_TICK_POINTS = 9.0


class _View(pg.ViewBox):  # type: ignore[misc]
    """Zooms and pans along x, or along both axes; along one alone where its numbers stand."""

    zooms_both = False

    @override
    def wheelEvent(self, ev: object, axis: int | None = None) -> None:
        super().wheelEvent(ev, self._axis(axis))

    @override
    def mouseDragEvent(self, ev: object, axis: int | None = None) -> None:
        super().mouseDragEvent(ev, self._axis(axis))

    def _axis(self, axis: int | None) -> int | None:
        return axis if axis is not None or self.zooms_both else X


class PlotWidget(pg.PlotWidget):  # type: ignore[misc]
    """Zooms and pans along x only, unless `let_zoom_y`; then y stays as a person has set it.

    Attributes:
        followed: What is in sight by itself, and whether a person has set something else.
    """

    TOP_PX = 4

    double_clicked = Signal()
    """A double click in the view, which a person has zoomed; it is about to be let go."""

    hovered = Signal(object)
    """The mouse's place in the view's coordinates, a QPointF; None when it leaves."""

    clicked = Signal(object)
    """The place in the view's coordinates, a QPointF, that was clicked and not dragged."""

    right_changed = Signal(int)
    """Pixels left free on the right, beyond the usual margin."""

    def __init__(
        self, parent: QWidget | None = None, *, is_log: bool = False, left: Axis | None = None
    ) -> None:
        left = left or PowerAxis("left", is_log=is_log)
        view = _View(enableMenu=False)
        axes = {"left": left, "bottom": Axis("bottom")}
        super().__init__(parent, axisItems=axes, viewBox=view)
        self.followed = FollowedRange(view)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(0, 0)
        plot = self.getPlotItem()
        left.setWidth(LEFT_AXIS_PX)
        for side in ("left", "bottom"):
            plot.getAxis(side).enableAutoSIPrefix(False)
            plot.getAxis(side).setStyle(maxTickLevel=0)
        for side in ("top", "right"):  # never visible, but updated at every move, which costs time
            plot.getAxis(side).unlinkFromView()
        self._accent = QColor()
        self._hovered_at = QRect()
        self._hover_watch = QTimer(self)
        self._hover_watch.setInterval(_HOVER_WATCH_MS)
        self._hover_watch.timeout.connect(self._check_hover)
        self.right_px = 0
        self.leave_right(0)
        self.scene().sigMouseClicked.connect(self._emit_click)

    def apply_theme(self, theme: Theme) -> None:
        """Colour background, axes and grid."""
        self.setBackground(theme.base)
        self._accent = QColor(theme.accent)
        font = QFont(self.font())
        font.setPointSizeF(_TICK_POINTS * theme.font_scale)
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pen(theme.border, 1))
            axis.setTextPen(pen(theme.muted, 1))
            axis.line_pen = pen(theme.grid, 1)
            axis.setTickFont(font)

        self._stand_in_line(round(LEFT_AXIS_PX * theme.font_scale))

    def _stand_in_line(self, width_px: int) -> None:
        """Reserve the width of the numbers on the left, also where a plot has none."""
        plot = self.getPlotItem()
        if plot.getAxis("left").isVisible():
            plot.getAxis("left").setWidth(width_px)
            return
        left, top, right, bottom = plot.layout.getContentsMargins()
        if left:
            plot.layout.setContentsMargins(width_px, top, right, bottom)

    def leave_right(self, width_px: int) -> None:
        """Leave space on the right, beyond the usual margin, to stand in line with others."""
        margins = (0, self.TOP_PX, RIGHT_MARGIN_PX + width_px, 0)
        self.getPlotItem().layout.setContentsMargins(*margins)
        if width_px != self.right_px:
            self.right_px = width_px
            self.right_changed.emit(width_px)

    def let_zoom_y(self, *, with_x: bool) -> None:
        """Let a person zoom and pan along y too: together `with_x`, or on the left axis alone."""
        self.setMouseEnabled(x=True, y=True)
        self.getViewBox().zooms_both = with_x

    @property
    def is_zoomed(self) -> bool:
        """Whether a person has set what is in sight."""
        return self.followed.is_held

    def let_go(self) -> None:
        """Show again what is in sight by itself."""
        self.followed.let_go()

    def dim(self, is_dimmed: bool) -> None:
        """Draw all that is in the view fainter, or as it is."""
        self.getViewBox().childGroup.setOpacity(DIMMED if is_dimmed else 1.0)

    def show_grid(self) -> None:
        """Draw horizontal lines at the ticks, behind all curves."""
        self.showGrid(x=False, y=True, alpha=1)
        self.getPlotItem().getAxis("left").setZValue(-1_000)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Leave nothing of what moves behind, in whichever window it is now."""
        super().showEvent(event)
        keep_paint_order(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, and the mark of the keyboard on it."""
        super().paintEvent(event)
        paint_inside(self, self._accent)

    @property
    def takes_home(self) -> bool:
        """Whether Home is a key of this plot now, and not of the window."""
        return self.is_zoomed

    @override
    def event(self, event: QEvent) -> bool:
        """Claim Home before shortcuts are matched."""
        is_claimed = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Home
            and self.takes_home
        )
        if is_claimed:
            event.accept()
        return is_claimed or bool(super().event(event))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home lets go of what has been zoomed."""
        if event.key() == Qt.Key.Key_Home:
            self.let_go()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragged; in any case report where the mouse is."""
        super().mouseMoveEvent(event)
        self._hovered_at = self._on_screen
        self._hover_watch.start()
        self.hovered.emit(self._place_of(self.mapToScene(event.position().toPoint())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Report that the mouse is elsewhere."""
        super().leaveEvent(event)
        self._end_hover()

    @property
    def _on_screen(self) -> QRect:
        return QRect(self.mapToGlobal(QPoint()), self.size())

    def _check_hover(self) -> None:
        """Report it too where the plot has gone from under a mouse that rests: Qt does not."""
        if self._on_screen != self._hovered_at or not self.isVisible():
            self._end_hover()

    def _end_hover(self) -> None:
        self._hover_watch.stop()
        self.hovered.emit(None)

    def _place_of(self, on_scene: QPointF) -> QPointF | None:
        view = self.getViewBox()
        if not view.sceneBoundingRect().contains(on_scene):
            return None
        place: QPointF = view.mapSceneToView(on_scene)
        return place

    def _emit_click(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        place = self._place_of(event.scenePos())
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        if not event.double():
            self.clicked.emit(place)
        elif self.is_zoomed:
            self.double_clicked.emit()
            self.let_go()
