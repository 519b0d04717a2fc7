"""The displayed run at the current step: its numbers, and how its skips stand there."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.network.plan import NetworkPlan
from explorer.runs.changes import SkipChange
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.ui.state.step_cursor import StepCursor


@dataclass
class DisplayedRun:
    """The displayed record at the current step.

    Attributes:
        step_cursor: Which step that is.
        record: What the run is so far; None before the first is shown.
    """

    step_cursor: StepCursor
    record: RunRecord | None = None

    @property
    def history(self) -> History | None:
        """What it has recorded."""
        return self.record.history if self.record is not None else None

    @property
    def row(self) -> int | None:
        """The row of the history at the current step; None if it has none."""
        return self.step_cursor.row_of(self.history)

    def trains(self, label: str, plan: NetworkPlan) -> bool:
        """Whether the run has numbers of this very network."""
        arm = self.record.experiment.find(label) if self.record is not None else None
        return arm is not None and arm.network == plan.spec

    def switch(self, label: str, plan: NetworkPlan) -> SkipChange | None:
        """Return what made the skips other than the network's; None where they are not."""
        record, row = self.record, self.row
        if record is None or row is None or not self.trains(label, plan):
            return None
        updates = record.history.first_step + row
        made = [
            each
            for each in record.experiment_with_changes.changes
            if isinstance(each, SkipChange) and each.arm == label and each.step <= updates
        ]
        return made[-1] if made and made[-1].residual != plan.spec.residual else None
