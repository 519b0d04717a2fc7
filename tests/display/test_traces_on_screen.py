from __future__ import annotations

from tests.display.conftest import Display


def test_that_the_mouse_over_an_ended_run_leaves_no_lines_on_a_real_screen(
    display: Display,
) -> None:
    lines = display.run("tests.display.sweep_cross_hair")
    assert {name: len(found) for name, found in lines.items()} == {
        "plot.loss": 1,
        "plot.accuracy": 1,
    }
