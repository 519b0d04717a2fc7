"""Numbers and sentences as a person reads them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from explorer.network.plan import Shape
from explorer.problem import Problem


def spoken(problem: Problem) -> str:
    """Return a problem's sentence in the language of the window."""
    template = QCoreApplication.translate("Problem", problem.template)
    return template.format(**problem.values)


def grouped(number: int) -> str:
    """Return 853018 as "853,018"."""
    return f"{number:,}"


def short(number: int) -> str:
    """Return 125485696 as "125.49 M": four or five digits that can be compared by eye."""
    for unit, size in (("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.2f} {unit}"
    return str(number)


def data_size(count: int) -> str:
    """Return 83200000 bytes as "83.20 MB", in powers of ten."""
    return f"{count} B" if count < 1_000 else f"{short(count)}B"


def shape_text(shape: Shape) -> str:
    """Return (16, 32, 32) as "16 × 32×32"."""
    channels, height, width = shape
    return f"{channels} × {height}×{width}"


def duration(seconds: float) -> str:
    """Return 83 as "1:23"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
