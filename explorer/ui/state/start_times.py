"""Remembers how long starts of runs took on this machine, to say how long the next one will take.

A start is loading torch, which begins with the program, and then building the networks and timing
a few steps, which takes the longer the more layers there are.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress

from PySide6.QtCore import QSettings

from explorer.network.expand import expand
from explorer.runs.events import Event, Prepared, StartExpected, StateChanged
from explorer.runs.experiment import Experiment
from explorer.runs.progress import Progress
from explorer.runs.state import RunState

_LOADED, _WORK = "starts/loaded_s", "starts/work"
_MOST_KEPT = 8
_MOST_SCALED = 3.0
"""A start of more or fewer layers than this many times says nothing of another."""

_WAITED_S = 0.3
"""A start that has taken this long to begin with the networks waited for torch."""

_Work = tuple[str, int, float]
"""What was built and where, its layers, and the seconds."""


class StartTimes:
    """Follows starts, one after the other; `store`, if there is one, is for the next program."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._made = time.monotonic()
        self._is_loaded = False
        self._experiment: Experiment | None = None
        self._began = self._built = 0.0
        self._is_timed = False
        self._known = _remembered(store)
        self._timed_here: set[tuple[str, int]] = set()

    def expected(self, experiment: Experiment) -> StartExpected | None:
        """Begin to follow a start; return how long it will take, if such a one was measured."""
        self._experiment, self._built, self._is_timed = experiment, 0.0, False
        kind, layers = _kind(experiment), _layers(experiment)
        if (kind, layers) in self._timed_here:  # it is not timed again, and over at once
            return None
        known = [each for each in self._known if each[0] == kind]
        nearest = min(known, key=lambda each: _ratio(each[1], layers), default=None)
        load_s = self._load_s()
        if load_s is None or nearest is None or _ratio(nearest[1], layers) > _MOST_SCALED:
            return None
        return StartExpected(load_s + nearest[2] * layers / nearest[1], time.monotonic())

    def follow(self, event: Event) -> None:
        """Take in what the worker reports of the start."""
        now = time.monotonic()
        match event:
            case StateChanged(RunState.STARTING):
                self._began = now
            case StateChanged(RunState.ENDED):
                self._experiment = None
            case Progress(unit="networks") if not self._built:
                self._built = now
                self._on_loaded(now)
            case Progress(unit="steps"):
                self._is_timed = True
            case Prepared() if self._experiment is not None:
                if self._built and self._is_timed:
                    self._keep(self._experiment, now - self._built)
                self._experiment = None

    def _load_s(self) -> float | None:
        """Return how long torch is still being loaded; None if that was never measured."""
        if self._is_loaded:
            return 0.0
        loaded_s = _number(self._store.value(_LOADED)) if self._store is not None else None
        return None if loaded_s is None else max(0.0, loaded_s - (time.monotonic() - self._made))

    def _on_loaded(self, now: float) -> None:
        """Note when torch was loaded: now if the first start has waited for it, else earlier."""
        is_waited_for = now - self._began > _WAITED_S
        is_known = self._load_s() == 0
        if not self._is_loaded and self._store is not None and (is_waited_for or not is_known):
            self._store.setValue(_LOADED, round(now - self._made, 2))
        self._is_loaded = True

    def _keep(self, experiment: Experiment, seconds: float) -> None:
        kind, layers = _kind(experiment), _layers(experiment)
        self._timed_here.add((kind, layers))
        others = [each for each in self._known if each[:2] != (kind, layers)]
        self._known = [*others, (kind, layers, round(seconds, 3))][-_MOST_KEPT:]
        if self._store is not None:
            self._store.setValue(_WORK, json.dumps(self._known))


def _kind(experiment: Experiment) -> str:
    """Return what a start depends on besides the number of layers."""
    settings = experiment.settings
    shapes = {
        (arm.network.image_size, *(stage.width for stage in arm.network.stages))
        for arm in experiment.arms
    }
    sizes = sorted(set(experiment.batch_sizes.values()))
    machine = (settings.device, settings.precision, settings.threads, settings.memory_format)
    return f"{settings.dataset} {machine} {sizes} {sorted(shapes)}"


def _layers(experiment: Experiment) -> int:
    return experiment.repeats * sum(len(expand(arm.network).layers) for arm in experiment.arms)


def _ratio(one: int, other: int) -> float:
    return max(one / other, other / one)


def _number(found: object) -> float | None:
    with suppress(ValueError):
        return float(str(found))
    return None


def _remembered(store: QSettings | None) -> list[_Work]:
    """Return what a store holds; nothing if its file was written by somebody else."""
    known: list[_Work] = []
    with suppress(ValueError, TypeError):
        for kind, layers, seconds in json.loads(str(store.value(_WORK))) if store else ():
            if int(layers) > 0:
                known.append((str(kind), int(layers), float(seconds)))
    return known
