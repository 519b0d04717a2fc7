from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.dataset_fit import networks_fit
from explorer.runs.datasets import DATASETS
from explorer.runs.recipes import RECIPES, recipe
from explorer.runs.settings import SettingsOverrides, TrainSettings
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.design.shares import shares_of, shares_text
from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import ChecklistField, ChoiceField, DecimalField, SwitchField
from explorer.ui.state.document import Document


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
        case ChecklistField() as field:
            for each in value:
                field.boxes[each].click()
        case field:
            field.setValue(value)


WANTED = {
    "dataset": "shapes",
    "heldout_every": 4,
    "split_seed": 2,
    "images": 120,
    "crop_padding": 2,
    "flip": True,
    "normalize": "image",
    "batch_size": 32,
    "epochs": 3,
    "steps": 70,
    "evaluate_every": 11,
    "reestimate_statistics": False,
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
    "measure": ("block_gradient_norm", "gradient_cosine"),
}


def test_that_every_setting_has_a_field_that_edits_it_and_is_undone(
    document: Document, editor: SettingsEditor
) -> None:
    before = document.experiment
    for name, value in WANTED.items():
        set_field(editor, name, value)
        assert getattr(document.experiment.settings, name) == value, name
    for _ in WANTED:
        document.undo_stack.undo()
    document.undo_stack.undo()  # two boxes were checked
    assert document.experiment == before
    told_elsewhere = {"momentum", "nesterov", "milestones", "data_path", "heldout_path"}
    assert set(WANTED) | told_elsewhere == set(TrainSettings.model_fields)
    assert set(editor.fields) == set(TrainSettings.model_fields) | {"seed", "repeats"}


def test_that_small_numbers_are_written_as_they_are(
    document: Document, editor: SettingsEditor
) -> None:
    edited = document.experiment.settings_edited(learning_rate=0.00002, weight_decay=1e-4)
    document.edit(edited, "edit")
    assert editor.fields["learning_rate"].text() == "0.00002"
    assert editor.fields["weight_decay"].text() == "0.0001"
    assert editor.fields["momentum"].text() == "0.9"
    assert editor.fields["label_smoothing"].text() == "0"


@pytest.mark.parametrize(
    ("name", "third"), [("momentum", 0.03), ("weight_decay", 0.0003), ("label_smoothing", 0.03)]
)
def test_that_the_arrow_keys_count_from_0_in_steps_that_a_person_can_use(
    document: Document, editor: SettingsEditor, name: str, third: float
) -> None:
    set_field(editor, name, 0)
    field = editor.fields[name]
    assert isinstance(field, DecimalField)
    for _ in range(3):
        field.stepBy(1)
    assert getattr(document.experiment.settings, name) == third
    field.stepBy(-3)
    assert getattr(document.experiment.settings, name) == 0


def test_that_seeds_are_set_beside_the_first(document: Document, editor: SettingsEditor) -> None:
    set_field(editor, "repeats", 5)
    set_field(editor, "seed", 3)
    assert document.experiment.seeds == (3, 4, 5, 6, 7)


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
        ({"dataset": "shapes"}, {"data_path", "heldout_path"}, {"images", "heldout_every"}),
        ({"dataset": "cifar-10"}, {"images", "heldout_every", "split_seed"}, {"data_path"}),
        ({"weight_decay": 0.0}, {"decay_all"}, set()),
        ({"weight_decay": 0.1}, set(), {"decay_all"}),
        ({"device": "cuda"}, {"threads"}, set()),
    ],
)
def test_that_a_field_without_effect_is_not_offered(
    document: Document,
    editor: SettingsEditor,
    given: dict[str, object],
    idle: set[str],
    useful: set[str],
) -> None:
    document.edit(document.experiment.settings_edited(**given), "edit")
    for name in idle:
        assert not editor.fields[name].isEnabled(), name
        assert editor.fields[name].isHidden(), name
    for name in useful:
        assert editor.fields[name].isEnabled(), name
        assert not editor.fields[name].isHidden(), name


def test_that_epochs_are_idle_where_steps_say_the_length(editor: SettingsEditor) -> None:
    set_field(editor, "steps", 100)
    assert not editor.fields["epochs"].isEnabled()
    set_field(editor, "steps", 0)
    assert editor.fields["epochs"].isEnabled()
    assert editor.fields["steps"].text() == "from the epochs"


def test_that_momentum_is_offered_while_one_network_still_uses_it(
    document: Document, editor: SettingsEditor
) -> None:
    mixed = document.experiment.with_overrides("B", optimizer="sgd")
    document.edit(mixed.settings_edited(optimizer="adamw"), "edit")
    assert editor.fields["momentum"].isEnabled()


def test_that_a_recipe_is_one_edit_and_its_name_shows_while_it_is_one(
    document: Document, editor: SettingsEditor
) -> None:
    assert editor.recipes.currentText() == "Lecture, digits"
    assert [editor.recipes.itemData(row) for row in range(1, editor.recipes.count())] == list(
        RECIPES
    )
    choose(editor.recipes, "paper, CIFAR-10")
    assert document.experiment.settings == recipe("paper, CIFAR-10")
    assert editor.fields["milestones"].text() == "0.5, 0.75"
    set_field(editor, "batch_size", 64)
    assert editor.recipes.currentText() == "Custom"
    document.undo_stack.undo()
    assert editor.recipes.currentText() == "Paper, CIFAR-10"
    document.undo_stack.undo()
    assert document.experiment.settings == recipe("lecture, digits")


def test_that_milestones_are_read_from_text(document: Document, editor: SettingsEditor) -> None:
    set_field(editor, "schedule", "stepped")
    set_field(editor, "milestones", " 0.25,0.5  0.9")
    assert document.experiment.settings.milestones == (0.25, 0.5, 0.9)
    assert editor.fields["milestones"].text() == "0.25, 0.5, 0.9"


@pytest.mark.parametrize(
    "text",
    [
        "0.5, 0.75",
        "0,5; 0,75",
        "0,5 0,75",
        "0.5,0.75",
        "0,5, 0,75",
        "5e-1 .75",
        "\uff10.5\uff0c0.75",
    ],
)
def test_that_milestones_are_read_as_people_write_them(text: str) -> None:
    assert shares_of(text) == (0.5, 0.75)
    assert shares_text(shares_of(text)) == "0.5, 0.75"


def test_that_no_digit_of_a_milestone_is_lost() -> None:
    assert shares_of(shares_text((0.12345678, 1 / 3))) == (0.12345678, 1 / 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0.75, 0.5", "milestones must increase from one to the next, got 0.75, 0.5"),
        ("0.5, 1.5", "milestone 2 must be less than 1.0, got 1.5"),
        ("half", "milestone 1 must be a number, got 'half'"),
        ("0.5, nan", "milestone 2 must be"),
    ],
)
def test_that_wrong_milestones_are_refused_in_place_and_the_old_stay(
    document: Document, design: DesignPanel, editor: SettingsEditor, typed: str, sentence: str
) -> None:
    set_field(editor, "schedule", "stepped")
    editor.sections["schedule"].set_open(True)
    before = document.experiment
    set_field(editor, "milestones", typed)
    assert document.experiment == before
    field = editor.fields["milestones"]
    assert field.text() == typed
    refusal = design.findChild(QLabel, "label.refusal.schedule")
    assert refusal.isVisible()
    assert sentence in refusal.text()
    assert field.property("refused")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), refusal.isVisible()) == ("0.5, 0.75", False)
    set_field(editor, "milestones", typed)
    assert refusal.isVisible()
    set_field(editor, "milestones", "0.6")
    assert not refusal.isVisible()
    assert not field.property("refused")


def test_that_milestones_can_be_typed_again_after_undo(
    document: Document, editor: SettingsEditor
) -> None:
    set_field(editor, "schedule", "stepped")
    set_field(editor, "milestones", "0.3, 0.6")
    document.undo_stack.undo()
    set_field(editor, "milestones", "0.3, 0.6")
    assert document.experiment.settings.milestones == (0.3, 0.6)


def test_that_a_setting_that_does_not_go_with_another_is_refused(
    document: Document, design: DesignPanel, editor: SettingsEditor
) -> None:
    set_field(editor, "nesterov", True)
    editor.sections["optimizer"].set_open(True)
    set_field(editor, "momentum", 0)
    assert document.experiment.settings.momentum == 0.9
    assert editor.fields["momentum"].value() == 0.9
    assert "nesterov needs a momentum" in design.findChild(QLabel, "label.refusal.optimizer").text()


def test_that_escape_in_a_text_takes_the_typing_back(
    document: Document, editor: SettingsEditor, qtbot: QtBot
) -> None:
    set_field(editor, "schedule", "stepped")
    editor.sections["schedule"].set_open(True)
    field = editor.fields["milestones"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.1")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.5, 0.75"
    assert document.experiment.settings.milestones == (0.5, 0.75)


def test_that_data_sets_go_by_their_titles_and_say_what_they_need(editor: SettingsEditor) -> None:
    field = editor.fields["dataset"]
    titles = [field.itemText(row) for row in range(field.count())]
    assert titles == [str(card.title) for card in DATASETS.values()]
    tip = field.itemData(field.findData("cifar-10"), Qt.ItemDataRole.ToolTipRole)
    assert "3 × 32×32 pixels, 10 classes" in tip
    assert "50,000 training images; held out is the published test part, 10,000" in tip
    assert "download of about 170 MB" in tip
    assert "1 × 8×8 pixels" in field.toolTip()  # of the one that is chosen


def test_that_a_folder_is_browsed_for_before_it_is_chosen(
    document: Document, design: DesignPanel, editor: SettingsEditor, tmp_path: Path
) -> None:
    choose(editor.fields["dataset"], "folder")
    assert document.experiment.settings.dataset == "digits"
    assert editor.fields["dataset"].currentData() == "digits"
    dialog = design.findChild(QFileDialog)
    assert dialog.isVisible()
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    settings = document.experiment.settings
    assert (settings.dataset, settings.data_path) == ("folder", str(tmp_path))
    document.undo_stack.undo()
    assert document.experiment.settings.dataset == "digits"


def test_that_another_data_set_takes_no_path_of_the_last_one_and_one_undo_brings_all_back(
    document: Document, design: DesignPanel, editor: SettingsEditor, tmp_path: Path
) -> None:
    of_folder = document.experiment.settings_edited(
        dataset="folder", data_path=str(tmp_path), heldout_path=str(tmp_path / "held out")
    )
    document.edit(of_folder, Message("Test", "Choose a folder"))
    set_field(editor, "dataset", "cifar-10")
    settings = document.experiment.settings
    assert (settings.dataset, settings.data_path, settings.heldout_path) == ("cifar-10", "", "")
    assert editor.fields["data_path"].text.text() == ""
    document.undo_stack.undo()
    assert document.experiment == of_folder
    set_field(editor, "dataset", "folder")  # chosen again, it keeps its paths
    assert document.experiment == of_folder


def test_that_the_file_of_another_data_set_is_not_taken_for_a_folder(
    document: Document, design: DesignPanel, editor: SettingsEditor
) -> None:
    set_field(editor, "dataset", "mnist")
    set_field(editor, "data_path", "/somewhere/train-images-idx3-ubyte.gz")
    choose(editor.fields["dataset"], "folder")
    assert document.experiment.settings.dataset == "mnist"
    dialog = design.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.close()


def test_that_a_path_is_typed_or_browsed_for(
    document: Document, design: DesignPanel, editor: SettingsEditor, tmp_path: Path
) -> None:
    set_field(editor, "dataset", "mnist")
    set_field(editor, "data_path", "/somewhere/my images")
    assert document.experiment.settings.data_path == "/somewhere/my images"
    path = editor.fields["data_path"]
    path.browse.click()
    dialog = design.findChild(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.fileSelected.emit(str(tmp_path / "file"))
    dialog.close()
    assert document.experiment.settings.data_path == str(tmp_path / "file")
    assert path.text.text() == str(tmp_path / "file")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ('"/my images"', "/my images"),
        (" file:///my%20images ", "/my images"),
        ("~/images", "~/images"),
        ("images", "{here}/images"),
    ],
)
def test_that_a_pasted_path_is_understood_and_a_relative_one_is_shown_in_full(
    document: Document, editor: SettingsEditor, typed: str, path: str
) -> None:
    set_field(editor, "dataset", "mnist")
    set_field(editor, "data_path", typed)
    expected = path.format(here=Path.cwd())
    assert document.experiment.settings.data_path == expected
    assert editor.fields["data_path"].text.text() == expected
    assert editor.fields["data_path"].text.toolTip().endswith(f"\n{expected}")


def test_that_a_path_that_cannot_be_stays_marked_and_says_why(
    document: Document, design: DesignPanel, editor: SettingsEditor, tmp_path: Path
) -> None:
    document.edit(
        document.experiment.settings_edited(dataset="folder", data_path=str(tmp_path)), "edit"
    )
    editor.sections["data"].set_open(True)
    text = editor.fields["data_path"].text
    set_field(editor, "data_path", "")
    assert document.experiment.settings.data_path == str(tmp_path)
    assert (text.text(), text.property("refused")) == ("", True)
    refusal = design.findChild(QLabel, "label.refusal.data")
    assert "needs a data path" in refusal.text()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert (text.text(), refusal.isHidden()) == (str(tmp_path), True)


def test_that_networks_are_fitted_to_the_images_in_one_edit(
    document: Document, editor: SettingsEditor
) -> None:
    assert not editor.fit.isVisible()
    set_field(editor, "dataset", "cifar-100")
    assert editor.fit.isVisible()
    assert editor.fit.hint.text() == (
        "CIFAR-100 has 100 classes: too few outputs in A and B, so the run would be refused"
    )
    before = document.experiment
    editor.fit.button.click()
    for label in "AB":
        network = document.experiment.arm(label).network
        assert (network.in_channels, network.image_size, network.classes) == (3, 32, 100)
    assert networks_fit(document.experiment)
    assert not editor.fit.isVisible()
    document.undo_stack.undo()
    assert document.experiment == before


def test_that_a_fit_is_offered_where_only_the_size_differs(
    document: Document, editor: SettingsEditor
) -> None:
    set_field(editor, "dataset", "shapes")
    assert editor.fit.isVisible()
    assert "refused" not in editor.fit.hint.text()
    editor.fit.button.click()
    assert document.experiment.arm("A").network.image_size == 32
    assert document.is_linked


def test_that_no_fit_is_offered_for_a_folder(
    document: Document, editor: SettingsEditor, tmp_path: Path
) -> None:
    edited = document.experiment.settings_edited(dataset="folder", data_path=str(tmp_path))
    document.edit(edited, "edit")
    assert not editor.fit.isVisible()


def test_that_channels_that_no_image_has_are_told_and_mended(
    document: Document, editor: SettingsEditor, tmp_path: Path
) -> None:
    edited = document.experiment.settings_edited(dataset="folder", data_path=str(tmp_path))
    network = edited.arm("B").network.edited(in_channels=12)
    document.edit(edited.with_network("B", network), "edit")
    assert editor.fit.isVisible()
    assert editor.fit.hint.property("role") == "refusal"
    assert editor.fit.hint.text().endswith(
        "of 1 or 3 channels: the networks of B take others, so the run would be refused"
    )
    editor.fit.button.click()
    assert document.experiment.arm("B").network.in_channels == 3
    assert not editor.fit.isVisible()


def test_that_one_fold_is_open_at_a_time_and_the_others_say_what_they_hold(
    document: Document, editor: SettingsEditor
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
    edited = document.experiment.settings_edited(
        optimizer="adamw", weight_decay=0.01, schedule="stepped", warm_up="error", threads=2
    )
    document.edit(edited, "edit")
    said = {name: fold.summary.text() for name, fold in editor.sections.items()}
    assert said["optimizer"] == "AdamW, decay 0.01"
    assert said["schedule"] == "÷ 10 at 0.5, 0.75, warm-up, BN re-estimated"
    assert said["machine"] == "2 threads"
    assert said["data"] == "no augmentation"


def test_that_an_open_fold_is_brought_into_sight(editor: SettingsEditor, qtbot: QtBot) -> None:
    editor.sections["changes"].button.click()
    add = editor.changes.add
    qtbot.waitUntil(lambda: not add.visibleRegion().isEmpty())


def test_that_changes_are_added_shown_and_removed(
    document: Document, editor: SettingsEditor
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
    assert document.experiment.changes == (
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
    assert document.experiment.changes == (LearningRateChange(step=40, learning_rate=0.01),)
    document.undo_stack.undo()
    assert len(document.experiment.changes) == 2


def test_that_an_arm_is_deleted_with_the_changes_for_it(
    document: Document, design: DesignPanel
) -> None:
    changed = document.experiment.with_change(SkipChange(residual=False, arm="B"))
    document.edit(changed, "edit")
    design.show_arm("B")
    design.delete_arm.click()
    assert [arm.label for arm in document.experiment.arms] == ["A"]
    assert document.experiment.changes == ()
    document.undo_stack.undo()
    assert document.experiment == changed


def test_that_an_arm_can_be_trained_otherwise_and_goes_back(
    document: Document, design: DesignPanel
) -> None:
    design.show_arm("B")
    own = design.editor("B").overrides["learning_rate"]
    assert not own.switch.isChecked()
    assert not own.inner.isEnabled()
    assert own.inner.value() == 0.05
    own.switch.click()
    own.inner.setValue(0.01)
    assert document.experiment.arm("B").overrides.learning_rate == 0.01
    assert document.experiment.arm("A").overrides.learning_rate is None
    assert own.inner.isEnabled()
    own.switch.click()
    assert document.experiment.arm("B").overrides.learning_rate is None
    document.edit(document.experiment.settings_edited(learning_rate=0.2), "edit")
    assert own.inner.value() == 0.2


def test_that_every_own_setting_edits_the_arm(document: Document, design: DesignPanel) -> None:
    design.show_arm("B")
    own = design.editor("B").overrides
    for name in ("learning_rate", "momentum", "weight_decay", "label_smoothing"):
        own[name].switch.click()
        own[name].inner.setValue(0.25)
    own["optimizer"].switch.click()
    choose(own["optimizer"].inner, "adamw")
    assert not own["milestones"].switch.isEnabled()  # the schedule is constant
    for name, value in (("schedule", "stepped"), ("warm_up", "steps")):
        own[name].switch.click()
        choose(own[name].inner, value)
    own["milestones"].switch.click()
    own["milestones"].inner.setText("0.3, 0.9")
    own["milestones"].inner.editingFinished.emit()
    for name, number in (("warm_up_steps", 7), ("warm_up_rate", 0.02)):
        own[name].switch.click()
        own[name].inner.setValue(number)
    assert document.experiment.arm("B").overrides.given == {
        "optimizer": "adamw",
        "learning_rate": 0.25,
        "momentum": 0.25,
        "weight_decay": 0.25,
        "label_smoothing": 0.25,
        "schedule": "stepped",
        "milestones": (0.3, 0.9),
        "warm_up": "steps",
        "warm_up_steps": 7,
        "warm_up_rate": 0.02,
    }
    assert set(own) == set(SettingsOverrides.model_fields)
    assert not own["momentum"].switch.isEnabled()  # AdamW has none


def test_that_an_own_setting_that_cannot_be_is_refused(
    document: Document, design: DesignPanel, editor: SettingsEditor
) -> None:
    set_field(editor, "nesterov", True)
    design.show_arm("B")
    own = design.editor("B").overrides["momentum"]
    design.findChild(QToolButton, "design.more.B").click()
    own.switch.click()
    own.inner.setValue(0)
    assert document.experiment.arm("B").overrides.momentum == 0.9
    refusal = design.findChild(QLabel, "label.refusal.overrides.B")
    assert refusal.isVisible()
    assert "nesterov needs a momentum" in refusal.text()


def test_that_own_milestones_that_cannot_be_stay_and_say_why(
    document: Document, design: DesignPanel, editor: SettingsEditor
) -> None:
    set_field(editor, "schedule", "stepped")
    design.show_arm("B")
    own = design.editor("B").overrides["milestones"]
    design.findChild(QToolButton, "design.more.B").click()
    own.switch.click()
    refusal = design.findChild(QLabel, "label.refusal.overrides.B")
    for typed, reason in (("0.7, 0.3", "must increase"), ("half", "must be a number")):
        own.inner.setText(typed)
        own.inner.editingFinished.emit()
        assert own.inner.text() == typed
        assert refusal.isVisible()
        assert reason in refusal.text()
    assert document.experiment.arm("B").overrides.milestones == (0.5, 0.75)


def test_that_names_and_tips_are_there_for_every_control(
    document: Document, design: DesignPanel, editor: SettingsEditor
) -> None:
    document.edit(document.experiment.with_network("B", preset("resnet-20")), "makes a hint")
    boxes = editor.fields["measure"].boxes.values()
    fields = [each for name, each in editor.fields.items() if name != "measure"]
    controls = [*fields, *boxes, *(fold.button for fold in editor.sections.values())]
    controls += [
        editor.recipes,
        editor.fit.button,
        editor.changes.add,
        editor.changes.import_from_run,
    ]
    for arm in map(design.editor, design.labels):
        for own in arm.overrides.values():
            controls += [own.switch, own.inner]
    for control in controls:
        assert control.objectName(), control
        assert control.toolTip(), control.objectName()
        assert control.accessibleName() or control.text(), control.objectName()
    names = [control.objectName() for control in controls]
    assert len(names) == len(set(names))


def test_that_a_batch_size_of_its_own_is_set_undone_and_explained(
    document: Document, design: DesignPanel
) -> None:
    design.show_arm("B")
    own = design.editor("B").overrides["batch_size"]
    assert own.inner.value() == 64
    own.switch.click()
    own.inner.setValue(32)
    own.inner.setValue(16)
    assert document.experiment.batch_sizes == {"A": 64, "B": 16}
    document.undo_stack.undo()  # two numbers are one edit
    document.undo_stack.undo()
    assert document.experiment.batch_sizes == {"A": 64, "B": 64}
    assert not own.switch.isChecked()
    assert "as many epochs" in own.inner.toolTip()
    assert "same" not in design.settings.fields["batch_size"].toolTip()
    assert "more or fewer epochs" in design.settings.fields["epochs"].toolTip()
    for label in "AB":
        document.edit(document.experiment.with_overrides(label, batch_size=16), "edit")
    assert design.settings.fields["batch_size"].isEnabled()  # it decides the epochs' steps
    edited = document.experiment.settings_edited(steps=9, evaluate_every=3)
    document.edit(edited, "edit")
    assert not design.settings.fields["batch_size"].isEnabled()
