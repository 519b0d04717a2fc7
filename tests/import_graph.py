"""Shows which package imports which: `python -m tests.import_graph [--out FILE.svg|FILE.md]`.

The floors are those of the import contracts in pyproject.toml. Ends with 1 if an arrow runs up, or
from a package to another on the same level, as from one view to another.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).parents[1]


class Place(NamedTuple):
    """Where a package lies: at each level its floor, counted from the top, and its name."""

    levels: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        """The package's name below `explorer`, as "ui.plots"."""
        return ".".join(name for _, name in self.levels)

    def fault_of_importing(self, other: Place) -> str:
        """Return what is wrong with importing another package; "" if the import runs down."""
        for (floor, name), (lower, imported) in zip(self.levels, other.levels, strict=False):
            if floor != lower:
                return "" if floor < lower else "runs up"
            if name != imported:
                return "runs to another package on the same level"
        return ""


class Arrow(NamedTuple):
    """The imports of one package by another: how many, and what is wrong with them, if anything."""

    importer: Place
    imported: Place
    count: int
    fault: str


def places() -> dict[str, Place]:
    """Return the place of each package by its name, as the layer contracts give it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = [each for each in contracts if each["type"] == "layers"]
    inside = {each["containers"][0]: each["layers"] for each in layers if "containers" in each}
    whole = next(each["layers"] for each in layers if "containers" not in each)
    found = []
    for floor, module in _on_floors(whole):
        outer = (floor, module.removeprefix("explorer."))
        inner = [Place((outer, each)) for each in _on_floors(inside.get(module, ()))]
        found += inner or [Place((outer,))]
    return {place.name: place for place in found}


def arrows(graph: grimp.ImportGraph, known: dict[str, Place]) -> list[Arrow]:
    """Return an arrow for each pair of packages of which one imports the other."""
    counts = Counter(
        (_package(module, known), _package(imported, known))
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    )
    order = list(known)
    found = [
        Arrow(known[one], known[other], count, known[one].fault_of_importing(known[other]))
        for (one, other), count in counts.items()
        if one != other and one in known and other in known
    ]
    return sorted(found, key=lambda each: [order.index(place.name) for place in each[:2]])


def verdict(found: Sequence[Arrow]) -> str:
    """Return a line for each arrow that should not be, or one that says there is none."""
    faults = [f"{a.importer.name} -> {a.imported.name} {a.fault}" for a in found if a.fault]
    good = "No arrow runs up, and none to another package on the same level."
    return "\n".join(faults or [good])


def table(found: Sequence[Arrow]) -> str:
    """Return the arrows as a table in Markdown, with the number of imports of each."""
    lines = ["| package | imports |", "|---|---|"]
    for name in dict.fromkeys(arrow.importer.name for arrow in found):
        imports = [f"{a.imported.name} ({a.count})" for a in found if a.importer.name == name]
        lines.append(f"| {name} | {', '.join(imports)} |")
    return "\n".join(lines)


def _on_floors(layers: Iterable[str]) -> list[tuple[int, str]]:
    return [(floor, name) for floor, names in enumerate(layers) for name in names.split(" | ")]


def _package(module: str, known: dict[str, Place]) -> str:
    """Return the package of a module; one that no contract names is known by its own name."""
    parts = module.split(".")
    inner = ".".join(parts[1:3])
    return inner if inner in known else ".".join(parts[1:2])


def main() -> int:
    """Print the arrows and the verdict, write the picture, and return the exit code."""
    parser = argparse.ArgumentParser(description="Show which package imports which.")
    parser.add_argument("--out", type=Path, metavar="FILE", help="a picture (.svg) or table (.md)")
    out: Path | None = parser.parse_args().out
    known = places()
    found = arrows(grimp.build_graph("explorer", cache_dir=None), known)
    report = f"{table(found)}\n\n{verdict(found)}\n"
    print(report, end="")
    if out is not None:
        from tests.import_picture import svg

        out.write_text(svg(found, known.values()) if out.suffix == ".svg" else report, "utf-8")
    return int(any(arrow.fault for arrow in found))


if __name__ == "__main__":
    sys.exit(main())
