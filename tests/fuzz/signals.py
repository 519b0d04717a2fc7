"""Signals at random moments: of a window's start, of training and of an evaluation.

Ctrl+C ends a command with code 130, or lets a run that has begun end in its own way; other signals
end it as they do by default, or likewise. Nothing is said on standard error, and the process is
gone a second later, or as soon as a step in progress is done.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from explorer.network.presets import preset
from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from tests.fuzz.frame import Case

LIMIT_S = 60.0
MOST = 60
"""Signals of each sort; they take seconds each."""

_ROOT = Path(__file__).parents[2]
_START = """
import os, sys
os.write(int(sys.argv.pop(1)), b"1")
from explorer.__main__ import run
run()
"""
"""Does as `main.py`, and says when it begins: before that, Python itself starts."""
GONE_WITHIN_S = 2.0
"""Twice the time that the program allows itself: another process may take the cores meanwhile."""
_ENDING_S = 0.3
"""A command that has done its work by then was ending by itself when the signal came."""

_COMMANDS = {
    "window": (["--start"], 6.0),
    "train": (["train", "--json"], 6.0),
    "evaluation": (["train", "--json", "EVALUATING"], 8.0),
    "summary": (["summary", "resnet-1202", "--layers"], 1.0),
    "screenshot": (["screenshot", "--steps", "5", "--out", "PICTURE"], 6.0),
    "export": (["export", "resnet-20", "--to", "onnx", "NETWORK"], 5.0),
}
"""Arguments of a command, and how long it takes or is watched in seconds."""


def cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield signals at random moments to each command, `count` or `MOST` in all."""
    experiment = folder / "evaluating.json"
    experiment.write_text(experiment_to_json(_evaluating()), encoding="utf-8")
    files = {
        "EVALUATING": str(experiment),
        "PICTURE": str(folder / "out.png"),
        "NETWORK": str(folder / "out.onnx"),
    }
    moments = random.Random(0)  # noqa: S311
    names = list(_COMMANDS)
    for index in range(min(count, MOST)):
        name = names[index % len(names)]
        arguments, watched_s = _COMMANDS[name]
        number = moments.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM))
        after_s = moments.uniform(0.0, watched_s)
        yield Case(
            f"{name}, {number.name} after {after_s:.2f} s",
            partial(
                interrupt, [files.get(each, each) for each in arguments], number, after_s, folder
            ),
        )


def _evaluating() -> Experiment:
    """Return an experiment that evaluates nearly all the time."""
    experiment = first_experiment().settings_edited(
        dataset="shapes", evaluate_every=1, threads=1, memory_format="contiguous"
    )
    for arm in experiment.arms:
        experiment = experiment.with_network(arm.label, preset("resnet-20"))
    return experiment


def interrupt(arguments: Sequence[str], number: signal.Signals, after_s: float, home: Path) -> None:
    """Start the program, with settings and designs in `home`; signal it; check how it ends."""
    started, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(writer), *arguments],
        cwd=_ROOT,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
        | {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)},
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    try:
        os.read(started, 1)
        time.sleep(after_s)
        was_running = process.poll() is None
        process.send_signal(number)
        began = time.perf_counter()
        _, err = process.communicate(timeout=LIMIT_S / 2)
        took_s = time.perf_counter() - began
    finally:
        os.close(started)
        process.kill()
        process.wait()
    ended = {128 + number, 0} if arguments[0] == "train" else {128 + number}
    if number != signal.SIGINT:
        ended.add(-number)
    if took_s < _ENDING_S:
        ended.add(0)
    assert err == b"", err.decode()
    assert process.returncode in (ended if was_running else {0}), process.returncode
    assert took_s < GONE_WITHIN_S, f"gone {took_s:.1f} s after the signal"
