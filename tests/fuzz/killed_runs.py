"""A run that saves after each step, killed again and again: it goes on from a whole checkpoint."""

from __future__ import annotations

import importlib
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from explorer.runs.checkpoint_header import read_header
from explorer.runs.run import Run
from tests.fuzz.checkpoints import experiment_to_cut, finished
from tests.fuzz.frame import Case

LIMIT_S = 60.0
"""Of a start of training, a kill and another start; on a busy machine."""

_KILLS_PER_COUNT = 60 / 1_000
_LONGEST_S = 0.3
"""Between the first checkpoint and the kill; one is written about every 10 ms."""


def prepare() -> None:
    """Import what training imports; who is to fork may not have trained."""
    for name in ("torch._dynamo", "explorer.training.trainer"):
        importlib.import_module(name)


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield 60 kills for a count of 1,000."""
    draw = random.Random(0)  # noqa: S311
    for index in range(max(1, round(count * _KILLS_PER_COUNT))):
        after_s = draw.uniform(0, _LONGEST_S)
        yield Case(f"kill {index} after {after_s:.3f} s", partial(_kill, folder, after_s))


def _kill(folder: Path, after_s: float) -> None:
    """Start or resume the run, kill it, and see that what it left is whole and can be resumed."""
    path = folder / "run.safetensors"
    before = read_header(path).step if path.exists() else -1
    began = time.time()
    writer = _started(partial(_train, path, steps=100_000))
    while not path.exists() or path.stat().st_mtime < began:
        time.sleep(0.005)
        assert os.waitpid(writer, os.WNOHANG) == (0, 0), "the run ended by itself"
    time.sleep(after_s)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    left = read_header(path).step
    assert left >= before, f"step {left} came after step {before}"
    _, status = os.waitpid(_started(partial(_train, path, steps=1)), 0)
    assert status == 0, "it cannot be resumed"
    assert read_header(path).step == left + 1
    names = [each.name for each in folder.iterdir()]
    assert names == [path.name], f"left over: {names}"


def _started(action: Callable[[], object]) -> int:
    """Run an action in a process of its own, which ends with 0 if nothing is raised."""
    process = os.fork()
    if process:
        return process
    try:
        action()
    except BaseException:
        os._exit(1)
    os._exit(0)


def _train(path: Path, steps: int) -> None:
    saver = importlib.import_module("explorer.training.saver")
    saver._EVERY_S, saver._TRAINING_PER_SAVING = 0.0, 0
    experiment = experiment_to_cut(steps=1_000_000)
    finished(Run(experiment, resume_from=path if path.exists() else None, save_to=path), steps)
