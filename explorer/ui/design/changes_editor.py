"""What is to be changed on the way: a line for each, with a button that removes it."""

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

from explorer.messages import translate
from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.experiment import Experiment
from explorer.ui.design.forms import Row, fields_of, form_of
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import change_text, when_text
from explorer.ui.state.document import Document

_RATE, _ON, _OFF = "rate", "on", "off"
_ALL = ""


class ChangesEditor(QWidget):
    """Shows the changes of the document and asks it for more or for fewer."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._of_run: tuple[Change, ...] = ()
        self._shown: tuple[Change, ...] | None = None
        self._removers = QSignalMapper(self)
        self._removers.mappedInt.connect(self._remove)
        self.step = NumberField(
            "step",
            translate("ChangesEditor", "The step after which it is made; 0 is from the start."),
            0,
            100_000_000,
        )
        self.what = ChoiceField(
            "what",
            translate("ChangesEditor", "What is changed."),
            {
                _RATE: translate("ChangesEditor", "learning rate"),
                _ON: translate("ChangesEditor", "skips on"),
                _OFF: translate("ChangesEditor", "skips off"),
            },
        )
        self.learning_rate = DecimalField(
            "rate", translate("ChangesEditor", "The new learning rate."), 1e-6, 100
        )
        self.learning_rate.show_value(0.01)
        self.arm = ChoiceField(
            "arm",
            translate("ChangesEditor", "Which network it is for."),
            {_ALL: translate("ChangesEditor", "all networks")},
        )
        self.add = _button(
            "add", translate("ChangesEditor", "Add"), translate("ChangesEditor", "Add this change.")
        )
        self.keep = _button(
            "keep",
            translate("ChangesEditor", "Keep those of the run"),
            translate("ChangesEditor", "Put the changes of the run on show here."),
        )
        self._lines = QVBoxLayout()
        self._lay_out()
        self.what.activated.connect(self._offer_what_goes)
        self.arm.activated.connect(self._offer_what_goes)
        self.add.clicked.connect(self._add)
        self.keep.clicked.connect(self._keep)
        document.changed.connect(self._follow_document)
        self._follow(document.experiment)

    def offer(self, changes: Sequence[Change]) -> None:
        """Offer the changes that were made in the run on show."""
        self._of_run = tuple(changes)
        self.keep.setVisible(bool(changes) and self._of_run != self._document.experiment.changes)

    def _lay_out(self) -> None:
        rows: list[Row] = [
            (translate("ChangesEditor", "After step"), self.step),
            (translate("ChangesEditor", "Change"), self.what),
            (translate("ChangesEditor", "New rate"), self.learning_rate),
            (translate("ChangesEditor", "Of"), self.arm),
        ]
        for field in fields_of(rows):
            field.setObjectName(f"settings.changes.{field.field}")
        self._form = form_of(rows)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.keep)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._lines)
        whole.addLayout(self._form)
        whole.addLayout(buttons)
        self.keep.hide()

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
            self.arm.addItem(
                translate("ChangesEditor", "network {label}").format(label=label), label
            )
        self.arm.setCurrentIndex(max(0, self.arm.findData(chosen)))
        self._offer_what_goes()

    def _offer_what_goes(self) -> None:
        """A skip is switched in one network; a rate is changed to another."""
        is_rate = self.what.currentData() == _RATE
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
        words = ElidedLabel()
        words.setText(
            translate("ChangesEditor", "{when}: {what}").format(
                when=when_text(change.step), what=change_text(change)
            )
        )
        words.setToolTip(words.text())
        remove = QToolButton()
        remove.setObjectName(f"settings.changes.remove.{index}")
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setToolTip(translate("ChangesEditor", "Remove this change."))
        remove.setAccessibleName(
            translate("ChangesEditor", "Remove: {what}").format(what=words.text())
        )
        pass_shortcuts_through(remove)
        self._removers.setMapping(remove, index)
        remove.clicked.connect(self._removers.map)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(words, stretch=1)
        layout.addWidget(remove)
        return line

    def _add(self) -> None:
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
            translate("ChangesEditor", "added change"),
        )

    def _remove(self, index: int) -> None:
        changes = list(self._document.experiment.changes)
        del changes[index]
        self._edit(tuple(changes), translate("ChangesEditor", "removed change"))

    def _keep(self) -> None:
        labels = {arm.label for arm in self._document.experiment.arms}
        kept = [each for each in self._of_run if each.arm is None or each.arm in labels]
        self._edit(tuple(kept), translate("ChangesEditor", "changes of the run"))

    def _edit(self, changes: tuple[Change, ...], what: str) -> None:
        self._document.edit(self._document.experiment.model_copy(update={"changes": changes}), what)


def _button(name: str, words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(f"settings.changes.{name}")
    button.setAccessibleName(tip)
    button.setToolTip(tip)
    pass_shortcuts_through(button)
    return button
