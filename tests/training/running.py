"""Runs experiments as the program does, for tests that look at what they recorded."""

from __future__ import annotations

import threading
from typing import NamedTuple, TypeVar

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.events import Event, StateChanged
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.runs.run import Run, execute
from explorer.runs.settings import TrainSettings
from explorer.training import start

_Event = TypeVar("_Event")


class Trained(NamedTuple):
    """What a run recorded and told."""

    record: RunRecord
    events: list[Event]

    @property
    def history(self) -> History:
        """Its rows and evaluations."""
        return self.record.history

    def of(self, kind: type[_Event]) -> list[_Event]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def end(self) -> StateChanged:
        """The last event."""
        last = self.events[-1]
        assert isinstance(last, StateChanged)
        return last

    @property
    def error(self) -> UserError:
        """Why the run failed."""
        assert self.end.error is not None
        return self.end.error


def small_network(name: str) -> NetworkSpec:
    """A preset of 20 layers or more with one block a stage, which makes 8 of three stages."""
    spec = preset(name)
    stages = tuple(stage.model_copy(update={"blocks": 1}) for stage in spec.stages)
    return spec.edited(stages=stages)


def small_experiment(**settings: object) -> Experiment:
    """Two networks of 8 layers, four steps an epoch; the way to train is fixed, not timed."""
    fixed = {"epochs": 1, "batch_size": 300, "memory_format": "contiguous", "threads": 1}
    return Experiment(
        arms=(
            Arm(label="A", network=small_network("plain-20-digits")),
            Arm(label="B", network=small_network("resnet-20-digits")),
        ),
        settings=TrainSettings.model_validate(fixed | {"device": "cpu"} | settings),
    )


def trained(experiment: Experiment) -> Trained:
    """Train to the end."""
    run = Run(experiment)
    run.control.run()
    return finished(run)


def finished(run: Run) -> Trained:
    """Let a run go as its control says, in a thread of its own, as in the program."""
    listener = run.listen()
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()
    worker.join()
    told = listener.take()
    record = RunRecord(run.experiment, run.layout)
    record.fold(told)
    return Trained(record, [each for each in told if isinstance(each, Event)])
