"""A short form of `python -m tests.fuzz data`, which reads thousands of damaged pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def test_that_damaged_pictures_and_odd_folders_are_left_out_in_few_words() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "data", "--count", "100"]
    result = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
