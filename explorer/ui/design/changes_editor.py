"""What is to be changed mid-run: a line for each change, with a button that removes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalMapper
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.experiment import Experiment
from explorer.ui.design.forms import form_of
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.fields import RATE_STEP, ChoiceField, DecimalField, NumberField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.refusal import RefusalLabel
from explorer.ui.kit.text import change_text, when_text
from explorer.ui.state.document import Document

_RATE, _ON, _OFF = "learning_rate", "on", "off"
_ALL = ""


class ChangesEditor(QWidget):
    """Shows the changes of the document and requests more or fewer."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._of_run: tuple[Change, ...] = ()
        self._shown: tuple[Change, ...] | None = None
        self._removers = QSignalMapper(self)
        self._removers.mappedInt.connect(self._remove)
        self.step = NumberField(
            "step",
            Message("ChangesEditor", "After step"),
            translate("ChangesEditor", "The step after which it is made; 0 is from the start."),
            bounds_of(LearningRateChange, "step"),
        )
        self.what = ChoiceField(
            "what",
            Message("ChangesEditor", "Change"),
            translate("ChangesEditor", "What is changed."),
            {
                _RATE: translate("ChangesEditor", "Learning rate"),
                _ON: translate("ChangesEditor", "Skips on"),
                _OFF: translate("ChangesEditor", "Skips off"),
            },
        )
        self.learning_rate = DecimalField(
            "rate",
            Message("ChangesEditor", "New rate"),
            translate("ChangesEditor", "The new learning rate."),
            bounds_of(LearningRateChange, "learning_rate"),
            least_step=RATE_STEP,
        )
        self.learning_rate.show_value(0.01)
        self.arm = ChoiceField(
            "arm",
            Message("ChangesEditor", "Network"),
            translate("ChangesEditor", "The network that it is for."),
            {_ALL: translate("ChangesEditor", "All")},
        )
        self.add = _button(
            "add", translate("ChangesEditor", "Add"), translate("ChangesEditor", "Add this change.")
        )
        self.import_from_run = _button(
            "import",
            translate("ChangesEditor", "Import from run"),
            translate("ChangesEditor", "Use the changes that were made in the displayed run."),
        )
        self._lines = QVBoxLayout()
        self._lay_out()
        self.what.activated.connect(self._update_fields)
        self.arm.activated.connect(self._update_fields)
        self.add.clicked.connect(self._add)
        self.import_from_run.clicked.connect(self._import)
        document.changed.connect(self._follow_document)
        self._follow(document.experiment)

    def offer(self, changes: Sequence[Change]) -> None:
        """Offer to import the changes that were made in the displayed run."""
        self._of_run = tuple(changes)
        self.import_from_run.setVisible(
            bool(changes) and self._of_run != self._document.experiment.changes
        )

    def _lay_out(self) -> None:
        fields = (self.step, self.what, self.learning_rate, self.arm)
        for field in fields:
            field.setObjectName(f"settings.changes.{field.field}")
        self._form = form_of(fields)
        self.refusal = RefusalLabel("changes", (self.step, self.learning_rate))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.import_from_run)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._lines)
        whole.addLayout(self._form)
        whole.addWidget(self.refusal)
        whole.addLayout(buttons)
        self.import_from_run.hide()

    def _follow_document(self, _before: Experiment, after: Experiment) -> None:
        self._follow(after)

    def _follow(self, experiment: Experiment) -> None:
        labels = [arm.label for arm in experiment.arms]
        if [self.arm.itemData(row) for row in range(1, self.arm.count())] != labels:
            self._offer_arms(labels)
        if experiment.changes != self._shown:
            self._shown = experiment.changes
            self._write_lines(experiment.changes)
        self.offer(self._of_run)

    def _offer_arms(self, labels: Sequence[str]) -> None:
        chosen = self.arm.currentData()
        while self.arm.count() > 1:
            self.arm.removeItem(1)
        for label in labels:
            self.arm.addItem(label, label)
        self.arm.setCurrentIndex(max(0, self.arm.findData(chosen)))
        self._update_fields()

    def _update_fields(self) -> None:
        """Show the new rate only for a change of the rate; skips are those of one network."""
        is_rate = self.what.currentData() == _RATE
        if not is_rate:
            self.learning_rate.revert()
        self._form.setRowVisible(self.learning_rate, is_rate)
        if not is_rate and not self.arm.currentData():
            self.arm.setCurrentIndex(1)

    def _write_lines(self, changes: Sequence[Change]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.deleteLater()
        for index, change in enumerate(changes):
            self._lines.addWidget(self._line(index, change))

    def _line(self, index: int, change: Change) -> QWidget:
        line = QWidget()
        text = ElidedLabel()
        text.setText(
            translate("ChangesEditor", "{when}: {what}").format(
                when=when_text(change.step), what=change_text(change)
            )
        )
        text.setToolTip(text.text())
        remove = QToolButton()
        remove.setObjectName(f"settings.changes.remove.{index}")
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setToolTip(translate("ChangesEditor", "Remove this change."))
        remove.setAccessibleName(
            translate("ChangesEditor", "Remove: {what}").format(what=text.text())
        )
        pass_shortcuts_through(remove)
        self._removers.setMapping(remove, index)
        remove.clicked.connect(self._removers.map)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text, stretch=1)
        layout.addWidget(remove)
        return line

    def _add(self) -> None:
        for field in (self.step, self.learning_rate):
            field.commit()
            if field.refusal:
                field.setFocus()
                return
        label, step = self.arm.currentData() or None, self.step.value()
        what = self.what.currentData()
        change: Change
        if what == _RATE:
            change = LearningRateChange(
                step=step, learning_rate=self.learning_rate.value(), arm=label
            )
        elif label is None:
            return
        else:
            change = SkipChange(step=step, residual=what == _ON, arm=label)
        self._edit(
            self._document.experiment.with_change(change).changes,
            Message("ChangesEditor", "Add change"),
        )

    def _remove(self, index: int) -> None:
        changes = list(self._document.experiment.changes)
        del changes[index]
        self._edit(tuple(changes), Message("ChangesEditor", "Remove change"))

    def _import(self) -> None:
        labels = {arm.label for arm in self._document.experiment.arms}
        fitting = [each for each in self._of_run if each.arm is None or each.arm in labels]
        self._edit(tuple(fitting), Message("ChangesEditor", "Import changes from run"))

    def _edit(self, changes: tuple[Change, ...], what: Message) -> None:
        self._document.edit(self._document.experiment.model_copy(update={"changes": changes}), what)


def _button(name: str, text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"settings.changes.{name}")
    button.setAccessibleName(tip)
    button.setToolTip(tip)
    pass_shortcuts_through(button)
    return button
