"""What the memory check estimates against what a lane allocates: optimizers, measures, precisions.

`python -m tests.benchmarks.memory` prints a line for each; the ratio must lie within 0.8 and 1.25.
"""

from __future__ import annotations

import argparse
import itertools

import torch
from torch.profiler import ProfilerActivity, profile

from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.quantities import OPTIONAL
from explorer.runs.run_memory import lane_memory
from explorer.runs.settings import MemoryFormat, TrainSettings
from explorer.training.lane import Lane
from tests.training.running import small_network

_STEPS = 3
"""The first makes the optimizer's state, from the second on gradients of the last are compared."""

_TUTORIAL = preset("resnet-18-imagenet").edited(image_size=32, stem="3x3", in_channels=3)
NETWORKS: dict[str, tuple[NetworkSpec, int]] = {
    "plain-56-digits": (preset("plain-56-digits"), 64),
    "resnet-20": (preset("resnet-20"), 128),
    "resnet-20-b without norm": (preset("resnet-20-b").edited(norm="none"), 16),
    "resnet-20 with group norm": (preset("resnet-20").edited(norm="group"), 4),
    "resnet-110-preact": (preset("resnet-110-preact"), 4),
    "resnet-20 with dropout": (preset("resnet-20").edited(dropout=0.3), 64),
    "wrn-28-2 with dropout": (
        preset("wrn-28-10-dropout").edited(
            stages=tuple(
                stage.model_copy(update={"width": stage.width // 5})
                for stage in preset("wrn-28-10-dropout").stages
            )
        ),
        16,
    ),
    "the tutorial's": (_TUTORIAL, 32),
    "8 layers without norm": (small_network("resnet-20-c").edited(norm="none"), 32),
    "8 layers": (small_network("plain-20"), 4),
    "ResNet-18, 64 pixels": (preset("resnet-18-imagenet").edited(image_size=64), 4),
    "ResNet-34 C, 96 pixels": (
        preset("resnet-34-imagenet").edited(image_size=96, shortcut="C"),
        16,
    ),
    "ResNet-50, 64 pixels": (preset("resnet-50-imagenet").edited(image_size=64), 8),
}
OPTIMIZERS: dict[str, dict[str, object]] = {
    "SGD": {"momentum": 0.0},
    "SGD, momentum": {},
    "AdamW": {"optimizer": "adamw"},
}
MEASURES: dict[str, tuple[str, ...]] = {
    "-": (),
    "cosine": ("gradient_cosine",),
    "all": tuple(each.name for each in OPTIONAL),
}


def peak_bytes(network: NetworkSpec, settings: TrainSettings, memory_format: MemoryFormat) -> int:
    """Return the most bytes that torch has allocated for a lane, from its making on."""
    experiment = Experiment(arms=(Arm(label="A", network=network),), settings=settings)
    size = (settings.batch_size, network.in_channels, network.image_size, network.image_size)
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as record:
        lane = Lane(experiment, "A", 0, torch.device("cpu"), memory_format)
        images, labels = torch.rand(size), torch.zeros(size[0], dtype=torch.long)
        for _ in range(_STEPS):
            lane.step(images, labels)
    events = record.profiler.kineto_results.events()
    changes = sorted((e.start_ns(), e.nbytes()) for e in events if e.name() == "[memory]")
    return max(itertools.accumulate(size for _, size in changes))


def estimate_over_peak(
    network: NetworkSpec, settings: TrainSettings, memory_format: MemoryFormat = "contiguous"
) -> float:
    """Return the ratio of the estimated peak to the measured one."""
    memory = lane_memory(network, settings, settings.batch_size)
    return (memory.held + memory.in_step) / peak_bytes(network, settings, memory_format)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", choices=NETWORKS, help="only this one")
    only = parser.parse_args().network
    torch.set_num_threads(1)
    print(_LINE.format("", "batch", "optimizer", "measure", *_PRECISIONS, "channels last"))
    for name, (network, batch_size) in NETWORKS.items():
        if only not in (None, name):
            continue
        for optimizer, measure in itertools.product(OPTIMIZERS, MEASURES):
            ratios = [
                estimate_over_peak(network, _settings(batch_size, optimizer, measure, each))
                for each in _PRECISIONS
            ]
            settings = _settings(batch_size, optimizer, measure, "float32")
            ratios.append(estimate_over_peak(network, settings, "channels last"))
            texts = (f"{ratio:.2f}" for ratio in ratios)
            print(_LINE.format(name, batch_size, optimizer, measure, *texts), flush=True)


_PRECISIONS = ("float32", "bfloat16")
_LINE = "{:28}{:>6}  {:15}{:9}{:>9}{:>10}{:>15}"


def _settings(batch_size: int, optimizer: str, measure: str, precision: str) -> TrainSettings:
    fields = {"batch_size": batch_size, "precision": precision, "measure": MEASURES[measure]}
    return TrainSettings.model_validate(fields | OPTIMIZERS[optimizer])


if __name__ == "__main__":
    main()
