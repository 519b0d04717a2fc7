"""From the edit of one block count to the repainted window, for depth 20, 110 and 1202.

The edit is of arm A; where B is linked to it, both graphs are made anew.
"""

from __future__ import annotations

import gc
import itertools
import os
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.training import start
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.benchmarks.table import print_times

_ROUNDS = 30
_DEPTHS = (20, 110, 1202)
_GRAPHS = {"A": 1, "A and B": 2}
"""What is edited, and how many graphs that changes."""


def main() -> None:
    app = QApplication([])
    gc.disable()  # as the application does
    window = MainWindow(Workspace(first_experiment(), start.train), Appearance("light"))
    window.resize(1280, 720)
    window.show()
    paints = 0
    paint = NetworkItem.paint

    def counted(item: NetworkItem, *arguments: object) -> None:
        nonlocal paints
        paints += 1
        paint(item, *arguments)

    NetworkItem.paint = counted
    times: dict[str, list[float]] = {
        f"{what}, depth {depth}": [] for what in _GRAPHS for depth in _DEPTHS
    }
    for round_number, what, depth in itertools.product(range(_ROUNDS), _GRAPHS, _DEPTHS):
        document = window.document
        network = preset(f"plain-{depth}")
        twin = preset(f"resnet-{depth}")
        experiment = document.experiment.with_network("A", network).with_network("B", twin)
        document.open(experiment, "set up")
        document.set_linked(on=what == "A and B")
        app.processEvents()
        # A count that no earlier round had: every plan is made anew.
        blocks = network.stages[1].blocks + 1 + round_number
        seen = paints
        began = time.perf_counter()
        document.edit_network("A", network.stage_edited(1, blocks=blocks), "edit")
        while paints < seen + _GRAPHS[what]:
            app.processEvents()
        app.processEvents()
        times[f"{what}, depth {depth}"].append(time.perf_counter() - began)
    window.close()
    print_times(
        "Edit of one block count to repainted window (1280x720, off screen)",
        times,
        {f"{what}, depth 110": "16 ms" for what in _GRAPHS}
        | {f"{what}, depth 1202": "50 ms" for what in _GRAPHS},
    )
    os._exit(0)


if __name__ == "__main__":
    main()
