"""Runs cases in a process of their own, and counts how each ended."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import random
import resource
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import NamedTuple

from explorer.cli import BAD_INPUT, main
from explorer.errors import UserError
from explorer.messages import printable

LIMIT_S = 2.0
"""A case that takes longer counts as hanging."""

ACCEPTED, SENTENCE, TRACEBACK, HANG, CRASH = (
    "accepted",
    "one sentence",
    "traceback",
    "hang",
    "crash",
)
GOOD = (ACCEPTED, SENTENCE)

_LONGEST_SENTENCE = 1_000


class Case(NamedTuple):
    """An input with a name, and what the program does with it.

    The action returns if the input is accepted, and raises `UserError` if it is refused. It checks
    by itself that what is accepted is right; any other exception counts as a traceback.
    """

    name: str
    action: Callable[[], object]


@dataclass
class Tally:
    """How cases ended: the number of each outcome, and what was wrong with the bad ones."""

    outcomes: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    added_mib: int = 0
    """Most memory of the process that ran them, beyond what it had before the first."""

    def add(self, name: str, outcome: str, reason: str, seconds: float) -> None:
        """Count a case."""
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, (seconds, name))
        if outcome not in GOOD:
            self.bad.append(f"{outcome}: {name}: {reason}")
            print(self.bad[-1][-600:], flush=True)

    def __str__(self) -> str:
        counts = ", ".join(
            f"{self.outcomes[each]} {each}" for each in (*GOOD, TRACEBACK, HANG, CRASH)
        )
        seconds, name = self.slowest
        return f"{counts}; slowest {seconds:.2f} s ({name}); {self.added_mib} MiB more"


def outcome_of(case: Case) -> tuple[str, str]:
    """Run a case in this process; return its outcome and the reason."""
    try:
        case.action()
    except UserError as error:
        sentence = str(error)
        is_one = sentence == printable(sentence) and 0 < len(sentence) <= _LONGEST_SENTENCE
        return (SENTENCE if is_one else TRACEBACK), sentence
    except BaseException:
        return TRACEBACK, traceback.format_exc()
    return ACCEPTED, ""


def run_cases(
    cases: Sequence[Case], prepare: Callable[[], object] | None = None, limit_s: float = LIMIT_S
) -> Tally:
    """Run cases in a process that is replaced when one hangs or ends it."""
    tally = Tally()
    start = 0
    context = multiprocessing.get_context("fork")  # cases are closures
    while start < len(cases):
        ours, theirs = context.Pipe()
        worker = context.Process(target=_work, args=(cases[start:], prepare, theirs), daemon=True)
        worker.start()
        theirs.close()
        start += _collect(cases[start:], ours, limit_s, tally)
        worker.kill()
        worker.join()
        ours.close()
    return tally


def _work(cases: Sequence[Case], prepare: Callable[[], object] | None, pipe: Connection) -> None:
    if prepare is not None:
        prepare()
    before = _peak_mib()
    pipe.send(None)
    for case in cases:
        began = time.perf_counter()
        outcome, reason = outcome_of(case)
        pipe.send((outcome, reason, time.perf_counter() - began, _peak_mib() - before))


def _collect(cases: Sequence[Case], pipe: Connection, limit_s: float, tally: Tally) -> int:
    """Take outcomes from a worker until it hangs, dies or is done; return how many cases ran."""
    pipe.recv()
    for index, case in enumerate(cases):
        if not pipe.poll(limit_s):
            tally.add(case.name, HANG, f"no answer in {limit_s} s", limit_s)
            return index + 1
        try:
            outcome, reason, seconds, added_mib = pipe.recv()
        except EOFError:
            tally.add(case.name, CRASH, "the process ended", 0.0)
            return index + 1
        tally.add(case.name, outcome, reason, seconds)
        tally.added_mib = max(tally.added_mib, added_mib)
    return len(cases)


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def truncations(content: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield beginnings of a file, evenly spread over its length."""
    for index in range(count):
        end = index * len(content) // count
        yield f"cut at {end}", content[:end]


def flips(content: bytes, count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield copies of a file with one bit turned, at random places."""
    draw = random.Random(seed)  # noqa: S311
    for _ in range(count):
        place, bit = draw.randrange(len(content)), draw.randrange(8)
        damaged = bytearray(content)
        damaged[place] ^= 1 << bit
        yield f"bit {bit} of byte {place}", bytes(damaged)


def command(arguments: Sequence[str]) -> None:
    """Run a command as a shell would.

    Raises:
        UserError: It refused its input with exit code 2 and one line, which the error says.
        AssertionError: It ended otherwise, or printed more than that.
    """
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: object = main(arguments)
        except SystemExit as end:  # argparse
            code = end.code
    said = err.getvalue()
    if code == BAD_INPUT:
        lines = [line for line in said.splitlines() if not line.startswith(("usage:", "  "))]
        assert len(lines) == 1, said
        raise UserError("Fuzz", "{said}").format(said=lines[0])
    assert (code, said) == (0, ""), (code, said)
