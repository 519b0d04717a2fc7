from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.inspector.formula_view import FormulaView
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.inspector.source_view import SourceView
from explorer.ui.inspector.text import norm_text, share_text_of
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from explorer.ui.theme.palette import THEMES
from tests.ui.feeding import feed, text


def select(window: MainWindow, arm: str, name: str) -> Inspector:
    window.selection.select(Selected(arm, name))
    return window.inspector


def button(window: MainWindow, name: str) -> QToolButton:
    return window.findChild(QToolButton, name)


def source(window: MainWindow, index: int = 0) -> str:
    return window.findChild(SourceView, f"inspector.source.{index}").source


def strong(window: MainWindow, index: int) -> str:
    return window.findChild(FormulaView, f"inspector.formula.{index}").strong_text


def test_that_the_panel_comes_with_the_first_selection(window: MainWindow) -> None:
    dock = window.findChild(QDockWidget, "panel.inspector")
    assert dock.isHidden()
    select(window, "B", "layer2.3")
    assert dock.isVisible()
    assert text(window, "inspector.arm") == "B"
    assert text(window, "inspector.name") == "layer2.3"
    assert text(window, "inspector.kind") == ("Basic block, identity skip\nStage 2, block 4 of 9")


def test_that_a_block_shows_its_formula_and_cost(window: MainWindow) -> None:
    inspector = select(window, "B", "layer2.0")
    assert inspector.sheet.formula.text == (
        "y = ReLU(F(x) + pad(x))\nF(x) = BN_2(W_2 * ReLU(BN_1(W_1 * x)))"
    )
    block = expand(preset("resnet-56-digits")).stages[1].first
    assert text(window, "inspector.in.0") == "8 × 8×8"
    assert text(window, "inspector.out.0") == "16 × 4×4"
    assert text(window, "inspector.params.0") == f"{block.params:,}" == "3,520"
    assert text(window, "inspector.params.0.share") == "1.64 %"
    assert text(window, "inspector.macs.0") == "55.30 k"
    assert text(window, "inspector.macs.0.share") == "2.82 %"
    assert text(window, "inspector.saved.0") == "≈ 262.40 kB"
    assert text(window, "inspector.field.0") == (
        "45×45 px, larger than the 8×8 image: sees all of it"
    )
    assert not window.findChild(QLabel, "inspector.kernel.0").isVisible()


def test_that_a_layer_shows_its_kernel_and_marks_itself_in_its_blocks_formula(
    window: MainWindow,
) -> None:
    inspector = select(window, "B", "layer2.0.conv1")
    assert inspector.sheet.formula.text.splitlines()[0] == "v = W_1 * u"
    assert "F(x) = BN_2(W_2" in inspector.sheet.formula.text
    assert text(window, "inspector.kernel.0") == "3×3, stride 2"
    assert text(window, "inspector.params.0") == "1,152"
    rows = inspector.sheet.layers.rows
    assert rows[inspector.sheet.layers.current].name == "conv1"
    button(window, "inspector.block").click()
    assert window.selection.selected == Selected("B", "layer2.0")


def test_that_a_dropout_shows_its_rate(window: MainWindow) -> None:
    other = preset("resnet-56-digits").edited(dropout=0.3)
    window.document.edit(window.document.experiment.with_network("B", other), "edit")
    inspector = select(window, "B", "layer2.0.dropout2")
    assert text(window, "inspector.rate.0") == "0.3"
    assert text(window, "inspector.kind") == "Dropout at rate 0.3\nStage 2, block 1 of 9"
    assert inspector.sheet.formula.text.splitlines()[0] == (
        "v = m · u / (1 − 0.3),  P(m = 0) = 0.3"
    )
    assert source(window, 0) == "self.dropout2 = nn.Dropout(0.3)"
    select(window, "B", "layer2.0.conv1")
    assert not window.findChild(QLabel, "inspector.rate.0").isVisible()


def test_that_comparing_puts_both_arms_beside_each_other(window: MainWindow) -> None:
    inspector = select(window, "B", "layer2.3")
    button(window, "inspector.compare").click()
    assert inspector.sheet.formula.text == (
        "y = ReLU(F(x))\ny = ReLU(F(x) + x)\nF(x) = BN_2(W_2 * ReLU(BN_1(W_1 * x)))"
    )
    assert (strong(window, 0), strong(window, 1)) == ("", " + x")
    assert text(window, "inspector.column.0") == "A"
    assert text(window, "inspector.column.1") == "B"
    assert text(window, "inspector.params.0") == text(window, "inspector.params.1")
    assert not window.findChild(QLabel, "inspector.params.0").font().bold()
    assert source(window, 0).splitlines()[-1] == "return torch.relu(self.bn2(self.conv2(out)))"
    assert source(window, 1).splitlines()[-1] == "return torch.relu(out + x)"
    button(window, "inspector.compare").click()
    assert not window.findChild(QLabel, "inspector.params.1").isVisible()


def test_that_what_differs_is_in_bold(window: MainWindow) -> None:
    other = preset("resnet-56-digits").edited(shortcut="B")
    window.document.edit(window.document.experiment.with_network("B", other), "edit")
    select(window, "A", "layer2.0")
    button(window, "inspector.compare").click()
    assert window.findChild(QLabel, "inspector.params.1").font().bold()
    assert not window.findChild(QLabel, "inspector.out.1").font().bold()


def test_that_a_part_that_the_other_arm_lacks_is_said_to_be_missing(window: MainWindow) -> None:
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("A", preset("plain-20-digits")), "edit")
    select(window, "B", "layer2.7")
    button(window, "inspector.compare").click()
    assert text(window, "inspector.missing") == "Network A has no layer2.7."
    assert not window.findChild(QLabel, "inspector.params.1").isVisible()


def test_that_a_part_that_an_edit_removes_is_said_to_be_gone(window: MainWindow) -> None:
    select(window, "B", "layer2.7")
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("B", preset("resnet-20-digits")), "edit")
    assert window.selection.selected is None
    hint = text(window, "inspector.hint")
    assert hint.startswith("layer2.7 is gone: network B was edited and no longer has it.")
    assert not window.findChild(QLabel, "inspector.params.0").isVisible()
    window.document.undo_stack.undo()
    assert "is gone" not in text(window, "inspector.hint")


def test_that_a_part_of_a_deleted_arm_goes_with_it(window: MainWindow) -> None:
    select(window, "B", "layer2.7")
    window.document.edit(window.document.experiment.without_arm("B"), "edit")
    assert "Network B was deleted, and layer2.7 with it." in text(window, "inspector.hint")


def test_that_an_edit_of_the_part_is_followed(window: MainWindow) -> None:
    inspector = select(window, "B", "layer2.3")
    experiment = window.document.experiment
    scaled = experiment.arm("B").network.edited(branch_scale=0.1, norm="group")
    window.document.edit(experiment.with_network("B", scaled), "edit")
    assert "y = ReLU(0.1 · F(x) + x)" in inspector.sheet.formula.text
    assert "GN_1" in inspector.sheet.formula.text
    assert "nn.GroupNorm(2, 16)" in source(window)


def test_that_the_gradient_is_shown_for_all_arms_now_and_untrained(
    window: MainWindow, run: Run
) -> None:
    select(window, "B", "layer1.1.conv2")
    assert "Press Space to train" in text(window, "inspector.gradient.hint")
    rows = feed(window, run, 20)
    for label in "AB":
        columns = run.layout.arm(label)
        column = columns.columns(GRADIENT_NORM).start + columns.layers.index("layer1.1.conv2")
        first, now = rows[0, column], rows[-1, column]
        assert text(window, f"inspector.gradient.first.{label}") == norm_text(first)
        assert text(window, f"inspector.gradient.now.{label}") == norm_text(now)
        window.step_cursor.pick(7)
        shown = text(window, f"inspector.gradient.now.{label}")
        assert shown == norm_text(rows[7, column])
        assert text(window, "inspector.gradient.now_head") == "step 8"
        window.step_cursor.pick(None)
        assert text(window, "inspector.gradient.now_head") == "now"


def test_that_a_blocks_gradient_is_that_of_all_its_weights(window: MainWindow, run: Run) -> None:
    rows = feed(window, run, 3)
    select(window, "A", "layer1.1")
    columns = run.layout.arm("A")
    both = [
        columns.columns(GRADIENT_NORM).start + columns.layers.index(f"layer1.1.conv{n}")
        for n in (1, 2)
    ]
    norm = np.linalg.norm(rows[-1, both])
    assert text(window, "inspector.gradient.now.A") == norm_text(norm)


def test_that_a_reset_takes_the_gradient_back(window: MainWindow, run: Run) -> None:
    select(window, "A", "conv1")
    feed(window, run, 3)
    run.control.stop()
    window.controller.reset()
    assert "Press Space to train" in text(window, "inspector.gradient.hint")
    assert not window.inspector.sheet.gradient.sparkline.isVisible()


def test_that_the_lines_can_be_copied(window: MainWindow) -> None:
    select(window, "B", "layer2.0.conv1")
    line = "self.conv1 = nn.Conv2d(8, 16, 3, stride=2, padding=1, bias=False)"
    assert source(window) == line
    copy = button(window, "inspector.copy.0")
    copy.click()
    assert QGuiApplication.clipboard().text() == f"{line}\n"
    assert copy.text() == "Copied"
    window.inspector.sheet.source.boxes[0]._name_copy()
    assert copy.text() == "Copy"


def test_that_space_runs_while_the_lines_are_in_focus(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "B", "layer2.0")
    view = window.inspector.sheet.source.boxes[0].view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert window.controller.run is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_that_alt_and_arrows_walk_from_layer_to_layer_and_block_to_block(
    window: MainWindow, qtbot: QtBot
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.selection.selected is None
    for start, key, end in (
        ("layer1.8", Qt.Key.Key_Right, "layer2.0"),
        ("layer2.0", Qt.Key.Key_Left, "layer1.8"),
        ("layer1.0", Qt.Key.Key_Left, "conv1"),
        ("layer3.8", Qt.Key.Key_Right, "fc"),
        ("layer1.8.conv2", Qt.Key.Key_Right, "layer2.0.conv1"),
        ("layer1.0.bn1", Qt.Key.Key_Right, "layer1.0.conv2"),
        ("layer1.0.bn1", Qt.Key.Key_Left, "layer1.0.conv1"),
        ("conv1", Qt.Key.Key_Left, "conv1"),
        ("fc", Qt.Key.Key_Right, "fc"),
    ):
        select(window, "B", start)
        qtbot.keyClick(window, key, alt)
        assert window.selection.selected == Selected("B", end), start


def test_that_a_layer_of_the_list_can_be_selected(window: MainWindow, qtbot: QtBot) -> None:
    layers = select(window, "B", "layer2.0").sheet.layers
    assert [row.name for row in layers.rows][:2] == ["conv1", "bn1"]
    layers.setFocus()
    layers.mark(1)
    qtbot.keyClick(layers, Qt.Key.Key_Return)
    assert window.selection.selected == Selected("B", "layer2.0.bn1")


def test_that_a_stages_number_selects_its_first_block_and_a_selection_marks_the_stage(
    window: MainWindow,
) -> None:
    table = window.design.editor("A").table
    table.clicked.emit(table.stage_model.index(1, 0))
    assert window.selection.selected is None  # to edit a cell opens nothing
    table.verticalHeader().sectionClicked.emit(1)
    assert window.selection.selected == Selected("A", "layer2.0")
    table.clicked.emit(table.stage_model.index(0, 0))
    assert window.selection.selected == Selected("A", "layer1.0")
    select(window, "B", "layer3.1.conv1")
    for editor in map(window.design.editor, window.design.labels):
        rows = {index.row() for index in editor.table.selectionModel().selectedIndexes()}
        assert rows == {2}
    window.selection.select(None)
    assert not table.selectionModel().selectedIndexes()


def test_that_a_name_is_never_markup(window: MainWindow) -> None:
    odd = preset("resnet-56-digits").edited(name="<b>x</b>")
    window.document.edit(window.document.experiment.with_network("B", odd), "edit")
    select(window, "A", "layer1.0")
    button(window, "inspector.compare").click()
    labels = [each for each in window.inspector.findChildren(QLabel) if "<b>" in each.text()]
    assert labels
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)


@pytest.mark.parametrize("theme", THEMES)
def test_that_nothing_is_wider_than_the_panel(
    window: MainWindow, run: Run, theme: str, qtbot: QtBot
) -> None:
    window.apply_theme(THEMES[theme])
    feed(window, run, 5)
    inspector = window.inspector
    body, port = inspector.sheet.widget(), inspector.sheet.viewport()
    assert body is not None
    for name in ("layer2.0", "layer2.0.conv1", "conv1", "fc"):
        for _ in range(2):
            select(window, "B", name)
            inspector.sheet.heading.compare.toggle()
            qtbot.waitUntil(lambda: body.minimumSizeHint().width() <= port.width())


def test_that_every_control_can_be_reached_and_has_a_name(window: MainWindow) -> None:
    inspector = select(window, "B", "layer2.0.conv1")
    inspector.find_bar.open_bar()
    buttons = [each for each in inspector.findChildren(QToolButton) if each.isVisible()]
    assert len(buttons) >= 6
    for each in buttons:
        assert each.accessibleName(), each.objectName()
        assert each.objectName().startswith("inspector."), each.objectName()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_small_numbers_are_said_as_they_are() -> None:
    assert share_text_of(0, 10) == "0.00 %"
    assert share_text_of(1, 10**9) == "< 0.01 %"
    assert norm_text(4.561e-6) == "4.56×10⁻⁶"
    assert norm_text(0.0123) == "0.0123"
    assert norm_text(1.0) == "1.00"
    assert norm_text(123.4) == "123"
    assert norm_text(0.0) == "0"
    assert norm_text(float("inf")) == "—"
