"""What a cross-hair over the depth axis says: the layer and its gradient norm in every arm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.messages import translate
from explorer.runs.history import History
from explorer.runs.means import geometric_means
from explorer.ui.kit.reading_box import Lines
from explorer.ui.plots.depth_places import DepthPlaces
from explorer.ui.theme.palette import Theme


def layer_heading(places: Mapping[str, DepthPlaces], position: int, step: int) -> str:
    """Name the layers at a place on the depth axis, each once, and the step."""
    names = dict.fromkeys(each.layer_at(position) for each in places.values())
    layers = ", ".join(name for name in names if name is not None)
    words = translate("DepthReading", "{layers} at step {step}")
    return words.format(layers=layers, step=f"{step:,}")


def depth_lines(
    history: History,
    places: Mapping[str, DepthPlaces],
    seeds: Sequence[int],
    row: int,
    position: int,
    theme: Theme,
) -> Lines:
    """Return for each arm that has a layer there its label, colour and norm."""
    lines: Lines = []
    for label, each in places.items():
        if not 0 <= position < each.depth:
            continue
        at = each.main[position]
        norms = [float(history.norms(label, seed)[row, at]) for seed in seeds]
        lines.append((label, theme.arm_text(label), (norm_text(norms),)))
    return lines


def norm_text(norms: Sequence[float]) -> str:
    """Write the geometric mean of the norms that have one, "0.0123"."""
    return number_text(float(10 ** geometric_means(np.array(norms)).logs))


def number_text(value: float) -> str:
    """Write three significant digits: "0.0123", "1,230", "1.23e-07"."""
    if value == 0:
        return "0"
    if not np.isfinite(value):
        return translate("DepthReading", "not finite")
    if abs(value) >= 1_000:
        return f"{value:,.0f}" if abs(value) < 1e7 else f"{value:.2e}"
    return f"{value:#.3g}".rstrip(".") if abs(value) >= 1e-4 else f"{value:.2e}"
