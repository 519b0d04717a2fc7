from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.files.file_lock import locked

_HOLD = """
import sys, time
from pathlib import Path
from explorer.files.file_lock import locked
with locked(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


class _GivenUp(Exception):
    pass


def _give_up() -> None:
    raise _GivenUp


def _never() -> None:
    raise AssertionError("nobody holds it")


def test_that_a_lock_is_held_by_one_at_a_time_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with locked(path, _never), pytest.raises(_GivenUp), locked(path, _give_up):
        pass
    with locked(path, _never):
        assert path.exists()
    assert list(tmp_path.iterdir()) == []


def test_that_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(_GivenUp), locked(path, _give_up):
            pass
        other.kill()
        other.wait()
        with locked(path, _never):
            pass
    assert list(tmp_path.iterdir()) == []
