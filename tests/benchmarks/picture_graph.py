"""One frame of the graphs of two ResNet-1202: painted, zoomed, and coloured anew by a run.

Each is timed in turn, so that a slow moment of the machine meets all of them.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtWidgets import QApplication

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.layout import RowLayout
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.values import STAGE, ColourBy, live
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import LIGHT
from explorer.ui.theme.style import apply_style
from tests.benchmarks.table import print_times

_ROUNDS = 40
_AIM = "8 ms"
_ALL, _BLOCKS, _ARCS, _LAYERS = (-1, 1202), (100, 500), (100, 250), (396, 406)
"""What is in sight: the whole depth, blocks just told apart, arcs, layers with their words."""


class _Bench:
    """Two graphs of 1,202 layers, and a run that feeds them."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        experiment = first_experiment()
        for label, name in (("A", "plain-1202"), ("B", "resnet-1202")):
            experiment = experiment.with_network(label, preset(name))
        self._experiment = experiment
        layout = RowLayout.of(experiment)
        self._record = RunRecord(experiment, layout)
        self._history = self._record.history
        self._rows = np.random.default_rng(0).random((256, layout.width)).astype(np.float32)
        self.axis = PlotWidget()
        self.selection = Selection()
        self._scales = LiveScales()
        self._scales.follow(self._record)
        self.column = GraphColumn(self.axis, self.selection, StepCursor(), self._scales)
        self.column.apply_theme(LIGHT)
        self.column.resize(972, 260)  # its room in a window of 1280 x 720
        self.column.show_experiment(experiment)
        self.column.show_records([self._record])
        self.column.show()

    def look_at(self, sight: tuple[int, int]) -> None:
        self.axis.setXRange(*sight, padding=0)
        self._app.processEvents()

    def paint(self) -> None:
        for panel in self.column.panels.values():
            panel.item.update()
            panel.plot.viewport().repaint()

    def colour(self, choice: ColourBy) -> None:
        box = self.column.row.choice
        box.setCurrentIndex(box.findData(choice.value))
        empty = RunRecord(self._experiment)
        self.column.show_records([self._record if choice.quantity else empty])
        self._app.processEvents()

    def feed(self) -> None:
        """Take one more step, colour the cells by it and paint."""
        at = self._history.steps % len(self._rows)
        self._history.append(self._rows[at : at + 1])
        self._scales.refresh()
        self.column.refresh()
        self.paint()

    def select(self) -> None:
        name = f"layer2.{self._history.steps % 7}.conv1"
        self._history.append(self._rows[:1])
        self.selection.select(Selected("A", name))
        self.paint()


def main() -> None:
    app = QApplication([])
    gc.disable()  # as the application does
    apply_style(app, LIGHT)
    bench = _Bench(app)
    cases: dict[str, tuple[ColourBy, tuple[int, int], Callable[[], None]]] = {
        "paint, all of it": (STAGE, _ALL, bench.paint),
        "paint, blocks": (STAGE, _BLOCKS, bench.paint),
        "paint, arcs": (STAGE, _ARCS, bench.paint),
        "paint, layers": (STAGE, _LAYERS, bench.paint),
        "a step in colour, all of it": (live(GRADIENT_NORM), _ALL, bench.feed),
        "a step in colour, blocks": (live(GRADIENT_NORM), _BLOCKS, bench.feed),
        "a step in colour, arcs": (live(GRADIENT_NORM), _ARCS, bench.feed),
        "a step in colour, layers": (live(GRADIENT_NORM), _LAYERS, bench.feed),
        "select, layers": (STAGE, _LAYERS, bench.select),
    }
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(_ROUNDS):
        for name, (choice, sight, act) in cases.items():
            bench.colour(choice)
            bench.look_at(sight)
            act()
            began = time.perf_counter()
            act()
            times[name].append(time.perf_counter() - began)
    title = "Two graphs of 1,202 layers, a frame (972 x 260, off screen)"
    print_times(title, times, dict.fromkeys(cases, _AIM))
    os._exit(0)


if __name__ == "__main__":
    main()
