"""What needs a CUDA device to be tested; elsewhere each of these is left out by name."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from explorer.network.presets import preset
from explorer.runs.changes import SkipChange
from explorer.runs.events import Diverged, Prepared, Warned
from explorer.runs.state import EndReason
from explorer.training import cuda_graph as captured
from tests.training.running import small_experiment, trained

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


def test_that_captured_steps_record_what_eager_steps_do(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = small_experiment(device="cuda", steps=6)
    whole = trained(experiment)
    assert whole.of(Warned) == []

    def set_error(*_: object) -> None:
        raise RuntimeError("as if it could not be captured\nand more")

    monkeypatch.setattr(captured.CudaGraphSteps, "_try_to_capture", set_error)
    eager = trained(experiment)
    warnings = [str(event.error) for event in eager.of(Warned)]
    assert "cannot be captured as a CUDA graph (as if it could not be captured);" in warnings[0]
    for label in "AB":
        np.testing.assert_allclose(whole.history.loss(label), eager.history.loss(label), rtol=0.02)
        np.testing.assert_allclose(
            whole.history.norms(label)[0], eager.history.norms(label)[0], rtol=0.02
        )


def test_that_a_captured_run_starts_from_the_weights_of_the_cpu() -> None:
    reports = [
        trained(small_experiment(device=device, steps=1)).of(Prepared)[0].report
        for device in ("cuda", "cpu")
    ]
    assert reports[0] == reports[1]


def test_that_switched_skips_are_captured_anew() -> None:
    experiment = small_experiment(device="cuda", steps=6)
    changed = trained(experiment.with_change(SkipChange(step=3, residual=True, arm="A"))).history
    plain = trained(experiment).history
    np.testing.assert_allclose(changed.loss("A")[:3], plain.loss("A")[:3], rtol=1e-3)
    assert not np.allclose(changed.loss("A")[3:], plain.loss("A")[3:], rtol=1e-2)


def test_that_steps_with_dropout_are_launched_one_by_one_and_repeat() -> None:
    experiment = small_experiment(device="cuda", steps=6)
    for arm in experiment.arms:
        network = arm.network.edited(dropout=0.3)
        experiment = experiment.with_network(arm.label, network)
    one, other = trained(experiment), trained(experiment)
    warnings = [str(event.error) for event in one.of(Warned)]
    assert [each[:38] for each in warnings] == ["steps with dropout are not captured as"]
    np.testing.assert_allclose(one.history.loss("A"), other.history.loss("A"), rtol=0.02)
    assert one.end.reason is EndReason.FINISHED


def test_that_a_lane_that_diverges_on_a_device_stops_alone() -> None:
    experiment = small_experiment(device="cuda", steps=40).with_overrides("A", learning_rate=100.0)
    network = preset("resnet-20-digits").edited(norm="none")
    run = trained(experiment.with_network("A", network))
    (event,) = run.of(Diverged)
    assert event.arm == "A"
    assert np.isnan(run.history.loss("A")[event.step :]).all()
    assert np.isfinite(run.history.loss("B")).all()
    assert run.end.reason is EndReason.FINISHED


def test_that_arms_with_batches_of_other_sizes_are_captured_together() -> None:
    experiment = small_experiment(device="cuda", steps=6).with_overrides("B", batch_size=170)
    run = trained(experiment)
    assert run.of(Warned) == []
    for label, size in (("A", 300), ("B", 170)):
        alone = small_experiment(device="cuda", steps=6, batch_size=size)
        other = trained(alone.edited(arms=(alone.arm(label),))).history
        np.testing.assert_allclose(run.history.loss(label), other.loss(label), rtol=0.02)
