"""The line over the heat maps: what they show, which arms have diverged, and the scale's legend."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.messages import translate
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.plots.scale_legend import ScaleLegend
from explorer.ui.theme.palette import Theme


class HeatHeading(QWidget):
    """The title says as much as the legend leaves room for."""

    def __init__(self, legend: ScaleLegend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._diverged = QLabel()
        self._diverged.setObjectName("plot.gradient_heatmap.diverged")
        self._legend = legend
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 3, 10, 1)
        line.setSpacing(18)
        line.addWidget(self.title, stretch=1)
        line.addWidget(self._diverged)
        line.addWidget(legend)

    def show_seeds(self, seeds: int) -> None:
        """Say of how many seeds the maps show the mean."""
        forms: tuple[str, ...] = (
            translate("HeatMaps", "Gradient norm by layer and step, time runs down"),
            translate("HeatMaps", "Gradient norm by layer and step"),
            translate("HeatMaps", "Gradient norm"),
        )
        if seeds > 1:
            forms = (
                translate(
                    "HeatMaps",
                    "Gradient norm by layer and step, geometric mean of {n} seeds; time runs down",
                ),
                translate("HeatMaps", "Gradient norm by layer and step, mean of {n} seeds"),
                translate("HeatMaps", "Gradient norm, mean of {n} seeds"),
                translate("HeatMaps", "Mean of {n} seeds"),
            )
        self.title.set_forms(*(each.format(n=seeds) for each in forms))

    def show_diverged(self, diverged: Mapping[str, str]) -> None:
        """Name the arms that have diverged, each with the words that say so."""
        text = "   ".join(f"{label} ✕ {words}" for label, words in diverged.items())
        if text != self._diverged.text():
            self._diverged.setText(text)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._diverged.setStyleSheet(f"color: {theme.error};")
        self._legend.apply_theme(theme)
