"""A plot under a line with its title and its legend: the frame of every curve view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from explorer.runs.history import History
from explorer.ui.plots.plot_widget import PlotWidget
from explorer.ui.theme.palette import Theme


class PlotPanel(QWidget):
    """Title, legend and plot. While there is nothing to show it says what to do."""

    def __init__(
        self,
        name: str,
        title: str,
        hint: str,
        parent: QWidget | None = None,
        *,
        is_log: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setMinimumHeight(96)
        self.plot = PlotWidget(self, is_log=is_log)
        self.plot.setObjectName(name)
        self.plot.setAccessibleName(title)
        self.theme: Theme | None = None
        self.history: History | None = None
        self._title = QLabel(title)
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Else a long legend would make its plot wider than the one beside it.
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._empty = QLabel(hint)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()

    def show_history(self, history: History | None) -> None:
        """Show another run, or none."""
        self.history = history
        self._empty.setVisible(history is None or history.steps == 0)

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        if self.history is not None and self.history.steps and self._empty.isVisible():
            self._empty.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.plot.apply_theme(theme)
        self.plot.show_grid()

    def set_legend(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Write the legend: (mark, its colour, words) for each entry."""
        parts = [
            f'<span style="color:{colour}; font-weight:bold">{mark}</span>&nbsp;{words}'
            for mark, colour, words in entries
        ]
        self._legend.setText("&nbsp;&nbsp;&nbsp; ".join(parts))

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        line = QHBoxLayout()
        line.setContentsMargins(8, 3, 10, 1)
        line.addWidget(self._title)
        line.addWidget(self._legend, stretch=1)
        body = QStackedLayout()
        body.setStackingMode(QStackedLayout.StackingMode.StackAll)
        body.addWidget(self._empty)
        body.addWidget(self.plot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addLayout(body, stretch=1)
