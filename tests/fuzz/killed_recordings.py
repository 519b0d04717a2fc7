"""Recorded runs, killed at any moment: no step older than a second is lost, each file is whole."""

from __future__ import annotations

import importlib
import mmap
import os
import random
import signal
import struct
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.continuation import continuation
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from tests.checkpoint_bytes import V1_CHECKPOINT
from tests.fuzz.checkpoints import experiment_to_cut
from tests.fuzz.frame import Case
from tests.runs.pretend_training import PREPARED, pretend_row

LIMIT_S = 60.0
LOST_AT_MOST_S = 1.0
"""Of what was trained before the kill."""

_KILLS_PER_COUNT = 200 / 1_000
_OF_TRAINING = 5
"""One kill of so many is of a real training."""
_LONGEST_S = 2.0
_STEP_S = 0.0005
_MOST_STEPS = 100_000
_EVALUATE_EVERY = 100
_KEEP_EVERY = 150


class _Clock:
    """When each step was taken, in memory that outlives the process that took it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8 * (_MOST_STEPS + 1))

    def take(self, step: int) -> None:
        struct.pack_into("d", self._memory, 8 * min(step, _MOST_STEPS), time.monotonic())

    def steps_before(self, moment: float) -> int:
        times = np.frombuffer(self._memory, np.float64)[1:]
        return int(((times > 0) & (times <= moment)).sum())


def prepare() -> None:
    """Import what training imports; who is to fork may not have trained."""
    for name in ("torch._dynamo", "explorer.training.trainer"):
        importlib.import_module(name)


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield 200 kills for a count of 1,000."""
    draw = random.Random(0)  # noqa: S311
    for index in range(max(1, round(count * _KILLS_PER_COUNT))):
        is_real = index % _OF_TRAINING == _OF_TRAINING - 1
        yield kill(folder, draw.uniform(0, _LONGEST_S), is_real=is_real)


def kill(folder: Path, after_s: float, *, is_real: bool) -> Case:
    """Return a case that records, kills that after a time, and opens what is left."""
    train = _train if is_real else _pretend
    kind = "training" if is_real else "made-up rows"
    return Case(f"kill of {kind} after {after_s:.3f} s", partial(_kill, folder, after_s, train))


def _kill(folder: Path, after_s: float, train: Callable[[Path, _Clock], None]) -> None:
    own, clock = Path(mkdtemp(dir=folder)), _Clock()
    path = own / "run.rnx"
    process = _started(partial(train, path, clock))
    until = time.monotonic() + LIMIT_S / 2
    while not clock.steps_before(time.monotonic()) and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(after_s)
    moment = time.monotonic()
    os.kill(process, signal.SIGKILL)
    assert os.waitpid(process, 0)[1] == signal.SIGKILL, "it ended by itself"
    acknowledged = clock.steps_before(moment - LOST_AT_MOST_S)
    # The temporary file of a writer that died is cleared by the next one.
    names = {each.name for each in own.iterdir() if each.suffix != ".tmp"}
    assert names <= {f"run.rnx{end}" for end in ("", "-wal", "-shm", "-journal")}, names
    if acknowledged or path.exists():
        try:
            _check(path, acknowledged, is_made=train is _pretend)
        except UserError as error:
            raise AssertionError(str(error)) from error


def _check(path: Path, acknowledged: int, *, is_made: bool) -> None:
    with open_run(path) as run:
        steps = run.record.steps
        assert not run.record.warnings, run.record.warnings
        assert steps >= acknowledged, f"{acknowledged - steps} steps of {acknowledged} lost"
        numbers = run.record.history.rows(0, steps)
        assert not np.isnan(numbers[:, :2]).any()
        found = [each for each in run.news(steps) if isinstance(each, Evaluated)]
        if is_made and steps:
            assert (numbers[:, 1] == np.arange(1, steps + 1)).all(), "wrong numbers"
            assert len(found) >= (steps - 1) // _EVALUATE_EVERY, "evaluations lost"
        kept = run.checkpoints
        for kind in kept if is_made else ():
            run.copy_checkpoint(kind, path.with_suffix(".copy"))
            assert path.with_suffix(".copy").read_bytes() == V1_CHECKPOINT.read_bytes()
    if kept and not is_made:
        with continuation(path) as after:
            assert sum(1 for _ in after.news())


def _started(action: Callable[[], object]) -> int:
    process = os.fork()
    if process:
        return process
    try:
        action()
    except BaseException:
        os._exit(1)
    os._exit(0)


def _pretend(path: Path, clock: _Clock) -> None:
    """Write steps, evaluations and checkpoints as fast as a small network would."""
    run = Run(first_experiment())
    recorder = Recorder(run, path.parent, path.name)
    content = V1_CHECKPOINT.read_bytes()
    run.move_to(RunState.STARTING)
    run.emit(PREPARED)
    run.move_to(RunState.RUNNING)
    for step in range(1, _MOST_STEPS):
        run.write(pretend_row(run, step))
        clock.take(step)
        if step % _EVALUATE_EVERY == 0:
            run.emit(Evaluated(step, "A", loss=1.0, error_rate=0.5))
        if step % _KEEP_EVERY == 0:
            file = recorder.new_file()
            file.write(content)
            recorder.put("last", step, file)
        time.sleep(_STEP_S)


def _train(path: Path, clock: _Clock) -> None:
    """Train small networks."""
    from explorer.training import start

    run = Run(experiment_to_cut(steps=_MOST_STEPS))
    write = run.write
    taken = 0

    def count(row: np.ndarray[tuple[int], np.dtype[np.float32]]) -> None:
        nonlocal taken
        write(row)
        taken += 1
        clock.take(taken)

    run.write = count  # type: ignore[method-assign]
    Recorder(run, path.parent, path.name)
    run.control.run()
    execute(run, start.train)
    raise AssertionError(EndReason.FINISHED)
