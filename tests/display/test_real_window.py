from __future__ import annotations

from tests.display.conftest import Display


def test_that_a_real_window_does_what_keys_and_mouse_ask_for(display: Display) -> None:
    assert display.run("tests.display.use_keys_and_mouse") == {
        "rate in the design": 0.01,
        "drawn before a step": 0,
        "space runs and pauses": True,
        "a docked panel is beside the views": True,
        "escape takes no preset": True,
        "preset by typing": "plain-110-digits",
        "menus by mnemonics": ["File", "Edit", "Run", "View", "Help"],
        "title of a dock offers": ["Design", "Inspector", "Runs", "", "Tool bar"],
        "View brings back": ["Design", "Tool bar"],
        "buttons keep their places": True,
        "rates while it runs": [0.02],
        "escape ends no run": True,
        "a stopped run goes on": True,
        "a view fills the window and goes back": True,
        "maximized after the full screen": True,
        "status bar on the screen": True,
    }


def test_that_a_window_is_maximized_again_and_comes_back_from_a_screen_that_is_gone(
    display: Display,
) -> None:
    assert display.run("tests.display.restart") == {"is on a screen": True, "is as large": True}
