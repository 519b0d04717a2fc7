"""Writes a recorded run to a file that other programs read."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from explorer.commands.json_reporter import json_lines
from explorer.commands.replacing import check_replaces_own_kind
from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.files.cannot_write import cannot_write
from explorer.runs.exports.blocks import OnSteps
from explorer.runs.recordings.recorded_run import RecordedRun, open_run

_PATIENCE_S = 1.0
_OF_WEIGHTS = ("safetensors", "onnx")
_LAST = "last"


class ExportOptions(NamedTuple):
    """What is written.

    Attributes:
        form: "csv", "jsonl", "parquet", "tensorboard", "safetensors", "onnx" or "html".
        wide: Whether a row of CSV is a step.
        checkpoint: Whose weights: "best" or "last"; None is the last.
        arm: Whose weights, if there are several arms.
        seed: Whose weights; None is the first.
    """

    form: str
    wide: bool = False
    checkpoint: str | None = None
    arm: str | None = None
    seed: int | None = None


def export_run(
    source: Path,
    path: Path,
    options: ExportOptions,
    *,
    force: bool,
    on_steps: OnSteps | None = None,
) -> None:
    """Write a run to a file, or for TensorBoard into a folder.

    Args:
        source: The recording.
        path: What is written.
        options: How.
        force: Whether a file of another kind may be replaced.
        on_steps: Is told how far it is, in place of whoever sits at the terminal.

    Raises:
        UserError: It cannot be read or written, a package or what is asked for is missing, or the
            file is there and is of another kind.
    """
    if options.wide and options.form != "csv":
        raise UserError("Export", "--wide is for csv; leave it out")
    if options.form not in _OF_WEIGHTS:
        for option, value in (
            ("--checkpoint", options.checkpoint),
            ("--arm", options.arm),
            ("--seed", options.seed),
        ):
            if value is not None:
                raise UserError(
                    "Export", "{option} is for safetensors and onnx; leave it out"
                ).format(option=option)
    if options.form == "tensorboard":
        path = _events_file(source, path)
    check_replaces_own_kind(path, options.form, force=force)
    with open_run(source) as run, atomic_write(path) as file:
        _write(run, file, options, on_steps or _Progress())


def _write(run: RecordedRun, file: Path, options: ExportOptions, on_steps: OnSteps) -> None:
    match options.form:
        case "csv":
            from explorer.runs.exports.csv_file import write_csv

            write_csv(run, file, on_steps, wide=options.wide)
        case "jsonl":
            _write_json_lines(run, file, on_steps)
        case "parquet":
            from explorer.runs.exports.parquet_file import write_parquet

            write_parquet(run, file, on_steps)
        case "tensorboard":
            from explorer.runs.exports.tensorboard_file import write_tensorboard

            write_tensorboard(run, file, on_steps)
        case "safetensors":
            from explorer.runs.exports.weights_file import write_weights

            write_weights(run, file, options.checkpoint or _LAST, options.arm, options.seed)
        case "onnx":
            _write_onnx(run, file, options)
        case "html":
            from explorer.commands.run_page import run_page

            file.write_text(run_page(run), encoding="utf-8", newline="\n")
        case _:
            raise ValueError(f"no form is called {options.form!r}")


def _write_onnx(run: RecordedRun, file: Path, options: ExportOptions) -> None:
    """Write the network of an arm with the weights of a checkpoint."""
    from explorer.commands.onnx import write_onnx
    from explorer.runs.exports.weights_file import chosen_lane, write_weights
    from explorer.runs.onnx_job import OnnxJob

    arm, seed = chosen_lane(run, options.arm, options.seed)
    with TemporaryDirectory() as folder:
        weights = Path(folder) / "weights.safetensors"
        write_weights(run, weights, options.checkpoint or _LAST, arm, seed)
        write_onnx(OnnxJob(run.record.experiment.arm(arm).network, seed, weights), file)


def _write_json_lines(run: RecordedRun, path: Path, on_steps: OnSteps) -> None:
    """Write what `train --json` printed, but for what is not recorded: progress and saving."""
    record = run.record
    steps = record.history.first_step
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for item in run.news():
            if isinstance(item, np.ndarray):
                steps += len(item)
                on_steps(steps, record.steps)
            file.writelines(f"{line}\n" for line in json_lines(item, record, steps))


def _events_file(source: Path, folder: Path) -> Path:
    """Return the file in a folder that TensorBoard finds by its name, and make the folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from None
    return folder / f"events.out.tfevents.{source.stem}"


class _Progress:
    """Tells on a terminal how far a long export is."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PATIENCE_S
        self._is_told = False

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() < self._next and not (self._is_told and done == total):
            return
        self._next = time.monotonic() + _PATIENCE_S
        if sys.stderr.isatty():
            self._is_told = True
            end = "\n" if done == total else ""
            print(f"\r{done:,} / {COUNTS.steps(total)}", end=end, file=sys.stderr, flush=True)
