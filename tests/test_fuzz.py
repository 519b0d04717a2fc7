"""A short form of `python -m tests.fuzz KIND`, which runs thousands of cases."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.errors import UserError
from tests.fuzz import killed_designs
from tests.fuzz.frame import ACCEPTED, CRASH, HANG, SENTENCE, TRACEBACK, Case, outcome_of

_ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("kind", "most"),
    [("documents", 400), ("paths", 400), ("links", 400), ("recordings", 130), ("power_cuts", 100)],
)
def test_that_damaged_and_odd_input_is_refused_in_one_sentence(kind: str, most: int) -> None:
    # The machine may be busy.
    short = ["--count", str(most // 2), "--most", str(most), "--limit", "20"]
    command = [sys.executable, "-m", "tests.fuzz", kind, *short]
    result = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_that_a_design_outlives_the_window_that_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short form of `python -m tests.fuzz killed_designs`, which also minds the second."""
    monkeypatch.setattr(killed_designs, "LOST_AT_MOST_S", 2.5)  # the machine may be busy
    monkeypatch.setattr(killed_designs, "LOADED_S", 3.5)
    monkeypatch.setattr(killed_designs, "LONGEST_S", 4.0)
    outcomes = {case.name: outcome_of(case) for case in killed_designs.cases(tmp_path, 15)}
    assert set(outcomes.values()) == {("accepted", "")}, outcomes


def test_that_a_recording_outlives_the_process_that_is_killed() -> None:
    """The short form of `python -m tests.fuzz killed_recordings`."""
    command = [sys.executable, "-m", "tests.fuzz", "killed_recordings", "--count", "20"]
    result = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def odd_cases() -> list[Case]:
    """A case of each outcome, and a sentence that is none."""

    def refuse() -> None:
        raise UserError("Fuzz", "this is refused")

    def refuse_in_two_lines() -> None:
        raise UserError("Fuzz", "this is refused\nthere")

    def fail() -> None:
        raise KeyError

    return [
        Case("good", list),
        Case("bad", refuse),
        Case("broken", fail),
        Case("endless", lambda: time.sleep(60)),
        Case("deadly", lambda: os.kill(os.getpid(), signal.SIGKILL)),
        Case("long", refuse_in_two_lines),
        Case("good again", list),
    ]


def test_that_each_way_to_end_is_counted_and_the_rest_still_runs() -> None:
    """In a process without threads, for the frame forks it."""
    code = (
        "from tests.fuzz.frame import run_cases\n"
        "from tests.test_fuzz import odd_cases\n"
        "print(dict(run_cases(odd_cases(), limit_s=1).outcomes))"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    expected = {ACCEPTED: 2, SENTENCE: 1, TRACEBACK: 2, HANG: 1, CRASH: 1}
    assert result.stdout == f"{expected}\n"
