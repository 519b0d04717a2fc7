"""How the arms are trained: the settings that all of them share."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.runs.experiment import MAX_SEED, Experiment
from explorer.ui.design.fields import ChoiceField, FactorField, Field, NumberField, Row, form_of
from explorer.ui.document import Document

_SEED = "seed"
"""The one field that belongs to the experiment itself and not to its settings."""


class SettingsEditor(QWidget):
    """The controls of the training settings. They show the document and ask it for edits."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        rows = self._rows()
        self.fields: dict[str, Field] = {field.field: field for _, field in rows}
        for name, field in self.fields.items():
            field.setObjectName(f"settings.{name}")
            field.asked.connect(self._ask)
        heading = QLabel(self.tr("Training, all alike"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        dataset = QLabel(self.tr("digits, 8×8"))
        dataset.setToolTip(
            self.tr(
                "Real handwriting of 13 people, 1,797 digits; every sixth is held out. For "
                "another image size they are resized."
            )
        )
        form = form_of(rows)
        form.insertRow(0, self.tr("Data set"), dataset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(heading)
        layout.addLayout(form)
        document.changed.connect(self._follow_document)
        self._show(document.experiment)

    def _rows(self) -> list[Row]:
        tr = self.tr
        devices: dict[object, str] = {name: name for name in ("auto", "cpu", "cuda", "mps")}
        return [
            (
                tr("Epochs"),
                NumberField("epochs", tr("How often all images are gone through."), 1, 10_000),
            ),
            (tr("Batch size"), NumberField("batch_size", tr("Images in a step."), 2, 1_024)),
            (
                tr("Learning rate"),
                FactorField("learning_rate", tr("Size of each update."), 0.0001, 100),
            ),
            (
                tr("Seed"),
                NumberField(
                    _SEED, tr("Decides the first weights and the order of the images."), 0, MAX_SEED
                ),
            ),
            (
                tr("Device"),
                ChoiceField("device", tr("Where to train; auto prefers a GPU."), devices),
            ),
        ]

    def _follow_document(self, before: Experiment, after: Experiment) -> None:
        if (before.settings, before.seed) != (after.settings, after.seed):
            self._show(after)

    def _show(self, experiment: Experiment) -> None:
        for name, field in self.fields.items():
            owner = experiment if name == _SEED else experiment.settings
            field.show_value(getattr(owner, name))

    def _ask(self, name: str, value: object) -> None:
        what = self.tr("change of {field}").format(field=self.fields[name].accessibleName())
        experiment = self._document.experiment
        edit = experiment.edited if name == _SEED else experiment.settings_edited
        self._document.edit(edit(**{name: value}), what, f"settings/{name}")
