"""The tables of a recording, and how a connection is made that trusts nothing of a file.

`docs/file-formats.md` explains the schema to those who read recordings with other tools. A file
holds exactly what stands here: of one that has anything more, such as a trigger, nothing is read.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserError
from explorer.files.input_file import cannot_read, input_size
from explorer.messages import Message
from explorer.runs.recordings.packing import PAGE_BYTES

SUFFIX = ".rnx"
APPLICATION_ID = 0x524E5831
"""The letters "RNX1", by which `file` and this program know a recording."""
VERSION = 1

_MOST_VALUE_BYTES = 64 * 2**20
"""Of a chunk, an event or the experiment; checkpoints are read piece by piece."""
_LIMIT_S = 2.0
"""A damaged file may hold a loop; nothing that is asked of a whole one takes as long."""
_INSTRUCTIONS = 10_000
_BUSY_S = 5.0

_NOT_OURS = Message("Recording", "it is no recording of a run")
_DAMAGED = Message("Recording", "it is damaged")
_CHANGED = Message("Recording", "its tables are not those of a recording")

_BYTES = f"x'{bytes(range(256)).hex()}'"

_TABLES = {
    "about": (
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL, "
        "checksum INTEGER NOT NULL) WITHOUT ROWID"
    ),
    "columns": (
        "CREATE TABLE columns (position INTEGER PRIMARY KEY, name TEXT NOT NULL, arm TEXT, "
        "seed INTEGER, quantity TEXT NOT NULL, part TEXT, packed TEXT NOT NULL, "
        "place INTEGER NOT NULL)"
    ),
    "chunks": (
        "CREATE TABLE chunks (chunk INTEGER PRIMARY KEY, first_row INTEGER NOT NULL, "
        "steps INTEGER NOT NULL, checksum INTEGER NOT NULL, scalars BLOB NOT NULL, "
        "parts BLOB NOT NULL)"
    ),
    "events": (
        "CREATE TABLE events (number INTEGER PRIMARY KEY, row INTEGER NOT NULL, "
        "kind TEXT NOT NULL, checksum INTEGER NOT NULL, content TEXT NOT NULL)"
    ),
    "checkpoints": (
        "CREATE TABLE checkpoints (kind TEXT PRIMARY KEY, step INTEGER NOT NULL, "
        "content BLOB NOT NULL)"
    ),
}

# A float32 is taken apart into its bits: SQLite has no function for it. NaN reads as NULL.
_VIEWS = {
    "numbers": """CREATE VIEW numbers AS
WITH RECURSIVE rows(row) AS (SELECT 0 UNION ALL SELECT row + 1 FROM rows WHERE row < 63),
sizes(packed, size) AS (SELECT packed, count(*) FROM columns GROUP BY packed),
cells AS (
  SELECT chunks.first_row + rows.row AS row, arm, seed, quantity, part,
    substr(CASE columns.packed WHEN 'scalars' THEN scalars ELSE parts END,
      1 + 4 * (rows.row * size + place), 4) AS cell
  FROM columns JOIN sizes USING (packed) JOIN chunks JOIN rows ON rows.row < chunks.steps),
bits AS (
  SELECT row, arm, seed, quantity, part,
    instr(BYTES, substr(cell, 1, 1)) - 1
    + 256 * (instr(BYTES, substr(cell, 2, 1)) - 1)
    + 65536 * (instr(BYTES, substr(cell, 3, 1)) - 1)
    + 16777216 * (instr(BYTES, substr(cell, 4, 1)) - 1) AS bits
  FROM cells),
fields AS (
  SELECT row, arm, seed, quantity, part, 1 - 2 * (bits >> 31) AS sign,
    (bits >> 23) & 255 AS exponent, bits & 8388607 AS fraction
  FROM bits),
scaled AS (
  SELECT row, arm, seed, quantity, part, sign, exponent, fraction,
    CASE exponent WHEN 0 THEN fraction ELSE fraction + 8388608 END AS mantissa,
    max(exponent, 1) - 150 AS power
  FROM fields)
SELECT (SELECT CAST(value AS INTEGER) FROM about WHERE name = 'first_step') + row + 1 AS step,
  arm, seed, quantity, part,
  CASE WHEN exponent = 255 AND fraction > 0 THEN NULL
    WHEN exponent = 255 THEN sign * 9e999
    WHEN power >= 0 THEN
      sign * (mantissa * (1.0 * (1 << min(power, 60))) * (1 << max(power - 60, 0)))
    ELSE sign * (mantissa / (1.0 * (1 << min(-power, 60))) / (1 << min(max(-power - 60, 0), 60))
      / (1 << max(-power - 120, 0))) END AS value
FROM scaled""".replace("BYTES", _BYTES),
    "evaluations": """CREATE VIEW evaluations AS
SELECT json_extract(content, '$.step') AS step, json_extract(content, '$.arm') AS arm,
  json_extract(content, '$.seed') AS seed, json_extract(content, '$.loss') AS loss,
  json_extract(content, '$.error_rate') AS error_rate
FROM events WHERE kind = 'Evaluated'""",
}

_ALL = {**_TABLES, **_VIEWS}


def checksum(*contents: str | bytes) -> int:
    """Return the CRC-32 of some values, as each row of numbers or text is stored with one."""
    code = 0
    for each in contents:
        code = zlib.crc32(each.encode() if isinstance(each, str) else each, code)
    return code


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in _ALL.values():
        connection.execute(statement)


def connect_to_write(path: Path) -> sqlite3.Connection:
    """Open a recording of the library, or a new empty file, to write; one thread at a time may."""
    connection = sqlite3.connect(
        path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a recording that anyone may have made: nothing in it is run, none of it is changed.

    Raises:
        UserError: It is no recording, or a damaged one, or of a later version.
    """
    input_size(path)
    try:
        return _connected(path, "mode=ro")
    except sqlite3.OperationalError as error:
        reason = str(error)
    except sqlite3.Error:
        raise cannot_read(path, _NOT_OURS) from None
    except UserError as error:
        raise cannot_read(path, error.message) from None
    if "locked" in reason:
        raise cannot_read(path, reason)
    try:  # a folder that cannot be written has no place for what WAL shares with its readers
        return _connected(path, "mode=ro&immutable=1")
    except (sqlite3.Error, UserError):
        raise cannot_read(path, reason) from None


def connect_to_edit(path: Path) -> sqlite3.Connection:
    """Open a recording that anyone may have made, to change what is said of it.

    Raises:
        UserError: As `connect_to_read`, or it cannot be written.
    """
    input_size(path)
    try:
        connection = _connected(path, "mode=rw")
        connection.execute("PRAGMA query_only = OFF")
    except sqlite3.Error as error:
        raise cannot_read(path, error) from None
    except UserError as error:
        raise cannot_read(path, error.message) from None
    return connection


def _connected(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _distrust(connection)
        _check(connection)
    except UnicodeDecodeError:  # what SQLite says of a damaged file may quote it
        connection.close()
        raise sqlite3.DatabaseError(str(_DAMAGED)) from None
    except BaseException:
        connection.close()
        raise
    return connection


def damaged(path: Path) -> UserError:
    """Return the sentence for a recording of which nothing can be read."""
    return cannot_read(path, _DAMAGED)


def _distrust(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(_deadline(), _INSTRUCTIONS)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _deadline() -> Callable[[], int]:
    """Return what breaks off a query that takes too long: a pause between two begins anew."""
    began = last = time.monotonic()

    def is_late() -> int:
        nonlocal began, last
        now = time.monotonic()
        if now - last > _LIMIT_S / 4:
            began = now
        last = now
        return now - began > _LIMIT_S

    return is_late


def _check(connection: sqlite3.Connection) -> None:
    """Raise UserError with a reason unless the tables are exactly those that are known."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise UserError.of(_NOT_OURS)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise UserError(
            "Recording",
            "it has version {found}, and this program knows versions up to {known}; update the "
            "program to open it",
        ).format(found=version, known=VERSION)
    held = dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT 50")
    )
    if held != _ALL or version < 1:
        raise UserError.of(_CHANGED)
