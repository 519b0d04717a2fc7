"""How the arms are trained: the settings that all of them share."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QWidget

from explorer.runs.experiment import MAX_SEED
from explorer.ui.design.focus import leaves_keys_to_the_window
from explorer.ui.document import Document


class SettingsEditor(QWidget):
    """The controls of the training settings. They show the document and ask it for edits."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.dataset = QLabel(self.tr("digits, 8×8"))
        self.dataset.setToolTip(
            self.tr(
                "Real handwriting of 13 people, 1,797 digits; every sixth is held out. For "
                "another image size they are resized."
            )
        )
        self.epochs = QSpinBox()
        self.epochs.setRange(1, 10_000)
        self._prepare(self.epochs, "epochs", self.tr("How often all images are gone through."))
        self.epochs.valueChanged.connect(self._take_epochs)
        self.batch_size = QSpinBox()
        self.batch_size.setRange(2, 1_024)
        self._prepare(self.batch_size, "batch_size", self.tr("Images in a step."))
        self.batch_size.valueChanged.connect(self._take_batch_size)
        self.learning_rate = QDoubleSpinBox()
        self.learning_rate.setDecimals(4)
        self.learning_rate.setRange(0.0001, 100)
        self.learning_rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self._prepare(self.learning_rate, "learning_rate", self.tr("Size of each update."))
        self.learning_rate.valueChanged.connect(self._take_learning_rate)
        self.seed = QSpinBox()
        self.seed.setRange(0, MAX_SEED)
        self._prepare(
            self.seed, "seed", self.tr("Decides the first weights and the order of the images.")
        )
        self.seed.valueChanged.connect(self._take_seed)
        self.device = QComboBox()
        for device in ("auto", "cpu", "cuda", "mps"):
            self.device.addItem(device)
        self._prepare(self.device, "device", self.tr("Where to train; auto prefers a GPU."))
        self.device.textActivated.connect(self._take_device)
        self._lay_out()
        document.changed.connect(self._follow)
        self._follow()

    def _prepare(self, widget: QWidget, name: str, tip: str) -> None:
        widget.setObjectName(f"settings.{name}")
        widget.setAccessibleName(name.replace("_", " "))
        widget.setToolTip(tip)
        if isinstance(widget, QSpinBox | QDoubleSpinBox):
            widget.setKeyboardTracking(False)
        leaves_keys_to_the_window(widget)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Training, all alike"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        form = QFormLayout(self)
        form.setContentsMargins(8, 8, 8, 8)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(5)
        form.addRow(heading)
        form.addRow(self.tr("Data set"), self.dataset)
        form.addRow(self.tr("Epochs"), self.epochs)
        form.addRow(self.tr("Batch size"), self.batch_size)
        form.addRow(self.tr("Learning rate"), self.learning_rate)
        form.addRow(self.tr("Seed"), self.seed)
        form.addRow(self.tr("Device"), self.device)

    def _follow(self) -> None:
        experiment = self._document.experiment
        settings = experiment.settings
        for counter, value in (
            (self.epochs, settings.epochs),
            (self.batch_size, settings.batch_size),
            (self.seed, experiment.seed),
        ):
            counter.blockSignals(True)
            counter.setValue(value)
            counter.blockSignals(False)
        self.learning_rate.blockSignals(True)
        self.learning_rate.setValue(settings.learning_rate)
        self.learning_rate.blockSignals(False)
        self.device.setCurrentText(settings.device)

    def _take_epochs(self, value: int) -> None:
        self._ask("epochs", value)

    def _take_batch_size(self, value: int) -> None:
        self._ask("batch_size", value)

    def _take_learning_rate(self, value: float) -> None:
        self._ask("learning_rate", value)

    def _take_device(self, value: str) -> None:
        self._ask("device", value)

    def _take_seed(self, value: int) -> None:
        experiment = self._document.experiment.edited(seed=value)
        self._document.edit(experiment, self.tr("change of seed"), "seed")

    def _ask(self, field: str, value: object) -> None:
        what = self.tr("change of {field}").format(field=field.replace("_", " "))
        experiment = self._document.experiment.settings_edited(**{field: value})
        self._document.edit(experiment, what, f"settings/{field}")
