"""Lists, shows, compares and removes recorded runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from explorer.commands.found_runs import moment_text
from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.messages import printable, translate
from explorer.runs.differences import differing_fields
from explorer.runs.recordings.deletion import KEPT_DAYS, delete
from explorer.runs.recordings.recorded_run import RecordedRun, open_run
from explorer.runs.recordings.summary import RunSummary
from explorer.runs.state import EndReason

_MIB = 2**20
_GAP = "  "


def list_text(runs: Sequence[RunSummary]) -> str:
    """Return a line for each run."""
    if not runs:
        return translate("Runs", "no run is recorded here")
    head = [
        translate("Runs", "began"),
        translate("Runs", "title"),
        translate("Runs", "data"),
        translate("Runs", "steps"),
        translate("Runs", "best error"),
        translate("Runs", "MiB"),
        translate("Runs", "ended"),
        translate("Runs", "note"),
    ]
    return _table([head, *map(_cells, runs)])


def list_json(runs: Sequence[RunSummary]) -> Iterator[str]:
    """Yield a JSON object for each run."""
    for run in runs:
        yield json.dumps(
            {
                "path": str(run.path),
                "title": run.title,
                "began": run.began,
                "arms": {arm.label: arm.network for arm in run.arms},
                "dataset": run.dataset,
                "steps": run.steps,
                "best_errors": {arm.label: arm.best_error for arm in run.arms},
                "end": run.end,
                "bytes": run.stamp.size,
                "starred": run.is_starred,
                "note": run.note,
                "error": None if run.error is None else str(run.error),
            }
        )


def show_text(path: Path) -> str:
    """Return what is known of a run: its experiment, machine, end, last scores and checkpoints.

    Raises:
        UserError: It cannot be read.
    """
    with open_run(path) as run:
        return "\n".join(f"{name}: {text}" for name, text in facts(run) if text)


def compare_text(paths: Sequence[Path]) -> str:
    """Return a table of the fields in which the experiments of some runs differ.

    Raises:
        UserError: There is only one, or one of them cannot be read.
    """
    if len(paths) < 2:
        raise UserError("Runs", "comparing takes two runs or more, got one")
    experiments = []
    for path in paths:
        with open_run(path) as run:
            experiments.append(run.record.experiment_with_changes)
    fields = differing_fields(experiments)
    if not fields:
        return translate("Runs", "their experiments are equal")
    head = [translate("Runs", "field"), *(printable(path.stem) for path in paths)]
    return _table([head, *([each.title, *each.texts] for each in fields)])


def remove(paths: Sequence[Path]) -> Iterator[str]:
    """Put runs among the deleted, and yield where each waits and how it comes back.

    Raises:
        UserError: One is being recorded, or cannot be moved.
    """
    for path in paths:
        waiting = delete(path)
        yield translate(
            "Runs", "{path} waits {days} days in {waiting}; move it back to keep it"
        ).format(path=printable(str(path)), days=KEPT_DAYS, waiting=printable(str(waiting)))


def _cells(run: RunSummary) -> list[str]:
    if run.error is not None:
        return [
            run.began,
            run.title,
            "",
            "",
            "",
            _mib(run),
            translate("Runs", "cannot be read"),
            "",
        ]
    error = "" if run.best_error is None else f"{run.best_error:.2%}"
    title = f"{run.title} *" if run.is_starred else run.title
    return [
        moment_text(run.began),
        title,
        run.dataset,
        f"{run.steps:,}",
        error,
        _mib(run),
        end_text(run.end),
        printable(run.note),
    ]


def facts(run: RecordedRun) -> Iterator[tuple[str, str]]:
    """Yield what is known of a run, by name; a text may be empty."""
    yield translate("Runs", "file"), printable(str(run.path))
    yield translate("Runs", "title"), printable(run.about.get("title", ""))
    for arm in run.record.experiment.arms:
        yield translate("Runs", "arm {label}").format(label=arm.label), printable(arm.network.name)
    yield from circumstances(run)
    yield from _scores(run)


def circumstances(run: RecordedRun) -> Iterator[tuple[str, str]]:
    """Yield where, when and with what it ran, what is kept of it, and what went wrong."""
    record, about = run.record, run.about
    yield translate("Runs", "note"), printable(about.get("note", ""))
    yield translate("Runs", "began"), printable(moment_text(about.get("began", "")))
    if record.origin is not None:
        place = translate("Runs", "{file} after step {step:,}")
        file, step = printable(record.origin.file), record.origin.step
        yield translate("Runs", "branch of"), place.format(file=file, step=step)
    yield translate("Runs", "data"), record.experiment.settings.dataset
    yield translate("Runs", "seeds"), ", ".join(map(str, record.experiment.seeds))
    yield translate("Runs", "steps"), f"{record.steps:,} / {record.total_steps:,}"
    yield translate("Runs", "ended"), end_text(record.end_reason)
    if record.preparation is not None:
        yield translate("Runs", "device"), printable(record.preparation.device)
    yield translate("Runs", "machine"), _told(about, ("processor", "cores", "system"))
    yield translate("Runs", "versions"), _told(about, ("program", "python", "torch", "numpy"))
    yield (
        translate("Runs", "checkpoints"),
        ", ".join(
            translate("Runs", "{kind} after {steps}").format(kind=kind, steps=COUNTS.steps(step))
            for kind, step in run.checkpoints.items()
        ),
    )
    for error in record.errors:
        yield translate("Runs", "wrong"), printable(str(error))


def _scores(run: RecordedRun) -> Iterator[tuple[str, str]]:
    history = run.record.history
    loss = translate("Runs", "training loss {loss:.4g}")
    scored = translate("Runs", "held-out loss {loss:.4g}, error {error:.2%} after step {step:,}")
    tested = translate("Runs", "test error {error:.2%}")
    for lane in history.layout.lanes:
        texts = []
        if history.steps:
            (last,) = history.loss(lane.arm, lane.seed, history.steps - 1)
            texts.append(loss.format(loss=float(last)))
        texts += [
            scored.format(loss=each.loss, error=each.error_rate, step=each.step)
            for each in history.evaluations(lane.arm, lane.seed)[-1:]
        ]
        test = run.record.tests.get((lane.arm, lane.seed))
        if test is not None and np.isfinite(test.error_rate):
            texts.append(tested.format(error=test.error_rate))
        name = translate("Runs", "last of {arm}, seed {seed}")
        yield name.format(arm=lane.arm, seed=lane.seed), "; ".join(texts)


def _told(about: Mapping[str, str], names: Sequence[str]) -> str:
    return printable(", ".join(f"{name} {about[name]}" for name in names if about.get(name)))


def end_text(reason: EndReason | None) -> str:
    """Return how a run ended."""
    match reason:
        case None:
            return translate("Runs", "not yet, or its end is not recorded")
        case EndReason.FINISHED:
            return translate("Runs", "finished")
        case EndReason.STOPPED:
            return translate("Runs", "stopped")
        case EndReason.DIVERGED:
            return translate("Runs", "diverged")
        case EndReason.FAILED:
            return translate("Runs", "failed")
        case EndReason.INTERRUPTED:
            return translate("Runs", "interrupted")


def _mib(run: RunSummary) -> str:
    return f"{run.stamp.size / _MIB:,.1f}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
