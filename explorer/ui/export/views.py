"""What can be taken away of the window: its views, and what their files are called."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget

from explorer.messages import translate
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.plots.heat_maps import HeatMaps


class View(NamedTuple):
    """A widget that can be taken away.

    Attributes:
        widget: All that belongs to the picture, its title and legend too.
        title: What it shows, in words.
        stem: The name that its files are given at first, without an ending.
    """

    widget: QWidget
    title: str
    stem: str


def view_of(widget: QWidget | None) -> View | None:
    """Return the view that a widget is, or lies in."""
    while widget is not None:
        if isinstance(widget, PlotPanel):
            name = widget.plot.objectName().removeprefix("plot.").replace(".", "_")
            return View(widget, widget.plot.accessibleName(), name)
        if isinstance(widget, GraphPanel):
            return View(widget, widget.plot.accessibleName(), _network_name(widget))
        if isinstance(widget, HeatMaps):
            title = translate("Exporter", "Gradient norm by layer and step")
            return View(widget, title, "gradient_heat_maps")
        widget = widget.parentWidget()
    return None


def views_in(area: QWidget) -> list[View]:
    """Return all views in sight, from the top down."""
    found = [
        view_of(each)
        for each in area.findChildren(QWidget)
        if isinstance(each, PlotPanel | GraphPanel | HeatMaps) and each.isVisible()
    ]
    views = [view for view in found if view is not None]
    return sorted(views, key=lambda view: _place(view.widget))


def _place(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(widget.window(), widget.rect().topLeft())
    return corner.y(), corner.x()


def _network_name(panel: GraphPanel) -> str:
    """Return the network's name as one that every file system takes."""
    labels = [each for each in panel.findChildren(QLabel) if "label.name." in each.objectName()]
    name = labels[0].text() if labels else ""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in name) or "network"
