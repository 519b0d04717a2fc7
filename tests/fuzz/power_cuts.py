"""Power cuts: a recording and its log, cut or torn at any point of a sequence of writes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.library import LOG
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.recordings.writer import Checkpoint, RecordingWriter
from explorer.runs.run import Run
from tests.checkpoint_bytes import V1_CHECKPOINT
from tests.fuzz.frame import Case
from tests.runs.pretend_training import PREPARED, pretend_row

_BATCHES = 60
_ROWS = 40

Files = tuple[bytes, bytes]
"""A recording and its log."""


def states(folder: Path) -> list[Files]:
    """Return what lay on the disk after each of many writes, with checkpoints of the log."""
    run, path = Run(first_experiment()), folder / "written.rnx"
    writer = RecordingWriter.create(path, run.experiment, run.layout, {"title": "x"})
    writer._connection.execute("PRAGMA wal_autocheckpoint = 150")
    found: list[Files] = []
    writer.append([PREPARED])
    for batch in range(_BATCHES):
        begin = batch * _ROWS
        rows = np.stack([pretend_row(run, begin + each + 1) for each in range(_ROWS)])
        evaluated = Evaluated(begin + _ROWS, "A", loss=begin + _ROWS, error_rate=0.5)
        with V1_CHECKPOINT.open("rb") as file:
            writer.append([rows, evaluated, Checkpoint("last", begin + _ROWS, file)])
        log = path.with_name(path.name + LOG)
        found.append((path.read_bytes(), log.read_bytes()))
    writer.close()
    return found


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` cuts of a file or its log, or of a page that is half old and half new."""
    found = states(folder)
    draw = random.Random(0)  # noqa: S311
    for number in range(count):
        at = draw.randrange(1, len(found))
        kind = ("log", "file", "torn log", "torn file", "zeroed log", "no log")[number % 6]
        main, log = _cut(kind, found[at - 1], found[at], draw)
        name = f"{number}: {kind} after write {at}"
        kept = _kept(kind, found[at - 1], found[at], log) * at * _ROWS
        yield Case(name, partial(_check, folder / "case", main, log, kept=kept))


def _kept(kind: str, before: Files, after: Files, log: bytes) -> bool:
    """Return whether a power cut can leave this, which must then hold all earlier writes.

    What SQLite has synchronised stays: of the log all but the news. Where the file itself was cut
    or the whole log is gone, the disk has lost what it had promised to keep.
    """
    begin = _news_begin(before[1], after[1])
    return kind in ("log", "torn log", "torn file") or (
        kind == "zeroed log" and len(log.rstrip(b"\0")) >= begin
    )


def _cut(kind: str, before: Files, after: Files, draw: random.Random) -> Files:
    main, log = after
    if kind in ("log", "torn log", "zeroed log"):
        main = before[0]  # what is moved to the file is synchronised in the log first
    match kind:
        case "log":
            return main, log[: draw.randint(_news_begin(before[1], log), len(log))]
        case "file":
            return main[: draw.randrange(len(main) + 1)], log
        case "torn log":
            return main, _torn(before[1], log, draw)
        case "torn file":
            return _torn(before[0], main, draw), log
        case "zeroed log":
            place = draw.randrange(len(log))
            return main, log[:place] + bytes(len(log) - place)
    return main, b""


def _news_begin(old: bytes, new: bytes) -> int:
    """Return where the two logs begin to differ: what is before was synchronised."""
    same = (each for each, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(same, min(len(old), len(new)))


def _torn(old: bytes, new: bytes, draw: random.Random) -> bytes:
    """Return a content of which some sectors of 512 bytes are still the old ones."""
    torn = bytearray(new)
    for begin in range(0, min(len(old), len(new)), 512):
        if draw.random() < 0.1:
            torn[begin : begin + 512] = old[begin : begin + 512]
    return bytes(torn)


def _check(folder: Path, main: bytes, log: bytes, *, kept: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "case.rnx"
    path.write_bytes(main)
    if log:
        path.with_name(path.name + LOG).write_bytes(log)
    try:
        with open_run(path) as run:
            _check_numbers(run, kept)
    except UserError:
        assert not kept, "all is lost"
        raise


def _check_numbers(run: RecordedRun, kept: int) -> None:
    record = run.record
    rows = record.history.rows(0, record.steps)
    wanted = np.arange(1, len(rows) + 1, dtype=np.float32)[:, None]
    is_gap = np.isnan(rows[:, 1:])
    assert (is_gap | (rows[:, 1:] == wanted)).all(), "wrong numbers"
    assert record.warnings or not is_gap.any(), "a gap that is not told"
    for each in run.news(record.steps):
        assert not isinstance(each, Evaluated) or each.loss == each.step, "wrong evaluation"
    if kept:
        assert not record.warnings, record.warnings
        assert len(rows) >= kept, f"{kept - len(rows)} steps of earlier writes lost"
        assert len(rows) % _ROWS == 0, "half a transaction"
