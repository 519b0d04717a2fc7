"""A run from before an edit is dimmed in every view, says so, and is not lost by the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.graph.values import live
from explorer.ui.kit.earlier_run import DIMMED
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from tests.ui.feeding import feed

_WORDS = "from the run before the edit"


def edit(window: MainWindow, seed: int = 7) -> None:
    edited = window.document.experiment.edited(seed=seed)
    window.document.edit(edited, Message("Test", "Change seed"))


def plots(window: MainWindow) -> list[PlotWidget]:
    return [
        *(panel.plot for panel in window.graphs.values()),
        window.profile.plot,
        *window.heat_maps.strips.values(),
        window.loss.plot,
        window.error.plot,
    ]


def opacities(window: MainWindow) -> set[float]:
    return {round(each.getViewBox().childGroup.opacity(), 3) for each in plots(window)}


def notes(window: MainWindow) -> list[str]:
    found = [each for each in window.findChildren(QLabel) if each.text() == _WORDS]
    return sorted(each.objectName() for each in found if each.isVisible())


def end(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    run.control.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)


def test_that_every_view_dims_a_run_from_before_an_edit_and_says_so(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    window.selection.select(Selected("A", "layer1.0.conv1"))
    window.graph_column.row.choose(live(GRADIENT_NORM))
    feed(window, run, 8)
    end(window, run, qtbot)
    assert (opacities(window), notes(window)) == ({1.0}, [])
    edit(window)
    assert opacities(window) == {DIMMED}
    assert notes(window) == [
        "graph.earlier",
        "inspector.gradient.earlier",
        "plot.accuracy.earlier",
        "plot.gradient_heatmap.earlier",
        "plot.gradient_profile.earlier",
        "plot.loss.earlier",
    ]
    window.document.undo_stack.undo()
    assert (opacities(window), notes(window)) == ({1.0}, [])


def test_that_arcs_and_slabs_are_dimmed_as_much_as_cells(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    window.graph_column.row.choose(live(GRADIENT_NORM))
    feed(window, run, 8)
    end(window, run, qtbot)
    plot = window.graphs["B"].plot

    def darkest() -> int:
        """The least lightness in the picture: that of the arcs, in a light theme."""
        image = plot.grab().toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    bright = darkest()
    edit(window)
    assert darkest() > bright + 60


def test_that_graphs_that_show_only_the_design_are_not_dimmed(window: MainWindow, run: Run) -> None:
    feed(window, run, 8)
    edit(window)
    assert "graph.earlier" not in notes(window)
    graph = window.graphs["A"].plot.getViewBox().childGroup
    assert graph.opacity() == 1.0


def test_that_space_after_an_edit_keeps_the_run_before_and_says_how_to_reach_it(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 8)
    end(window, run, qtbot)
    before = window.controller.record
    edit(window)
    assert "Space trains the new design and keeps this run" in window.status.controlled.text()
    window.actions_.run.trigger()
    assert window.controller.record is not before
    assert notes(window) == []
    assert "The last run is kept: Ctrl+Shift+R" in window.statusBar().currentMessage()
    window.actions_.bring_back.trigger()
    assert window.controller.record is before
    assert before is not None
    assert (before.steps, before.end_reason) == (8, EndReason.STOPPED)
    assert "plot.loss.earlier" in notes(window)
