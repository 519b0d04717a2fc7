"""Pictures and numbers leave the window as they are in it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.events import Evaluated
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.tables import csv_lines, parts_table, profile_table
from explorer.ui.export import exporter
from explorer.ui.export.pictures import image, pdf, picture_format, png, save_picture, svg
from explorer.ui.kit.view import Exhibit
from explorer.ui.shell.main_window import MainWindow
from tests.records import thinned_record
from tests.ui.feeding import feed

_SVG = "{http://www.w3.org/2000/svg}"
_STEPS = 40


@pytest.fixture
def trained(window: MainWindow, run: Run) -> MainWindow:
    feed(window, run, _STEPS)
    for arm in "AB":
        run.emit(Evaluated(step=23, arm=arm, loss=0.1 + ord(arm) / 7, error_rate=1 / 3))
    window.refresh()
    QApplication.processEvents()
    window.refresh()
    return window


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a person chooses in every file dialog."""
    path = tmp_path / "chosen.csv"
    answer = staticmethod(lambda *_arguments: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return path


def texts(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)  # noqa: S314
    return ["".join(each.itertext()).strip() for each in root.iter(f"{_SVG}text")]


def read_back(lines: str) -> tuple[list[str], list[list[str]]]:
    header, *rows = csv.reader(io.StringIO(lines))
    return header, rows


def column(table: tuple[list[str], list[list[str]]], name: str) -> list[str]:
    place = table[0].index(name)
    return [row[place] for row in table[1]]


def actions(menu: QMenu) -> dict[str, object]:
    return {each.objectName(): each for each in menu.actions() if each.objectName()}


def test_that_an_svg_of_a_plot_holds_its_words_and_the_numbers_of_its_axes(
    trained: MainWindow,
) -> None:
    found = texts(svg(trained.error, "Error"))
    assert "Error, %" in found
    assert {"A", "B", "held-out"} <= {each.replace("\xa0", " ") for each in found}
    numbers = {float(each) for each in found if re.fullmatch(r"[\d.]+", each)}
    for side in ("left", "bottom"):
        axis = trained.error.plot.getPlotItem().getAxis(side)
        low, high = axis.range
        ticks = [x for _, xs in axis.tickValues(low, high, 300)[:1] for x in xs]
        assert any(x in numbers for x in ticks), (side, ticks, numbers)
    assert {20.0, 40.0, 60.0, 80.0} <= numbers


def test_that_a_number_stands_at_its_tick_and_a_curve_where_it_is_drawn(
    trained: MainWindow,
) -> None:
    """Drawn again by another program, the picture is the one on the screen."""
    widget = trained.error
    widget.names.show_ends([], {})  # of the same colour, and letters have rims on all sides
    drawn = QImage(widget.size(), QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    QSvgRenderer(svg(widget, "Error")).render(painter)
    painter.end()
    shown = image(widget, 1)
    colour = QColor(widget.theme.arm("A")).rgb()

    def mean_place(picture: QImage) -> tuple[float, float]:
        places = [
            (x, y)
            for x in range(picture.width())
            for y in range(60, picture.height())
            if picture.pixel(x, y) == colour
        ]
        return tuple(np.mean(places, axis=0))

    # Which pixels at the rim of a curve have its full colour differs between painters.
    assert np.allclose(mean_place(drawn), mean_place(shown), atol=5)


def test_that_an_svg_has_no_pixels_and_its_lines_grow_with_it(trained: MainWindow) -> None:
    for view in (trained.loss, trained.profile, trained.graphs["B"]):
        content = svg(view, "x")
        assert b"<image" not in content
        assert b"vector-effect" not in content
        # A curve in units of its axes would be stretched with its line.
        for scale in re.findall(rb'transform="matrix\(([\d.]+),0,0,(-?[\d.]+)', content):
            assert abs(float(scale[0])) == abs(float(scale[1]))


def test_that_a_graph_and_the_whole_window_are_vectors_too(trained: MainWindow) -> None:
    assert any("params" in each for each in texts(svg(trained.graphs["A"], "A")))
    found = texts(svg(trained, "window"))
    assert {"Loss", "Training"} <= set(found)


def test_that_a_png_has_twice_the_pixels(trained: MainWindow) -> None:
    picture = QImage.fromData(png(trained.loss))
    assert picture.size() == 2 * trained.loss.size()


def test_that_a_line_is_twice_as_thick_in_a_png(trained: MainWindow) -> None:
    colour = QColor(trained.loss.theme.arm("A")).rgb()

    def count(picture: QImage) -> int:
        return sum(
            picture.pixel(x, y) == colour
            for x in range(picture.width())
            for y in range(picture.height() // 4, picture.height())
        )

    assert count(image(trained.loss, 2)) > 3 * count(image(trained.loss, 1))
    pen = trained.loss.curves_of("A").smooth.opts["pen"]
    assert pen.widthF() == trained.loss.theme.line


def test_that_a_pdf_has_one_page_of_the_size_of_the_view(trained: MainWindow) -> None:
    content = pdf(trained.loss, "Loss")
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    wanted = np.array([trained.loss.width(), trained.loss.height()]) * 0.75
    assert np.allclose([float(box[1]), float(box[2])], wanted, atol=1)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_that_a_name_decides_the_form(trained: MainWindow, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"picture.{ending.upper()}"
    save_picture(trained.loss, path, "Loss")
    start = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    assert path.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_that_another_ending_is_refused() -> None:
    with pytest.raises(UserError, match=r"must end in \.svg, \.png or \.pdf, got 'x\.gif'"):
        picture_format(Path("x.gif"))


@pytest.mark.parametrize("name", ["loss", "error"])
def test_that_the_numbers_of_a_curve_read_back_equal_the_history(
    trained: MainWindow, name: str
) -> None:
    view = getattr(trained, name)
    history = trained.controller.record.history
    table = read_back("".join(csv_lines(view.csv_rows())))
    quantity, factor = {"loss": ("loss", 1), "error": ("error_percent", 100)}[name]
    assert column(table, "step") == [str(each) for each in range(1, _STEPS + 1)]
    seed = history.layout.lanes[0].seed
    for arm in "AB":
        back = np.array(column(table, f"{quantity}_{arm}_seed{seed}"), dtype=np.float32)
        wanted = {"loss": history.loss, "error": history.error_rate}[name](arm) * np.float32(factor)
        assert np.array_equal(back, wanted)
        heldout = column(table, f"heldout_{quantity}_{arm}_seed{seed}")
        assert [at for at, each in enumerate(heldout, 1) if each] == [23]
        evaluated = history.evaluations(arm)[0]
        score = (evaluated.loss if name == "loss" else evaluated.error_rate) * factor
        assert float(heldout[22]) == score


def test_that_the_numbers_of_the_profile_read_back_equal_the_history(trained: MainWindow) -> None:
    history = trained.controller.record.history
    table = read_back("".join(csv_lines(trained.profile.csv_rows())))
    lane = history.layout.arm("B")
    assert sorted(column(table, "layer")) == sorted({*lane.layers, *history.layout.arm("A").layers})
    for step in (1, _STEPS):
        name = f"gradient_norm_B_seed{lane.seed}_step{step}"
        back = dict(zip(column(table, "layer"), column(table, name), strict=True))
        found = np.array([back[each] for each in lane.layers], dtype=np.float32)
        assert np.array_equal(found, history.norms("B")[step - 1])


def test_that_a_layer_that_one_arm_has_stands_where_it_lies() -> None:
    lanes = {("A", 0): ["conv1", "fc"], ("B", 0): ["conv1", "layer1.0.conv1", "fc"]}
    ones = {lane: np.ones(len(names), np.float32) for lane, names in lanes.items()}
    header, rows = read_back("".join(csv_lines(profile_table(GRADIENT_NORM, lanes, {1: ones}))))
    assert header == ["layer", "gradient_norm_A_seed0_step1", "gradient_norm_B_seed0_step1"]
    assert rows == [["conv1", "1.0", "1.0"], ["layer1.0.conv1", "", "1.0"], ["fc", "1.0", "1.0"]]


def test_that_a_heat_map_has_a_row_a_step_and_a_column_a_layer() -> None:
    norms = {("A", 0): np.array([[0.1, np.nan], [np.inf, 1e-30]], np.float32)}
    table = parts_table(GRADIENT_NORM, 5, {("A", 0): ["conv1", "fc"]}, norms)
    header, rows = read_back("".join(csv_lines(table)))
    assert header == ["step", "gradient_norm_A_seed0_conv1", "gradient_norm_A_seed0_fc"]
    assert rows == [["6", "0.1", "nan"], ["7", "inf", "1e-30"]]


def test_that_every_view_offers_a_menu_by_mouse_and_by_keyboard(
    trained: MainWindow, qtbot: QtBot
) -> None:
    views: list[QWidget] = [trained.loss.plot, trained.profile.plot, trained.graphs["A"].plot]
    for plot in views:
        here = plot.rect().center()
        QApplication.sendEvent(
            plot.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, plot.mapToGlobal(here)),
        )
        menu = QApplication.activePopupWidget()
        assert "action.export.copy_picture" in actions(menu)
        menu.close()
        plot.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(plot, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert "action.export.save_picture" in actions(menu)
        menu.close()


def test_that_the_file_menu_offers_every_view_in_sight(trained: MainWindow) -> None:
    menu = trained.menus.export
    for _ in range(2):  # what was offered before is replaced
        menu.aboutToShow.emit()
        titles = [each.menu().title() for each in menu.actions() if each.menu()]
        wanted = [each.title for each in trained.exporter.exhibits()]
        assert titles == wanted
        assert {"Loss", "Error, %", "Graph of network A"} <= set(titles)


def test_that_what_was_offered_of_a_view_that_is_gone_does_nothing(window: MainWindow) -> None:
    menu = QMenu(window)
    window.exporter.offer_each(menu)
    window.document.edit(window.document.experiment.without_arm("B"), Message("Test", "Delete"))
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for each in menu.findChildren(QAction, "action.export.copy_picture"):
        each.trigger()  # an exception would fail the test


def test_that_what_was_offered_of_a_view_without_room_does_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, menu = QWidget(), QMenu(window)
    qtbot.addWidget(view)
    said: list[str] = []
    window.exporter.status_message.connect(said.append)
    window.exporter.fill(menu, Exhibit(view, "Folded", "folded"))
    for height in (0, 20):
        view.resize(100, height)
        actions(menu)["action.export.copy_picture"].trigger()
    assert said == ["Folded: picture copied to the clipboard"]


def test_that_a_picture_is_copied_as_pixels_and_as_svg(trained: MainWindow) -> None:
    trained.exporter.copy_picture(trained.exporter.exhibit_at(trained.loss.plot))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")
    assert "copied to the clipboard" in trained.statusBar().currentMessage()


def test_that_numbers_are_copied_and_saved_equally(
    trained: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    view = trained.exporter.exhibit_at(trained.loss)
    QGuiApplication.clipboard().clear()
    trained.exporter.copy_table(view)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    trained.exporter.save_table(view)
    qtbot.waitUntil(chosen.exists)
    assert chosen.read_text(encoding="utf-8") == QGuiApplication.clipboard().text()
    assert chosen.read_text(encoding="utf-8").startswith("step,loss_A_seed")
    assert "chosen.csv saved" in trained.statusBar().currentMessage()


def test_that_long_tables_are_written_in_chunks_while_the_window_responds(
    trained: MainWindow, qtbot: QtBot, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.ui.export.chunked_task._CHUNK_S", 0.0)
    monkeypatch.setattr("explorer.ui.export.chunked_task._PIECES_PER_CHECK", 1)
    view = trained.exporter.exhibit_at(trained.loss)
    trained.exporter.save_table(view)
    assert not chosen.exists()  # whole, or not at all
    assert "chosen.csv: 1 row so far" in trained.statusBar().currentMessage()
    trained.exporter.save_table(view)
    assert "is still being written" in trained.findChild(QLabel, "notice.text").text()
    qtbot.waitUntil(chosen.exists)
    assert len(chosen.read_text(encoding="utf-8").splitlines()) == _STEPS + 1


def test_that_closing_leaves_no_partial_file(
    trained: MainWindow, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.ui.export.chunked_task._CHUNK_S", -1.0)
    trained.exporter._task.start(iter([None, None]))
    trained.exporter.stop()
    work = exporter._written(trained.loss.csv_rows(), chosen)
    trained.exporter._task.start(work)
    trained.exporter.stop()
    del work
    assert not list(chosen.parent.iterdir())


def test_that_without_a_run_there_is_a_picture_but_no_data(window: MainWindow) -> None:
    menu = QMenu(window)
    window.exporter.fill(menu, window.exporter.exhibit_at(window.loss))
    offered = actions(menu)
    assert offered["action.export.copy_picture"].isEnabled()
    assert not offered["action.export.copy_table"].isEnabled()
    assert "action.export.copy_table" not in actions(_filled(window, window.graphs["A"]))


def test_that_a_folder_that_cannot_be_written_is_reported(
    trained: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("no/x.svg", "no/x.csv", "x.gif"):
        path = str(tmp_path / name)
        answer = staticmethod(lambda *_arguments, path=path: (path, ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        view = trained.exporter.exhibit_at(trained.loss)
        if name.endswith("csv"):
            trained.exporter.save_table(view)
        else:
            trained.exporter.save_picture(view)
        said = trained.findChild(QLabel, "notice.text").text()
        assert "cannot be written" in said or "must end in" in said


def test_that_a_name_without_an_ending_gets_that_of_the_chosen_kind(
    trained: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = staticmethod(lambda *_arguments: (str(tmp_path / "picture"), "PDF (*.pdf)"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    trained.exporter.save_picture(trained.exporter.exhibit_at(trained.loss))
    assert (tmp_path / "picture.pdf").exists()


def _filled(window: MainWindow, widget: QWidget) -> QMenu:
    menu = QMenu(window)
    window.exporter.fill(menu, window.exporter.exhibit_at(widget))
    return menu


@pytest.mark.parametrize("steps", [20, 2_000])
def test_that_it_is_said_that_a_table_lacks_old_steps(
    window: MainWindow, qtbot: QtBot, steps: int
) -> None:
    record = thinned_record(steps)
    window.controller.show(record)
    window.refresh()
    window.exporter.copy_table(window.exporter.exhibit_at(window.loss))
    qtbot.waitUntil(lambda: "copied" in window.statusBar().currentMessage())
    said = window.statusBar().currentMessage()
    if steps == 20:
        assert said == "Loss: data copied to the clipboard"
    else:
        n = record.history.stride
        assert said.endswith(f"one of every {n} of the oldest steps has a row")
