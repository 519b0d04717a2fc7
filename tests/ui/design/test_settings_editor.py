from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.dataset_fit import networks_fit
from explorer.runs.datasets import DATASETS
from explorer.runs.recipes import RECIPES, recipe
from explorer.runs.settings import TrainSettings
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import ChoiceField, SwitchField
from explorer.ui.shell.main_window import MainWindow


@pytest.fixture
def editor(window: MainWindow) -> SettingsEditor:
    return window.design.settings


def choose(field: QComboBox, value: object) -> None:
    row = field.findData(value)
    field.setCurrentIndex(row)
    field.activated.emit(row)


def set_field(editor: SettingsEditor, name: str, value: object) -> None:
    """Set a field as a person does."""
    match editor.fields[name]:
        case ChoiceField() as field:
            choose(field, value)
        case SwitchField() as field:
            field.click()
        case TextField() as field:
            field.setText(str(value))
            field.editingFinished.emit()
        case PathField() as field:
            field.text.setText(str(value))
            field.text.editingFinished.emit()
        case field:
            field.setValue(value)


WANTED = {
    "dataset": "shapes",
    "images": 120,
    "crop_padding": 2,
    "flip": True,
    "normalize": "image",
    "batch_size": 32,
    "epochs": 3,
    "steps": 70,
    "evaluate_every": 11,
    "optimizer": "adamw",
    "learning_rate": 0.00002,
    "weight_decay": 0.0001,
    "decay_all": False,
    "label_smoothing": 0.1,
    "schedule": "stepped",
    "warm_up": "steps",
    "warm_up_steps": 30,
    "warm_up_rate": 0.001,
    "device": "cpu",
    "precision": "bfloat16",
    "memory_format": "channels last",
    "threads": 2,
    "measure_blocks": True,
    "measure_responses": True,
    "measure_cosine": True,
}


def test_that_every_setting_has_a_field_that_edits_it_and_is_undone(
    window: MainWindow, editor: SettingsEditor
) -> None:
    before = window.document.experiment
    for name, value in WANTED.items():
        set_field(editor, name, value)
        assert getattr(window.document.experiment.settings, name) == value, name
    for _ in WANTED:
        window.actions_.undo.trigger()
    assert window.document.experiment == before
    told_elsewhere = {"momentum", "nesterov", "milestones", "data_path"}
    assert set(WANTED) | told_elsewhere == set(TrainSettings.model_fields)
    assert set(editor.fields) == set(TrainSettings.model_fields) | {"seed", "repeats"}


def test_that_small_numbers_are_written_as_they_are(
    window: MainWindow, editor: SettingsEditor
) -> None:
    edited = window.document.experiment.settings_edited(learning_rate=0.00002, weight_decay=1e-4)
    window.document.edit(edited, "edit")
    assert editor.fields["learning_rate"].text() == "0.00002"
    assert editor.fields["weight_decay"].text() == "0.0001"
    assert editor.fields["momentum"].text() == "0.9"
    assert editor.fields["label_smoothing"].text() == "0"


def test_that_seeds_are_set_beside_the_first(window: MainWindow, editor: SettingsEditor) -> None:
    set_field(editor, "repeats", 5)
    set_field(editor, "seed", 3)
    assert window.document.experiment.seeds == (3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("given", "idle", "useful"),
    [
        ({"optimizer": "adamw"}, {"momentum", "nesterov"}, {"weight_decay"}),
        ({"optimizer": "sgd"}, set(), {"momentum", "nesterov"}),
        ({"schedule": "cosine"}, {"milestones"}, set()),
        ({"schedule": "stepped"}, set(), {"milestones"}),
        ({"warm_up": "none"}, {"warm_up_steps", "warm_up_rate"}, set()),
        ({"warm_up": "error"}, {"warm_up_steps"}, {"warm_up_rate"}),
        ({"warm_up": "steps"}, set(), {"warm_up_steps", "warm_up_rate"}),
        ({"dataset": "digits"}, {"images", "data_path"}, set()),
        ({"dataset": "shapes"}, {"data_path"}, {"images"}),
        ({"dataset": "cifar-10"}, {"images"}, {"data_path"}),
        ({"weight_decay": 0.0}, {"decay_all"}, set()),
        ({"weight_decay": 0.1}, set(), {"decay_all"}),
        ({"device": "cuda"}, {"threads"}, set()),
    ],
)
def test_that_a_field_without_effect_is_not_offered(
    window: MainWindow,
    editor: SettingsEditor,
    given: dict[str, object],
    idle: set[str],
    useful: set[str],
) -> None:
    window.document.edit(window.document.experiment.settings_edited(**given), "edit")
    for name in idle:
        assert not editor.fields[name].isEnabled(), name
        assert editor.fields[name].isHidden(), name
    for name in useful:
        assert editor.fields[name].isEnabled(), name
        assert not editor.fields[name].isHidden(), name


def test_that_epochs_are_idle_where_steps_say_the_length(
    window: MainWindow, editor: SettingsEditor
) -> None:
    set_field(editor, "steps", 100)
    assert not editor.fields["epochs"].isEnabled()
    set_field(editor, "steps", 0)
    assert editor.fields["epochs"].isEnabled()
    assert editor.fields["steps"].text() == "from the epochs"


def test_that_momentum_is_offered_while_one_network_still_uses_it(
    window: MainWindow, editor: SettingsEditor
) -> None:
    mixed = window.document.experiment.with_overrides("B", optimizer="sgd")
    window.document.edit(mixed.settings_edited(optimizer="adamw"), "edit")
    assert editor.fields["momentum"].isEnabled()


def test_that_a_recipe_is_one_edit_and_its_name_shows_while_it_is_one(
    window: MainWindow, editor: SettingsEditor
) -> None:
    assert editor.recipes.currentText() == "lecture, digits"
    assert [editor.recipes.itemData(row) for row in range(1, editor.recipes.count())] == list(
        RECIPES
    )
    choose(editor.recipes, "paper, CIFAR-10")
    assert window.document.experiment.settings == recipe("paper, CIFAR-10")
    assert editor.fields["milestones"].text() == "0.5, 0.75"
    set_field(editor, "batch_size", 64)
    assert editor.recipes.currentText() == "custom"
    window.actions_.undo.trigger()
    assert editor.recipes.currentText() == "paper, CIFAR-10"
    window.actions_.undo.trigger()
    assert window.document.experiment.settings == TrainSettings()


def test_that_milestones_are_read_from_text(window: MainWindow, editor: SettingsEditor) -> None:
    set_field(editor, "schedule", "stepped")
    set_field(editor, "milestones", " 0.25,0.5  0.9")
    assert window.document.experiment.settings.milestones == (0.25, 0.5, 0.9)
    assert editor.fields["milestones"].text() == "0.25, 0.5, 0.9"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0.75, 0.5", "milestones must rise from one to the next, got 0.75, 0.5"),
        ("0.5, 1.5", "milestone 2 must be less than 1.0, got 1.5"),
        ("half", "milestone 1 must be a number, got 'half'"),
        ("0.5, nan", "milestone 2 must be"),
    ],
)
def test_that_wrong_milestones_are_refused_in_place_and_the_old_stay(
    window: MainWindow, editor: SettingsEditor, typed: str, sentence: str
) -> None:
    set_field(editor, "schedule", "stepped")
    editor.sections["schedule"].set_open(True)
    before = window.document.experiment
    set_field(editor, "milestones", typed)
    assert window.document.experiment == before
    field = editor.fields["milestones"]
    assert field.text() == "0.5, 0.75"
    refusal = window.findChild(QLabel, "label.refusal.schedule")
    assert refusal.isVisible()
    assert sentence in refusal.text()
    assert field.property("refused")
    set_field(editor, "milestones", "0.6")
    assert not refusal.isVisible()
    assert not field.property("refused")


def test_that_a_setting_that_does_not_go_with_another_is_refused(
    window: MainWindow, editor: SettingsEditor
) -> None:
    set_field(editor, "nesterov", True)
    editor.sections["optimizer"].set_open(True)
    set_field(editor, "momentum", 0)
    assert window.document.experiment.settings.momentum == 0.9
    assert editor.fields["momentum"].value() == 0.9
    assert "nesterov needs a momentum" in window.findChild(QLabel, "label.refusal.optimizer").text()


def test_that_escape_in_a_text_takes_the_typing_back(
    window: MainWindow, editor: SettingsEditor, qtbot: QtBot
) -> None:
    set_field(editor, "schedule", "stepped")
    editor.sections["schedule"].set_open(True)
    field = editor.fields["milestones"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.1")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.5, 0.75"
    assert window.document.experiment.settings.milestones == (0.5, 0.75)


def test_that_enter_in_a_text_gives_the_keys_back(
    window: MainWindow, editor: SettingsEditor, qtbot: QtBot
) -> None:
    set_field(editor, "schedule", "stepped")
    editor.sections["schedule"].set_open(True)
    field = editor.fields["milestones"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.2 0.4")
    assert not window.controller.state.is_active  # Space was typed
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.document.experiment.settings.milestones == (0.2, 0.4)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    assert window.controller.state.is_active


def test_that_data_sets_go_by_their_titles_and_say_what_they_need(editor: SettingsEditor) -> None:
    field = editor.fields["dataset"]
    titles = [field.itemText(row) for row in range(field.count())]
    assert titles == [str(card.title) for card in DATASETS.values()]
    tip = field.itemData(field.findData("cifar-10"), Qt.ItemDataRole.ToolTipRole)
    assert "3 × 32×32 pixels, 10 classes" in tip
    assert "50,000 training images, 10,000 held-out images" in tip
    assert "download of about 170 MB" in tip
    assert "1 × 8×8 pixels" in field.toolTip()  # of the one that is chosen


def test_that_a_folder_is_browsed_for_before_it_is_chosen(
    window: MainWindow, editor: SettingsEditor, tmp_path: Path
) -> None:
    choose(editor.fields["dataset"], "folder")
    assert window.document.experiment.settings.dataset == "digits"
    assert editor.fields["dataset"].currentData() == "digits"
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    settings = window.document.experiment.settings
    assert (settings.dataset, settings.data_path) == ("folder", str(tmp_path))
    window.actions_.undo.trigger()
    assert window.document.experiment.settings.dataset == "digits"


def test_that_a_path_is_typed_or_browsed_for(
    window: MainWindow, editor: SettingsEditor, tmp_path: Path
) -> None:
    set_field(editor, "dataset", "mnist")
    set_field(editor, "data_path", "/somewhere/my images")
    assert window.document.experiment.settings.data_path == "/somewhere/my images"
    path = editor.fields["data_path"]
    path.browse.click()
    dialog = window.findChild(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.fileSelected.emit(str(tmp_path / "file"))
    dialog.close()
    assert window.document.experiment.settings.data_path == str(tmp_path / "file")
    assert path.text.text() == str(tmp_path / "file")


def test_that_networks_are_fitted_to_the_images_in_one_edit(
    window: MainWindow, editor: SettingsEditor
) -> None:
    assert not editor.fit.isVisible()
    set_field(editor, "dataset", "cifar-100")
    assert editor.fit.isVisible()
    assert editor.fit.hint.text() == (
        "CIFAR-100 has 100 classes: too few outputs in A and B, so the run would be refused"
    )
    before = window.document.experiment
    editor.fit.button.click()
    for label in "AB":
        network = window.document.experiment.arm(label).network
        assert (network.in_channels, network.image_size, network.classes) == (3, 32, 100)
    assert networks_fit(window.document.experiment)
    assert not editor.fit.isVisible()
    window.actions_.undo.trigger()
    assert window.document.experiment == before


def test_that_a_fit_is_offered_where_only_the_size_differs(
    window: MainWindow, editor: SettingsEditor
) -> None:
    set_field(editor, "dataset", "shapes")
    assert editor.fit.isVisible()
    assert "refused" not in editor.fit.hint.text()
    editor.fit.button.click()
    assert window.document.experiment.arm("A").network.image_size == 32
    assert window.document.is_linked


def test_that_no_fit_is_offered_for_a_folder(
    window: MainWindow, editor: SettingsEditor, tmp_path: Path
) -> None:
    edited = window.document.experiment.settings_edited(dataset="folder", data_path=str(tmp_path))
    window.document.edit(edited, "edit")
    assert not editor.fit.isVisible()


def test_that_one_fold_is_open_at_a_time_and_the_others_say_what_they_hold(
    window: MainWindow, editor: SettingsEditor
) -> None:
    def open_folds() -> list[str]:
        return [name for name, fold in editor.sections.items() if fold.is_open]

    assert open_folds() == []
    editor.sections["data"].button.click()
    editor.sections["optimizer"].button.click()
    assert open_folds() == ["optimizer"]
    assert editor.fields["weight_decay"].isVisible()
    editor.sections["optimizer"].button.click()
    assert open_folds() == []
    edited = window.document.experiment.settings_edited(
        optimizer="adamw", weight_decay=0.01, schedule="stepped", warm_up="error", threads=2
    )
    window.document.edit(edited, "edit")
    said = {name: fold.summary.text() for name, fold in editor.sections.items()}
    assert said["optimizer"] == "AdamW, decay 0.01"
    assert said["schedule"] == "÷ 10 at 0.5, 0.75, warm-up"
    assert said["machine"] == "2 threads"
    assert said["data"] == "no augmentation"


def test_that_all_that_is_always_in_sight_fits_1280_by_720(window: MainWindow) -> None:
    QApplication.processEvents()
    design = window.design
    assert design._below.verticalScrollBar().maximum() == 0
    page = design._tabs.currentWidget()
    assert page.verticalScrollBar().maximum() == 0
    assert window.width() == 1280


def test_that_an_open_fold_is_brought_into_sight(
    window: MainWindow, editor: SettingsEditor, qtbot: QtBot
) -> None:
    editor.sections["changes"].button.click()
    add = editor.changes.add
    qtbot.waitUntil(lambda: not add.visibleRegion().isEmpty())


def test_that_changes_are_added_shown_and_removed(
    window: MainWindow, editor: SettingsEditor
) -> None:
    changes = editor.changes
    editor.sections["changes"].set_open(True)
    changes.step.setValue(40)
    changes.learning_rate.setValue(0.01)
    changes.add.click()
    choose(changes.what, "off")
    assert changes.arm.currentData() == "A"  # a skip is always one network's
    choose(changes.arm, "B")
    changes.step.setValue(20)
    changes.add.click()
    assert window.document.experiment.changes == (
        SkipChange(step=20, residual=False, arm="B"),
        LearningRateChange(step=40, learning_rate=0.01),
    )
    lines = [changes._lines.itemAt(row).widget() for row in range(changes._lines.count())]
    assert [line.findChild(QLabel).text() for line in lines] == [
        "after step 20: B skips off",
        "after step 40: rate 0.01",
    ]
    assert editor.sections["changes"].summary.text() == "2"
    lines[0].findChild(QToolButton).click()
    assert window.document.experiment.changes == (LearningRateChange(step=40, learning_rate=0.01),)
    window.actions_.undo.trigger()
    assert len(window.document.experiment.changes) == 2


def test_that_an_arm_is_deleted_with_the_changes_for_it(window: MainWindow) -> None:
    changed = window.document.experiment.with_change(SkipChange(residual=False, arm="B"))
    window.document.edit(changed, "edit")
    window.design.show_arm("B")
    window.design.delete_arm.click()
    assert [arm.label for arm in window.document.experiment.arms] == ["A"]
    assert window.document.experiment.changes == ()
    window.actions_.undo.trigger()
    assert window.document.experiment == changed


def test_that_an_arm_can_be_trained_otherwise_and_goes_back(window: MainWindow) -> None:
    window.design.show_arm("B")
    own = window.design.arms["B"].overrides["learning_rate"]
    assert not own.switch.isChecked()
    assert not own.inner.isEnabled()
    assert own.inner.value() == 0.05
    own.switch.click()
    own.inner.setValue(0.01)
    assert window.document.experiment.arm("B").overrides.learning_rate == 0.01
    assert window.document.experiment.arm("A").overrides.learning_rate is None
    assert own.inner.isEnabled()
    own.switch.click()
    assert window.document.experiment.arm("B").overrides.learning_rate is None
    window.document.edit(window.document.experiment.settings_edited(learning_rate=0.2), "edit")
    assert own.inner.value() == 0.2


def test_that_every_own_setting_edits_the_arm(window: MainWindow) -> None:
    window.design.show_arm("B")
    own = window.design.arms["B"].overrides
    for name in ("learning_rate", "momentum", "weight_decay", "label_smoothing"):
        own[name].switch.click()
        own[name].inner.setValue(0.25)
    own["optimizer"].switch.click()
    choose(own["optimizer"].inner, "adamw")
    assert window.document.experiment.arm("B").overrides.given == {
        "optimizer": "adamw",
        "learning_rate": 0.25,
        "momentum": 0.25,
        "weight_decay": 0.25,
        "label_smoothing": 0.25,
    }
    assert not own["momentum"].switch.isEnabled()  # AdamW has none


def test_that_an_own_setting_that_cannot_be_is_refused(
    window: MainWindow, editor: SettingsEditor
) -> None:
    set_field(editor, "nesterov", True)
    window.design.show_arm("B")
    own = window.design.arms["B"].overrides["momentum"]
    own.switch.click()
    own.inner.setValue(0)
    assert window.document.experiment.arm("B").overrides.momentum == 0.9
    refusal = window.findChild(QLabel, "label.refusal.B")
    assert refusal.isVisible()
    assert "nesterov needs a momentum" in refusal.text()


def test_that_names_and_tips_are_there_for_every_control(
    window: MainWindow, editor: SettingsEditor
) -> None:
    window.document.edit(
        window.document.experiment.with_network("B", preset("resnet-20")), "makes a hint"
    )
    controls = [*editor.fields.values(), *(fold.button for fold in editor.sections.values())]
    controls += [
        editor.recipes,
        editor.fit.button,
        editor.changes.add,
        editor.changes.import_from_run,
    ]
    for arm in window.design.arms.values():
        for own in arm.overrides.values():
            controls += [own.switch, own.inner]
    for control in controls:
        assert control.objectName(), control
        assert control.toolTip(), control.objectName()
        assert control.accessibleName() or control.text(), control.objectName()
    names = [control.objectName() for control in controls]
    assert len(names) == len(set(names))
