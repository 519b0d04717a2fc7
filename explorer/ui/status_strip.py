"""The bottom line: is the comparison fair, how far is the run, where does it run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from explorer.runs.comparison import Difference, differences
from explorer.runs.events import Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.state import EndReason, RunState
from explorer.ui.run_controller import RunController
from explorer.ui.wording import duration, grouped


class StatusStrip:
    """Fills the window's status bar from the run controller and the document's experiment."""

    def __init__(self, bar: QStatusBar, controller: RunController) -> None:
        self._controller = controller
        self.controlled = _label("status.controlled")
        self.progress = _label("status.progress")
        self.device = _label("status.device")
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.controlled, 1)
        bar.addPermanentWidget(self.progress)
        bar.addPermanentWidget(self.device)

    def show_fairness(self, experiment: Experiment) -> None:
        """Say whether the arms of the run on show, or else of the design, differ in one thing."""
        run = self._controller.run
        if run is not None and not _trains(run.experiment, experiment):
            self.controlled.setText(
                _tr("edited since this run began: Reset (R), then Space, trains the new design")
            )
            return
        found = differences(experiment)
        words = _list([_word(each) for each in found])
        if len(found) > 1:
            self.controlled.setText(
                _tr("not controlled: the arms differ in {words}").format(words=words)
            )
            return
        what = _tr("the arms differ in the {word} alone").format(word=words)
        what = what if found else _tr("the arms are alike")
        prepared = self._controller.preparation
        if prepared is None:
            self.controlled.setText(_tr("controlled: {what}").format(what=what))
            return
        self.controlled.setText(
            _tr(
                "controlled: {what}; {equal} of {all} tensors equal at step 0, same batches"
            ).format(what=what, equal=prepared.report.equal_tensors, all=prepared.report.tensors)
        )

    def refresh(self) -> None:
        """Say how far the run is, how fast, and how long it will still take."""
        history, prepared = self._controller.history, self._controller.preparation
        if history is None or prepared is None:
            self.progress.setText(self._state_words())
            self.device.clear()
            return
        speed = history.steps_per_second()
        parts = [
            self._state_words(),
            _tr("step {step}/{total}").format(
                step=grouped(history.steps), total=grouped(prepared.total_steps)
            ),
        ]
        if speed > 0 and self._controller.run is not None:
            batch = self._controller.run.experiment.settings.batch_size
            parts.append(_tr("{n} img/s").format(n=grouped(round(speed * batch))))
            if self._controller.state.is_active:
                left = (prepared.total_steps - history.steps) / speed
                parts.append(_tr("{time} left").format(time=duration(left)))
        self.progress.setText("   ".join(parts))
        self.device.setText(_device_words(prepared))

    def _state_words(self) -> str:
        state, reason = self._controller.state, self._controller.end_reason
        if state is RunState.ENDED and reason is not None:
            return {
                EndReason.FINISHED: _tr("finished"),
                EndReason.STOPPED: _tr("stopped"),
                EndReason.FAILED: _tr("failed"),
            }[reason]
        return {
            RunState.READY: _tr("ready"),
            RunState.STARTING: _tr("starting: loading torch and the data"),
            RunState.RUNNING: _tr("training"),
            RunState.PAUSED: _tr("paused"),
            RunState.ENDED: _tr("ended"),
        }[state]


def _device_words(prepared: Prepared) -> str:
    words = {0: _tr("{device}"), 1: _tr("{device}, 1 thread")}
    template = words.get(prepared.threads, _tr("{device}, {n} threads"))
    return template.format(device=prepared.device, n=prepared.threads)


def _trains(one: Experiment, other: Experiment) -> bool:
    """Whether two experiments train the same; how they are edited makes no difference."""
    return one == other.model_copy(update={"follow": one.follow})


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(8, 0, 8, 0)
    return label


def _tr(words: str) -> str:
    return QCoreApplication.translate("StatusStrip", words)


def _word(difference: Difference) -> str:
    return {
        Difference.SKIP: _tr("skip"),
        Difference.SHORTCUT: _tr("shortcut"),
        Difference.BLOCK: _tr("block"),
        Difference.ORDER: _tr("order of operations"),
        Difference.SCALE: _tr("branch scale"),
        Difference.ZERO_INIT: _tr("zero init"),
        Difference.GROUPS: _tr("groups"),
        Difference.NORM: _tr("norm"),
        Difference.STEM: _tr("stem"),
        Difference.BLOCKS: _tr("blocks"),
        Difference.WIDTH: _tr("width"),
        Difference.STRIDE: _tr("stride"),
        Difference.INPUT: _tr("input size"),
        Difference.CLASSES: _tr("classes"),
    }[difference]


def _list(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _tr("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])
