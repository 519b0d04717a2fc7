"""Every colour and line width of the program, once for each theme."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.runs.experiment import ARM_LABELS
from explorer.ui.theme.contrast import ink_on, paler, readable
from explorer.ui.theme.line_look import LineLook

_RAMP_ON_LIGHT = ("#d8e219", "#7ad151", "#35b779", "#1f9e89", "#2a788e", "#3b528b", "#481f70")
_RAMP_ON_DARK = ("#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725")
"""Viridis without the end that would fade into the background; the greatest stands out most."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of all views. Colours are "#rrggbb", widths are pixels.

    Attributes:
        name: As on the command line.
        window: Behind controls.
        base: Behind plots, tables and text fields.
        text: Text and numbers.
        muted: Text of less weight; still 4.5:1 on window and base.
        disabled: Text of what cannot be used now, which can still be read.
        border: Lines between things.
        band: Behind a stage of a graph, and the same for every second stage.
        stem: Stem and head of a graph.
        grid: Lines inside a plot.
        accent: Selection and focus.
        on_accent: Text on it.
        error: Text of a refused value.
        error_base: Behind it.
        arms: Colour of arm A, B, ...: four of Okabe and Ito's palette, lightened on dark, where
            their blue falls under 3:1, and four more that all eyes can distinguish.
        heat_zero: A heat map's number that is zero; no colour of its scale.
        heat_non_finite: One that is not finite; no colour of its scale.
        line: Width of the line that carries the message.
        thin: Width of raw data and of reference lines.
        font_scale: Size of text, as a share of the system's.
        ramp: From the least to the greatest of a value that is shown as a colour.
    """

    name: str
    window: str
    base: str
    text: str
    muted: str
    disabled: str
    border: str
    band: tuple[str, str]
    stem: str
    grid: str
    accent: str
    on_accent: str
    error: str
    error_base: str
    arms: tuple[str, ...]
    heat_zero: str = "#8f959d"
    heat_non_finite: str = "#e8175d"
    line: float = 2.0
    thin: float = 1.0
    font_scale: float = 1.0
    ramp: tuple[str, ...] = _RAMP_ON_LIGHT

    def arm(self, label: str) -> str:
        """Return the colour of an arm."""
        return self.arms[ARM_LABELS.index(label)]

    def line_look(self, label: str) -> LineLook:
        """Return how an arm's line is drawn."""
        return LineLook.of_arm(ARM_LABELS.index(label), self.arm(label), self.line)

    def overlay(self, label: str, index: int) -> LineLook:
        """Return how an arm's line of an overlaid run is drawn: paler, thinner, and dotted.

        Args:
            label: The arm's label.
            index: Which of the overlaid runs.
        """
        colour = paler(self.arm(label), self.base)
        width = (self.thin + self.line) / 2
        return LineLook.of_overlay(ARM_LABELS.index(label), index, colour, width)

    def arm_text(self, label: str) -> str:
        """Return an arm's colour for text: a line may be paler than what is read."""
        return readable(self.arm(label), self.text, (self.window, self.base, *self.band))

    def on_arm(self, label: str) -> str:
        """Return the colour of text on an arm's colour."""
        return ink_on(self.arm(label))


_ARMS_ON_LIGHT = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#664400",
    "#6633bb",
    "#111111",
    "#882233",
)
_ARMS_ON_DARK = (
    "#5ab4ec",
    "#ff8a45",
    "#40dea4",
    "#e79bc6",
    "#eedd33",
    "#8888ff",
    "#eeeeee",
    "#aa6633",
)

LIGHT = Theme(
    name="light",
    window="#f4f6f8",
    base="#ffffff",
    text="#15191e",
    muted="#4f5967",
    disabled="#68717f",
    border="#cfd5dd",
    band=("#eef2f6", "#e3e9f0"),
    stem="#8a95a3",
    grid="#dde2e9",
    accent="#0067a3",
    on_accent="#ffffff",
    error="#a51d1d",
    error_base="#fde8e6",
    arms=_ARMS_ON_LIGHT,
)
DARK = Theme(
    name="dark",
    window="#171b20",
    base="#1f242a",
    text="#eef1f5",
    muted="#b4bdc9",
    disabled="#939dab",
    border="#3a424c",
    band=("#262d35", "#2f3741"),
    stem="#7d8896",
    grid="#353d47",
    accent="#3d9bdc",
    on_accent="#0c1116",
    error="#ff9a90",
    error_base="#4a2323",
    arms=_ARMS_ON_DARK,
    ramp=_RAMP_ON_DARK,
)
PROJECTOR = Theme(
    name="projector",
    window="#ffffff",
    base="#ffffff",
    text="#000000",
    muted="#2b2f35",
    disabled="#5f6873",
    border="#8a929c",
    band=("#eef1f5", "#dfe5ec"),
    stem="#6c7683",
    grid="#c9d0d8",
    accent="#005a8f",
    on_accent="#ffffff",
    error="#8f0f0f",
    error_base="#fbdcd8",
    arms=_ARMS_ON_LIGHT,
    line=3.5,
    thin=1.5,
    font_scale=1.3,
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}
