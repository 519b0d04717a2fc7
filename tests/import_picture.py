"""Draws the import graph as SVG: packages as boxes, floor by floor, with arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.import_graph import Arrow, Place

_FAULT, _LINE = "#c1121f", "#33475b"
_ROW, _COLUMN, _WIDTH, _HEIGHT = 80, 130, 106, 34
"""Distances and sides of the boxes, in pixels."""


def svg(found: Sequence[Arrow], known: Iterable[Place]) -> str:
    """Return a picture, without the arrows that others imply: from A to C beside A to B to C."""
    rows: dict[tuple[int, int], list[str]] = {}
    for place in known:  # training, without floors inside, stands beside the views
        inner = place.levels[1][0] if len(place.levels) > 1 else 1
        rows.setdefault((place.levels[0][0], inner), []).append(place.name)
    width = (max(map(len, rows.values())) + 1) * _COLUMN
    at = {
        name: (width / 2 + (column - (len(names) - 1) / 2) * _COLUMN, (row + 0.5) * _ROW)
        for row, names in enumerate(rows.values())
        for column, name in enumerate(names)
    }
    body = []
    for arrow in found:
        if arrow.fault or not _is_implied(arrow, found):
            curve = _curve(*at[arrow.importer.name], *at[arrow.imported.name], width / 2)
            stroke = _FAULT if arrow.fault else _LINE
            look = f'fill="none" stroke="{stroke}" marker-end="url(#head)"'
            body.append(f'<path d="{curve}" {look}/>')
    for name, (x, y) in at.items():
        corner = f'x="{x - _WIDTH / 2:g}" y="{y - _HEIGHT / 2:g}"'
        size = f'width="{_WIDTH}" height="{_HEIGHT}"'
        body.append(f'<rect {corner} {size} rx="4" fill="#eef2f6" stroke="{_LINE}"/>')
        body.append(f'<text x="{x:g}" y="{y + 5:g}">{name}</text>')
    height, lines = len(rows) * _ROW, "\n".join(body)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"
  font-family="sans-serif" font-size="14" text-anchor="middle">
<marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7"
  orient="auto"><path d="M0 0 8 4 0 8z"/></marker>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{lines}
</svg>
"""


def _is_implied(arrow: Arrow, found: Sequence[Arrow]) -> bool:
    """Whether other arrows lead from its start to its end too."""
    reached: set[Place] = set()
    starts = [a.imported for a in found if a.importer == arrow.importer and a != arrow]
    while starts:
        place = starts.pop()
        reached.add(place)
        starts += [a.imported for a in found if a.importer == place and a.imported not in reached]
    return arrow.imported in reached


def _curve(x: float, y: float, end_x: float, end_y: float, centre: float) -> str:
    """Return an arrow's path; if it is longer than a row, round the boxes between its ends."""
    y, end_y = y + _HEIGHT / 2, end_y - _HEIGHT / 2
    middle = (y + end_y) / 2
    swerve = (end_y - y > _ROW) * (_COLUMN if x + end_x >= 2 * centre else -_COLUMN)
    controls = f"{x + swerve:g} {middle:g} {end_x + swerve:g} {middle:g}"
    return f"M{x:g} {y:g}C{controls} {end_x:g} {end_y:g}"
