"""What is designed is on the disk within a second, and found by the next window."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.draft import Draft, draft_from_json, draft_to_json
from explorer.runs.experiment import Experiment, first_experiment
from explorer.ui.state import draft_writer
from explorer.ui.state.autosave import Autosave
from explorer.ui.state.document import Document
from explorer.ui.state.draft_folder import DraftFolder

EDIT = Message("Test", "Edit")


def edited(seed: int) -> Experiment:
    return first_experiment().edited(seed=seed)


class Window:
    """A document that is kept, as that of a window."""

    def __init__(self, folder: Path) -> None:
        self.drafts = DraftFolder(folder)
        self.document = Document(first_experiment())
        last = self.drafts.take_last()
        if last is not None:
            self.document.restore(last)
        self.autosave = Autosave(self.document, self.drafts)
        self.errors: list[UserError] = []
        self.autosave.failed.connect(self.errors.append)

    @property
    def seed(self) -> int:
        return self.document.experiment.seed

    def edit(self, seed: int) -> None:
        self.document.edit(edited(seed), EDIT)

    def load(self) -> None:
        """Live long enough for the design to count as loaded."""
        assert self.autosave.finish()

    def die(self) -> None:
        """Leave everything as a killed process does: only the system gives its lock back."""
        self.autosave._timer.stop()
        self.drafts._lock.close()

    def close(self) -> None:
        assert self.autosave.finish()
        self.autosave.close()


@pytest.fixture
def folder(tmp_path: Path, qtbot: QtBot) -> Path:
    return tmp_path / "data" / "designs"


def names(folder: Path) -> list[str]:
    return sorted(each.name.partition("-")[0] for each in folder.iterdir() if "-" in each.name)


def test_that_an_edit_is_on_the_disk_within_a_second(folder: Path, qtbot: QtBot) -> None:
    window = Window(folder)
    window.edit(7)
    began = time.monotonic()
    qtbot.waitUntil(window.drafts.own.exists, timeout=10_000)
    assert window.autosave._writer.wait(10)
    assert draft_from_json(window.drafts.own.read_bytes()).experiment == edited(7)
    assert time.monotonic() - began < 5  # a busy machine; `tests.fuzz killed_designs` minds it
    window.die()


def test_that_edits_in_a_row_are_written_meanwhile_and_not_each(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (synced.append(file), sync(file)))
    window = Window(folder)
    began = time.monotonic()
    while time.monotonic() - began < 1.0:
        window.edit(window.seed + 1)
        qtbot.wait(5)
    assert window.drafts.own.exists()
    assert 0 < len(synced) <= 2 * 3  # file and folder, at most each 400 ms
    window.die()


def test_that_a_dead_windows_design_is_there_without_a_question(folder: Path) -> None:
    window = Window(folder)
    window.edit(7)
    window.document.set_linked(on=False)
    window.load()
    window.die()
    again = Window(folder)
    assert again.seed == 7
    assert again.document.is_modified
    assert not again.document.is_linked
    assert again.drafts.take_errors() == []
    again.die()


def test_that_two_windows_keep_their_own_and_both_are_found(folder: Path) -> None:
    first, second = Window(folder), Window(folder)
    assert second.seed == 0
    first.edit(1)
    second.edit(2)
    first.load()
    second.load()
    third = Window(folder)
    assert third.seed == 0  # both live
    for window in (first, second, third):
        window.die()
    again = [Window(folder), Window(folder)]
    assert {each.seed for each in again} == {1, 2}
    for window in again:
        window.die()


def test_that_unsaved_work_comes_before_what_is_newer_but_saved(folder: Path) -> None:
    first, second = Window(folder), Window(folder)
    first.edit(1)
    first.close()
    second.document.open(edited(2), EDIT)
    second.close()
    again = Window(folder)
    assert again.seed == 1
    again.close()
    assert [each.name for each in folder.iterdir()] == [again.drafts.own.name]


def test_that_the_last_design_is_there_though_it_was_saved(folder: Path) -> None:
    window = Window(folder)
    window.document.open(edited(2), EDIT)
    window.close()
    again = Window(folder)
    assert (again.seed, again.document.is_modified) == (2, False)
    again.die()


def test_that_a_design_that_killed_two_windows_is_set_aside_and_told(folder: Path) -> None:
    window = Window(folder)
    window.edit(7)
    window.close()
    for _ in range(2):
        window = Window(folder)
        assert window.seed == 7
        window.die()  # before it has lived for a while
    window = Window(folder)
    assert window.seed == 0
    (error,) = window.drafts.take_errors()
    (kept,) = folder.glob("set-aside-*.json")
    assert str(error) == (
        "the program ended 2 times while it opened the design of last time, and so begins without "
        f"it; open {kept} to try again"
    )
    assert draft_from_json(kept.read_bytes()).experiment == edited(7)
    assert window.drafts.take_errors() == []
    window.die()


def test_that_a_design_that_was_loaded_may_be_killed_any_number_of_times(folder: Path) -> None:
    window = Window(folder)
    window.edit(7)
    for _ in range(4):
        window.load()
        window.die()
        window = Window(folder)
        assert window.seed == 7
    window.die()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff" * 100, b'{"version": 99}', b"x" * 5_000_000]
)
def test_that_a_draft_that_cannot_be_read_is_kept_and_told(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / f"{'0' * 16}.json").write_bytes(content)
    window = Window(folder)
    assert window.seed == 0
    (error,) = window.drafts.take_errors()
    (kept,) = folder.glob("set-aside-*.json")
    assert kept.read_bytes() == content
    assert str(kept) in str(error)
    window.die()


def test_that_a_window_that_died_between_two_files_is_found_once(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, seed in (("0" * 16 + ".1", 1), ("0" * 16, 2)):
        draft = Draft(experiment=edited(seed), saved=None)
        (folder / f"{name}.json").write_text(draft_to_json(draft), encoding="utf-8")
    window = Window(folder)
    assert window.seed == 2
    assert window.autosave.unsaved() == []
    window.die()


def test_that_unsaved_work_that_is_replaced_is_kept_until_it_is_open_again(folder: Path) -> None:
    window = Window(folder)
    window.edit(1)
    window.document.open(edited(2), EDIT)  # as New and Open do
    window.load()
    assert [each.draft.experiment.seed for each in window.autosave.unsaved()] == [1]
    window.document.undo_stack.undo()
    window.load()
    assert window.seed == 1
    assert window.autosave.unsaved() == []
    window.document.undo_stack.redo()
    window.close()
    assert names(folder) == ["kept"]
    again = Window(folder)
    assert again.seed == 2
    again.autosave.reopen(again.autosave.unsaved()[0])
    again.load()
    assert (again.seed, again.document.is_modified) == (1, True)
    assert again.autosave.unsaved() == []
    again.document.undo_stack.undo()
    again.load()
    assert again.seed == 2
    assert [each.draft.experiment.seed for each in again.autosave.unsaved()] == [1]
    again.die()


def test_that_saved_work_that_is_replaced_leaves_nothing(folder: Path) -> None:
    window = Window(folder)
    window.edit(1)
    window.document.mark_saved(folder / "mine.json")
    window.document.open(edited(2), EDIT)
    window.load()
    assert window.autosave.unsaved() == []
    window.die()


def test_that_of_kept_work_the_newest_20_stay(folder: Path) -> None:
    window = Window(folder)
    for seed in range(1, 25):
        window.document.open(edited(0), EDIT)
        window.edit(seed)
        window.load()
        os.utime(window.drafts.own)
    window.close()
    for age, path in enumerate(sorted(folder.glob("kept-*.json"), key=os.path.getmtime)):
        os.utime(path, (age, age))
    again = Window(folder)
    assert [each.draft.experiment.seed for each in again.autosave.unsaved()] == [*range(23, 3, -1)]
    again.die()


@contextmanager
def unwritable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse to write, as a full disk does: permissions do not stop whoever is root."""

    @contextmanager
    def refuse(path: Path) -> Iterator[Path]:
        raise UserError("Files", "{path} cannot be written: {reason}; free some space").format(
            path=path, reason="No space left on device"
        )
        yield path

    with monkeypatch.context() as patch:
        patch.setattr(draft_writer, "atomic_write", refuse)
        yield


def test_that_a_full_disk_is_told_once_and_written_to_when_it_can_be(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(folder)
    with unwritable(folder, monkeypatch):
        for seed in (1, 2):
            window.edit(seed)
            assert not window.autosave.finish()
            assert window.autosave.reason == "No space left on device"
            qtbot.waitUntil(lambda: len(window.errors) == 1)
    (error,) = window.errors
    assert str(error) == (
        "what you design cannot be kept for the next start (No space left on device); save it to a "
        "file"
    )
    window.close()
    again = Window(folder)
    assert again.seed == 2
    again.die()


def test_that_a_slow_disk_is_not_waited_for(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda _file: may_go_on.wait(30))
    window = Window(folder)
    for seed in range(1, 4):
        window.edit(seed)
        window.autosave._write()  # returns at once
    may_go_on.set()
    window.close()
    assert draft_from_json(window.drafts.own.read_bytes()).experiment == edited(3)


def test_that_a_place_where_nothing_can_be_written_is_no_harm(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    window = Window(tmp_path / "file" / "designs")
    window.edit(1)
    assert not window.autosave.finish()
    qtbot.waitUntil(lambda: len(window.errors) == 1)
    assert window.autosave.unsaved() == []
    window.die()
