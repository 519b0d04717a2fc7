"""Lists, shows, compares, exports and deletes the recorded runs of a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.files.typed_path import typed_path
from explorer.messages import printable, translate
from explorer.runs.differences import differing_fields
from explorer.runs.recordings.deletion import delete
from explorer.runs.recordings.index import Index, default_index
from explorer.runs.recordings.library import Library
from explorer.runs.recordings.recorded_run import RecordedRun, open_run
from explorer.runs.recordings.schema import SUFFIX
from explorer.runs.recordings.summary import RunSummary
from explorer.runs.score import ERROR, LOSS

_MOST_NAMED = 5
_MACHINE = ("program", "torch", "python", "system", "processor", "cores")


class Runs:
    """The runs of a folder, by file or by a part of a name."""

    def __init__(self, folder: Path) -> None:
        self._library = Library(folder, Index(default_index()))

    def list(self) -> str:
        """Return a line a run, the newest first."""
        runs = self._library.runs()
        if not runs:
            return translate("Runs", "no run is recorded in {folder}").format(
                folder=printable(str(self._library.folder))
            )
        return "\n".join(map(_line, runs))

    def show(self, name: str) -> str:
        """Return what a run trained, on what, and how it ended."""
        with open_run(self.path(name)) as run:
            return "\n".join(_shown(run))

    def compare(self, names: Sequence[str]) -> str:
        """Return in what runs differ, a line a field."""
        with ExitStack() as opened:
            runs = [opened.enter_context(open_run(self.path(name))) for name in names]
            fields = differing_fields([each.record.experiment for each in runs])
            titles = [_title(each) for each in runs]
        if not fields:
            return translate("Runs", "the runs differ in nothing that was asked for")
        lines = [("", *titles), *((field.title, *field.texts) for field in fields)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        padded = (
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            for line in lines
        )
        return "\n".join(each.rstrip() for each in padded)

    def remove(self, names: Sequence[str]) -> str:
        """Delete runs for some days; return where they wait."""
        paths = [self.path(name) for name in names]  # a wrong name deletes none
        moved = translate("Runs", "{file} waits in {folder}, from where it can be moved back")
        return "\n".join(
            moved.format(file=printable(path.name), folder=printable(str(delete(path).parent)))
            for path in paths
        )

    def path(self, name: str) -> Path:
        """Return the file that is named, or that of the only run with this part in its name.

        Raises:
            UserError: There is none, or more than one.
        """
        file = typed_path(name)
        if file.suffix == SUFFIX or os.path.isfile(file):  # noqa: PTH113 - pathlib's raises
            return file
        found = [each for each in self._library.runs() if _has(each, name)]
        if len(found) == 1:
            return found[0].path
        if not found:
            raise UserError(
                "Runs", "no run of {folder} is called {name}; `runs` lists them"
            ).format(folder=self._library.folder, name=name)
        names = ", ".join(each.path.name for each in found[:_MOST_NAMED])
        raise UserError("Runs", "{count} are called {name}: {names}; name one by its file").format(
            count=COUNTS.runs(len(found)), name=name, names=names
        )


def export(path: Path, form: str, target: Path) -> None:
    """Write the numbers of a run, or its weights, to a file.

    Raises:
        UserError: The run cannot be read, has no weights, or the file cannot be written.
    """
    from explorer.commands import run_exports

    with open_run(path) as run:
        run_exports.FORMS[form](run, target)


def _has(run: RunSummary, name: str) -> bool:
    return name.casefold() in f"{run.title}\n{run.path.name}".casefold()


def _title(run: RecordedRun) -> str:
    return printable(run.about.get("title", "")) or printable(run.path.stem)


def _line(run: RunSummary) -> str:
    if run.error is not None:
        return f"{printable(run.path.name)}: {run.error}"
    error = "" if run.best_error is None else f"{run.best_error:.1%}"
    ended = run.end.value if run.end else ""
    star = "*" if run.is_starred else " "
    steps = COUNTS.steps(run.steps)
    return f"{star} {run.began[:16]:<16}  {steps:>14}  {error:>6}  {ended:<11}  {run.title}"


def _shown(run: RecordedRun) -> list[str]:
    record = run.record
    history = record.history
    lines = [_title(run), printable(str(run.path))]
    lines += [f"{arm.label}  {arm.network.name}" for arm in record.experiment.arms]
    ended = record.end_reason.value if record.end_reason else ""
    lines.append(f"{COUNTS.steps(record.steps)}, {ended}")
    if history.steps:
        for arm in history.layout.arms:
            means = [score.mean_at(history, arm.arm, -1).value for score in (LOSS, ERROR)]
            text = translate(
                "Runs", "{arm}  loss {loss:.3f}, error {error:.1f} %, on the last batch"
            )
            lines.append(text.format(arm=arm.arm, loss=means[0], error=means[1]))
    for kind, step in run.checkpoints.items():
        text = translate("Runs", "weights: {kind}, after {steps}")
        lines.append(text.format(kind=kind, steps=COUNTS.steps(step)))
    lines += [f"{name}: {printable(run.about[name])}" for name in _MACHINE if run.about.get(name)]
    lines += [printable(str(each)) for each in record.errors]
    if note := run.about.get("note"):
        lines.append(printable(note))
    return lines
