"""Does what the README's tour says, on a screen of its own, and keeps a picture after each point.

`python -m tests.display.walk_tour --out FOLDER` starts an X server for each size of screen, text
and scale that is asked for, and in it a window that trains two small networks for real. It prints
what the tour promises and did not come; ends with 1 if there is any.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.display.conftest import started_display

_LIMIT_S = 150.0


def main() -> int:
    options = _parser().parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for screen, text, scale in itertools.product(options.screen, options.text, options.scale):
        stem = options.out / f"{screen}-{text}-{scale}"
        with started_display(f"{screen}x24") as display, TemporaryDirectory() as home:
            tour = subprocess.Popen(
                [sys.executable, "-m", "tests.display.tour", str(stem), text, options.theme],
                env={**display.environment, "QT_SCALE_FACTOR": scale, "XDG_DATA_HOME": home},
                cwd=Path(__file__).parents[2],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            said = _said(tour)
        failed += tour.returncode != 0
        print(f"{screen}, text {text} %, scale {scale}: {said or 'as promised'}", flush=True)
    return 1 if failed else 0


def _said(tour: subprocess.Popen[str]) -> str:
    """Return what a tour says until its end, which comes after a while whatever it waits for."""
    try:
        output, _ = tour.communicate(timeout=_LIMIT_S)
    except subprocess.TimeoutExpired:
        tour.kill()
        output = f"{tour.communicate()[0]} not done after {_LIMIT_S:.0f} s"
    return " ".join(output.split())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.display.walk_tour", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--screen", nargs="+", default=["1024x768", "1280x720", "1920x1080"])
    parser.add_argument("--text", nargs="+", default=["100", "150", "200"])
    parser.add_argument("--scale", nargs="+", default=["1", "1.5", "2"])
    parser.add_argument("--theme", default="light")
    return parser


if __name__ == "__main__":
    os.environ.pop("QT_QPA_PLATFORM", None)
    sys.exit(main())
