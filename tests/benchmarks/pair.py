"""Steps per second of the engine, all recorded, against a plain loop that trains in turn.

The plain loop has torch's defaults: its own number of threads, contiguous images, the optimizer
as it comes, nothing recorded. Both take the same batches from memory.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import torch
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.experiment import ARM_LABELS, Arm, Experiment
from explorer.runs.run import Run
from explorer.training.data.dataset import LabelledImages
from explorer.training.device import prepare_thread
from explorer.training.initialize import initialize
from explorer.training.lane import Lane
from explorer.training.lockstep import Lockstep
from explorer.training.recorder import Recorder
from explorer.training.resnet import ResNet
from explorer.training.tuning import ExecutionMode, tune
from tests.benchmarks.table import print_times

_CPU = torch.device("cpu")
_DEFAULT_THREADS = torch.get_num_threads()
_CASES = {
    "pair of depth 56 on digits": (("plain-56-digits", "resnet-56-digits"), 64, 60),
    "resnet-20 on 3x32x32": (("resnet-20",), 128, 20),
    "pair of depth 56 on 3x32x32": (("plain-56", "resnet-56"), 128, 6),
}

Step = Callable[[LabelledImages], None]


def plain_loop(experiment: Experiment) -> Step:
    """One network after the other, as one writes it without thinking of speed."""
    models = [ResNet(expand(arm.network)) for arm in experiment.arms]
    for arm, model in zip(experiment.arms, models, strict=True):
        initialize(model, expand(arm.network), 0)
    settings = experiment.settings
    optimizers = [
        torch.optim.SGD(m.parameters(), lr=settings.learning_rate, momentum=settings.momentum)
        for m in models
    ]

    def step(batch: LabelledImages) -> None:
        for model, optimizer in zip(models, optimizers, strict=True):
            optimizer.zero_grad()
            loss = functional.cross_entropy(model(batch.images), batch.labels)
            loss.backward()
            optimizer.step()

    return step


def engine(experiment: Experiment, first: LabelledImages) -> Step:
    """As `Session` does it: the way that a few timed steps found, all recorded."""
    lanes = [Lane(experiment, arm.label, 0, _CPU) for arm in experiment.arms]

    def make(mode: ExecutionMode) -> Lockstep:
        return Lockstep(lanes, mode.workers, mode.threads)

    found = tune(experiment, lanes, _CPU, {lanes[0].batch_key: first}, make, lambda _: None)
    print(found.mode)
    steps = make(found.mode)
    run = Run(experiment)
    listener = run.listen()
    recorder = Recorder(run, lanes, _CPU, 0)

    def step(batch: LabelledImages) -> None:
        recorder.record(0.0, steps.step({lanes[0].batch_key: batch}))
        listener.take()

    return step


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=float, default=1, help="times as many steps")
    options = parser.parse_args()
    for name, (networks, batch_size, rounds) in _CASES.items():
        arms = tuple(
            Arm(label=label, network=preset(network))
            for label, network in zip(ARM_LABELS, networks, strict=False)
        )
        experiment = Experiment(arms=arms).settings_edited(batch_size=batch_size)
        spec = arms[0].network
        shape = (batch_size, *spec.input_shape)
        batch = LabelledImages(torch.randn(shape), torch.arange(batch_size) % 10)
        # Each in a thread of its own: a thread's number of torch threads is its own.
        with (
            ThreadPoolExecutor(1, "plain", torch.set_num_threads, (_DEFAULT_THREADS,)) as plain,
            ThreadPoolExecutor(1, "engine", prepare_thread) as ours,
        ):
            steps = {
                "plain loop": (plain, plain.submit(plain_loop, experiment).result()),
                "engine": (ours, ours.submit(engine, experiment, batch).result()),
            }
            times: dict[str, list[float]] = {kind: [] for kind in steps}
            for count in range(round(rounds * options.rounds) + 2):
                for kind in list(steps) if count % 2 else reversed(steps):
                    thread, step = steps[kind]
                    began = time.perf_counter()
                    thread.submit(step, batch).result()
                    if count >= 2:
                        times[kind].append(time.perf_counter() - began)
        print_times(f"One step of {name}, batch {batch_size}", times, {"engine": "ratio 0.50"})


if __name__ == "__main__":
    main()
