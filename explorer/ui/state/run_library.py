"""The recorded runs of a folder, for the window: files are read and written in other threads."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from explorer.errors import UserError
from explorer.messages import printable
from explorer.runs.differences import DifferingField, differing_fields
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.recordings import deletion
from explorer.runs.recordings.continuation import (
    Branch,
    Continuation,
    branch,
    branch_point,
    continuation,
)
from explorer.runs.recordings.index import Index, default_index
from explorer.runs.recordings.library import Library, beyond, rename, star, write_note
from explorer.runs.recordings.place import default_folder
from explorer.runs.recordings.reader import RecordingReader
from explorer.runs.recordings.recorded_run import RecordedRun, open_run
from explorer.runs.recordings.summary import TITLE, RunSummary
from explorer.ui.state.open_recordings import OpenRecordings
from explorer.ui.state.run_controller import RunController

_LOG = logging.getLogger(__name__)
_FOLDER, _LIMIT, _ANNOUNCED = "library/folder", "library/most_bytes", "library/announced"
_MOST_DIGITS = 19
_TELL_EVERY_S = 0.25
"""A list that grows is sorted anew each time."""
_RECORDS = "library/records"
MOST_OVERLAID = 8
"""Runs that are laid over each other at most: more lines cannot be told apart."""


class RunLibrary(QObject):
    """Lists, changes and opens the runs of one folder.

    Attributes:
        folder: Where they lie; None while there is no such folder.
        most_bytes: What the folder may hold; 0 is any number.
        runs: What is known of them so far, by file.
    """

    changed = Signal()
    """Other runs are known, or more of them."""

    failed = Signal(object)
    """A `UserError`: what was asked for cannot be done."""

    deleted = Signal(int)
    """So many runs were deleted, and can come back."""

    laid_over = Signal()
    """What was to be opened lies over a run that trains here, which goes on."""

    compared = Signal(object, object)
    """(names of runs, the `DifferingField`s between them) of the last request."""

    branch_read = Signal(object)
    """The `BranchPoint` that was asked for."""

    design_read = Signal(object, str)
    """(the `Experiment` of a run, what the run is called) of the last request."""

    _done = Signal(object, object)
    """From a thread: (what takes the result in this one, the result)."""

    def __init__(
        self,
        controller: RunController,
        opened: OpenRecordings,
        store: QSettings | None = None,
        parent: QObject | None = None,
        index: Path | None = None,
    ) -> None:
        """Know of no run until `refresh`; `store` remembers the folder, if there is one."""
        super().__init__(parent)
        self._controller = controller
        self._opened = opened
        self._store = store
        self.folder = _remembered_folder(store)
        self.most_bytes = _remembered_limit(store)
        self._announced = _remembered_names(store)
        self.runs: dict[Path, RunSummary] = {}
        self._index = Index(index or default_index())
        self._one_at_a_time = threading.Lock()
        self._listings = self._comparisons = self._jobs = 0
        self._deleted: list[list[tuple[Path, Path]]] = []
        self._done.connect(self._on_done)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be read or written."""
        return self._jobs > 0

    @property
    def can_undo(self) -> bool:
        """Whether something that was deleted can come back."""
        return bool(self._deleted)

    @property
    def is_recording(self) -> bool:
        """Whether the next run is recorded."""
        return self._controller.record_to is not None

    def record(self, *, on: bool) -> None:
        """Record what trains in the window from the next run on, or record nothing."""
        self._controller.record_to = self.folder if on else None
        self._remember(_RECORDS, "on" if on else "off")

    def record_as_remembered(self) -> None:
        """Record unless a person has switched it off."""
        remembered = self._store.value(_RECORDS) if self._store is not None else None
        self._controller.record_to = None if remembered == "off" else self.folder

    def use_folder(self, folder: Path) -> None:
        """List the runs of another folder, from now on."""
        self.folder, self.runs = folder, {}
        self._remember(_FOLDER, str(folder))
        if self._controller.record_to is not None:
            self._controller.record_to = folder
        self.changed.emit()
        self.refresh()

    def limit(self, most_bytes: int) -> None:
        """Let the folder hold so much; what is beyond is deleted after the next start."""
        self.most_bytes, self._announced = most_bytes, ()
        self._remember(_LIMIT, most_bytes)
        self._announce()
        self.changed.emit()

    @property
    def beyond_limit(self) -> list[RunSummary]:
        """The runs that the limit will remove, the oldest first."""
        return beyond(list(self.runs.values()), self.most_bytes) if self.most_bytes else []

    def refresh(self) -> None:
        """Find what has changed in the folder; `changed` follows, more than once if it is much."""
        self._listings += 1
        if self.folder is None:
            return
        number, library = self._listings, Library(self.folder, self._index)

        def read() -> None:
            known, unread = library.known()
            self._tell(self._on_known, (number, known, unread.keys()))
            news: list[RunSummary] = []
            told = time.monotonic()
            for batch in library.read(unread):
                if number != self._listings:
                    return
                news += batch
                if time.monotonic() - told > _TELL_EVERY_S:
                    self._tell(self._on_read, (number, news))
                    news, told = [], time.monotonic()
            self._tell(self._on_read, (number, news))
            self._tell(self._on_listed, number)
            library.forget_missing()

        self._work(read)

    def rename(self, path: Path, title: str) -> None:
        """Call a run otherwise."""
        self._change(lambda: rename(path, title))

    def write_note(self, path: Path, note: str) -> None:
        """Note something about a run."""
        self._change(lambda: write_note(path, note))

    def star(self, paths: Sequence[Path], *, on: bool) -> None:
        """Mark runs as ones to keep, or as any other."""

        def mark() -> None:
            for path in paths:
                star(path, on=on)

        self._change(mark)

    def delete(self, paths: Sequence[Path]) -> None:
        """Delete runs; `deleted` follows."""

        def move() -> None:
            moved: list[tuple[Path, Path]] = []
            try:
                moved.extend((deletion.delete(path), path) for path in paths)
            finally:
                self._tell(self._on_deleted, moved)

        self._change(move)

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            return
        moved = self._deleted.pop()

        def move() -> None:
            for waiting, path in moved:
                deletion.bring_back(waiting, path)

        self._change(move)

    def clear_deleted(self) -> None:
        """Remove what was deleted days ago for good."""
        folder = self.folder
        if folder is not None:
            self._work(lambda: deletion.clear(folder))

    def open(self, paths: Sequence[Path]) -> None:
        """Show the first run and lay the others over it."""

        def read() -> None:
            runs: list[RecordedRun] = []
            try:
                runs.extend(map(open_run, paths[:MOST_OVERLAID]))
            finally:
                self._tell(self._on_opened, runs)

        self._work(read)

    def read_design(self, path: Path) -> None:
        """Read what a run trained; `design_read` follows."""

        def read() -> None:
            with closing(RecordingReader(path)) as reader:
                title = printable(reader.about.get(TITLE, "")) or printable(path.stem)
                self._tell(self._on_design, (reader.experiment, title))

        self._work(read)

    def go_on(self, path: Path, more_epochs: int = 0) -> None:
        """Train a run on from its newest weights, so many epochs longer; it is displayed then."""

        def read() -> None:
            with ExitStack() as stack:
                before = stack.enter_context(continuation(path))
                record = RunRecord(before.experiment)
                record.title, record.origin = before.title or record.title, before.origin
                record.fold(before.news())
                steps = more_epochs * before.steps_per_epoch
                self._tell(self._on_ready, (before, record, steps, stack.pop_all()))

        self._work(read)

    def read_branch_point(self, path: Path) -> None:
        """Read what a run offers to branches; `branch_read` follows."""
        self._work(lambda: self._tell(self.branch_read.emit, branch_point(path)))

    def branch(
        self, path: Path, design: Experiment, at: str, more_epochs: int, *, is_behind: bool
    ) -> None:
        """Train a design on from a run's weights; see `continuation.branch`. It is displayed then.

        Args:
            path: The recording of the run.
            design: What is trained, with the networks of the run.
            at: Which checkpoint: "last" or "best".
            more_epochs: How many epochs from there on; 0 leaves the end to the design.
            is_behind: Whether the displayed run stays on show, behind the branch.
        """

        def read() -> None:
            with ExitStack() as stack:
                begun = stack.enter_context(branch(path, at, lambda _parent: design, more_epochs))
                loaded = stack.pop_all()
                self._tell(self._on_branch, (begun, design, is_behind, loaded))

        self._work(read)

    def compare(self, paths: Sequence[Path]) -> None:
        """Find what differs between the experiments of runs; `compared` follows."""
        self._comparisons += 1
        number = self._comparisons
        titles = [self.runs[path].title if path in self.runs else path.stem for path in paths]

        def read() -> None:
            with ExitStack() as stack:
                experiments = []
                for path in paths:
                    reader = RecordingReader(path)
                    stack.callback(reader.close)
                    experiments.append(reader.experiment)
            fields = differing_fields(experiments)
            self._tell(self._on_compared, (number, titles, fields))

        self._work(read)

    def _change(self, job: Callable[[], None]) -> None:
        def change() -> None:
            try:
                job()
            finally:
                self._tell(self._on_changed, None)

        self._work(change)

    def _work(self, job: Callable[[], None]) -> None:
        self._jobs += 1
        threading.Thread(target=self._do, args=(job,), name="library", daemon=True).start()

    def _do(self, job: Callable[[], None]) -> None:
        try:
            with self._one_at_a_time:
                job()
        except UserError as error:
            self._tell(self.failed.emit, error)
        except Exception as error:  # a person is told, whatever it was, and the thread ends
            _LOG.exception("the library of runs failed")
            sentence = UserError("RunLibrary", "this cannot be done: {error}")
            self._tell(self.failed.emit, sentence.format(error=error or type(error).__name__))
        finally:
            self._tell(self._on_end, None)

    def _tell(self, take: Callable[[Any], None], result: object) -> None:
        """Hand a result to the thread of the window, unless that has gone."""
        with suppress(RuntimeError):
            self._done.emit(take, result)

    def _on_done(self, take: Callable[[object], None], result: object) -> None:
        take(result)

    def _on_end(self, _nothing: object) -> None:
        self._jobs -= 1

    def _on_known(self, news: tuple[int, list[RunSummary], Sequence[Path]]) -> None:
        number, known, unread = news
        if number != self._listings:
            return
        stale = {path: self.runs[path] for path in unread if path in self.runs}
        self.runs = stale | {each.path: each for each in known}
        self.changed.emit()

    def _on_read(self, news: tuple[int, list[RunSummary]]) -> None:
        number, batch = news
        if number == self._listings and batch:
            self.runs.update((each.path, each) for each in batch)
            self.changed.emit()

    def _on_listed(self, number: int) -> None:
        if number != self._listings or not self.most_bytes:
            return
        due = [each.path for each in self.beyond_limit if each.path.name in self._announced]
        self._announced = ()  # what is beyond the limit from now on is said first
        if due:
            self.delete(due)
        else:
            self._announce()

    def _announce(self) -> None:
        self._remember(_ANNOUNCED, [each.path.name for each in self.beyond_limit])

    def _remember(self, name: str, value: object) -> None:
        if self._store is not None:
            self._store.setValue(name, value)

    def _on_opened(self, runs: list[RecordedRun]) -> None:
        self._opened.show(runs)
        if runs and self._controller.control is not None:
            self.laid_over.emit()

    def _on_changed(self, _nothing: object) -> None:
        self.refresh()

    def _on_deleted(self, moved: list[tuple[Path, Path]]) -> None:
        if moved:
            self._deleted.append(moved)
            self.deleted.emit(len(moved))

    def _on_design(self, news: tuple[Experiment, str]) -> None:
        self.design_read.emit(*news)

    def _on_ready(self, news: tuple[Continuation, RunRecord, int, ExitStack]) -> None:
        before, record, steps, loaded = news
        self._controller.resume(before, record, steps, loaded.close)

    def _on_branch(self, news: tuple[Branch, Experiment, bool, ExitStack]) -> None:
        begun, design, is_behind, loaded = news
        self._controller.branch(begun, design, loaded.close, is_behind=is_behind)

    def _on_compared(self, news: tuple[int, list[str], list[DifferingField]]) -> None:
        number, titles, fields = news
        if number == self._comparisons:
            self.compared.emit(titles, fields)


def _remembered_folder(store: QSettings | None) -> Path | None:
    found = store.value(_FOLDER) if store is not None else None
    if isinstance(found, str) and os.path.isabs(found):  # noqa: PTH117 - of any text
        return Path(found)
    return default_folder()


def _remembered_limit(store: QSettings | None) -> int:
    found = str(store.value(_LIMIT) or "") if store is not None else ""
    return int(found) if found.isdecimal() and len(found) < _MOST_DIGITS else 0


def _remembered_names(store: QSettings | None) -> tuple[str, ...]:
    found = store.value(_ANNOUNCED) if store is not None else None
    names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return tuple(each for each in names if isinstance(each, str))
