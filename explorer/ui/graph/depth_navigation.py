"""Goes along the depth axis: shows all of it, or steps from layer to layer."""

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
        """Select the layer of an arm `change` places further, and keep it visible."""
        at = round(self.position_in(plan)) + change * (self._selection.selected is not None)
        layer = layer_at(plan, at)
        if layer is None:
            return
        self._selection.select(Selected(label, layer.name))
        low, high = self._visible_range
        if not low <= at <= high:
            begin = min(max(at - (high - low) / 2, -_MARGIN_LAYERS), plan.depth - (high - low))
            self._axis.setXRange(begin, begin + high - low, padding=0)

    @property
    def _visible_range(self) -> tuple[float, float]:
        low, high = self._axis.getViewBox().viewRange()[0]
        return low, high
