"""Recordings: cut off, with a bit turned, and odd ones made by hand."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import numpy as np

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from explorer.runs.recordings.continuation import continuation
from explorer.runs.recordings.library import rename
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.recordings.schema import checksum
from explorer.runs.recordings.summary import FileStamp, read_summary
from explorer.runs.ring import Rows
from explorer.runs.run import Run
from tests.fuzz.checkpoints import experiment_to_cut, finished
from tests.fuzz.frame import Case, flips, truncations

_STEPS = 200
_STAMP = FileStamp(0, 0)
_WAIT_S = 60.0
_DEEP = "[" * 100_000 + "]" * 100_000

Change = Callable[[sqlite3.Connection], object]


class Truth:
    """A recording that is whole, and what must be read of it or of any part of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_run(path) as run:
            history = run.record.history
            self.rows: Rows = history.rows(0, history.steps)
            self.losses = history.loss("A")
            self.evaluations = set(_evaluations(run.news(history.steps)))
            assert not run.record.warnings

    def check(self, path: Path, *, is_ours: bool = True) -> None:
        """Read a recording in each way; what can be read of ours is true, and gaps are told.

        Raises:
            UserError: It cannot be opened, whose sentence the library tells too.
        """
        summary = read_summary(path, _STAMP)
        if summary.error is not None:
            with suppress(UserError), open_run(path):
                raise AssertionError("it opens, but is listed as unreadable")
            raise summary.error
        with open_run(path) as run:
            history = run.record.history
            rows, losses = history.rows(0, history.steps), history.loss("A")
            found = set(_evaluations(run.news(history.steps)))
            is_told = bool(run.record.warnings)
        if is_ours:
            self._compare(rows, losses, found, is_told=is_told)
        with suppress(UserError), continuation(path) as after:
            list(after.news())

    def _compare(self, rows: Rows, losses: Rows, found: set[object], *, is_told: bool) -> None:
        wanted = self.rows[: len(rows)]
        is_gap = np.isnan(rows) & ~np.isnan(wanted)
        same = (rows == wanted) | is_gap | (np.isnan(rows) & np.isnan(wanted))
        assert same.all(), "wrong numbers"
        is_gone = np.isnan(losses) & ~np.isnan(self.losses[: len(losses)])
        assert ((losses == self.losses[: len(losses)]) | is_gone).all(), "wrong losses"
        assert found <= self.evaluations, "wrong evaluations"
        is_less = len(rows) < len(self.rows) or is_gap.any() or found < self.evaluations
        assert is_told or not is_less, f"{len(self.rows) - len(rows)} steps lost, and not told"


def _evaluations(news: Iterator[object]) -> Iterator[object]:
    return (each for each in news if isinstance(each, Evaluated))


def record(path: Path) -> None:
    """Record a run of small networks with its checkpoints and evaluations; uses torch."""
    run = Run(experiment_to_cut(steps=_STEPS))
    recorder = Recorder(run, path.parent, path.name)
    finished(run, _STEPS)
    run.is_over = True
    assert recorder.wait(_WAIT_S)


def write(path: Path) -> Truth:
    """Record in a process of its own, since the caller must stay without torch."""
    worker = multiprocessing.get_context("spawn").Process(target=record, args=(path,))
    worker.start()
    worker.join()
    assert worker.exitcode == 0
    return Truth(path)


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` truncations, as many flips, and odd ones."""
    truth = write(folder / "whole.rnx")
    content = truth.path.read_bytes()
    yield Case("whole", partial(truth.check, truth.path))
    (folder / "case").mkdir()
    for name, damaged in (*truncations(content, count), *flips(content, count)):
        yield Case(name, partial(_check_bytes, truth, folder / "case" / "case.rnx", damaged))
    for name, make in _odd_files(content):
        yield Case(f"odd: {name}", partial(_check_odd, truth, folder / "odd", make))


def _check_bytes(truth: Truth, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        truth.check(path)
    finally:
        assert path.read_bytes() == content, "it was changed"
        assert [each.name for each in path.parent.iterdir()] == [path.name], "left over"


def _check_odd(truth: Truth, folder: Path, make: Callable[[Path], None]) -> None:
    """Check a file of a folder of its own, in which nothing may come; then change its name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "case.rnx"
    shutil.copy(truth.path, path)
    make(path)
    before = _listing(folder.parent)
    try:
        truth.check(path, is_ours=False)
    finally:
        after = _listing(folder.parent)
        allowed = {f"odd/case.rnx{ending}" for ending in ("-wal", "-shm")}
        assert after - before <= allowed, after - before
        with suppress(UserError):
            rename(path, "another")


def _listing(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*")}


def _odd_files(content: bytes) -> Iterator[tuple[str, Callable[[Path], None]]]:
    for name, change in {**_planted(), **_odd_about(), **_odd_rows(), **_odd_events()}.items():
        yield name, partial(_changed, change=change)
    for ending in ("-wal", "-journal", "-shm"):
        for kind, planted in {
            "nothing": b"",
            "zeros": b"\0" * 40_000,
            "noise": bytes(np.random.default_rng(0).integers(0, 256, 40_000, np.uint8)),
            "a recording": content,
        }.items():
            yield f"{ending} of {kind}", partial(_with_beside, ending=ending, content=planted)
    yield "a log of another recording", _with_log_of_another
    yield "pages in a circle", _with_pages_in_a_circle
    yield "huge values in few pages", with_huge_values
    others: dict[str, Callable[[Path], object]] = {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "a link to nothing": partial(Path.symlink_to, target="gone"),
        "a link in a circle": partial(Path.symlink_to, target="case.rnx"),
        "a device": partial(Path.symlink_to, target="/dev/zero"),
    }
    for name, make in others.items():
        yield name, partial(_in_its_place, make=make)
    yield "a file that may not be written", lambda path: path.chmod(stat.S_IRUSR)
    for kind, other in {
        "text": b"x" * 9_999,
        "JSON": _DEEP.encode(),
        "a pickle": b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.",
        "a header alone": content[:100],
        "nothing": b"",
    }.items():
        yield f"{kind} in its place", partial(Path.write_bytes, data=other)  # type: ignore[misc]


def _in_its_place(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


def _changed(path: Path, change: Change) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        change(connection)


def _run(statement: str, *values: object) -> Change:
    return lambda connection: connection.execute(statement, values)


def _planted() -> dict[str, Change]:
    return {
        statement: _script(statement)
        for statement in (
            "CREATE VIEW more AS SELECT load_extension('x')",
            "CREATE TABLE more (x)",
            "CREATE INDEX more ON events (kind)",
            "CREATE VIRTUAL TABLE more USING fts5(x)",
            "CREATE TRIGGER more AFTER UPDATE ON about BEGIN DELETE FROM chunks; END",
            "CREATE TRIGGER more INSTEAD OF INSERT ON numbers BEGIN DELETE FROM chunks; END",
            "DROP TABLE events; CREATE VIEW events AS SELECT 1 AS number",
            "DROP VIEW numbers; CREATE VIEW numbers AS SELECT readfile('/etc/passwd')",
            "ALTER TABLE events ADD COLUMN more AS (zeroblob(1e9))",
            "DROP TABLE checkpoints",
            "PRAGMA user_version = 99",
            "PRAGMA user_version = -1",
            "PRAGMA application_id = 7",
            "PRAGMA encoding = 'UTF-16'; VACUUM",
            "PRAGMA journal_mode = WAL",
            "PRAGMA auto_vacuum = FULL",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE' WHERE rowid = 1",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE type='table'",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999",
            "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql=zeroblob(7e7) WHERE rowid=1",
        )
    }


def _script(statements: str) -> Change:
    return lambda connection: connection.executescript(statements)


def put(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Say something of a run, whose checksum is right."""
    code = checksum(name, value if isinstance(value, str | bytes) else str(value))
    connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", (name, value, code))


def _odd_about() -> dict[str, Change]:
    other: Experiment = first_experiment()
    values: dict[str, tuple[str, object]] = {
        "another experiment": ("experiment", experiment_to_json(other)),
        "a deep experiment": ("experiment", _DEEP),
        "no text of an experiment": ("experiment", b"\xff\xfe"),
        "a long experiment": ("experiment", " " * 30_000_000),
        "no columns": ("columns", "[]"),
        "deep columns": ("columns", _DEEP),
        "columns of one name": ("columns", json.dumps(["seconds"] * 99)),
        "odd columns": ("columns", json.dumps(["seconds", "A/x/loss", "A/-1/loss", "A///"])),
        "a million columns": ("columns", json.dumps([f"A/0/{i}" for i in range(1_000_000)])),
        "huge seeds": ("columns", json.dumps(["seconds", f"A/{'9' * 5_000}/loss"])),
        "a first step of text": ("first_step", "x"),
        "a huge first step": ("first_step", "9" * 4_000),
        "chunks of many steps": ("chunk_steps", "9" * 5_000),
        "chunks of few steps": ("chunk_steps", "-1"),
        "chunks of other steps": ("chunk_steps", "63"),
        "a title out of the folder": ("title", "../../../etc/\x1b[2J\x00\u202e" + "x" * 100_000),
        "a title of bytes": ("title", b"\xff\xff"),
        "a date of nothing": ("began", "9999-99-99\n" * 1_000),
        "a star of a number": ("starred", 1),
        "a parent step of many digits": ("parent_step", "9" * 5_000),
        "a parent out of the folder": ("parent_file", "../../../etc/\x1b[2J" + "x" * 100_000),
        "a long note": ("note", "x" * 60_000_000),
    }
    return {name: partial(_put, *value) for name, value in values.items()} | {"much": _put_much}


def _put(name: str, value: object, connection: sqlite3.Connection) -> None:
    put(connection, name, value)


def _put_much(connection: sqlite3.Connection) -> None:
    for number in range(10_000):
        put(connection, f"n{number}", "x" * 1_000)


def _odd_rows() -> dict[str, Change]:
    big = 2**62
    return {
        "a huge chunk number": _run("UPDATE chunks SET chunk = ? WHERE chunk = 1", big),
        "a negative chunk": _run("UPDATE chunks SET chunk = -5 WHERE chunk = 0"),
        "huge first rows": _run("UPDATE chunks SET first_row = ?", big),
        "huge steps": _run("UPDATE chunks SET steps = ?", big),
        "no steps": _run("UPDATE chunks SET steps = 0"),
        "steps of text": _run("UPDATE chunks SET steps = 'x', first_row = 'y'"),
        "numbers of text": _run("UPDATE chunks SET scalars = 'x', parts = 'y'"),
        "huge numbers": _run("UPDATE chunks SET parts = zeroblob(50000000) WHERE chunk = 1"),
        "many chunks": lambda each: each.executemany(
            "INSERT INTO chunks VALUES (?, ?, 1, 0, x'', x'')",
            [(100 + i, 100 + i) for i in range(100_000)],
        ),
        "checkpoints that are none": _run("UPDATE checkpoints SET content = x'00'"),
        "huge checkpoints": _run("UPDATE checkpoints SET content = zeroblob(60000000)"),
        "checkpoints of text": _run("UPDATE checkpoints SET content = 'x', step = 'y'"),
        "a huge step of checkpoints": _run("UPDATE checkpoints SET step = ?", big),
        "another kind of checkpoint": _run("UPDATE checkpoints SET kind = '../x' || kind"),
        "the experiment as a checkpoint": _run(
            "UPDATE checkpoints SET content = (SELECT value FROM about WHERE name = 'experiment')"
        ),
        "columns of nothing": _run("DELETE FROM columns"),
    }


def _event(kind: str, content: str, row: object = 1) -> Change:
    return _run(
        "INSERT INTO events (row, kind, checksum, content) VALUES (?, ?, ?, ?)",
        row,
        kind,
        checksum(kind, content),
        content,
    )


def _odd_events() -> dict[str, Change]:
    good = '{"step": 1, "arm": "A", "loss": 1, "error_rate": 0}'
    bomb = '{"error": {"user_error": {"message": ["A", "%s", {"a": 1}]}}}'
    return {
        "an event behind text": _event("Evaluated", good, "x"),
        "an event behind bytes": _event("Evaluated", good, b"x"),
        "an event behind all": _event("Evaluated", good, 2**62),
        "an event before all": _event("Evaluated", good, -(2**62)),
        "a deep event": _event("Evaluated", _DEEP),
        "a wide event": _event("Evaluated", "[" + "0," * 5_000_000 + "0]"),
        "a sentence of all memory": _event("Warned", bomb % "{a:9999999999}"),
        "a sentence within": _event("Warned", bomb % "{a.__class__.__init__.__globals__}"),
        "a long sentence": _event("Warned", bomb % ("x" * 10_000_000)),
        "a huge number": _event("Evaluated", good.replace('"loss": 1', '"loss": ' + "9" * 9_999)),
        "many events": lambda each: each.executemany(
            "INSERT INTO events (row, kind, checksum, content) VALUES (1, 'Evaluated', ?, ?)",
            [(checksum("Evaluated", good), good)] * 20_000,
        ),
        "states in any order": _event("StateChanged", '{"state": "ready", "reason": null}'),
    }


def _with_beside(path: Path, ending: str, content: bytes) -> None:
    path.with_name(path.name + ending).write_bytes(content)


def _with_log_of_another(path: Path) -> None:
    other = path.with_name("other")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript("CREATE TABLE t (x); CREATE TRIGGER u AFTER INSERT ON t BEGIN "
                                 "SELECT 1; END; INSERT INTO t VALUES (1)")  # fmt: skip
        shutil.copy(f"{other}-wal", f"{path}-wal")
    other.unlink()


def _root(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchall()
    return int(page)


def _with_pages_in_a_circle(path: Path) -> None:
    """Let the pages of the chunks have their own first page below them."""
    page = _root(path, "chunks")
    content = bytearray(path.read_bytes())
    begin = (page - 1) * 4_096
    content[begin : begin + 12] = b"\x05\0\0\0\x01\x0f\xf0\0" + page.to_bytes(4, "big")
    content[begin + 12 : begin + 14] = b"\x0f\xf0"
    content[begin + 0xFF0 : begin + 0xFF5] = page.to_bytes(4, "big") + b"\x01"
    path.write_bytes(content)


def with_huge_values(path: Path) -> None:
    """Let each of 90 values claim 60 MB, which all lie on one page that follows itself.

    What the file has besides is a hole.

    Source: https://www.sqlite.org/fileformat2.html#record_format
    """
    small, name_bytes, serial_of_name = 16_940, 8, 2 * 8 + 13
    pages = 15_000
    huge = small + (pages - 400) * (4_096 - 4)  # as many bytes stay on the first page
    names = [f"n{number:02}.....".encode() for number in range(90)]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("VACUUM")
        for name in names:
            put(connection, name.decode(), "x" * small)
        connection.commit()
    content = path.read_bytes()
    for name in names:
        for serial, size in ((4, 4), (5, 6)):  # of the checksum
            old = _varint(6 + name_bytes + small + size) + bytes([6, serial_of_name])
            old += _varint(2 * small + 13) + bytes([serial]) + name
            # Longer numbers take two bytes of the name.
            new = _varint(7 + name_bytes - 2 + huge + size) + bytes([7, serial_of_name - 4])
            new += _varint(2 * huge + 13) + bytes([serial]) + name[:-2]
            content = content.replace(old, new)
    changed = bytearray(content)
    for begin in range(4_096, len(content), 4_096):
        if content[begin + 4 : begin + 4_096] == b"x" * 4_092:
            changed[begin : begin + 4] = (begin // 4_096 + 1).to_bytes(4, "big")
    changed[28:32] = pages.to_bytes(4, "big")
    path.write_bytes(changed)
    os.truncate(path, 4_096 * pages)  # SQLite believes no value that is larger than its file


def _varint(number: int) -> bytes:
    groups = [number & 127]
    while number := number >> 7:
        groups.append(number & 127 | 128)
    return bytes(groups[::-1])
