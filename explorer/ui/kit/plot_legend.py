"""The legend in a plot's title line: as much as there is space for, the rest in its tool tip."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.theme.contrast import readable
from explorer.ui.theme.palette import Theme

DETAILS = "\u2002"
"""Precedes what a legend says of an arm besides its name; left out if there is no space."""
DETAIL = "\u2002\u200a"
"""The same, before what is left out first."""
DIVERGED = " ✕ "
"""The same, before how an arm has diverged; left out last."""
_GAP, _NARROW_GAP = "    ", "  "
_BOLD_PX = 2
"""A bold letter is at most this much wider."""


class LegendEntry(NamedTuple):
    """A mark in its colour, and what it stands for.

    `short` says it, and `short_mark` shows it, where there is less space. `name` is that of an
    arm's network; it follows the arm's letter, with which `text` begins, if there is space for all.
    """

    mark: str
    colour: str
    text: str
    short: str = ""
    short_mark: str = ""
    name: str = ""

    @property
    def whole(self) -> str:
        """The text with the name."""
        return f"{self.text[0]} {self.name}{self.text[1:]}" if self.name else self.text


class PlotLegend(QLabel):
    """Entries in one line, right-aligned."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.prefers_names = False
        """Whether names are more than what else is said of arms: in a picture nothing else has."""
        self._theme: Theme | None = None
        self._entries: tuple[LegendEntry, ...] = ()
        self._extras: tuple[LegendEntry, ...] = ()

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme at the next `fit`."""
        self._theme = theme

    def show_entries(
        self,
        entries: Sequence[LegendEntry],
        extras: Sequence[LegendEntry],
        about: Sequence[str],
    ) -> None:
        """Show other entries at the next `fit`.

        Args:
            entries: What is there whenever anything is.
            extras: What is there if it fits; the last is left out first.
            about: Lines that explain the entries, in the tool tip alone.
        """
        self._entries, self._extras = tuple(entries), tuple(extras)
        lines = [f"{each.mark}  {each.whole}" for each in (*self._entries, *self._extras)]
        self.setToolTip("\n".join([*lines, *about]))

    def fit(self, available_px: int) -> None:
        """Write as much as fits in a width."""
        plain, gap = [*self._entries, *self._extras], _GAP
        shown = [each._replace(text=each.whole) for each in plain]
        if self._width_of(shown, gap) > available_px and self.prefers_names:
            shown, gap = [_named(each) for each in plain], _NARROW_GAP
        if self._width_of(shown, gap) > available_px:
            shown, gap = plain, _GAP
        if self._width_of(shown, gap) > available_px:
            shown = [each._replace(text=each.short or each.text) for each in shown]
        if self._width_of(shown, gap) > available_px:
            gap = _NARROW_GAP
        if self._width_of(shown, gap) > available_px:
            shown = [each._replace(mark=each.short_mark or each.mark) for each in shown]
        while len(shown) > len(self._entries) and self._width_of(shown, gap) > available_px:
            shown.pop()
        for separator in (DETAIL, DETAILS, DIVERGED):
            if self._width_of(shown, gap) > available_px:
                shown = [each._replace(text=_shortened(each.text, separator)) for each in shown]
        if self._width_of(shown, gap) <= available_px:
            parts = [
                f"{_strong(each.mark, each.colour)}&nbsp;{_unbroken(html.escape(each.text))}"
                for each in shown
            ]
            self.setText(f"{_unbroken(gap[1:])} ".join(parts))
            return
        # Many arms, or large text: their letters in their colours must do, or the tool tip.
        with_words = [
            each._replace(text=f"{each.mark} {each.text}") for each in shown if each.short
        ]
        letters = [each for each in shown if not each.short]
        forms = ([*letters, *with_words], letters)
        fitting = (self._coloured(each) for each in forms if self._fits(each, available_px))
        self.setText(next(fitting, ""))

    def _fits(self, shown: Sequence[LegendEntry], available_px: int) -> bool:
        width = self.fontMetrics().horizontalAdvance("  ".join(each.text for each in shown))
        return width + _BOLD_PX * len(shown) <= available_px

    def _coloured(self, shown: Sequence[LegendEntry]) -> str:
        parts = [_strong(each.text, self._for_text(each.colour)) for each in shown]
        return "&nbsp; ".join(parts)

    def _for_text(self, colour: str) -> str:
        """Return a line's colour as dark as text must be."""
        theme = self._theme
        return readable(colour, theme.text, (theme.window, theme.base)) if theme else colour

    def _width_of(self, entries: Sequence[LegendEntry], gap: str) -> int:
        whole = gap.join(f"{each.mark} {each.text}" for each in entries)
        return self.fontMetrics().horizontalAdvance(whole)


def _strong(text: str, colour: str) -> str:
    text = _unbroken(html.escape(text))
    return f'<span style="color:{colour}; font-weight:bold">{text}</span>'


def _named(entry: LegendEntry) -> LegendEntry:
    """Return an arm with its name and without details, or other words as short as they can be."""
    if not entry.name:
        return entry._replace(text=entry.short or entry.text)
    text = entry.whole
    for separator in (DETAIL, DETAILS):
        text = _shortened(text, separator)
    return entry._replace(text=text)


def _unbroken(text: str) -> str:
    return text.replace(" ", "&nbsp;")


def _shortened(text: str, separator: str) -> str:
    """Leave out what follows a separator: "A ✕" of "A ✕ diverged at step 66"."""
    return text.partition(separator)[0] + separator.rstrip() if separator in text else text
