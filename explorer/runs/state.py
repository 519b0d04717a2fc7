"""The states of a run, which may follow which, and why a run ended.

    READY --> STARTING --> RUNNING <--> PAUSED
                  |           |           |
                  +-----------+-----------+--> ENDED (finished, stopped, diverged, failed)
                              ^                  |
                              +------------------+ goes on

READY is a run that has not been started. A run that was stopped or has finished can go on while
all that it trains with is kept (`Run.is_kept`); to train from the start again is a new run.
"""

from __future__ import annotations

from enum import StrEnum


class RunState(StrEnum):
    """Where a run stands."""

    READY = "ready"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"

    @property
    def is_active(self) -> bool:
        """Whether a worker is loading, training or paused."""
        return self in (RunState.STARTING, RunState.RUNNING, RunState.PAUSED)


class EndReason(StrEnum):
    """Why a run ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    DIVERGED = "diverged"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """Its recording breaks off: the program ended before the run did."""


_MAY_FOLLOW: dict[RunState, frozenset[RunState]] = {
    RunState.READY: frozenset({RunState.STARTING}),
    RunState.STARTING: frozenset({RunState.RUNNING, RunState.PAUSED, RunState.ENDED}),
    RunState.RUNNING: frozenset({RunState.PAUSED, RunState.ENDED}),
    RunState.PAUSED: frozenset({RunState.RUNNING, RunState.ENDED}),
    RunState.ENDED: frozenset({RunState.RUNNING}),
}


def check_transition(before: RunState, after: RunState) -> None:
    """Raise ValueError unless `after` may follow `before`."""
    if after not in _MAY_FOLLOW[before]:
        raise ValueError(f"a run cannot go from {before} to {after}")
