"""What recording adds to a step of training, and how many bytes a step takes on the disk.

Steps with and without a recorder alternate in one process, so that a busy machine slows both.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

import torch

from explorer.network.presets import preset
from explorer.runs.events import Prepared
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.layout import RowLayout
from explorer.runs.recordings.recorder import Recorder as FileRecorder
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.training.device import prepare_thread
from explorer.training.lane import Lane
from explorer.training.recorder import Recorder

_ROUNDS = 40
_STEPS = 25
_WARM_UP = 10
_NETWORKS = ("resnet-20-digits", "resnet-56-digits")
_CPU = torch.device("cpu")
_WAIT_S = 60.0


class _Training:
    """A lane that steps, and whose run a recorder listens to if it is given a folder."""

    def __init__(self, experiment: Experiment, folder: Path | None) -> None:
        self._lane = Lane(experiment, "A", 0, _CPU)
        self._run = Run(experiment)
        self._listener = self._run.listen()
        self._recorder = Recorder(self._run, [self._lane], _CPU, 0)
        self.file = FileRecorder(self._run, folder) if folder else None
        self._run.move_to(RunState.STARTING)
        self._run.emit(_prepared())
        self._run.move_to(RunState.RUNNING)

    def steps_s(self, images: torch.Tensor, labels: torch.Tensor, steps: int) -> float:
        began = time.perf_counter()
        for _ in range(steps):
            self._recorder.record(0.0, [self._lane.step(images, labels)])
            self._listener.take()
        return time.perf_counter() - began

    def end(self) -> Path | None:
        """End the run; return what was recorded."""
        self._run.move_to(RunState.ENDED, EndReason.STOPPED)
        self._run.is_over = True
        if self.file is None:
            return None
        assert self.file.wait(_WAIT_S)
        return self.file.path


def _prepared() -> Prepared:
    from tests.runs.pretend_training import PREPARED

    return PREPARED


def _measure(name: str) -> None:
    experiment = Experiment(arms=(Arm(label="A", network=preset(name)),))
    size = experiment.arms[0].network.image_size
    height, width = (size, size) if isinstance(size, int) else size
    channels = experiment.arms[0].network.in_channels
    images = torch.randn(experiment.settings.batch_size, channels, height, width)
    labels = torch.randint(0, 10, (len(images),))
    with tempfile.TemporaryDirectory() as folder:
        both = _Training(experiment, None), _Training(experiment, Path(folder))
        for each in both:
            each.steps_s(images, labels, _WARM_UP)
        ratios = []
        for index in range(_ROUNDS):
            order = both if index % 2 else both[::-1]
            taken = {each: each.steps_s(images, labels, _STEPS) for each in order}
            ratios.append(taken[both[1]] / taken[both[0]])
        path = both[1].end()
        both[0].end()
        assert path is not None
        steps = _WARM_UP + _ROUNDS * _STEPS
        bytes_a_step = path.stat().st_size / steps
    raw = 4 * RowLayout.of(experiment).width
    print(
        f"{name:20} step recorded / not: {median(ratios):.3f}   "
        f"bytes a step: {bytes_a_step:,.0f}, {bytes_a_step / raw:.3f} of float32 ({raw:,})"
    )


def main() -> None:
    """Print both for some networks."""
    prepare_thread(1)
    for name in _NETWORKS:
        _measure(name)


if __name__ == "__main__":
    main()
