"""A step with loss, error and all gradient norms recorded, against the bare loop."""

from __future__ import annotations

import time

import torch
from torch.nn import functional

from explorer.network.presets import preset
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.run import Run
from explorer.training.device import prepare_thread
from explorer.training.recorder import Recorder
from explorer.training.stepper import ArmStepper
from tests.benchmarks.table import print_times

_STEPS = 120
_WARM_UP = 10
_NETWORKS = ("resnet-20-digits", "resnet-56-digits", "resnet-110-digits", "resnet-20")


def main() -> None:
    device = torch.device("cpu")
    print(prepare_thread(device))
    for name in _NETWORKS:
        arm = Arm(label="A", network=preset(name))
        experiment = Experiment(arms=(arm,))
        run = Run(experiment)
        recorder = Recorder(run, device)
        instrumented = ArmStepper(arm, experiment.settings, 0, device)
        bare = ArmStepper(arm, experiment.settings, 0, device)
        optimizer = torch.optim.SGD(bare.model.parameters(), lr=0.1, momentum=0.9)
        channels, size = instrumented.input_shape
        images, labels = torch.randn(64, channels, size, size), torch.randint(0, 10, (64,))
        times: dict[str, list[float]] = {"bare loop": [], "recorded": []}
        for step in range(_STEPS):
            order = ("bare loop", "recorded") if step % 2 else ("recorded", "bare loop")
            for kind in order:
                began = time.perf_counter()
                if kind == "recorded":
                    recorder.record(0.0, [instrumented.step(images, labels)])
                else:
                    optimizer.zero_grad(set_to_none=True)
                    functional.cross_entropy(bare.model(images), labels).backward()
                    optimizer.step()
                if step >= _WARM_UP:
                    times[kind].append(time.perf_counter() - began)
            run.ring.drain()
        print_times(f"One step of {name}, batch 64", times, {"recorded": "ratio 1.02"})


if __name__ == "__main__":
    main()
