"""What a view changes about itself for a picture, and takes back when the picture is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtWidgets import QWidget

from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import styled_as

Sheet = Callable[[Theme | None], AbstractContextManager[None]]
"""Makes a view fit for a picture, in another theme unless that is None."""


@contextmanager
def in_theme(
    view: QWidget, apply_theme: Callable[[Theme], None], own: Theme | None, theme: Theme | None
) -> Iterator[None]:
    """Let a view take a theme for as long as a picture is drawn."""
    if theme is None or own is None:
        yield
        return
    try:
        with styled_as(theme, view):
            apply_theme(theme)
            yield
    finally:
        apply_theme(own)


@contextmanager
def without(widgets: Sequence[QWidget]) -> Iterator[None]:
    """Leave controls out, for nobody can press them on paper."""
    shown = [each for each in widgets if not each.isHidden()]
    for each in shown:
        each.hide()
    try:
        yield
    finally:
        for each in shown:
            each.show()


@contextmanager
def as_they_are(_theme: Theme | None) -> Iterator[None]:
    """Change nothing: the sheet of the whole window, whose controls are part of its picture."""
    yield
