"""Renders a widget as SVG, PNG or PDF: vectors stay vectors, text stays text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pyqtgraph import PlotCurveItem, ScatterPlotItem
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPdfWriter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.ui.export.plain_svg import plain_svg
from explorer.ui.kit.focus_ring import FocusRing

PNG_SCALE = 2
"""Pixels of a PNG for each of the window's, so that it can be printed and enlarged."""

_POINTS_PER_INCH = 72


def picture_format(path: Path) -> str:
    """Return the format that a file's suffix stands for: "svg", "png" or "pdf".

    Raises:
        UserError: It has another suffix.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in ("png", *_VECTORS):
        raise UserError(
            "Pictures", "a picture's name must end in .svg, .png or .pdf, got {name!r}"
        ).format(name=path.name)
    return suffix


def save_picture(widget: QWidget, path: Path, title: str, scale: float = PNG_SCALE) -> None:
    """Write a picture in the format of the file's suffix, whole or not at all.

    Args:
        widget: What is drawn, as it looks now.
        path: The file to write or replace.
        title: What it shows, for screen readers.
        scale: Pixels of a PNG for each of the widget's.

    Raises:
        UserError: The suffix is another one, or the file cannot be written.
    """
    suffix = picture_format(path)
    content = picture(widget, suffix, title, scale)
    with atomic_write(path) as file:
        file.write_bytes(content)


def picture(widget: QWidget, form: str, title: str, scale: float = PNG_SCALE) -> bytes:
    """Return a picture as "svg", "png" or "pdf"; the rest is as in `save_picture`."""
    return png(widget, scale) if form == "png" else _VECTORS[form](widget, title)


def svg(widget: QWidget, title: str) -> bytes:
    """Return a widget as SVG.

    pyqtgraph's own exporter fails on every plot with Qt 6.11, and a resolution other than the
    widget's would move each number away from its tick.
    """
    buffer = QBuffer()
    # SVG 1.1 has clipping; without it curves would run over their axes.
    drawing = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    drawing.setViewBox(QRect(QPoint(0, 0), widget.size()))
    drawing.setResolution(widget.logicalDpiX())
    drawing.setTitle(title)
    drawing.setDescription("")
    with _fit_for_vectors(widget):
        widget.render(drawing)
    return plain_svg(_content(buffer))


def pdf(widget: QWidget, title: str) -> bytes:
    """Return a widget as a PDF of one page of its size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QPdfWriter(buffer)
    page.setTitle(title)
    # Fusion mixes HSV and RGB in its gradients, which a PDF cannot express.
    page.setColorModel(QPdfWriter.ColorModel.RGB)
    page.setResolution(widget.logicalDpiX())
    points = QSizeF(widget.size()) * _POINTS_PER_INCH / widget.logicalDpiX()
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    page.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exact))
    page.setPageMargins(QMarginsF())
    with _fit_for_vectors(widget):
        widget.render(page)
    del page  # writes the end of the file
    return _content(buffer)


def image(widget: QWidget, scale: float = PNG_SCALE) -> QImage:
    """Return a widget as an image with `scale` pixels for each of its own."""
    drawn = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(widget.palette().window().color())
    with _fit_for_vectors(widget), _wider_lines(widget, scale):
        widget.render(drawn)
    return drawn


def png(widget: QWidget, scale: float = PNG_SCALE) -> bytes:
    """Return a widget as a PNG file."""
    buffer = QBuffer()
    QImageWriter(buffer, b"png").write(image(widget, scale))
    return _content(buffer)


@contextmanager
def _fit_for_vectors(widget: QWidget) -> Iterator[None]:
    """Leave out what is only for the screen: the focus ring, and whatever is cached as pixels.

    That is a view's background, and the symbols of pyqtgraph's plots.
    """
    views = widget.findChildren(QGraphicsView)
    modes = [view.cacheMode() for view in views]
    symbols = [each for view in views for each in view.items() if isinstance(each, ScatterPlotItem)]
    for view in views:
        view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    for each in symbols:
        each.opts["useCache"] = False
    try:
        with ExitStack() as stack:
            for ring in widget.window().findChildren(FocusRing):
                stack.enter_context(ring.hidden())
            yield
    finally:
        for each in symbols:
            each.opts["useCache"] = True
        for view, mode in zip(views, modes, strict=True):
            view.setCacheMode(mode)


@contextmanager
def _wider_lines(widget: QWidget, scale: float) -> Iterator[None]:
    """Widen curves with the image: pyqtgraph's pens have a width in pixels at any scale."""
    saved: list[tuple[dict[str, QPen], QPen]] = []
    for view in widget.findChildren(QGraphicsView):
        for each in view.items():
            if isinstance(each, PlotCurveItem) and isinstance(each.opts["pen"], QPen):
                saved.append((each.opts, each.opts["pen"]))
                wider = QPen(each.opts["pen"])
                wider.setWidthF(wider.widthF() * scale)
                each.opts["pen"] = wider
    try:
        yield
    finally:
        for options, pen in saved:
            options["pen"] = pen


def _content(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())


_VECTORS: dict[str, Callable[[QWidget, str], bytes]] = {"svg": svg, "pdf": pdf}
