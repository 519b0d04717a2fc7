"""Goes along the depth axis: shows all of it, steps along it, brings a part into sight."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.network.lookup import layer_at, locate
from explorer.network.plan import NetworkPlan
from explorer.ui.kit.followed_range import X
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.state.selection import Selected, Selection

_MARGIN_LAYERS = 1
"""Layers left free on both ends of the depth axis."""
_LEAST_LAYERS = 4
"""As close as one can zoom."""


class DepthNavigation:
    """Moves the selection and, once it would leave it, the visible part of the axis."""

    def __init__(self, axis: PlotWidget, selection: Selection) -> None:
        self._axis = axis
        self._selection = selection

    def fit(self, graphs: Sequence[PlotWidget], depth: int) -> None:
        """Show `depth` layers in graphs that share the axis; no view goes beyond them."""
        plots = [*graphs, self._axis]
        for plot in plots:  # a plot with older limits would hold the others back
            plot.getViewBox().setLimits(xMin=-_MARGIN_LAYERS, xMax=depth, minXRange=_LEAST_LAYERS)
        self._axis.followed.show(x=(-_MARGIN_LAYERS, depth))
        self._axis.followed.let_go(X)
        for plot in plots:
            # Else pyqtgraph finds the new range out while it paints, and paints twice.
            plot.getViewBox().updateMatrix()

    def position_in(self, plan: NetworkPlan) -> float:
        """Return where the selection stands in a network; the middle of the view if nowhere."""
        selected = self._selection.selected
        part = locate(plan, selected.name) if selected else None
        low, high = self._visible_range
        return part.span.first if part else (low + high) / 2

    def step(self, label: str, plan: NetworkPlan, change: int) -> None:
        """Select the layer of an arm `change` places further."""
        at = round(self.position_in(plan)) + change * (self._selection.selected is not None)
        layer = layer_at(plan, at)
        if layer is not None:
            self._selection.select(Selected(label, layer.name))

    def bring_into_sight(self, plan: NetworkPlan, name: str) -> None:
        """Move a part of a network into the middle, at the same zoom, unless it is in sight.

        It is in sight if half of it is, or if it fills half of what is visible.
        """
        part = locate(plan, name)
        if part is None:
            return
        low, high = self._visible_range
        first, last = part.span.first - 0.5, part.span.last + 0.5
        seen, width = min(high, last) - max(low, first), high - low
        if seen >= min(width, last - first) / 2:
            return
        least, most = self._axis.getViewBox().state["limits"]["xLimits"]
        begin = max(least, min((first + last - width) / 2, most - width))
        self._axis.setXRange(begin, begin + width, padding=0)

    @property
    def _visible_range(self) -> tuple[float, float]:
        low, high = self._axis.getViewBox().viewRange()[0]
        return low, high
