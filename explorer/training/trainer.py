"""Trains all arms of a run in lockstep: wiring between data, arms, control and record."""

from __future__ import annotations

import time
from collections.abc import Sequence

import torch

from explorer.problem import Problem
from explorer.runs.events import Evaluated, Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.digits import load_digits
from explorer.training.data.normalize import Normalizer, fitted
from explorer.training.device import choose_device, prepare_thread
from explorer.training.recorder import Recorder
from explorer.training.stepper import ArmStepper


def train(run: Run) -> EndReason:
    """Train until the last step or until stopped; the state between is told through the run.

    Raises:
        Problem: The data is missing, or does not fit the networks, or the device is not there.
    """
    experiment, settings = run.experiment, run.experiment.settings
    device = choose_device(settings.device)
    device_name, threads = prepare_thread(device)
    dataset = load_digits().to(device)
    _check_classes(experiment, len(dataset.classes))
    batches = dataset.batches(settings.batch_size, experiment.seed)
    normalize = Normalizer(dataset.moments)
    arms = [ArmStepper(arm, settings, experiment.seed, device) for arm in experiment.arms]
    recorder = Recorder(run, device)
    total = settings.epochs * batches.per_epoch
    equal, tensors = equal_tensors(arms)
    run.tell(
        Prepared(
            device=device_name,
            threads=threads,
            total_steps=total,
            steps_per_epoch=batches.per_epoch,
            train_images=len(dataset.train.labels),
            heldout_images=len(dataset.heldout.labels),
            equal_tensors=equal,
            tensors=tensors,
        )
    )
    seconds = 0.0
    for step in range(total):
        if run.control.must_wait():
            recorder.flush()
            run.move_to(RunState.PAUSED)
        if not run.control.next_step():
            recorder.flush()
            return EndReason.STOPPED
        run.move_to(RunState.RUNNING)
        began = time.perf_counter()
        images, labels = batches.batch(step)
        normal = normalize(images)
        results = [arm.step(fitted(normal, *arm.input_shape), labels) for arm in arms]
        seconds += time.perf_counter() - began
        recorder.record(seconds, results)
        if (step + 1) % batches.per_epoch == 0:
            recorder.flush()
            began = time.perf_counter()
            _evaluate(run, arms, dataset.heldout, normalize, step + 1)
            seconds += time.perf_counter() - began
    return EndReason.FINISHED


def equal_tensors(arms: Sequence[ArmStepper]) -> tuple[int, int]:
    """Count the parameter tensors that all arms share by name and value, and all there are."""
    parameters = [dict(arm.model.named_parameters()) for arm in arms]
    names = {name for each in parameters for name in each}
    first = parameters[0]
    equal = sum(
        all(name in each and torch.equal(each[name], first[name]) for each in parameters)
        for name in names
        if name in first
    )
    return equal, len(names)


def _evaluate(
    run: Run,
    arms: Sequence[ArmStepper],
    heldout: LabelledImages,
    normalize: Normalizer,
    step: int,
) -> None:
    for arm in arms:
        if run.control.is_stopped:
            return
        images = fitted(normalize(heldout.images), *arm.input_shape)
        loss, error = arm.evaluate(images, heldout.labels)
        run.tell(Evaluated(step, arm.label, loss, error))


def _check_classes(experiment: Experiment, classes: int) -> None:
    for arm in experiment.arms:
        if arm.network.classes < classes:
            raise Problem(
                "classes of network {arm} must be at least {least} to train on {dataset}, "
                "got {value}",
                arm=arm.label,
                least=classes,
                dataset=experiment.settings.dataset,
                value=arm.network.classes,
            )
