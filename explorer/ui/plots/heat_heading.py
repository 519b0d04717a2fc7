"""The line over the heat maps: what they show, which arms have diverged, and the colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.quantities import Quantity
from explorer.ui.kit.colour_bar import BAR_HIGH_PX, BAR_PX, ends_text, paint_bar
from explorer.ui.kit.earlier_run import EarlierRunNote
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.follow_button import FollowButton
from explorer.ui.kit.hatch import SIGN_PX, flaw_text, paint_sign
from explorer.ui.kit.view_title import FoldButton, ViewTitle
from explorer.ui.plots.quantity_text import capitalized, heat_title
from explorer.ui.state.live_scale import LiveScale
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_GAP_PX = 6
_FOLD_PX = 2
"""Between the button that folds and the title."""


class ScaleLegend(QWidget):
    """A bar from the least to the greatest number, and the marks that have no place on it."""

    def __init__(self, scale: LiveScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._theme: Theme | None = None
        self.setObjectName("plot.gradient_heatmap.legend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.refresh()

    def show_scale(self, scale: LiveScale) -> None:
        """Show another scale."""
        self._scale = scale
        self.refresh()

    @property
    def numbers(self) -> tuple[str, str] | None:
        """The numbers at both ends; None where there is no bar."""
        return ends_text(self._scale.scale) if self._scale.scale else None

    def refresh(self) -> None:
        """Show the scale as it is now."""
        text = self._text()
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _text(self) -> str:
        if self.numbers is None:
            return translate("HeatMaps", "Legend of the heat maps")
        quantity = self._scale.quantity
        text = (
            translate(
                "HeatMaps",
                "{quantity}, {low} to {high}, on one logarithmic scale for all networks, in the "
                "graphs too. A cell is hatched where the number is zero or not finite, at one of "
                "its steps or in one of the seeds.",
            )
            if quantity.is_logarithmic
            else translate(
                "HeatMaps",
                "{quantity}, {low} to {high}, on one linear scale for all networks, in the graphs "
                "too.",
            )
        )
        low, high = self.numbers
        return text.format(quantity=capitalized(quantity), low=low, high=high)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of bar, numbers and marks in one line."""
        metrics = QFontMetricsF(self.font())
        width = 0.0
        if self.numbers is not None:
            width += BAR_PX + sum(
                metrics.horizontalAdvance(each) + _GAP_PX for each in self.numbers
            )
        for _, text in self._marks():
            width += metrics.horizontalAdvance(text) + SIGN_PX + 3 * _GAP_PX
        return QSize(int(width) + 4, int(metrics.height()))

    def _marks(self) -> list[tuple[int, str]]:
        return [(flaw, flaw_text(flaw)) for flaw in self._scale.flaws]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top, x = (self.height() - BAR_HIGH_PX) / 2, 0.0
            for flaw, text in self._marks():
                paint_sign(painter, theme, QRectF(x, top, SIGN_PX, BAR_HIGH_PX), flaw)
                x += SIGN_PX + _GAP_PX
                x = self._write(painter, x, text, theme.text) + 2 * _GAP_PX
            if self.numbers is not None:
                low, high = self.numbers
                x = self._write(painter, x, low, theme.text) + _GAP_PX
                paint_bar(painter, theme, QRectF(x, top, BAR_PX, BAR_HIGH_PX))
                self._write(painter, x + BAR_PX + _GAP_PX, high, theme.text)

    def _write(self, painter: QPainter, x: float, text: str, colour: str) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(text)
        painter.setPen(QColor(colour))
        area = QRectF(x, 0, width + 1, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        return x + width


class HeatHeading(ViewTitle):
    """The title says as much as the legend leaves space for."""

    def __init__(self, legend: ScaleLegend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        embolden(self.title)
        self._diverged = QLabel()
        self._diverged.setObjectName("plot.gradient_heatmap.diverged")
        self.earlier = EarlierRunNote("plot.gradient_heatmap")
        self._legend = legend
        self.fold = FoldButton("plot.gradient_heatmap.fold")
        self._forms: tuple[str, ...] = ("",)
        self.follow = FollowButton("plot.gradient_heatmap")
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 3, 10, 1)
        line.setSpacing(18)
        line.addWidget(self.fold)
        line.addSpacing(_FOLD_PX - line.spacing())
        line.addWidget(self.title, stretch=1)
        line.addWidget(self.earlier)
        line.addWidget(self.follow)
        line.addWidget(self._diverged)
        line.addWidget(legend)

    def show_quantity(self, quantity: Quantity, seeds: int) -> None:
        """Name what the maps show, and over how many seeds it is averaged."""
        title = heat_title(quantity)
        forms = [
            translate("HeatMaps", "{title}, time runs down").format(title=title),
            title,
            capitalized(quantity),
        ]
        if seeds > 1:
            forms = [
                each.format(title=title)
                for each in COUNTS.maps_over_seeds(seeds, is_geometric=quantity.is_logarithmic)
            ]
        self._forms = tuple(forms)
        self.title.set_forms(*forms)

    def name_arms(self, names: Sequence[str]) -> None:
        """Name the networks after the title, as a picture does, which has none around it."""
        text = translate("HeatMaps", "{title}: {names}")
        named = [text.format(title=each, names=", ".join(names)) for each in self._forms if names]
        self.title.set_forms(*named, *self._forms)

    def show_diverged(self, diverged: Mapping[str, str]) -> None:
        """Name the arms that have diverged, each with the text that says so."""
        text = "   ".join(f"{label} ✕ {when}" for label, when in diverged.items())
        if text != self._diverged.text():
            self._diverged.setText(text)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.earlier.apply_theme(theme)
        self._diverged.setStyleSheet(f"color: {theme.error};")
        self._legend.apply_theme(theme)
