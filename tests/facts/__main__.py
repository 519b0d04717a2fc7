"""Prints the facts as a table; ends with 1 if one is not in its range. See the package."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from tests.facts.measure import SEEDS, facts

_README = Path(__file__).parents[2] / "README.md"
_BEGIN, _END = "<!-- facts -->\n", "<!-- end of facts -->\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what the papers say, with five seeds.")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    options = parser.parse_args()
    found = facts()
    head = f"| claim | expected | measured, {SEEDS} seeds | holds |\n|---|---|---|---|\n"
    table = head + "\n".join(fact.row for fact in found) + "\n"
    print(table)
    if options.write:
        text = _README.read_text()
        parts = re.split(f"{re.escape(_BEGIN)}|{re.escape(_END)}", text)
        _README.write_text(parts[0] + _BEGIN + table + _END + parts[2])
    return 0 if all(fact.holds for fact in found) else 1


if __name__ == "__main__":
    sys.exit(main())
