"""Gradient norm of every layer at every step: a picture an arm, on the depth axis."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.ui.plots.plot_widget import PlotWidget
from explorer.ui.selection import Selection
from explorer.ui.shown_step import ShownStep
from explorer.ui.theme.palette import Theme


class HeatMaps(QWidget):
    """One below the other, so that a layer stands at the same x as in the graphs and profile.

    `axis` is the plot whose depth axis they share.
    """

    def __init__(
        self,
        axis: PlotWidget,
        selection: Selection,
        shown_step: ShownStep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._selection = selection
        self._shown_step = shown_step

    def show_arms(self, experiment: Experiment) -> None:
        """Make a map for each arm of a run."""

    def show_history(self, history: History | None) -> None:
        """Show another run, or none."""

    def show_lost(self, lost: Mapping[str, str]) -> None:
        """Mark the arms that have diverged, each with the words that say so."""

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
