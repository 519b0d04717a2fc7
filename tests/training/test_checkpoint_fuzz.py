"""A short form of the fuzzers of checkpoints; `python -m tests.fuzz` runs the long one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_KINDS = ("checkpoints", "killed_runs")


def test_that_checkpoints_are_accepted_rightly_or_refused_in_a_sentence() -> None:
    """In a process of its own, which forks: this one has threads of torch and of Qt."""
    command = [sys.executable, "-m", "tests.fuzz", *_KINDS, "--count", "40", "--limit", "60"]
    done = subprocess.run(command, check=False, cwd=_ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    tallies = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in tallies] == list(_KINDS)
    assert all("0 traceback, 0 hang, 0 crash" in line for line in tallies)
