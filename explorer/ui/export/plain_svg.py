"""Makes Qt's SVG scale as a whole: lines grow with the picture, in every viewer.

Qt writes a curve in the units of its axes, stretched by a matrix, with a stroke that does not
scale. Enlarged on a slide such lines stay thin, and viewers without `vector-effect` stretch them
into bars.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_MATRIX = re.compile(r"matrix\(([-\d.e]+),0,0,([-\d.e]+),([-\d.e]+),([-\d.e]+)\)")
_POINT = re.compile(r"(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)")
_GROUP, _PATH = f"{{{_SVG}}}g", f"{{{_SVG}}}path"
_POINTS_IN = {_PATH: "d", f"{{{_SVG}}}polyline": "points"}


def plain_svg(content: bytes) -> bytes:
    """Return an SVG of Qt's with its curves in the units of the picture."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(content)  # noqa: S314 - Qt has just written it
    for group in root.iter(_GROUP):
        _flatten(group)
    for each in root.iter():
        family = each.attrib.get("font-family")
        if family is not None:  # without this very font, viewers would fall back to one with serifs
            each.set("font-family", f"{family}, sans-serif")
        each.attrib.pop("vector-effect", None)
    _drop_empty(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _drop_empty(parent: ElementTree.Element) -> None:
    """Remove what paints nothing: Qt begins a group at each change of the pen."""
    for each in list(parent):
        _drop_empty(each)
        is_empty = each.tag == _GROUP and not len(each)
        if is_empty or (each.tag == _PATH and not each.get("d", "").strip()):
            parent.remove(each)


def _flatten(group: ElementTree.Element) -> None:
    found = _MATRIX.fullmatch(group.attrib.get("transform", ""))
    if found is None or not len(group):
        return
    if not all(each.get("vector-effect") == "non-scaling-stroke" for each in group):
        return
    move = _mover(*map(float, found.groups()))
    for each in group:
        name = _POINTS_IN.get(str(each.tag))
        if name is None:
            return
        each.set(name, _POINT.sub(move, each.attrib[name]))
    del group.attrib["transform"]


def _mover(width: float, height: float, left: float, top: float) -> Callable[[re.Match[str]], str]:
    def move(point: re.Match[str]) -> str:
        x, y = float(point[1]) * width + left, float(point[2]) * height + top
        return f"{x:.2f},{y:.2f}"

    return move
