"""A recorded run as Parquet: a row for each number, as in CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from explorer.runs.exports.blocks import Block, OnSteps, blocks
from explorer.runs.exports.extra import needs_extra
from explorer.runs.recordings.recorded_run import RecordedRun

with needs_extra("parquet"):
    import pyarrow as pa
    import pyarrow.parquet as pq

_WORD = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema(
    [
        ("step", pa.int64()),
        ("arm", _WORD),
        ("seed", pa.int64()),
        ("quantity", _WORD),
        ("part", _WORD),
        ("value", pa.float64()),
    ]
)


def write_parquet(run: RecordedRun, path: Path, on_steps: OnSteps) -> None:
    """Write all numbers, float32 as float64, which holds each of them.

    Raises:
        OSError: The file cannot be written.
    """
    with pq.ParquetWriter(path, _SCHEMA) as writer:
        for block in blocks(run, on_steps):
            writer.write_table(_table(block))


def _table(block: Block) -> Any:
    count = len(block.steps)
    arms, seeds, quantities, parts = zip(*block.columns, strict=True)
    values = block.values.astype(np.float64).ravel()
    return pa.table(
        [
            pa.array(np.repeat(block.steps, len(block.columns))),
            _words(arms, count),
            pa.array(seeds * count, pa.int64()),
            _words(quantities, count),
            _words(parts, count),
            pa.array(values),
        ],
        schema=_SCHEMA,
    )


def _words(words: tuple[str, ...], count: int) -> Any:
    known = {word: place for place, word in enumerate(dict.fromkeys(words))}
    places = np.tile(np.array([known[word] for word in words], dtype=np.int32), count)
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(list(known), pa.string()))
