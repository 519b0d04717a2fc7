"""A step with all that is recorded by default, against the bare loop, and against other tools.

wandb and TensorBoard are compared if they are installed (the `benchmark` extra).
"""

from __future__ import annotations

import importlib.util
import os
import tempfile
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.network.presets import preset
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.run import Run
from explorer.training.device import prepare_thread
from explorer.training.lane import Lane
from explorer.training.optimizers import make_optimizer
from explorer.training.recorder import Recorder
from tests.benchmarks.table import print_times

_STEPS = 120
_WARM_UP = 10
_NETWORKS = ("resnet-20-digits", "resnet-56-digits", "resnet-110-digits", "resnet-20")
_CPU = torch.device("cpu")

Step = Callable[[Tensor, Tensor], None]


def recorded(experiment: Experiment) -> Step:
    """The program's own step: loss, error, rate, three norms of each layer, to the ring."""
    lane = Lane(experiment, "A", 0, _CPU)
    run = Run(experiment)
    listener = run.listen()
    recorder = Recorder(run, [lane], _CPU, 0)

    def step(images: Tensor, labels: Tensor) -> None:
        recorder.record(0.0, [lane.step(images, labels)])
        listener.take()

    return step


def bare(experiment: Experiment, watch: Callable[[nn.Module], Callable[[], None]]) -> Step:
    """The same network and optimizer without any of it, but for what another tool records."""
    model = Lane(experiment, "A", 0, _CPU).model
    optimizer = make_optimizer(experiment.settings, dict(model.named_parameters()), 0.05)
    log = watch(model)

    def step(images: Tensor, labels: Tensor) -> None:
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(model(images), labels).backward()
        log()
        optimizer.step()

    return step


def nothing(_model: nn.Module) -> Callable[[], None]:
    return lambda: None


def wandb_watch(model: nn.Module) -> Callable[[], None]:
    """`wandb.watch` of gradients at each step, off line."""
    os.environ |= {"WANDB_MODE": "offline", "WANDB_SILENT": "true"}
    import wandb

    run = wandb.init(project="benchmark", dir=tempfile.mkdtemp())
    run.watch(model, log="gradients", log_freq=1)
    return lambda: run.log({})


def tensorboard_histograms(model: nn.Module) -> Callable[[], None]:
    """A histogram of each layer's gradient at each step."""
    from torch.utils.tensorboard import SummaryWriter

    writer = SummaryWriter(tempfile.mkdtemp())
    weights = [m for m in model.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    steps = iter(range(1_000_000))

    def log() -> None:
        step = next(steps)
        for index, layer in enumerate(weights):
            if layer.weight.grad is not None:
                writer.add_histogram(str(index), layer.weight.grad, step)

    return log


def main() -> None:
    prepare_thread()
    others = {"wandb": ("wandb.watch", wandb_watch), "tensorboard": ("TensorBoard histograms",
              tensorboard_histograms)}  # fmt: skip
    for name in _NETWORKS:
        arm = Arm(label="A", network=preset(name))
        experiment = Experiment(arms=(arm,))
        steps = {"bare loop": bare(experiment, nothing), "recorded": recorded(experiment)}
        for library, (words, watch) in others.items():
            if importlib.util.find_spec(library):
                steps[words] = bare(experiment, watch)
        shape = (64, *arm.network.input_shape)
        images, labels = torch.randn(shape), torch.randint(0, 10, (64,))
        times: dict[str, list[float]] = {kind: [] for kind in steps}
        for count in range(_STEPS):
            order = list(steps) if count % 2 else list(reversed(steps))
            for kind in order:
                began = time.perf_counter()
                steps[kind](images, labels)
                if count >= _WARM_UP:
                    times[kind].append(time.perf_counter() - began)
        print_times(f"One step of {name}, batch 64, one thread", times, {"recorded": "ratio 1.02"})


if __name__ == "__main__":
    main()
