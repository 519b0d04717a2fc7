"""A picture of curves as SVG that lies in a page and takes its colours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from explorer.runs.decimation import Numbers, decimated

_WIDTH, _HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 36, 44
_BUCKETS = 400
_TICKS = 7
_LETTER_PX = 7
_MOST_MARKED = 60


class Line(NamedTuple):
    """A curve.

    Attributes:
        name: For the legend, which has each name once.
        colour: In CSS.
        dash: Its pattern; None is without gaps.
        x: (n,) places.
        y: (n,) numbers; one that is not finite leaves a gap.
    """

    name: str
    colour: str
    dash: tuple[int, ...] | None
    x: Numbers
    y: Numbers


class Axes(NamedTuple):
    """What a picture's sides are.

    Attributes:
        title: What it shows, for screen readers.
        x_title: Under the numbers of x.
        x_span: From where to where x goes.
        is_log: Whether y has a logarithmic scale; else it begins at 0.
        is_marked: Whether each point has a dot, as long as they are few.
    """

    title: str
    x_title: str
    x_span: tuple[float, float]
    is_log: bool = False
    is_marked: bool = False


def line_chart(lines: Sequence[Line], axes: Axes) -> str:
    """Return the picture; "" if there is nothing to draw."""
    if axes.is_log:
        lines = [each._replace(y=_logarithms(each.y)) for each in lines]
    shown = [each for each in lines if np.isfinite(each.y).any()]
    if not shown:
        return ""
    every = np.concatenate([each.y[np.isfinite(each.y)] for each in shown])
    low, high = float(every.min()), float(every.max())
    low, high = (math.floor(low), math.ceil(high)) if axes.is_log else (0.0, high)
    left, right = axes.x_span
    frame = _Frame(left, max(right, left + 1), low, high if high > low else low + 1, axes)
    parts = [*frame.grid(), *_legend(shown)]
    for line in shown:
        parts += _polylines(line, frame)
    title = escape(axes.title)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">'
        f"{''.join(parts)}</svg>"
    )


class _Frame(NamedTuple):
    """What the picture's sides stand for."""

    x_from: float
    x_to: float
    y_from: float
    y_to: float
    axes: Axes

    def x(self, value: float) -> float:
        share = (value - self.x_from) / (self.x_to - self.x_from)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self.y_from) / (self.y_to - self.y_from)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def grid(self) -> Iterator[str]:
        for value in _ticks(self.y_from, self.y_to, is_whole=self.axes.is_log):
            y = self.y(value)
            text = f"{10.0**value:g}" if self.axes.is_log else f"{value:g}"
            yield (
                f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
                f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
            )
        below = _HEIGHT - _BOTTOM
        for value in _ticks(self.x_from, self.x_to, is_whole=True):
            x = self.x(value)
            yield (
                f'<path class="grid" d="M{x:.1f} {below}v4"/>'
                f'<text x="{x:.1f}" y="{below + 18}" text-anchor="middle">{value:,.6g}</text>'
            )
        yield (
            f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 8}" text-anchor="end">'
            f"{escape(self.axes.x_title)}</text>"
        )


def _logarithms(values: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = np.log10(values)
    return found


def _ticks(low: float, high: float, *, is_whole: bool) -> Iterator[float]:
    """Yield round numbers between two."""
    rough = (high - low) / _TICKS
    decade = 10.0 ** math.floor(math.log10(rough))
    step = next(each * decade for each in (1, 2, 5, 10) if each * decade >= rough)
    step = max(1.0, step) if is_whole else step
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield round(number * step, 12)


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    x = _LEFT
    for line in {each.name: each for each in lines}.values():
        yield (
            f'<path d="M{x} 16h28" style="stroke:{line.colour};stroke-width:2"{_dash(line)}/>'
            f'<text x="{x + 34}" y="20">{escape(line.name)}</text>'
        )
        x += 58 + _LETTER_PX * len(line.name)


def _polylines(line: Line, frame: _Frame) -> Iterator[str]:
    x, y = decimated(line.x, line.y, _BUCKETS)
    ends = np.flatnonzero(~np.isfinite(y))
    for xs, ys in zip(np.split(x, ends), np.split(y, ends), strict=True):
        places = [
            (f"{frame.x(a):.1f}", f"{frame.y(b):.1f}")
            for a, b in zip(xs.tolist(), ys.tolist(), strict=True)
            if math.isfinite(b)
        ]
        if places:
            points = " ".join(",".join(each) for each in places)
            yield f'<polyline points="{points}" style="stroke:{line.colour}"{_dash(line)}/>'
        if frame.axes.is_marked and len(places) <= _MOST_MARKED:
            for at, height in places:
                yield f'<circle cx="{at}" cy="{height}" r="3" style="fill:{line.colour}"/>'


def _dash(line: Line) -> str:
    return f' stroke-dasharray="{" ".join(map(str, line.dash))}"' if line.dash else ""
