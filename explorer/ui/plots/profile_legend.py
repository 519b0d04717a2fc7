"""The legend of the profile: what is drawn besides the lines of the arms, and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.quantities import Quantity
from explorer.ui.kit.pens import BAND_SIGN, DOTTED_SIGN
from explorer.ui.kit.plot_legend import LegendEntry
from explorer.ui.plots.quantity_text import ratio_meaning
from explorer.ui.theme.palette import Theme


@dataclass(frozen=True)
class ProfileLegend:
    """Words for a quantity of each layer.

    Attributes:
        quantity: What is plotted.
        seeds: How many seeds each line is the mean of.
        has_first: Whether the untrained networks are drawn.
    """

    quantity: Quantity
    seeds: int
    has_first: bool

    def always(self, theme: Theme) -> list[LegendEntry]:
        """Return what stands there as long as anything does: a dotted line explains nothing."""
        if not self.has_first:
            return []
        text = translate("GradientProfile", "at step 1, untrained")
        short = translate("GradientProfile", "untrained")
        return [LegendEntry(DOTTED_SIGN, theme.muted, text, short)]

    def extras(self, theme: Theme) -> list[LegendEntry]:
        """Return what stands there if there is room."""
        if self.seeds == 1:
            return []
        is_geometric = self.quantity.is_logarithmic
        text = COUNTS.profile_over_seeds(self.seeds, is_geometric=is_geometric)
        return [LegendEntry(BAND_SIGN, theme.border, text)]

    def about(self) -> str:
        """Explain what is plotted, in a line each."""
        lines = [str(self.quantity.meaning)]
        if self.quantity.is_logarithmic:
            lines.append(ratio_meaning(self.quantity))
        return "\n".join(lines)
