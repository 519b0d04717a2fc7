"""Prints the claims as a table; ends with 1 if one is not in its range. See the package."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from tests.facts.measure import SEEDS, facts

PAGE = Path(__file__).parents[2] / "docs" / "reproduced-claims.md"
_BEGIN, _END = "<!-- facts -->\n", "<!-- end of facts -->\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what the papers claim, with five seeds.")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    options = parser.parse_args()
    found = facts()
    head = f"| claim | expected | measured, {SEEDS} seeds | holds |\n|---|---|---|---|\n"
    table = head + "\n".join(fact.row for fact in found) + "\n"
    print(table)
    if options.write:
        PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8")
    return 0 if all(fact.holds for fact in found) else 1


def with_table(text: str, table: str) -> str:
    """Return the page with another table between its markers."""
    before, _, after = re.split(f"{re.escape(_BEGIN)}|{re.escape(_END)}", text)
    return before + _BEGIN + table + _END + after


if __name__ == "__main__":
    sys.exit(main())
