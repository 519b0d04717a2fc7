"""`python -m tests.fuzz KIND ...`: prints a tally for each kind; ends with 1 if a case is bad."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from tests.fuzz.frame import LIMIT_S, run_cases


def _main() -> int:
    kinds = sorted({file.stem for file in Path(__file__).parent.glob("[a-z]*.py")} - {"frame"})
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="+", choices=kinds)
    parser.add_argument("--count", type=int, default=1_000, help="mutations of each sort")
    parser.add_argument("--most", type=int, help="run no more cases than this, evenly chosen")
    parser.add_argument("--limit", type=float, help="seconds after which a case counts as hanging")
    options = parser.parse_args()
    is_bad = False
    for kind in options.kinds:
        module = importlib.import_module(f"tests.fuzz.{kind}")
        with tempfile.TemporaryDirectory() as folder:
            cases = list(module.cases(Path(folder), options.count))
            step = -(-len(cases) // options.most) if options.most else 1
            limit_s = options.limit or getattr(module, "LIMIT_S", LIMIT_S)
            tally = run_cases(cases[::step], getattr(module, "prepare", None), limit_s)
        print(f"{kind}: {tally}")
        for each in tally.bad:
            print(f"  {each}")
        is_bad = is_bad or bool(tally.bad)
    return 1 if is_bad else 0


if __name__ == "__main__":
    sys.exit(_main())
