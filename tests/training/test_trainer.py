from __future__ import annotations

import copy
import threading
import time

import numpy as np
import pytest
import torch
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.problem import Problem
from explorer.runs.events import Evaluated, Event, Prepared, StateChanged, Warned
from explorer.runs.experiment import Arm, Experiment, TrainSettings
from explorer.runs.history import History
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.training.gradients import gradient_norms, weights_of
from explorer.training.stepper import ArmStepper
from explorer.training.trainer import equal_tensors


def small_experiment(**settings: object) -> Experiment:
    values = {"epochs": 1, "batch_size": 300, "device": "cpu"} | settings
    return Experiment(
        arms=(
            Arm(label="A", network=preset("plain-20-digits")),
            Arm(label="B", network=preset("resnet-20-digits")),
        ),
        settings=TrainSettings.model_validate(values),
    )


def trained(experiment: Experiment) -> tuple[History, list[Event]]:
    run = Run(experiment)
    run.control.run()
    # A thread of its own, as in the program: training sets how its thread rounds tiny numbers.
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()
    worker.join()
    history = History(run.layout)
    history.append(run.ring.drain())
    return history, run.events()


def test_that_a_run_records_each_step_and_tells_its_life() -> None:
    history, events = trained(small_experiment(epochs=2))
    assert history.steps == 8  # 1,497 images make four batches of 300
    for label in "AB":
        assert np.isfinite(history.loss(label)).all()
        assert history.norms(label).shape == (8, 20)
        assert (history.norms(label) > 0).all()
    assert (np.diff(history.seconds()) > 0).all()
    kinds = [type(event) for event in events]
    assert kinds == [StateChanged, Prepared, StateChanged, *[Evaluated] * 4, StateChanged]
    assert [event.step for event in events if isinstance(event, Evaluated)] == [4, 4, 8, 8]
    assert events[-1] == StateChanged(RunState.ENDED, EndReason.FINISHED)


def test_that_a_run_is_repeated_to_the_bit() -> None:
    first, _ = trained(small_experiment())
    second, _ = trained(small_experiment())
    for label in "AB":
        assert np.array_equal(first.loss(label), second.loss(label))
        assert np.array_equal(first.norms(label), second.norms(label))


def test_that_arms_with_the_same_network_do_the_same() -> None:
    experiment = small_experiment().with_network("A", preset("resnet-20-digits"))
    history, _ = trained(experiment)
    assert np.array_equal(history.norms("A"), history.norms("B"))


def test_that_an_arm_does_the_same_whatever_trains_beside_it() -> None:
    both, _ = trained(small_experiment())
    experiment = small_experiment()
    alone, _ = trained(experiment.edited(arms=(experiment.arm("B"),)))
    assert np.array_equal(both.loss("B"), alone.loss("B"))


def test_that_plain_and_residual_twins_share_every_tensor() -> None:
    _, events = trained(small_experiment())
    prepared = next(event for event in events if isinstance(event, Prepared))
    tensors = 19 + 2 * 19 + 2  # convolutions, their norms, the head
    assert (prepared.equal_tensors, prepared.tensors) == (tensors, tensors)
    assert (prepared.train_images, prepared.heldout_images) == (1_497, 300)


def test_that_tensors_of_other_shape_or_name_are_not_counted_as_equal() -> None:
    settings, device = TrainSettings(), torch.device("cpu")
    wide = preset("resnet-20-digits").stage_edited(2, width=48)
    arms = [
        ArmStepper(Arm(label="A", network=preset("plain-20-digits")), settings, 0, device),
        ArmStepper(Arm(label="B", network=wide), settings, 0, device),
    ]
    equal, tensors = equal_tensors(arms)
    assert tensors == 59
    # The third stage's six convolutions and norms, and the head's weight; its bias differs in
    # range, for it is drawn by the number of inputs.
    assert equal == 59 - 6 * 3 - 2


def test_that_recorded_norms_are_those_of_the_gradient_before_the_update() -> None:
    arm = Arm(label="A", network=preset("resnet-20-b").edited(image_size=8, in_channels=1))
    stepper = ArmStepper(arm, TrainSettings(), 0, torch.device("cpu"))
    images, labels = torch.randn(16, 1, 8, 8), torch.arange(16) % 10
    reference = copy.deepcopy(stepper.model)
    logits = reference(images)
    loss = functional.cross_entropy(logits, labels)
    loss.backward()
    result = stepper.step(images, labels)
    assert result[0].item() == pytest.approx(loss.item())
    plan = expand(arm.network)
    assert len(result) == 2 + len(plan.weighted)
    for norm, layer in zip(result[2:], plan.weighted, strict=True):
        gradient = reference.get_parameter(f"{layer.name}.weight").grad
        assert gradient is not None
        assert norm.item() == pytest.approx(gradient.norm().item(), rel=1e-5), layer.name


def test_that_norms_are_float32_of_any_gradient() -> None:
    model = ArmStepper(
        Arm(label="A", network=preset("plain-20-digits")), TrainSettings(), 0, torch.device("cpu")
    ).model.to(torch.bfloat16)
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    norms = gradient_norms(weights_of(model, expand(preset("plain-20-digits"))))
    assert norms.dtype == torch.float32
    assert norms[0].item() == pytest.approx(72**0.5)


def test_that_pausing_stepping_and_stopping_are_obeyed() -> None:
    run = Run(small_experiment(epochs=50))
    run.control.step()
    run.control.step()
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()
    history = History(run.layout)
    seen: list[Event] = []

    def wait_for(state: RunState) -> None:
        while not any(isinstance(each, StateChanged) and each.state is state for each in seen):
            time.sleep(0.01)
            seen.extend(run.events())
        history.append(run.ring.drain())

    wait_for(RunState.PAUSED)
    assert history.steps == 2
    run.control.stop()
    wait_for(RunState.ENDED)
    worker.join()
    assert seen[-1] == StateChanged(RunState.ENDED, EndReason.STOPPED)
    assert history.steps == 2


def test_that_too_few_classes_are_refused_by_name() -> None:
    experiment = small_experiment()
    network = experiment.arm("B").network.edited(classes=5)
    _, events = trained(experiment.with_network("B", network))
    problem = events[-1].problem if isinstance(events[-1], StateChanged) else None
    assert str(problem) == ("classes of network B must be at least 10 to train on digits, got 5")


@pytest.mark.skipif(torch.cuda.is_available(), reason="asks for a device that must be missing")
def test_that_a_missing_device_is_refused_by_name() -> None:
    _, events = trained(small_experiment(device="cuda"))
    problem = events[-1].problem if isinstance(events[-1], StateChanged) else None
    assert "device cuda is not available on this machine; use cpu" in str(problem)


def test_that_missing_torch_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(Problem, match=r"torch is not installed.*pip install torch torchvision"):
        start.train(Run(small_experiment()))


def test_that_a_mismatched_torchvision_is_said_and_passed_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = start.importlib.import_module

    def broken(name: str) -> object:
        if name == "torchvision":
            raise RuntimeError("operator torchvision::nms does not exist\nand more")
        return real(name)

    monkeypatch.setattr(start.importlib, "import_module", broken)
    history, events = trained(small_experiment())
    warning = next(event for event in events if isinstance(event, Warned))
    assert "torchvision cannot be loaded (operator torchvision::nms" in str(warning.problem)
    assert "reinstall both with `python -m pip install" in str(warning.problem)
    assert history.steps == 4
