"""The status bar: whether the comparison is controlled, how far the run is, and on which device."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton

from explorer.counts import COUNTS
from explorer.messages import printable, translate
from explorer.runs.events import Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.score import ERROR
from explorer.runs.state import EndReason, RunState
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.text import (
    batch_lines,
    duration,
    grouped,
    progress_text,
    rough_duration,
    with_seeds,
)
from explorer.ui.shell.comparison_badge import badge_details, badge_text
from explorer.ui.state.run_controller import RunController

_TRUSTED_STEPS = 5
"""Steps after which the measured speed is better than the estimate."""


class StatusBar:
    """Fills a window's status bar from the displayed run and the design."""

    def __init__(self, bar: QStatusBar, controller: RunController, bring_back: QAction) -> None:
        """Fill the bar; `bring_back` has a button in it whenever it is possible."""
        self._controller = controller
        self.bring_back = QToolButton()
        self.bring_back.setObjectName("status.bring_back")
        self.bring_back.setDefaultAction(bring_back)
        self.bring_back.setVisible(False)
        # The keyboard has the action's own key, and the File menu.
        self.bring_back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bring_back.enabledChanged.connect(self.bring_back.setVisible)
        self.controlled = ElidedLabel()
        self.progress = ElidedLabel()
        self.device = ElidedLabel()
        _set_up(self.controlled, "status.controlled")
        _set_up(self.progress, "status.progress")
        _set_up(self.device, "status.device")
        for each in (self.progress, self.device):  # as wide as their text, where there is room
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.controlled, 1)
        bar.addPermanentWidget(self.bring_back)
        bar.addPermanentWidget(self.progress)
        bar.addPermanentWidget(self.device)

    def show_comparison(self, experiment: Experiment) -> None:
        """Show whether the displayed run, or else the design, is a controlled comparison."""
        record, design = self._controller.record, self._controller.design
        if record is not None and design not in (None, experiment):
            text = (
                translate(
                    "StatusBar",
                    "edited since this run began: Reset (R), then Space, trains the new design",
                )
                if record.state.is_active
                else translate(
                    "StatusBar",
                    "edited since this run began: Space trains the new design and keeps this run",
                )
            )
            self.controlled.setText(text)
            self.controlled.setToolTip(text)
            return
        what = record.experiment if record else experiment
        prepared, changes = (record.preparation, record.changes) if record else (None, ())
        sentence = badge_text(what, prepared, changes)
        self.controlled.setText(sentence)
        self.controlled.setToolTip(badge_details(sentence, what, prepared, changes))

    def refresh(self) -> None:
        """Show how far the run is, how fast, and how long the rest will take."""
        record = self._controller.record
        prepared = record.preparation if record else None
        if record is None or prepared is None:
            self.progress.setToolTip("")
            progress = record.progress if record else None
            self.progress.setText(progress_text(progress) if progress else self._state_text())
            self.device.clear()
            return
        step = translate("StatusBar", "step {step}/{total}").format(
            step=grouped(record.steps), total=grouped(record.total_steps)
        )
        if record.progress is not None:  # the test, after the last step
            self.progress.setText("   ".join([progress_text(record.progress), step]))
            return
        parts = [self._state_text(), step, *self._speed_texts(record, prepared)]
        if record.tests:
            parts.append(_test_text(record))
        self.progress.setText("   ".join(parts))
        self.progress.setToolTip("\n".join(batch_lines(record.experiment, prepared)))
        recording = self._controller.recording
        parts = [_device_text(prepared)]
        if recording is not None:
            parts.append(translate("StatusBar", "recorded"))
        self.device.setText("   ".join(parts))
        self.device.setToolTip(printable(str(recording)) if recording is not None else "")

    def _speed_texts(self, record: RunRecord, prepared: Prepared) -> list[str]:
        history, is_active = record.history, record.state.is_active
        speed = history.steps_per_second()
        if speed <= 0 or (is_active and history.steps < _TRUSTED_STEPS):
            about = translate("StatusBar", "about {time}").format(
                time=rough_duration(prepared.estimated_s)
            )
            return [about] if is_active else []
        parts = [_images_text(speed, record.experiment)]
        if is_active:
            left = (record.total_steps - record.steps) / speed
            parts.append(translate("StatusBar", "{time} left").format(time=duration(left)))
        return parts

    def _state_text(self) -> str:
        state, reason = self._controller.state, self._controller.end_reason
        if state is RunState.ENDED and reason is not None:
            return {
                EndReason.FINISHED: translate("StatusBar", "finished"),
                EndReason.STOPPED: translate("StatusBar", "stopped"),
                EndReason.DIVERGED: translate("StatusBar", "ended: every network diverged"),
                EndReason.FAILED: translate("StatusBar", "failed"),
                EndReason.INTERRUPTED: translate("StatusBar", "interrupted"),
            }[reason]
        return {
            RunState.READY: translate("StatusBar", "ready"),
            RunState.STARTING: translate("StatusBar", "starting: loading torch and the data"),
            RunState.RUNNING: translate("StatusBar", "training"),
            RunState.PAUSED: translate("StatusBar", "paused"),
            RunState.ENDED: translate("StatusBar", "ended"),
        }[state]


def _images_text(speed: float, experiment: Experiment) -> str:
    """Return how many images a second each network sees, where they differ the extremes."""
    sizes = experiment.batch_sizes.values()
    least, most = (grouped(round(speed * size)) for size in (min(sizes), max(sizes)))
    if least == most:
        return translate("StatusBar", "{n} img/s").format(n=most)
    return translate("StatusBar", "{least} to {most} img/s").format(least=least, most=most)


def _test_text(record: RunRecord) -> str:
    """Return each arm's error on the test part; of several seeds the mean."""
    seeds = record.history.layout.seeds
    means = {
        arm.label: ERROR.tested(record.tests, arm.label, seeds) for arm in record.experiment.arms
    }
    each = translate("StatusBar", "{arm} {percent} %")
    texts = [
        with_seeds(each.format(arm=label, percent=f"{mean.value:.1f}"), mean)
        for label, mean in means.items()
        if mean is not None
    ]
    return translate("StatusBar", "test error {scores}").format(scores="  ".join(texts))


def _device_text(prepared: Prepared) -> str:
    if not prepared.threads:
        return prepared.device
    return translate("StatusBar", "{device}, {threads}").format(
        device=prepared.device, threads=COUNTS.threads(prepared.threads)
    )


def _set_up(label: QLabel, name: str) -> None:
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(8, 0, 8, 0)
