"""How the networks are trained: the settings that all of them share, the seeds, the changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.runs.dataset_fit import with_fitting_networks
from explorer.runs.experiment import Experiment
from explorer.runs.recipes import RECIPES, recipe
from explorer.runs.record import RunRecord
from explorer.runs.unused_settings import unused_settings
from explorer.ui.design.changes_editor import ChangesEditor
from explorer.ui.design.dataset_fit import DatasetFit
from explorer.ui.design.field_group import FieldGroup
from explorer.ui.design.forms import Field
from explorer.ui.design.found_label import FoundLabel
from explorer.ui.design.optimizer_fields import optimizer_rows
from explorer.ui.design.preview_panel import PreviewPanel
from explorer.ui.design.recipe_menu import RecipeMenu
from explorer.ui.design.schedule_fields import schedule_rows
from explorer.ui.design.settings_fields import (
    data_rows,
    machine_rows,
    measure_rows,
    top_rows,
)
from explorer.ui.design.settings_summary import summaries
from explorer.ui.design.text_fields import PathField
from explorer.ui.kit.collapsible import CollapsibleSection
from explorer.ui.kit.fields import DecimalField, NumberField
from explorer.ui.state.data_previewer import DataPreviewer
from explorer.ui.state.document import Document
from explorer.ui.theme.style import embolden

_OF_EXPERIMENT = ("seed", "repeats")
"""Fields that belong to the experiment itself and not to its settings."""


class SettingsEditor(QWidget):
    """A few fields that are always visible and sections, of which one is open at a time.

    They show the document and request edits of it.
    """

    section_opened = Signal(object)
    """The `CollapsibleSection` that was opened."""

    def __init__(
        self, document: Document, previewer: DataPreviewer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.recipes = RecipeMenu()
        self.recipes.requested.connect(self._on_recipe)
        self.fit = DatasetFit()
        self.fit.button.clicked.connect(self._fit_networks)
        self.found = FoundLabel()
        self.preview = PreviewPanel(previewer)
        self.preview.found_changed.connect(self._show_fit)
        self.changes = ChangesEditor(document)
        self.groups = {
            "top": FieldGroup("settings", top_rows()),
            "data": FieldGroup("data", data_rows()),
            "optimizer": FieldGroup("optimizer", optimizer_rows()),
            "schedule": FieldGroup("schedule", schedule_rows()),
            "machine": FieldGroup("machine", machine_rows()),
            "measure": FieldGroup("measure", measure_rows()),
        }
        self.groups["top"].insert_below("dataset", self.fit)
        self.groups["top"].insert_below("dataset", self.found)
        self.groups["data"].insert_on_top(self.preview)
        self.fields: dict[str, Field] = {}
        for group in self.groups.values():
            self.fields |= group.fields
            group.requested.connect(self._request)
        self.sections = self._make_sections()
        self._lay_out()
        document.changed.connect(self._follow_document)
        self._show(document.experiment)

    def show_record(self, record: RunRecord | None) -> None:
        """Follow the displayed run: what was changed in it, and what its data set holds."""
        self.changes.offer(record.changes if record else ())
        self.found.show_record(record, self._document.experiment)

    def _make_sections(self) -> dict[str, CollapsibleSection]:
        texts = {
            "data": (
                translate("SettingsEditor", "Data"),
                translate(
                    "SettingsEditor", "Where the images come from, and how they are augmented."
                ),
            ),
            "optimizer": (
                translate("SettingsEditor", "Optimizer"),
                translate("SettingsEditor", "How an update follows from a gradient."),
            ),
            "schedule": (
                translate("SettingsEditor", "Schedule"),
                translate("SettingsEditor", "The learning rate over the run, and its length."),
            ),
            "machine": (
                translate("SettingsEditor", "Machine"),
                translate("SettingsEditor", "Precision, memory and threads."),
            ),
            "measure": (
                translate("SettingsEditor", "Also measure"),
                translate("SettingsEditor", "What is recorded besides losses and gradient norms."),
            ),
            "changes": (
                translate("SettingsEditor", "Changes"),
                translate("SettingsEditor", "What is changed mid-run, and at which step."),
            ),
        }
        sections: dict[str, CollapsibleSection] = {}
        for name, (title, tip) in texts.items():
            body = self.changes if name == "changes" else self.groups[name]
            sections[name] = CollapsibleSection(name, title, tip, body)
            sections[name].toggled.connect(self._on_section)
        return sections

    def _lay_out(self) -> None:
        heading = QLabel(translate("SettingsEditor", "Training"))
        embolden(heading)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(heading)
        first.addWidget(self.recipes, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self.groups["top"])
        sections = QVBoxLayout()
        sections.setSpacing(0)
        for section in self.sections.values():
            sections.addWidget(section)
        layout.addLayout(sections)
        layout.addStretch()

    def _on_section(self, section: CollapsibleSection, on: bool) -> None:
        if section is self.sections["data"]:
            self.preview.set_wanted(on)
        if not on:
            return
        for other in self.sections.values():
            if other is not section:
                other.set_open(False)
        self.section_opened.emit(section)

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        if _of_training(after) == _of_training(before):
            self.preview.show_experiment(after)
            self._show_fit()
        else:
            self._show(after)

    def _show_fit(self) -> None:
        experiment = self._document.experiment
        self.fit.show_experiment(experiment, self.preview.found_of(experiment))

    def _show(self, experiment: Experiment) -> None:
        settings = experiment.settings
        self.recipes.show_settings(settings)
        for group in self.groups.values():
            group.clear_error()
        unused = unused_settings(experiment)
        for name, field in self.fields.items():
            owner = experiment if name in _OF_EXPERIMENT else settings
            field.show_value(getattr(owner, name))
            field.setEnabled(name not in unused)
        for key in ("data", "optimizer", "schedule", "machine"):
            for name in self.groups[key].fields:
                self.groups[key].show_row(name, on=name not in unused)
        self._path.set_kind(folder=settings.dataset == "folder")
        for name, summary in summaries(experiment).items():
            self.sections[name].set_summary(summary)
        self.preview.show_experiment(experiment)
        self._show_fit()
        self.found.show_experiment(experiment)

    @property
    def _path(self) -> PathField:
        path = self.fields["data_path"]
        assert isinstance(path, PathField)  # noqa: S101
        return path

    def _request(self, name: str, value: object) -> None:
        settings = self._document.experiment.settings
        if name != "dataset" or value == settings.dataset:
            self._edit(name, {name: value})
        elif value == "folder":
            self._browse_for_folder()
        else:  # no path belongs to another data set
            self._edit(name, {name: value, "data_path": "", "heldout_path": ""})

    def _edit(self, name: str, values: dict[str, object]) -> None:
        """Request an edit; say why, in the field's group, if it is refused."""
        field = self.fields[name]
        what = Message("SettingsEditor", "Change {field}").format(field=field.title)
        merge = f"settings/{name}" if isinstance(field, NumberField | DecimalField) else ""
        experiment = self._document.experiment
        edit = experiment.edited if name in _OF_EXPERIMENT else experiment.settings_edited
        try:
            edited = edit(**values)
        except UserError as error:
            self._show(experiment)
            self._set_error(name, str(error))
            return
        self._document.edit(edited, what, merge)
        self._show(self._document.experiment)  # a refusal may stand where nothing changed

    def _set_error(self, name: str, sentence: str) -> None:
        for group in self.groups.values():
            if name in group.fields:
                group.set_error(name, sentence)

    def _browse_for_folder(self) -> None:
        """Ask for the folder first: without one the data set cannot be chosen."""
        self._show(self._document.experiment)  # until then the old one is chosen
        self._path.set_kind(folder=True)
        dialog = self._path.make_dialog()
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, path: str) -> None:
        self._edit("dataset", {"dataset": "folder", "data_path": path})

    def _on_recipe(self, name: str) -> None:
        experiment = self._document.experiment
        try:
            edited = experiment.edited(settings=dict(recipe(name)))
        except UserError as error:
            self._show(experiment)
            self._set_error("dataset", str(error))
            return
        what = Message("SettingsEditor", "Choose {recipe}").format(recipe=RECIPES[name].title)
        self._document.edit(edited, what)

    def _fit_networks(self) -> None:
        try:
            experiment = self._document.experiment
            edited = with_fitting_networks(experiment, self.preview.found_of(experiment))
        except UserError as error:
            self._set_error("dataset", str(error))
            return
        self._document.edit(edited, Message("SettingsEditor", "Fit networks to images"))


def _of_training(experiment: Experiment) -> tuple[object, ...]:
    """Return what the fields show: all but the networks, which are edited often and in a row."""
    overrides = [arm.overrides for arm in experiment.arms]
    return experiment.settings, experiment.seed, experiment.repeats, experiment.changes, overrides
