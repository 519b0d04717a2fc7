"""Asks with which weights a branch begins, and says what it trains otherwise than its run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.runs.branch import branched, differing
from explorer.runs.experiment import Experiment
from explorer.runs.recordings.continuation import BranchPoint, chosen_checkpoint
from explorer.runs.settings import TrainSettings
from explorer.ui.kit.fields import NumberField
from explorer.ui.kit.refusal import RefusalLabel
from explorer.ui.kit.text import grouped

_WIDTH_PX = 460


class BranchDialog(QDialog):
    """A branch has the settings of a design, and the networks and weights of a recorded run."""

    chosen = Signal(str, int)
    """(which checkpoint, epochs from there on; 0 leaves the end to the design) a person wants."""

    def __init__(
        self, point: BranchPoint, design: Experiment, step: int | None, parent: QWidget
    ) -> None:
        """Offer the checkpoints of a run, that nearest to a step first."""
        super().__init__(parent)
        self._point, self._design = point, design
        self.setObjectName("dialog.branch")
        self.setWindowTitle(translate("BranchDialog", "Branch of {run}").format(run=point.title))
        self.setMinimumWidth(_WIDTH_PX)
        self.weights = QComboBox()
        self.weights.setObjectName("dialog.branch.weights")
        self.weights.setAccessibleName(translate("BranchDialog", "Weights to begin with"))
        self.weights.setToolTip(
            translate("BranchDialog", "A recording holds the newest weights, and the best ones.")
        )
        for kind, after in sorted(point.checkpoints.items(), key=lambda item: -item[1]):
            self.weights.addItem(_weights_text(kind, after), kind)
        nearest = chosen_checkpoint(point.checkpoints, "last" if step is None else step)
        self.weights.setCurrentIndex(self.weights.findData(nearest))
        self.epochs = NumberField(
            "epochs",
            Message("BranchDialog", "Epochs from there on"),
            translate(
                "BranchDialog", "The run has had all the steps of the design: how many more?"
            ),
            bounds_of(TrainSettings, "epochs"),
        )
        self.epochs.setObjectName("dialog.branch.epochs")
        self.epochs.show_value(design.settings.epochs)
        self.length = QLabel()
        self.length.setObjectName("dialog.branch.length")
        self.changes = QLabel()
        self.changes.setObjectName("dialog.branch.changes")
        self.changes.setTextFormat(Qt.TextFormat.PlainText)
        self.changes.setWordWrap(True)
        self.refusal = RefusalLabel("branch")
        self._lay_out()
        self.weights.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def _step(self) -> int:
        return self._point.checkpoints[str(self.weights.currentData())]

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(translate("BranchDialog", "Weights"), self.weights)
        form.addRow(translate("BranchDialog", "Length"), self.length)
        form.addRow(translate("BranchDialog", "Epochs from there on"), self.epochs)
        form.addRow(translate("BranchDialog", "Other settings"), self.changes)
        form.addRow(self.refusal)
        note = QLabel(
            translate(
                "BranchDialog",
                "The branch has the settings of the present design. It is a run of its own, and "
                "its recording names this one.",
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        form.addRow(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.train = QPushButton(translate("BranchDialog", "&Train branch"))
        self.train.setObjectName("dialog.branch.train")
        self.train.setDefault(True)
        buttons.addButton(self.train, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._choose)
        form.addRow(buttons)
        self._form = form

    def _show(self) -> None:
        """Show what would be trained with the chosen weights, or why it cannot be."""
        total = self._point.length_of(self._design)
        is_longer = total > self._step
        self._form.setRowVisible(self.length, is_longer)
        self._form.setRowVisible(self.epochs, not is_longer)
        text = translate("BranchDialog", "from step {step} to {total}, as in the design")
        self.length.setText(text.format(step=grouped(self._step), total=grouped(total)))
        self._show_changes()
        self._fit()

    def _show_changes(self) -> None:
        try:
            branched(self._point.experiment, self._design, self._step)
        except UserError as error:
            self.refusal.set_error(str(error))
            self.train.setEnabled(False)
            self._form.setRowVisible(self.changes, False)
            return
        fields = differing(self._point.experiment, self._design)
        self.changes.setText(
            "\n".join(fields) or translate("BranchDialog", "none: those of the run")
        )

    def _fit(self) -> None:
        """Be as high as what is shown now: rows come and go."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _choose(self) -> None:
        is_longer = self._point.length_of(self._design) > self._step
        epochs = 0 if is_longer else self.epochs.value()
        self.chosen.emit(str(self.weights.currentData()), epochs)


def _weights_text(kind: str, step: int) -> str:
    text = {
        "last": translate("BranchDialog", "last, after step {step}"),
        "best": translate("BranchDialog", "best, after step {step}"),
    }[kind]
    return text.format(step=grouped(step))
