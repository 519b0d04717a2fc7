from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.runs.recordings.summary import RunSummary
from explorer.ui.library.run_columns import PLACES
from explorer.ui.library.run_model import RunModel
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT
from tests.ui.feeding import feed, started
from tests.ui.library.conftest import Settle, made_run


def titles(window: MainWindow) -> list[str]:
    return [run.title for run in window.runs.runs.rows]


def select(window: MainWindow, *names: str) -> None:
    table = window.runs.table
    table.clearSelection()
    flag = QItemSelectionModel.SelectionFlag
    for name in names:
        index = window.runs.runs.index(titles(window).index(name), PLACES["name"])
        table.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)


def test_that_runs_are_listed_in_the_order_of_a_column(listed: MainWindow) -> None:
    table = listed.runs.table
    table.sortByColumn(PLACES["name"], Qt.SortOrder.AscendingOrder)
    assert titles(listed) == ["deep", "short", "wide"]
    table.sortByColumn(PLACES["steps"], Qt.SortOrder.AscendingOrder)
    assert titles(listed)[0] == "short"
    table.sortByColumn(PLACES["error"], Qt.SortOrder.DescendingOrder)
    assert titles(listed)[-1] == "short"


def test_that_typing_leaves_the_runs_with_each_word(listed: MainWindow) -> None:
    listed.runs.field.setText("DIGITS wi")
    assert titles(listed) == ["wide"]
    listed.runs.field.setText("wi short")
    assert titles(listed) == []
    assert not listed.runs.table.isVisible()
    listed.runs.field.clear()
    assert len(titles(listed)) == 3


def test_that_enter_shows_a_run(listed: MainWindow, settle: Settle) -> None:
    select(listed, "short")
    QTest.keyClick(listed.runs.table, Qt.Key.Key_Return)
    settle()
    record = listed.controller.record
    assert record is not None
    assert record.steps == 3
    assert listed.loss.curves_of("A").raw_points == 3


def test_that_the_list_is_opened_and_used_by_keys(
    window: MainWindow, folder: Path, paths: list[Path], settle: Settle
) -> None:
    window.workspace.library.folder = folder
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.runs.field.hasFocus()  # nothing is listed yet
    settle()
    assert window.runs.table.hasFocus()
    assert len(window.runs.table.selected) == 1  # Enter would show it
    window.runs.field.setFocus()
    QTest.keyClicks(window.runs.field, "short")
    QTest.keyClick(window.runs.field, Qt.Key.Key_Down)
    assert window.runs.table.hasFocus()
    QTest.keyClick(window.runs.table, Qt.Key.Key_Return)
    settle()
    assert window.controller.record is not None
    assert window.controller.record.steps == 3
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not window.runs.isVisible()


def test_that_whoever_types_before_the_runs_are_read_goes_on_typing(
    window: MainWindow, folder: Path, paths: list[Path], settle: Settle
) -> None:
    window.workspace.library.folder = folder
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.runs.field, "sh")
    settle()
    assert window.runs.field.hasFocus()
    QTest.keyClicks(window.runs.field, "ort")
    assert titles(window) == ["short"]


def test_that_several_lie_over_each_other_and_their_differences_are_listed(
    listed: MainWindow, settle: Settle
) -> None:
    select(listed, "wide", "deep")
    settle()
    listed.runs.actions_.compare.trigger()
    settle()
    record, (overlay,) = listed.controller.record, listed.controller.overlays
    assert record is not None
    assert (record.experiment.seed, overlay.experiment.seed) == (1, 0)
    table = listed.runs.differences.table
    assert table.isVisible()
    assert table.rowCount() == 1
    assert table.verticalHeaderItem(0).text() == "seed"
    assert [table.item(0, column).text() for column in range(2)] == ["1", "0"]


def test_that_a_run_that_trains_is_not_ended_by_showing_another(
    listed: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    run = started(listed, qtbot)
    select(listed, "wide")
    listed.runs.actions_.open.trigger()
    settle()
    assert "Laid over the run that trains" in listed.statusBar().currentMessage()
    feed(listed, run, 5)
    record = listed.controller.record
    assert record is not None
    assert record.steps == 5
    assert record.state.is_active
    assert [each.steps for each in listed.controller.overlays] == [12]


def test_that_recordings_are_closed_once_no_view_can_show_them(
    listed: MainWindow, settle: Settle
) -> None:
    opened = listed.workspace.recordings
    for name in ("wide", "deep", "short", "wide", "deep", "short"):
        select(listed, name)
        listed.runs.actions_.open.trigger()
        settle()
        QApplication.processEvents()
    assert len(opened) == 4  # the displayed one, and three that can be brought back
    before = listed.controller.record
    listed.controller.bring_back()
    QApplication.processEvents()
    record = listed.controller.record
    assert record is not None
    assert record is not before
    assert record.history.norms("A")[-1, 0] == record.steps
    listed.close()
    assert len(opened) == 0


def test_that_a_name_is_typed_in_its_place(
    listed: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    select(listed, "wide")
    listed.runs.actions_.rename.trigger()
    editor = listed.runs.table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "wider")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert sorted(titles(listed)) == ["deep", "short", "wider"]
    assert [run.title for run in listed.runs.table.selected] == ["wider"]


def test_that_a_star_is_given_and_taken(listed: MainWindow, settle: Settle) -> None:
    select(listed, "wide", "deep")
    settle()
    listed.runs.actions_.star.trigger()
    settle()
    starred = {run.title for run in listed.runs.runs.rows if run.is_starred}
    assert starred == {"wide", "deep"}
    row = titles(listed).index("wide")
    rect = listed.runs.table.visualRect(listed.runs.runs.index(row, PLACES["star"]))
    QTest.mouseClick(listed.runs.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle()
    assert {run.title for run in listed.runs.runs.rows if run.is_starred} == {"deep"}


def test_that_what_is_deleted_comes_back(
    listed: MainWindow, settle: Settle, paths: list[Path]
) -> None:
    assert not listed.runs.actions_.undo.isEnabled()
    select(listed, "wide", "deep")
    listed.runs.actions_.delete.trigger()
    settle()
    assert titles(listed) == ["short"]
    assert "Deleted 2 runs" in listed.statusBar().currentMessage()
    listed.runs.actions_.undo.trigger()
    settle()
    assert len(titles(listed)) == 3
    assert not listed.runs.actions_.undo.isEnabled()
    assert all(path.exists() for path in paths)


def test_that_a_broken_file_is_listed_and_says_why(
    listed: MainWindow, settle: Settle, folder: Path
) -> None:
    (folder / "broken.rnx").write_bytes(b"nothing")
    listed.workspace.library.refresh()
    settle()
    row = titles(listed).index("broken")
    note = listed.runs.runs.index(row, PLACES["note"]).data()
    assert "cannot be read" in note
    select(listed, "broken")
    assert not listed.runs.actions_.open.isEnabled()
    assert listed.runs.actions_.delete.isEnabled()


def test_that_another_window_sees_what_one_changes(
    listed: MainWindow, folder: Path, qtbot: QtBot, settle: Settle
) -> None:
    made_run(folder, "new")
    qtbot.waitUntil(lambda: "new" in titles(listed))
    settle()


def test_that_what_cannot_be_done_is_said(
    listed: MainWindow, settle: Settle, paths: list[Path]
) -> None:
    for path in paths:
        path.unlink()
    select(listed, "wide")
    listed.runs.actions_.open.trigger()
    settle()
    assert "cannot be read" in str(listed.notice.errors[0])
    assert listed.controller.record is None


def test_that_no_file_is_read_before_the_panel_is_seen(
    window: MainWindow, folder: Path, paths: list[Path]
) -> None:
    library = window.workspace.library
    library.folder = folder
    assert window.findChild(QDockWidget, "panel.runs").isHidden()
    assert not library.is_busy
    assert library.runs == {}


def test_that_losses_are_seen_in_a_row_that_is_selected(listed: MainWindow) -> None:
    select(listed, "wide")
    table = listed.runs.table
    row = titles(listed).index("wide")
    cell = table.visualRect(listed.runs.runs.index(row, PLACES["loss"]))
    picture = table.viewport().grab(cell).toImage()
    assert picture.pixelColor(1, 1).name() == LIGHT.base
    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert len(drawn) > 2


def test_that_a_list_of_many_runs_is_arranged_at_once(listed: MainWindow) -> None:
    model: RunModel = listed.runs.runs
    run: RunSummary = model.run(0)
    model.show_runs([run] * 20_000)
    model.filter("no such word")
    assert model.rowCount() == 0


def test_that_a_name_that_is_being_edited_is_asked_for_again_in_silence(
    listed: MainWindow,
) -> None:
    select(listed, "short")
    for _ in range(2):  # Qt warns of an edit that it refuses, which fails the test
        listed.runs.actions_.rename.trigger()
    assert listed.runs.table.findChild(QLineEdit) is not None
    listed.runs.actions_.note.trigger()
