"""How long a start takes is told from starts that were measured, and else not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.runs.events import StateChanged
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.progress import Progress
from explorer.runs.state import RunState
from explorer.ui.state import start_times
from explorer.ui.state.start_times import StartTimes
from tests.runs.pretend_training import PREPARED

_BUILDING = Progress(Message("Test", "building"), 0, 2, "networks")
_TIMING = Progress(Message("Test", "timing"), 0, 8, "steps")


class Clock:
    """Stands for `time`, and goes on only when told to."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(start_times, "time", clock)
    return clock


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def experiment_of(*names: str) -> Experiment:
    networks = [preset(name) for name in names]
    arms = zip(first_experiment().arms, networks, strict=True)
    return first_experiment().edited(
        arms=tuple(arm.model_copy(update={"network": network}) for arm, network in arms)
    )


def start(
    times: StartTimes, clock: Clock, experiment: Experiment, *, load_s: float, work_s: float
) -> float | None:
    """Let a start take its time; return how long it was expected to take."""
    expected = times.expected(experiment)
    times.follow(StateChanged(RunState.STARTING))
    clock.now += load_s
    times.follow(_BUILDING)
    times.follow(_TIMING)
    clock.now += work_s
    times.follow(PREPARED)
    return expected and expected.seconds


def test_that_nothing_is_said_before_a_start_was_measured(clock: Clock, store: QSettings) -> None:
    times = StartTimes(store)
    assert start(times, clock, first_experiment(), load_s=5, work_s=2) is None
    assert start(times, clock, experiment_of("plain-20", "resnet-20"), load_s=0, work_s=2) is None


def test_that_the_next_program_knows_loading_and_timing(clock: Clock, store: QSettings) -> None:
    deep = experiment_of("plain-20", "resnet-20")
    start(StartTimes(store), clock, deep, load_s=5, work_s=2)
    at_once = StartTimes(store)
    assert start(at_once, clock, deep, load_s=5, work_s=2) == pytest.approx(7)
    later = StartTimes(store)
    clock.now += 4
    assert start(later, clock, deep, load_s=1, work_s=2) == pytest.approx(3)
    late = StartTimes(store)
    clock.now += 60
    assert start(late, clock, deep, load_s=0, work_s=2) == pytest.approx(2)
    assert start(StartTimes(store), clock, deep, load_s=5, work_s=2) == pytest.approx(7)


def test_that_time_grows_with_the_layers_but_is_not_guessed_of_others(
    clock: Clock, store: QSettings
) -> None:
    times = StartTimes(store)
    start(times, clock, experiment_of("resnet-20", "resnet-20"), load_s=5, work_s=2)
    double = times.expected(experiment_of("resnet-44", "resnet-44"))
    assert double is not None
    assert double.seconds == pytest.approx(4.4, rel=0.05)
    for other in (
        experiment_of("resnet-110", "resnet-110"),  # more than three times as many layers
        experiment_of("wrn-28-10", "resnet-20"),  # other widths
        experiment_of("resnet-32", "resnet-20").settings_edited(batch_size=32),
    ):
        assert times.expected(other) is None


def test_that_a_start_that_is_not_timed_is_neither_foretold_nor_measured(
    clock: Clock, store: QSettings
) -> None:
    times = StartTimes(store)
    deep = experiment_of("plain-20", "resnet-20")
    start(times, clock, deep, load_s=5, work_s=2)
    assert times.expected(deep) is None  # what was timed once in a program is not timed again
    times.follow(_BUILDING)
    clock.now += 0.1
    times.follow(PREPARED)
    assert start(StartTimes(store), clock, deep, load_s=5, work_s=2) == pytest.approx(7)


@pytest.mark.parametrize("content", ["{", "[1]", "[[1, 2]]", '[["x", 0, 1]]', "null", "[[[]]]"])
def test_that_a_memory_that_somebody_else_wrote_is_no_harm(
    clock: Clock, store: QSettings, content: str
) -> None:
    store.setValue("starts/work", content)
    store.setValue("starts/loaded_s", "soon")
    assert StartTimes(store).expected(first_experiment()) is None
