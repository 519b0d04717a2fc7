"""What the graphs know of the run: its networks, its numbers, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from explorer.network.plan import NetworkPlan
from explorer.network.spec import NetworkSpec
from explorer.runs.changes import Change, SkipChange
from explorer.runs.history import History
from explorer.ui.state.step_cursor import StepCursor


@dataclass
class DisplayedRun:
    """The run at the step on show.

    Attributes:
        shown_step: Which step that is.
        history: What the run has recorded; None without a run.
        networks: What each arm trains, by label.
        changes: What is changed on the way, in the order of the steps; maybe after those so far.
    """

    step_cursor: StepCursor
    history: History | None = None
    networks: Mapping[str, NetworkSpec] = field(default_factory=dict)
    changes: Sequence[Change] = ()

    @property
    def row(self) -> int | None:
        """The row of the history on show; None if it has none."""
        return self.step_cursor.row_of(self.history.steps if self.history else 0)

    def trains(self, label: str, plan: NetworkPlan) -> bool:
        """Whether the run has numbers of this very network."""
        history = self.history
        if history is None or all(lane.arm != label for lane in history.layout.arms):
            return False
        return self.networks.get(label, plan.spec) == plan.spec and len(
            history.layout.arm(label).layers
        ) == len(plan.weighted)

    def switch(self, label: str, plan: NetworkPlan) -> SkipChange | None:
        """Return what made the skips other than the network's; None where they are not."""
        row = self.row
        if self.history is None or row is None or not self.trains(label, plan):
            return None
        updates = self.history.first_step + row
        made = [
            each
            for each in self.changes
            if isinstance(each, SkipChange) and each.arm == label and each.step <= updates
        ]
        return made[-1] if made and made[-1].residual != plan.spec.residual else None
