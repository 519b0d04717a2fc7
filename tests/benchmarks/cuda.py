"""Steps per second on a CUDA device: captured as one graph, against a plain eager loop.

Prints the distance to the floor that memory bandwidth sets. Says so where there is no CUDA device.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import torch
from torch.nn import functional

from explorer.errors import UserError
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.experiment import ARM_LABELS, Arm, Experiment
from explorer.runs.run import Run
from explorer.training.cuda_graph import CudaGraphSteps
from explorer.training.data.dataset import LabelledImages
from explorer.training.initialize import initialize
from explorer.training.lane import Lane
from explorer.training.recorder import Recorder
from explorer.training.resnet import ResNet
from tests.benchmarks.table import print_times

_BATCH = 128
_CASES = {
    "resnet-20 on 3x32x32": ("resnet-20",),
    "pair of depth 56 on 3x32x32": ("plain-56", "resnet-56"),
    "pair of depth 56 on digits": ("plain-56-digits", "resnet-56-digits"),
}
_PASSES = 3
"""Times that each kept activation is moved at least: written, read again, its gradient written."""

Step = Callable[[LabelledImages], None]


def plain_loop(experiment: Experiment, device: torch.device) -> Step:
    """One network after the other with torch's defaults, nothing recorded."""
    models = [ResNet(expand(arm.network)) for arm in experiment.arms]
    for arm, model in zip(experiment.arms, models, strict=True):
        initialize(model, expand(arm.network), 0)
        model.to(device)
    optimizers = [torch.optim.SGD(m.parameters(), lr=0.05, momentum=0.9) for m in models]

    def step(batch: LabelledImages) -> None:
        for model, optimizer in zip(models, optimizers, strict=True):
            optimizer.zero_grad()
            functional.cross_entropy(model(batch.images), batch.labels).backward()
            optimizer.step()

    return step


def engine(experiment: Experiment, device: torch.device) -> Step:
    """As `Session` does it on CUDA, all recorded."""

    def set_error(error: UserError) -> None:
        raise error

    lanes = [Lane(experiment, arm.label, 0, device, "channels last") for arm in experiment.arms]
    steps = CudaGraphSteps(lanes, set_error)
    run = Run(experiment)
    listener = run.listen()
    recorder = Recorder(run, lanes, device, 0)

    def step(batch: LabelledImages) -> None:
        recorder.record(0.0, steps.step({lanes[0].batch_key: batch}))
        listener.take()

    return step


def bandwidth(device: torch.device) -> float:
    """Bytes a second that a copy of 1 GB reaches, read and written."""
    source = torch.empty(250_000_000, device=device)
    target = torch.empty_like(source)
    times: list[float] = []
    for _ in range(10):
        torch.cuda.synchronize()
        began = time.perf_counter()
        target.copy_(source)
        torch.cuda.synchronize()
        times.append(time.perf_counter() - began)
    return 2 * source.numel() * 4 / min(times)


def main() -> None:
    if not torch.cuda.is_available():
        print("no CUDA device")
        return
    device = torch.device("cuda")
    speed = bandwidth(device)
    print(f"{torch.cuda.get_device_name(device)}, copies at {speed / 1e9:,.0f} GB/s")
    for name, networks in _CASES.items():
        for precision in ("float32", "bfloat16"):
            arms = tuple(
                Arm(label=label, network=preset(network))
                for label, network in zip(ARM_LABELS, networks, strict=False)
            )
            experiment = Experiment(arms=arms).settings_edited(
                batch_size=_BATCH, precision=precision
            )
            spec = arms[0].network
            shape = (_BATCH, *spec.input_shape)
            labels = torch.arange(_BATCH, device=device) % 10
            batch = LabelledImages(torch.randn(shape, device=device), labels)
            steps = {
                "plain eager loop": plain_loop(experiment, device),
                "engine": engine(experiment, device),
            }
            times: dict[str, list[float]] = {kind: [] for kind in steps}
            for count in range(12):
                for kind in list(steps) if count % 2 else reversed(steps):
                    torch.cuda.synchronize()
                    began = time.perf_counter()
                    for _ in range(20):
                        steps[kind](batch)
                    torch.cuda.synchronize()
                    if count >= 2:
                        times[kind].append((time.perf_counter() - began) / 20)
            print_times(f"One step of {name}, {precision}", times, {"engine": "ratio 0.20"})
            kept = sum(network_cost(expand(arm.network), _BATCH).activation_bytes for arm in arms)
            floor = _PASSES * kept / speed
            best = min(times["engine"])
            print(f"floor of memory bandwidth (float32): {floor * 1e3:.2f} ms a step, "
                  f"the engine takes {best / floor:.1f} times as long")  # fmt: skip


if __name__ == "__main__":
    main()
