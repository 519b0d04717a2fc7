"""Style sheets of the inspector's buttons: plain, filled while on, framed while in focus."""

from __future__ import annotations

from explorer.ui.theme.palette import Theme


def button_rules(theme: Theme) -> str:
    """Return the style sheet of a button with text."""
    return (
        f"QToolButton {{ border: 1px solid {theme.border}; border-radius: 4px;"
        f" padding: 2px 8px; background: {theme.base}; color: {theme.text}; }}"
        f"QToolButton:hover {{ background: {theme.band[1]}; }}"
        f"QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent};"
        f" border-color: {theme.accent}; }}"
        f"QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 1px 7px; }}"
        f"QToolButton:checked:focus {{ border-color: {theme.text}; }}"
    )


def arrow_rules(theme: Theme) -> str:
    """Return the style sheet of a button that is a symbol only."""
    return (
        "QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 2px 6px; }"
        f"QToolButton:hover {{ background: {theme.band[1]}; }}"
        f"QToolButton:disabled {{ color: {theme.stem}; }}"
        f"QToolButton:focus {{ border: 1px solid {theme.accent}; }}"
    )
