"""Dropout: what it computes, and that its draws depend on seed, step and layer alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.changes import SkipChange
from explorer.runs.events import Evaluated
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.runs.settings import MemoryFormat
from explorer.training.cuda_graph import why_not_captured
from explorer.training.data.dataset import LabelledImages
from explorer.training.dropout import Dropout
from explorer.training.forward_fn import forward_fn
from explorer.training.lane import Lane
from explorer.training.lockstep import Lockstep
from explorer.training.resnet import ResNet
from explorer.training.session import Session
from explorer.training.tuning import ExecutionMode
from tests.training.running import small_experiment, small_network, trained

_CPU = torch.device("cpu")
_NAMES = [f"layer{stage}.0.dropout2" for stage in (1, 2, 3)]


def dropped(rate: float = 0.4, **settings: object) -> Experiment:
    """A plain and a residual network with dropout."""
    experiment = small_experiment(**settings)
    for arm in experiment.arms:
        network = arm.network.edited(dropout=rate)
        experiment = experiment.with_network(arm.label, network)
    return experiment


def lane_of(experiment: Experiment, arm: str = "A", seed: int = 0) -> Lane:
    return Lane(experiment, arm, seed, _CPU)


def a_batch(count: int = 16) -> LabelledImages:
    generator = torch.Generator().manual_seed(5)
    images = torch.randn(count, 1, 8, 8, generator=generator)
    return LabelledImages(images, torch.arange(count) % 10)


def layer_plan(rate: float) -> LayerPlan:
    plan = expand(preset("resnet-20-digits").edited(dropout=rate))
    return next(each for each in plan.layers if each.kind == "dropout")


def masks_of(lane: Lane, step: int, batch: LabelledImages | None = None) -> dict[str, Tensor]:
    """Take a step, and return which values each dropout let through."""
    found: dict[str, Tensor] = {}
    hooks = [
        module.register_forward_hook(
            lambda module, _inputs, output: found.update({module.layer: output != 0})
        )
        for module in lane.model.modules()
        if isinstance(module, Dropout)
    ]
    lane.set_step(step)
    lane.step(*(batch or a_batch()))
    for hook in hooks:
        hook.remove()
    return found


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.75])
def test_that_it_drops_at_its_rate_and_keeps_the_mean(rate: float) -> None:
    module = Dropout(layer_plan(rate))
    x = torch.ones(64, 8, 32, 32)
    y = module(x)
    kept = y != 0
    # Deviation of the share of 524,288 draws: below 0.0007.
    assert kept.float().mean().item() == pytest.approx(1 - rate, abs=0.003)
    assert y.mean().item() == pytest.approx(1, rel=0.02)
    torch.testing.assert_close(y[kept], torch.full_like(y[kept], 1 / (1 - rate)))
    for dims in ((1, 2, 3), (0, 2, 3)):  # no image and no channel is dropped as a whole
        assert (kept.float().mean(dims) - (1 - rate)).abs().max() < 0.05
    by_torch = functional.dropout(x, rate)
    assert by_torch.mean().item() == pytest.approx(y.mean().item(), rel=0.01)
    assert torch.equal(by_torch.unique(), y.unique())


def test_that_the_gradient_goes_through_what_was_kept() -> None:
    module = Dropout(layer_plan(0.4))
    x = torch.rand(4, 3, 5, 5).requires_grad_()
    y = module(x)
    y.sum().backward()
    assert x.grad is not None
    torch.testing.assert_close(x.grad, torch.where(y != 0, 1 / 0.6, 0.0))


def test_that_a_device_without_a_generator_of_its_own_takes_the_processors_draws() -> None:
    """torch's meta device has none, and stands for any device but CUDA."""
    found = Dropout(layer_plan(0.4))(torch.empty(2, 3, 4, 4, device="meta"))
    assert (found.device.type, found.shape) == ("meta", (2, 3, 4, 4))


@pytest.mark.parametrize(("rate", "kept"), [(1e-12, 1.0), (1 - 2**-53, 0.0)])
def test_that_a_rate_at_either_end_makes_finite_numbers(rate: float, kept: float) -> None:
    module = Dropout(layer_plan(rate))
    x = torch.rand(3, 3, 5, 5)  # an odd number of values
    assert module.kept(x).float().mean() == kept
    assert torch.equal(module(x), x * kept)


def test_that_evaluation_changes_nothing() -> None:
    module = Dropout(layer_plan(0.9)).eval()
    x = torch.rand(4, 3, 5, 5)
    assert module(x) is x


def test_that_masks_differ_between_steps_seeds_and_layers_and_are_the_same_again() -> None:
    experiment = dropped()
    lane = lane_of(experiment)
    first, second = masks_of(lane, 0), masks_of(lane, 1)
    assert list(first) == _NAMES
    assert all((first[name] != second[name]).any() for name in _NAMES)
    other_seed = masks_of(lane_of(experiment, seed=1), 0)
    assert all((first[name] != other_seed[name]).any() for name in _NAMES)
    module = Dropout(layer_plan(0.4))
    x = torch.ones(2, 3, 4, 4)
    one, module.layer = module(x), "layer1.1.dropout2"
    assert not torch.equal(one, module(x))
    fresh = lane_of(experiment)
    with fresh.state.unchanged():
        masks_of(fresh, 7)  # steps that are timed or warm up
    fresh.restart()
    again = masks_of(fresh, 0)
    assert all(torch.equal(first[name], again[name]) for name in _NAMES)


def test_that_the_draws_stay_those_of_the_checkpoints_that_are_there() -> None:
    """Another way to draw would resume them as another run."""
    module = Dropout(layer_plan(0.4))
    module.seed, module.step = 3, 7
    kept = module.kept(torch.empty(2, 2, 2, 3)).flatten().tolist()
    assert "".join(map(str, map(int, kept))) == "010011111100011001010110"


def test_that_arms_keep_the_same_values() -> None:
    """A residual and a plain network share names and shapes."""
    experiment = dropped()
    for seed in (0, 1):
        lanes = [lane_of(experiment, arm, seed) for arm in "AB"]
        for lane in lanes:
            lane.set_step(3)
        for one, other in zip(*map(_dropouts, lanes), strict=True):
            assert one.layer == other.layer
            assert torch.equal(*(each.kept(torch.empty(16, 8, 8, 8)) for each in (one, other)))


def _dropouts(lane: Lane) -> list[Dropout]:
    return [each for each in lane.model.modules() if isinstance(each, Dropout)]


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_that_the_memory_format_and_the_precision_change_no_mask(precision: torch.dtype) -> None:
    module = Dropout(layer_plan(0.4))
    x = torch.rand(4, 6, 5, 5) + 1
    plain = module(x)
    last = module(x.to(precision).contiguous(memory_format=torch.channels_last))
    assert last.is_contiguous(memory_format=torch.channels_last)
    assert last.dtype == precision
    assert torch.equal(last == 0, plain == 0)
    one_channel = torch.ones(4, 1, 5, 5).contiguous(memory_format=torch.channels_last)
    assert torch.equal(module(one_channel), module(torch.ones(4, 1, 5, 5)))


def test_that_threads_and_lanes_beside_it_change_no_number() -> None:
    experiment = dropped()
    rows: list[list[Tensor | None]] = []
    for workers, threads in ((1, 1), (2, 1), (1, 2)):
        lanes = [lane_of(experiment, arm, seed) for arm in "AB" for seed in (0, 1)]
        steps = Lockstep(lanes, workers, threads)
        for lane in lanes:
            lane.set_step(2)
        kept = [module.kept(torch.empty(64, 8, 32, 32)) for module in _dropouts(lanes[0])]
        rows.append(
            [*kept, *steps.step(dict.fromkeys((lane.batch_key for lane in lanes), a_batch()))]
        )
        steps.close()
    torch.set_num_threads(1)
    for one, two, three in zip(*rows, strict=True):
        assert one is not None
        assert two is not None
        assert three is not None
        assert torch.equal(one, two)
        torch.testing.assert_close(one, three, rtol=1e-3, atol=1e-5)
    with ThreadPoolExecutor(4) as pool:
        module = Dropout(layer_plan(0.4))
        drawn = list(pool.map(module.kept, [torch.empty(64, 8, 32, 32)] * 8))
    assert all(torch.equal(drawn[0], each) for each in drawn)


def test_that_the_generator_of_the_process_is_left_alone() -> None:
    lane = lane_of(dropped())
    torch.manual_seed(3)
    before = torch.get_rng_state()
    lane.step(*a_batch())
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("measure", [(), ("block_gradient_norm", "response_deviation")])
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_that_a_step_is_that_of_a_network_with_torchs_own_layers(
    measure: tuple[str, ...], precision: str
) -> None:
    """The mask of each layer, multiplied in by hand, gives the same loss and gradient."""
    experiment = dropped(measure=measure, precision=precision)
    lane = lane_of(experiment, "B")
    lane.set_step(4)
    model = ResNet(expand(experiment.arm("B").network.edited(dropout=0.0)))
    model.load_state_dict(lane.model.state_dict())
    for module in _dropouts(lane):
        conv = model.get_submodule(module.layer.replace("dropout", "conv"))
        conv.register_forward_pre_hook(
            lambda _conv, inputs, module=module: inputs[0] * module.kept(inputs[0]) / 0.6
        )
    batch = a_batch()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bfloat16"):
        loss = functional.cross_entropy(model(batch.images), batch.labels)
    loss.backward()
    row = lane.step(*batch)
    tolerance = 1e-5 if precision == "float32" else 0.05
    assert row[0].item() == pytest.approx(loss.item(), rel=tolerance)
    ours = lane.model.get_parameter("layer1.0.conv1.weight").grad
    wanted = model.get_parameter("layer1.0.conv1.weight").grad
    assert ours is not None
    torch.testing.assert_close(ours, wanted, rtol=0.01, atol=10 * tolerance * wanted.abs().max())


def test_that_a_step_without_modules_is_the_same_to_the_bit() -> None:
    experiment = dropped()
    lanes = [lane_of(experiment, "B") for _ in range(2)]
    lanes[1]._forward = lanes[1].model
    assert lanes[0]._forward is not lanes[0].model
    for step in range(3):
        for lane in lanes:
            lane.set_step(step)
        rows = [lane.step(*a_batch()) for lane in lanes]
        assert torch.equal(*rows)
    model = lanes[0].model
    assert torch.equal(forward_fn(model)(a_batch().images), model(a_batch().images))


def test_that_evaluations_and_re_estimated_statistics_have_none() -> None:
    experiment = dropped()
    lane = lane_of(experiment, "B")
    lane.step(*a_batch(64))
    without = experiment.arm("B").network.edited(dropout=0.0)
    twin = lane_of(experiment.with_network("B", without), "B")
    twin.state.load(lane.state.tensors())
    batch = a_batch(64)
    assert lane.evaluate([batch]) == twin.evaluate([batch])
    with lane.reestimated([batch.images]), twin.reestimated([batch.images]):
        assert lane.evaluate([batch]) == twin.evaluate([batch])
    assert all(module.training for module in _dropouts(lane))


def test_that_skips_switched_while_training_leave_the_draws_as_they_are() -> None:
    change = SkipChange(step=2, residual=True, arm="A")
    experiment = dropped(steps=5).with_change(change)
    lane = lane_of(experiment)
    before = [module.kept(torch.empty(2, 8, 8, 8)) for module in _dropouts(lane)]
    lane.set_skips(on=True)
    assert list(masks_of(lane, 0)) == _NAMES
    after = [module.kept(torch.empty(2, 8, 8, 8)) for module in _dropouts(lane)]
    assert all(torch.equal(*pair) for pair in zip(before, after, strict=True))
    whole, again = trained(experiment), trained(experiment)
    assert np.array_equal(whole.history.norms("A"), again.history.norms("A"))


@pytest.mark.parametrize("memory_format", ["contiguous", "channels last"])
def test_that_a_run_repeats_to_the_bit_and_its_steps_are_not_alike(
    memory_format: MemoryFormat,
) -> None:
    """Steps are timed before the first run only: an execution mode is found once a process."""
    experiment = dropped(steps=6, memory_format=memory_format, threads=0).edited(repeats=2)
    one, other = trained(experiment), trained(experiment)
    without = trained(experiment.with_network("A", small_network("plain-20-digits")))
    for label in "AB":
        for seed in experiment.seeds:
            assert np.array_equal(one.history.loss(label, seed), other.history.loss(label, seed)), (
                label
            )
    assert one.of(Evaluated) == other.of(Evaluated)
    assert not np.array_equal(one.history.loss("A"), without.history.loss("A"))
    assert np.array_equal(one.history.loss("B"), without.history.loss("B"))


def test_that_a_session_tells_each_lane_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(Lane, "set_step", lambda _lane, step: told.append(step))
    trained(dropped(steps=3))
    assert told == [0, 0, 1, 1, 2, 2]


def test_that_a_network_without_dropout_has_no_such_module() -> None:
    lane = lane_of(small_experiment())
    assert _dropouts(lane) == []
    assert not lane.draws


def test_that_lanes_that_draw_are_never_captured() -> None:
    plain, drawing = lane_of(small_experiment()), lane_of(dropped())
    assert why_not_captured([plain]) is None
    for lanes in ([drawing], [plain, drawing]):
        assert str(why_not_captured(lanes)) == (
            "steps with dropout are not captured as a CUDA graph, which would draw by a count of "
            "its own; they are launched one by one, which is slower"
        )


def test_that_a_session_on_a_gpu_launches_the_steps_of_drawing_lanes_one_by_one() -> None:
    """The device alone is pretended: no step is taken on it."""
    run = Run(dropped(steps=1))
    session = Session(run)
    session._device = torch.device("cuda")
    steps = session._make_steps(ExecutionMode(1, 1, "contiguous"))
    assert isinstance(steps, Lockstep)
    steps.close()
    session.close()


_KINDS: list[dict[str, object]] = [
    {},
    {"order": "pre-activation"},
    {"order": "norm after add", "norm": "none"},
    {"block": "bottleneck", "shortcut": "B"},
]


@pytest.mark.parametrize("changes", _KINDS)
def test_that_a_network_with_dropout_learns_what_an_image_is(changes: dict[str, object]) -> None:
    network: NetworkSpec = small_network("resnet-20-digits").edited(dropout=0.2, **changes)
    experiment = small_experiment(steps=20, learning_rate=0.02).with_network("A", network)
    loss = trained(experiment).history.loss("A")
    assert np.isfinite(loss).all()
    assert loss[-3:].mean() < loss[:3].mean()
