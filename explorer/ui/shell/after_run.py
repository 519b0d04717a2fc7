"""Does what can follow a run: lets it go on, saves its weights, keeps it behind the next one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.messages import printable, translate
from explorer.runs.events import Saved
from explorer.runs.state import EndReason, RunState
from explorer.ui.kit.text import grouped
from explorer.ui.shell.actions import Actions, key_text
from explorer.ui.shell.next_bar import NextBar
from explorer.ui.state.workspace import Workspace


class AfterRun(QObject):
    """Connects the actions and the bar of what comes next to the controller.

    Attributes:
        bar: The bar, for the tool bar.
    """

    requested = Signal()
    """The worker was asked for something: what it reports has to be drained, also after the end."""

    status_message = Signal(str)
    """Something was done, as a sentence."""

    def __init__(
        self,
        workspace: Workspace,
        actions: Actions,
        bar: NextBar,
        choose_file: Callable[[], Path | None],
        parent: QObject,
    ) -> None:
        """Connect them; `choose_file` lets a person choose a file for weights, or cancel."""
        super().__init__(parent)
        self._workspace = workspace
        self._controller = controller = workspace.controller
        self._actions = actions
        self._choose_file = choose_file
        self.bar = bar
        actions.go_on.triggered.connect(self._go_on)
        actions.save_weights.triggered.connect(self._save_weights)
        bar.keep_behind.clicked.connect(self._keep_behind)
        controller.saved.connect(self._on_saved)
        controller.prepared.connect(self._on_prepared)
        controller.put_away.connect(self._on_put_away)

    def show_state(self, state: RunState) -> bool:
        """Offer what can follow in this state; return whether the bar has anything to offer."""
        controller, record = self._controller, self._controller.record
        can_go_on = controller.can_go_on or self._recorded is not None
        self._actions.go_on.setEnabled(can_go_on)
        self._actions.save_weights.setEnabled(controller.can_save)
        self.bar.keep_behind.setChecked(controller.keeps_behind)
        if record is None or state is not RunState.ENDED or not record.history.steps:
            return False
        self.bar.show_record(record, can_go_on=can_go_on)
        return True

    @property
    def _recorded(self) -> Path | None:
        """The file of the displayed run, if nobody trains it here but it has its weights."""
        recorded = self._workspace.recordings.displayed
        return recorded.path if recorded is not None and recorded.checkpoints else None

    def _go_on(self) -> None:
        record = self._controller.record
        if record is None or record.preparation is None:
            return
        is_longer = record.end_reason is EndReason.FINISHED
        if not self._controller.can_go_on:
            if self._recorded is not None:
                self._workspace.library.go_on(self._recorded, self.bar.epochs if is_longer else 0)
            return
        # As at the start, epochs are those of the shared batch size.
        epoch = max(1, record.preparation.train_images // record.experiment.settings.batch_size)
        more = self.bar.epochs * epoch if is_longer else 0
        self._controller.go_on(more)
        self.requested.emit()

    def _save_weights(self) -> None:
        path = self._choose_file()
        if path is not None:
            self._controller.save_weights(path)
            self.requested.emit()

    def _keep_behind(self, is_kept: bool) -> None:
        self._controller.keep_behind(on=is_kept)

    def _on_prepared(self) -> None:
        self._actions.save_weights.setEnabled(self._controller.can_save)

    def _on_saved(self, event: Saved) -> None:
        self.status_message.emit(
            translate("AfterRun", "Saved the weights after step {step} to {name}").format(
                step=grouped(event.step), name=printable(Path(event.path).name)
            )
        )

    def _on_put_away(self) -> None:
        self.status_message.emit(
            translate("AfterRun", "The last run is kept: {key} brings it back").format(
                key=key_text(self._actions.bring_back)
            )
        )
