"""A short form of `python -m tests.random_use`: what must not happen, apart from times."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent.parent
_LIMIT_S = 300


@pytest.mark.parametrize("seed", [1, 2])
def test_that_a_window_survives_whatever_is_done_to_it(seed: int) -> None:
    """Freezes and memory are left to the command: another process may take the machine."""
    command = [sys.executable, "-m", "tests.random_use", "--seed", str(seed)]
    command += ["--acts", "400", "--minutes", "4", "--freeze", "1000", "--memory", "1000"]
    ended = subprocess.run(
        command, cwd=_ROOT, capture_output=True, text=True, timeout=_LIMIT_S, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
