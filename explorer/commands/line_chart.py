"""A picture of curves as SVG that lies in a page and takes its colours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from explorer.runs.decimation import Numbers, decimated

_WIDTH, _HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 30, 28
_BUCKETS = 400
_TICKS = 4


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


def line_chart(lines: Sequence[Line]) -> str:
    """Return the picture, from 0 to the greatest number; "" if there is nothing to draw."""
    shown = [each for each in lines if np.isfinite(each.y).any()]
    if not shown:
        return ""
    x_from = min(float(each.x[0]) for each in shown)
    x_to = max(float(each.x[-1]) for each in shown)
    y_to = max(float(each.y[np.isfinite(each.y)].max()) for each in shown)
    frame = _Frame(x_from, max(x_to, x_from + 1), 0.0, y_to if y_to > 0 else 1.0)
    parts = [*frame.grid(), *_legend(shown)]
    for line in shown:
        parts += _polylines(line, frame)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">{"".join(parts)}</svg>'


class _Frame(NamedTuple):
    """What the picture's sides stand for."""

    x_from: float
    x_to: float
    y_from: float
    y_to: float

    def x(self, value: float) -> float:
        share = (value - self.x_from) / (self.x_to - self.x_from)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self.y_from) / (self.y_to - self.y_from)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def grid(self) -> Iterator[str]:
        for value in _ticks(self.y_from, self.y_to):
            y = self.y(value)
            yield (
                f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
                f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
            )
        for value in _ticks(self.x_from, self.x_to):
            yield (
                f'<text x="{self.x(value):.1f}" y="{_HEIGHT - 8}" text-anchor="middle">'
                f"{value:,.6g}</text>"
            )


def _ticks(low: float, high: float) -> Iterator[float]:
    """Yield round numbers between two."""
    rough = (high - low) / _TICKS
    decade = 10.0 ** math.floor(math.log10(rough))
    step = next(each * decade for each in (1, 2, 5, 10) if each * decade >= rough)
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield round(number * step, 12)


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    for place, line in enumerate({each.name: each for each in lines}.values()):
        x = _LEFT + 64 * place
        yield (
            f'<path d="M{x} 16h28" style="stroke:{line.colour};stroke-width:2"{_dash(line)}/>'
            f'<text x="{x + 34}" y="20">{escape(line.name)}</text>'
        )


def _polylines(line: Line, frame: _Frame) -> Iterator[str]:
    x, y = decimated(line.x, line.y, _BUCKETS)
    ends = np.flatnonzero(~np.isfinite(y))
    for xs, ys in zip(np.split(x, ends), np.split(y, ends), strict=True):
        points = " ".join(
            f"{frame.x(a):.1f},{frame.y(b):.1f}"
            for a, b in zip(xs.tolist(), ys.tolist(), strict=True)
            if math.isfinite(b)
        )
        if points:
            yield f'<polyline points="{points}" style="stroke:{line.colour}"{_dash(line)}/>'


def _dash(line: Line) -> str:
    return f' stroke-dasharray="{" ".join(map(str, line.dash))}"' if line.dash else ""
