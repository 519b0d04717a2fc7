"""A plot under a line with its title and its legend: the frame of every curve view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.runs.tables import Table
from explorer.ui.kit.earlier_run import EarlierRunNote
from explorer.ui.kit.fixed_line_label import FixedLineLabel
from explorer.ui.kit.follow_button import FollowButton
from explorer.ui.kit.picture_sheet import in_theme, without
from explorer.ui.kit.plot_legend import DIVERGED, LegendEntry, PlotLegend
from explorer.ui.kit.plot_widget import LEFT_AXIS_PX, RIGHT_MARGIN_PX, PlotWidget
from explorer.ui.kit.reading_box import Lines, ReadingBox
from explorer.ui.kit.text import diverged_text
from explorer.ui.kit.view import Exhibit
from explorer.ui.kit.view_title import ViewTitle
from explorer.ui.kit.waiting_text import waiting_text
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

CurveKey = tuple[int, str]
"""Whose a curve is: the index of the record, 0 for the displayed one, and the arm's label."""

_LEAST_HEIGHT_PX = 76
_SPACING_PX = 6
_NOTE_PX = 4
"""Between the note on an earlier run and the upper right corner of the plot."""
_MARGINS_PX = 42
"""Beside and between title, controls and legend."""

_MOST_TITLE = 24
"""Letters of a run's name in a legend; the tool tip has it whole."""


class PlotPanel(QWidget):
    """Title, legend and plot. While there is nothing to show a hint stands there.

    The first record is the displayed one; the curves of the others are laid over its own.
    """

    def __init__(
        self,
        name: str,
        title: str,
        hint: str,
        parent: QWidget | None = None,
        *,
        is_log: bool = False,
        heading: QToolButton | None = None,
    ) -> None:
        """Make an empty plot; `heading`, if there is one, stands for the title."""
        super().__init__(parent)
        self.plot = PlotWidget(self, is_log=is_log)
        self.plot.setObjectName(name)
        self.plot.setAccessibleName(title)
        self.earlier = EarlierRunNote(name, self.plot)
        self.reading = ReadingBox(self.plot, f"{name}.reading")
        self.plot.setToolTip(
            translate(
                "PlotPanel",
                "Scroll to zoom, on an axis along that alone; drag to move, double-click to follow "
                "again, right-click to save.",
            )
        )
        self.follow = FollowButton(name)
        self.follow.clicked.connect(self.plot.let_go)
        self.plot.followed.changed.connect(self._show_held)
        self.theme: Theme | None = None
        self.records: tuple[RunRecord, ...] = ()
        self._diverged: dict[str, str] = {}
        self.title_line = ViewTitle()
        self.title_line.laid_out.connect(self._fit_legend)
        self._added: list[QWidget] = []
        self._title: QLabel | QToolButton = heading or QLabel(title)
        self._legend = PlotLegend(f"{name}.legend")
        self._hint = hint
        self._empty = QLabel(hint)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()

    def add_control(self, control: QWidget) -> None:
        """Put a small control after the title."""
        self._added.append(control)
        self._controls.addWidget(control)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records; see `View`."""
        self.records = tuple(records)
        self._diverged = diverged_text(records[0], self.row, self.covered_after)
        self._empty.setText(waiting_text(records[0], self._hint))
        self._show_empty(is_empty=not self.has_steps)
        self.reading.hide()

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim the curves and say why; see `View`."""
        self.plot.dim(is_earlier)
        self.earlier.setVisible(is_earlier)
        self._place_note()

    @property
    def has_steps(self) -> bool:
        """Whether any record has a step to show."""
        return any(record.history.steps for record in self.records)

    @property
    def record(self) -> RunRecord | None:
        """The displayed record; None before the first is shown."""
        return self.records[0] if self.records else None

    @property
    def history(self) -> History | None:
        """What the displayed run has recorded; None before the first record is shown."""
        return self.record.history if self.record is not None else None

    @property
    def row(self) -> int | None:
        """The row that is shown, of a view that shows a single one; None for the whole run."""
        return None

    @property
    def covered_after(self) -> int | None:
        """The row behind which all is covered; None while nothing is."""
        return None

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        record = self.record
        if record is None:
            return
        if self._empty.isVisible():
            self._empty.setText(waiting_text(record, self._hint))
            if self.has_steps:
                self._show_empty(is_empty=False)
        self.name_diverged()

    def name_diverged(self) -> None:
        """Say in the legend which arms have diverged, as far as that is not covered."""
        record = self.record
        if record is None:
            return
        diverged = diverged_text(record, self.row, self.covered_after)
        if diverged != self._diverged:
            self._diverged = diverged
            self.write_legend()

    def exhibits(self) -> list[Exhibit]:
        """Return the plot with its title and legend, and its numbers."""
        name = self.plot.objectName().removeprefix("plot.").replace(".", "_")
        title = self.plot.accessibleName()
        table, sheet = self.csv_rows, self.as_picture
        exhibit = Exhibit(self, title, name, table, self.steps_a_row, sheet)
        return [exhibit] if self.isVisible() else []

    @property
    def steps_a_row(self) -> int:
        """Of how many old steps one has a row in the table, of a very long run."""
        return 1

    @contextmanager
    def as_picture(self, theme: Theme | None) -> Iterator[None]:
        """Be without controls and cross-hair, and perhaps in another theme, for a picture."""
        title = self._title.text()
        self.show_cross_hair(is_shown=False)
        with (
            in_theme(self, self.apply_theme, self.theme, theme),
            without([*self._added, self.follow]),
        ):
            self._title.setText(self.picture_title)
            self._legend.prefers_names = True
            self._fit_legend()
            try:
                yield
            finally:
                self._title.setText(title)
                self._legend.prefers_names = False
        self.show_cross_hair(is_shown=True)
        self._fit_legend()

    @property
    def picture_title(self) -> str:
        """The title of a picture, which has no controls that say the rest."""
        title: str = self.plot.accessibleName()
        return title

    def show_cross_hair(self, *, is_shown: bool) -> None:
        """Show where the mouse is, or leave it out of a picture."""

    def csv_rows(self) -> Table | None:
        """Return what it shows as a table; None while there is nothing to show."""
        raise NotImplementedError

    def _show_empty(self, *, is_empty: bool) -> None:
        """Show the hint or hide it; the axis shows no numbers while none have been measured."""
        self._empty.setVisible(is_empty)
        self.plot.getPlotItem().getAxis("left").setStyle(showValues=not is_empty)

    def show_reading(self, x: float, heading: str, lines: Lines) -> None:
        """Show the reading beside a place on the plot's x axis."""
        on_scene = self.plot.getViewBox().mapViewToScene(QPointF(x, 0))
        self.reading.show_reading(QPoint(self.plot.mapFromScene(on_scene).x(), 0), heading, lines)

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self.theme = theme
        self.setMinimumHeight(round(_LEAST_HEIGHT_PX * theme.font_scale))
        self.plot.apply_theme(theme)
        self.plot.show_grid()
        self._place_hint()
        self.earlier.apply_theme(theme)
        self._place_note()
        self.reading.apply_theme(theme)
        self._legend.apply_theme(theme)

    def look_of(self, theme: Theme, key: CurveKey) -> LineLook:
        """Return how the line of a curve is drawn."""
        number, label = key
        return theme.overlay(label, number - 1) if number else theme.line_look(label)

    def text_for(self, label: str) -> str:
        """Return what the legend says of an arm."""
        diverged = self._diverged.get(label)
        return f"{label}{DIVERGED}{diverged}" if diverged else label

    def name_of(self, label: str) -> str:
        """Return the name of an arm's network in the displayed run."""
        return self.record.experiment.arm(label).network.name if self.record is not None else ""

    def write_legend(self) -> None:
        """Write the legend again; each plot has its own."""

    def set_legend(
        self,
        entries: Sequence[LegendEntry],
        extras: Sequence[LegendEntry] = (),
        about: str = "",
    ) -> None:
        """Write the legend; of the extras as many as fit, the rest in the tool tip.

        The overlaid runs are named before the extras. `about` explains the text in the tool tip
        alone.
        """
        overlays = [self._overlay_entry(number) for number in range(1, len(self.records))]
        lines = [*([about] if about else []), *self._overlay_texts()]
        self._legend.show_entries(entries, [*overlays, *extras], lines)
        self._fit_legend()

    def _overlay_entry(self, number: int) -> LegendEntry:
        """Return what the legend says of an overlaid run; the dots of its lines count it."""
        record = self.records[number]
        colour, sign = "", ""
        if self.theme is not None:
            colour = self.theme.muted
            sign = self.look_of(self.theme, (number, record.experiment.arms[0].label)).sign
        title = record.title
        short = title if len(title) <= _MOST_TITLE else f"{title[: _MOST_TITLE - 1]}…"
        text = translate("PlotPanel", "{number}: {run}").format(number=number, run=short)
        return LegendEntry(sign, colour, text)

    def _overlay_texts(self) -> list[str]:
        """Return a line for each overlaid run that says what was trained."""
        return [
            translate("PlotPanel", "{number}: {run} ({networks}, seed {seed})").format(
                number=number,
                run=record.title,
                networks=", ".join(
                    f"{arm.label} {arm.network.name}" for arm in record.experiment.arms
                ),
                seed=record.experiment.seed,
            )
            for number, record in enumerate(self.records[1:], start=1)
        ]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()
        self._place_note()
        self._fit_legend()

    def _show_held(self, is_held: bool) -> None:
        self.follow.setVisible(is_held)
        self._fit_legend()

    def _place_hint(self) -> None:
        """Let the hint stand in the middle of the plot, between its axes."""
        if self.theme is not None:
            left = round(LEFT_AXIS_PX * self.theme.font_scale)
            below = round(self.plot.getPlotItem().getAxis("bottom").height())
            self._empty.setContentsMargins(left, self.plot.TOP_PX, RIGHT_MARGIN_PX, below)

    def _place_note(self) -> None:
        left = self.plot.width() - self.earlier.width() - RIGHT_MARGIN_PX - _NOTE_PX
        self.earlier.move(max(0, left), self.plot.TOP_PX + _NOTE_PX)

    def _fit_legend(self) -> None:
        used = self._title.sizeHint().width() + self._controls.sizeHint().width()
        if not self.follow.isHidden():
            used += self.follow.sizeHint().width() + _SPACING_PX
        self._legend.fit(self.width() - used - _MARGINS_PX)

    def _lay_out(self) -> None:
        embolden(self._title)
        line = QHBoxLayout(self.title_line)
        line.setContentsMargins(8, 3, 10, 1)
        line.addWidget(self._title)
        line.setSpacing(_SPACING_PX)
        self._controls = QHBoxLayout()
        line.addLayout(self._controls)
        line.addWidget(self.follow)
        line.addWidget(FixedLineLabel(self._legend), stretch=1)
        body = QStackedLayout()
        body.setStackingMode(QStackedLayout.StackingMode.StackAll)
        body.addWidget(self._empty)
        body.addWidget(self.plot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.title_line)
        whole.addLayout(body, stretch=1)
