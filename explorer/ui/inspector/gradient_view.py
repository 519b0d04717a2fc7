"""The gradient of a part through the run: a small curve, and its values in numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.gradient_trace import GradientTrace
from explorer.runs.history import History
from explorer.ui.inspector.sparkline import Sparkline
from explorer.ui.inspector.text import norm_text
from explorer.ui.kit.earlier_run import EarlierRunNote
from explorer.ui.kit.text import grouped, with_seeds
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden


class GradientView(QWidget):
    """Follows the run while it is visible."""

    def __init__(self, step_cursor: StepCursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_cursor = step_cursor
        self._theme: Theme | None = None
        self._history: History | None = None
        self._trace: GradientTrace | None = None
        self._drawn: tuple[int, int | None, int | None] | None = None
        self.sparkline = Sparkline()
        self.earlier = EarlierRunNote("inspector.gradient")
        self._hint = _muted("inspector.gradient.hint")
        self._hint.setWordWrap(True)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(12)
        self._table.setVerticalSpacing(1)
        self._table.setColumnStretch(0, 1)
        self._first_head = _muted("inspector.gradient.first_head")
        self._now_head = _muted("inspector.gradient.now_head")
        self._first_head.setToolTip(translate("GradientView", "Measured before any update."))
        for column, head in ((1, self._first_head), (2, self._now_head)):
            self._table.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        self._rows: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.sparkline)
        whole.addWidget(self._hint)
        whole.addLayout(self._table)
        step_cursor.changed.connect(self._on_step_changed)
        step_cursor.covered.connect(self.refresh)

    def show_layers(self, history: History | None, layers: dict[str, tuple[str, ...]]) -> None:
        """Show the gradient of layers, named for each arm, or that there is none yet."""
        self._history = history
        self._trace = GradientTrace(history, layers) if history is not None else None
        self._drawn = None
        self.sparkline.show_trace(self._trace)
        self._make_rows()
        self.refresh()

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim the curve and say why, while the run is from before an edit."""
        self.earlier.setVisible(is_earlier)
        self.sparkline.dim(is_earlier)

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        trace, history = self._trace, self._history
        if trace is None or history is None or not self.isVisible():
            return
        trace.update()
        covered = self._step_cursor.covered_after(history)
        state = (trace.steps, self._step_cursor.row, covered)
        if state == self._drawn:
            return
        self._drawn = state
        row = self._step_cursor.row_of(history)
        is_picked = self._step_cursor.row is not None
        self.sparkline.show_row(row, is_picked=is_picked, is_covering=covered is not None)
        self._show_hint()
        if row is not None and trace.arms:
            self._show_numbers(trace, history, row)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.earlier.apply_theme(theme)
        self.sparkline.apply_theme(theme)
        for arm, (mark, _, _) in self._rows.items():
            mark.setText(f"{theme.line_look(arm).sign} {arm}")
            mark.setStyleSheet(f"color: {theme.arm(arm)};")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_step_changed(self, _row: int | None) -> None:
        self.refresh()

    def _make_rows(self) -> None:
        for row in self._rows.values():
            for label in row:
                self._table.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._rows = {}
        for index, arm in enumerate(self._trace.arms if self._trace else ()):
            mark, first, now = QLabel(), QLabel(), QLabel()
            first.setObjectName(f"inspector.gradient.first.{arm}")
            embolden(mark)
            now.setObjectName(f"inspector.gradient.now.{arm}")
            self._table.addWidget(mark, index + 1, 0)
            for column, label in ((1, first), (2, now)):
                self._table.addWidget(label, index + 1, column, Qt.AlignmentFlag.AlignRight)
            self._rows[arm] = (mark, first, now)
        if self._theme is not None:
            self.apply_theme(self._theme)
        self._show_hint()

    def _show_hint(self) -> None:
        trace = self._trace
        has_steps = self._history is not None and self._history.steps > 0
        text = ""
        if trace is None or not has_steps:
            text = translate(
                "GradientView", "Press Space to train; its gradient norm appears here."
            )
        elif not trace.arms:
            text = translate(
                "GradientView",
                "No network in this run has it, so none of its gradients was recorded.",
            )
        elif trace.seeds > 1:
            text = COUNTS.mean_of_seeds(trace.seeds)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        has_curve = bool(trace is not None and trace.arms and has_steps)
        self.sparkline.setVisible(has_curve)
        for label in (self._first_head, self._now_head):
            label.setVisible(has_curve)
        for row in self._rows.values():
            for label in row:
                label.setVisible(has_curve)

    def _show_numbers(self, trace: GradientTrace, history: History, row: int) -> None:
        starts_here = history.first_step == 0  # else step 1 was in another run
        self._first_head.setText(translate("GradientView", "step 1") if starts_here else "")
        is_picked = self._step_cursor.row is not None
        step = grouped(history.first_step + row + 1)
        self._now_head.setText(
            translate("GradientView", "step {n}").format(n=step)
            if is_picked
            else translate("GradientView", "now")
        )
        values = []
        for arm, (_, first, now) in self._rows.items():
            then, mean = trace.value(arm, 0), trace.value(arm, row)
            first.setText(with_seeds(norm_text(then.value), then) if starts_here else "")
            now.setText(with_seeds(norm_text(mean.value), mean))
            values.append(f"{arm} {now.text()}")
        self.sparkline.setAccessibleName(
            translate("GradientView", "Gradient norm through the run: {values}").format(
                values=", ".join(values)
            )
        )


def _muted(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", "muted")
    return label
