"""What a run is so far: rows and events go in, all that can be said of it comes out.

The window, the command line, a recorder and a player fold what a run reports by this class, so
that whoever is handed a record cannot know whether it is live, from a file, or from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from explorer.errors import UserError
from explorer.runs.arm_curve import ArmCurve
from explorer.runs.changes import Change, Extension
from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    Saved,
    ScoredOnTest,
    StartExpected,
    StateChanged,
    Warned,
)
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.layout import RowLayout
from explorer.runs.origin import Origin
from explorer.runs.progress import Progress
from explorer.runs.ring import Rows
from explorer.runs.score import Score
from explorer.runs.state import EndReason, RunState


class RunRecord:
    """Grows by `fold`; everything else only reads.

    Attributes:
        experiment: What is trained, as it was asked for.
        title: What the run is called.
        origin: Where it branched off another run, if it did.
        history: The rows of every step, and the evaluations.
        state: Where the run stands.
        end_reason: Why it ended, if it has.
        can_go_on: Whether it has ended, but can go on where it trains.
        error: What went wrong, if it failed.
        dataset: What was found when the data set was read; None before.
        preparation: What was reported when all was built and read; None before.
        start: How long the start will take, if that is known.
        progress: How far the work before the first step has come, while there is some.
        changes: What was changed mid-run so far, in the order of the steps.
        warnings: What is wrong that does not keep the run from going on.
        saved: The last checkpoint that was written.
    """

    def __init__(
        self,
        experiment: Experiment,
        layout: RowLayout | None = None,
        history: History | None = None,
    ) -> None:
        """Begin with nothing recorded, or with the rows of a file.

        Args:
            experiment: What is trained.
            layout: Of the rows that will come; without, that of a run of the experiment.
            history: The rows, if there are some.
        """
        self.experiment = experiment
        self.title = experiment.title
        self.origin: Origin | None = None
        self.history = history or History(layout or RowLayout.of(experiment))
        self.state = RunState.READY
        self.end_reason: EndReason | None = None
        self.can_go_on = False
        self.error: UserError | None = None
        self.dataset: DatasetFound | None = None
        self.preparation: Prepared | None = None
        self.start: StartExpected | None = None
        self.progress: Progress | None = None
        self.changes: tuple[Change, ...] = ()
        self.warnings: tuple[UserError, ...] = ()
        self.saved: Saved | None = None
        self._divergences: dict[tuple[str, int], Diverged] = {}
        self._tests: dict[tuple[str, int], ScoredOnTest] = {}
        self._curves: dict[tuple[str, str], ArmCurve] = {}

    @property
    def tests(self) -> Mapping[tuple[str, int], ScoredOnTest]:
        """What each lane scored on the test part, by arm and seed; none before the run's end."""
        return MappingProxyType(self._tests)

    def curve(self, score: Score, label: str) -> ArmCurve:
        """Return the curve of an arm, the same each time: it has seen steps that are dropped."""
        key = score.name, label
        if key not in self._curves:
            self._curves[key] = ArmCurve(self.history, score, label)
        return self._curves[key]

    @property
    def divergences(self) -> Mapping[tuple[str, int], Diverged]:
        """The lanes that have diverged, by arm and seed."""
        return MappingProxyType(self._divergences)

    def diverged_seeds(self, label: str, row: int | None = None) -> int:
        """Return how many seeds of an arm a mean leaves out, in a row or else in the last.

        A run that is resumed has no `Diverged` of what diverged before, but no numbers of it.
        """
        history = self.history
        last = history.steps - 1 if row is None else row
        gone = {
            seed
            for (arm, seed), each in self._divergences.items()
            if arm == label and (row is None or each.step <= history.first_step + row + 1)
        }
        if last >= 0:
            for seed in history.layout.seeds:
                if not np.isfinite(history.loss(label, seed, last, last + 1)).all():
                    gone.add(seed)
        return len(gone)

    @property
    def errors(self) -> tuple[UserError, ...]:
        """All that went wrong so far: warnings, lanes that diverged, and why the run failed."""
        return self.errors_until(None)

    def errors_until(self, step: int | None) -> tuple[UserError, ...]:
        """Return what had gone wrong after so many updates; with None all of it."""
        divergences = self._divergences.values()
        diverged = (each.error for each in divergences if step is None or each.step <= step)
        failed = (self.error,) if self.error is not None and step is None else ()
        return (*self.warnings, *diverged, *failed)

    @property
    def steps(self) -> int:
        """Updates made, those before a checkpoint it was resumed from included."""
        return self.history.first_step + self.history.steps

    @property
    def total_steps(self) -> int:
        """Steps of the whole run, with those it was extended by; 0 while it is not known."""
        if self.preparation is None:
            return 0
        known = self.experiment.changes
        added = [each for each in self.changes if isinstance(each, Extension) and each not in known]
        return self.preparation.total_steps + sum(each.steps for each in added)

    @property
    def experiment_with_changes(self) -> Experiment:
        """The experiment that does again what this run did: with every change made."""
        experiment = self.experiment
        for change in self.changes:
            if change not in experiment.changes:
                experiment = experiment.with_change(change)
        return experiment

    def fold(self, news: Iterable[Rows | Event]) -> None:
        """Take in what a run reported, in the order in which it was reported."""
        for item in news:
            if isinstance(item, np.ndarray):
                self.history.append(item)
            else:
                self._fold_event(item)

    def _fold_event(self, event: Event) -> None:
        match event:
            case Evaluated():
                self.history.add_evaluation(event)
            case ScoredOnTest():
                self._tests[event.arm, event.seed] = event
            case Progress():
                self.progress = event
            case DatasetFound():
                self.dataset = event
            case StartExpected():
                self.start = event
            case Prepared():
                self.preparation, self.progress = event, None
                if not self.history.steps:  # else it goes on behind the steps that are there
                    self.history.first_step = event.first_step
            case Changed(change):
                self.changes = (*self.changes, change)
            case Diverged():
                self._divergences[event.arm, event.seed] = event
            case Saved():
                self.saved = event
            case Warned(error):
                self.warnings = (*self.warnings, error)
            case StateChanged(state, reason, error, can_go_on):
                self.state, self.end_reason, self.error = state, reason, error
                self.can_go_on = can_go_on
                if state is RunState.ENDED:
                    self.progress = None
