from __future__ import annotations

import copy

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.layout import LaneColumns, RowLayout
from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    GRADIENT_NORM,
    RESPONSE_DEVIATION,
    UPDATE_RATIO,
    WEIGHT_NORM,
)
from explorer.runs.settings import TrainSettings
from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from explorer.training.measures import norms_of, responding_layers, weights_of
from tests.training.running import small_experiment

_CPU = torch.device("cpu")


def an_experiment(network: NetworkSpec | None = None, **settings: object) -> Experiment:
    """One residual network with projections, of 20 layers, for 8x8 images."""
    spec = network or preset("resnet-20-b").edited(image_size=8, in_channels=1)
    return Experiment(
        arms=(Arm(label="A", network=spec),), settings=TrainSettings.model_validate(settings)
    )


def lane_of(experiment: Experiment, arm: str = "A") -> Lane:
    return Lane(experiment, arm, experiment.seed, _CPU)


def columns_of(experiment: Experiment) -> LaneColumns:
    """Its columns, beginning at 0 as a lane's own part of a row does."""
    lane = RowLayout.of(experiment).arm("A")
    fields = {name: getattr(lane, name) for name in lane.__slots__}
    return LaneColumns(**fields | {"start": 0})


def a_batch(seed: int = 0) -> LabelledImages:
    generator = torch.Generator().manual_seed(seed)
    return LabelledImages(torch.randn(16, 1, 8, 8, generator=generator), torch.arange(16) % 10)


def gradients_of(model: nn.Module, batch: LabelledImages) -> list[Tensor]:
    """The gradients of the convolutions' and the head's weights, by another way."""
    twin = copy.deepcopy(model)
    functional.cross_entropy(twin(batch.images), batch.labels).backward()
    weights = [m.weight for m in twin.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    return [weight.grad for weight in weights if weight.grad is not None]


def test_that_recorded_norms_are_those_of_the_gradient_before_the_update() -> None:
    experiment = an_experiment()
    lane, columns, batch = lane_of(experiment), columns_of(experiment), a_batch()
    reference = copy.deepcopy(lane.model)
    loss = functional.cross_entropy(reference(batch.images), batch.labels)
    loss.backward()
    row = lane.step(*batch)
    assert len(row) == columns.stop
    assert row[columns.loss].item() == pytest.approx(loss.item())
    assert row[columns.learning_rate].item() == pytest.approx(0.05)
    plan = expand(experiment.arm("A").network)
    for norm, layer in zip(row[columns.columns(GRADIENT_NORM)], plan.weighted, strict=True):
        gradient = reference.get_parameter(f"{layer.name}.weight").grad
        assert gradient is not None
        assert norm.item() == pytest.approx(gradient.norm().item(), rel=1e-5), layer.name


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"nesterov": True, "weight_decay": 0.01},
        {"optimizer": "adamw", "learning_rate": 0.01},
    ],
)
def test_that_update_ratios_are_those_of_the_update_that_was_made(
    settings: dict[str, object],
) -> None:
    experiment = an_experiment(**settings)
    lane, columns = lane_of(experiment), columns_of(experiment)
    weights = weights_of(lane.model, expand(experiment.arm("A").network))
    for step in range(3):
        before = [weight.detach().clone() for weight in weights]
        row = lane.step(*a_batch(step))
        for index, (weight, old) in enumerate(zip(weights, before, strict=True)):
            change = (weight - old).norm().item()
            ratio = row[columns.columns(UPDATE_RATIO)][index].item()
            assert ratio == pytest.approx(change / old.norm().item(), rel=1e-4)
            assert row[columns.columns(WEIGHT_NORM)][index].item() == pytest.approx(
                old.norm().item()
            )
            assert change > 0


def test_that_norms_are_float32_of_any_gradient() -> None:
    norms = norms_of([torch.ones(72, dtype=torch.bfloat16)])
    assert norms.dtype == torch.float32
    assert norms[0].item() == pytest.approx(72**0.5)


def test_that_cosines_compare_each_gradient_with_the_last() -> None:
    experiment = an_experiment(measure=("gradient_cosine",))
    lane, columns = lane_of(experiment), columns_of(experiment)
    first = gradients_of(lane.model, a_batch(0))
    row = lane.step(*a_batch(0))
    assert row[columns.columns(GRADIENT_COSINE)].isnan().all()
    second = gradients_of(lane.model, a_batch(1))
    row = lane.step(*a_batch(1))
    for cosine, one, other in zip(
        row[columns.columns(GRADIENT_COSINE)], first, second, strict=True
    ):
        expected = functional.cosine_similarity(one.flatten(), other.flatten(), dim=0)
        assert cosine.item() == pytest.approx(expected.item(), abs=1e-4)


def test_that_block_norms_are_those_of_the_gradient_at_each_blocks_output() -> None:
    experiment = an_experiment(measure=("block_gradient_norm",))
    lane, columns, batch = lane_of(experiment), columns_of(experiment), a_batch()
    plain = lane_of(an_experiment()).model
    outputs: list[Tensor] = []

    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        output.retain_grad()
        outputs.append(output)

    for name in columns.parts_of(BLOCK_GRADIENT_NORM):
        plain.get_submodule(name).register_forward_hook(keep)
    functional.cross_entropy(plain(batch.images), batch.labels).backward()
    row = lane.step(*batch)
    expected = [output.grad.norm().item() for output in outputs if output.grad is not None]
    assert len(expected) == 9
    assert row[columns.columns(BLOCK_GRADIENT_NORM)].tolist() == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("order", ["original", "pre-activation", "norm after add"])
def test_that_responses_are_deviations_after_the_norm_and_before_relu_and_addition(
    order: str,
) -> None:
    network = preset("resnet-20-digits").edited(order=order)
    experiment = an_experiment(network, measure=("response_deviation",))
    lane, columns, batch = lane_of(experiment), columns_of(experiment), a_batch()
    plain = lane_of(an_experiment(network)).model
    found: list[float] = []

    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        found.append(output.std().item())

    for name in responding_layers(expand(network)):
        plain.get_submodule(name).register_forward_hook(keep)
    plain(batch.images)
    row = lane.step(*batch)
    assert len(columns.parts_of(RESPONSE_DEVIATION)) == 19
    assert row[columns.columns(RESPONSE_DEVIATION)].tolist() == pytest.approx(found, rel=1e-4)
    if order == "original":  # each is the output of a batch norm that has just begun
        assert found == pytest.approx([1.0] * 19, abs=0.02)


def test_that_evaluating_measures_nothing_and_changes_nothing() -> None:
    lane = lane_of(
        an_experiment(
            measure=(
                "response_deviation",
                "block_gradient_norm",
            )
        )
    )
    lane.step(*a_batch())
    before = {name: tensor.clone() for name, tensor in lane.state.tensors().items()}
    loss, error = lane.evaluate([a_batch(1), a_batch(2)])
    assert 0 <= error <= 1
    assert loss > 0
    after = lane.state.tensors()
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_that_evaluation_in_parts_is_the_mean_over_all_images() -> None:
    lane = lane_of(an_experiment())
    one, two = a_batch(1), a_batch(2)
    both = LabelledImages(torch.cat([one.images, two.images]), torch.cat([one.labels, two.labels]))
    assert lane.evaluate([one, two]) == pytest.approx(lane.evaluate([both]), rel=1e-5)


def test_that_an_update_with_a_gradient_that_is_not_finite_is_not_made() -> None:
    lane = lane_of(an_experiment())
    lane.step(*a_batch())
    weights = {name: tensor.clone() for name, tensor in lane.model.named_parameters()}
    images, labels = a_batch(1)
    row = lane.step(images * torch.inf, labels)
    assert not torch.isfinite(row).all()
    for name, parameter in lane.model.named_parameters():
        assert torch.equal(parameter, weights[name]), name


def test_that_bfloat16_rounds_activations_and_leaves_weights_and_norms_float32() -> None:
    exact, rounded = (
        lane_of(an_experiment(precision=precision)) for precision in ("float32", "bfloat16")
    )
    one, other = exact.step(*a_batch()), rounded.step(*a_batch())
    assert other.dtype == torch.float32
    assert {p.dtype for p in rounded.model.parameters()} == {torch.float32}
    assert not torch.equal(one, other)
    assert other[0].item() == pytest.approx(one[0].item(), rel=0.05)


def test_that_label_smoothing_is_torchs() -> None:
    lane, batch = lane_of(an_experiment(label_smoothing=0.2)), a_batch()
    expected = functional.cross_entropy(
        copy.deepcopy(lane.model)(batch.images), batch.labels, label_smoothing=0.2
    )
    assert lane.step(*batch)[0].item() == pytest.approx(expected.item())


@pytest.mark.parametrize("name", ["resnet-20-digits", "plain-20-digits", "resnet-20-b"])
def test_that_switching_skips_gives_the_other_networks_output_with_the_same_weights(
    name: str,
) -> None:
    network = preset(name).edited(image_size=8, in_channels=1)
    lane = lane_of(an_experiment(network))
    lane.step(*a_batch())
    twin = lane_of(an_experiment(network.edited(residual=not network.residual)))
    weights = lane.model.state_dict()
    twin.model.load_state_dict(weights, strict=False)
    lane.set_skips(on=not network.residual)
    images = a_batch(1).images
    assert torch.equal(lane.model(images), twin.model(images))


def test_that_projections_wait_while_their_skip_is_off_and_train_again_after() -> None:
    experiment = an_experiment()
    lane, columns = lane_of(experiment), columns_of(experiment)
    lane.step(*a_batch(0))
    projection = columns.layers.index("layer2.0.downsample.0")
    lane.set_skips(on=False)
    row = lane.step(*a_batch(1))
    assert row[columns.columns(GRADIENT_NORM)][projection] == 0
    assert row[columns.columns(UPDATE_RATIO)][projection] == 0
    assert torch.isfinite(row).all()
    lane.set_skips(on=True)
    row = lane.step(*a_batch(2))
    assert row[columns.columns(UPDATE_RATIO)][projection] > 0


def test_that_skips_of_a_plain_network_bring_projections_that_train() -> None:
    network = preset("resnet-20-b").edited(image_size=8, in_channels=1, residual=False)
    lane = lane_of(an_experiment(network))
    lane.step(*a_batch())
    lane.set_skips(on=True)
    projection = lane.model.get_parameter("layer2.0.downsample.0.weight")
    before = projection.detach().clone()
    lane.step(*a_batch(1))
    assert not torch.equal(projection, before)


def test_that_a_network_trains_equally_in_either_memory_format() -> None:
    lanes = [lane_of(an_experiment()) for _ in range(2)]
    lanes[1].step(*a_batch(9))  # what the optimizer remembers must not survive another layout
    lanes[1].model.load_state_dict(lanes[0].model.state_dict())
    lanes[1].set_memory_format("channels last")
    weight = lanes[1].model.get_parameter("layer1.0.conv1.weight")
    assert weight.is_contiguous(memory_format=torch.channels_last)
    for seed in range(4):
        one, other = (lane.step(*a_batch(seed)) for lane in lanes)
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-5)


def test_that_batch_norms_count_their_batches() -> None:
    lane = lane_of(an_experiment())
    for seed in range(3):
        lane.step(*a_batch(seed))
    counts = {n: b for n, b in lane.model.named_buffers() if n.endswith("num_batches_tracked")}
    assert len(counts) == 21
    assert {int(count) for count in counts.values()} == {3}


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_that_a_lane_that_begins_anew_takes_the_steps_of_a_new_one(optimizer: str) -> None:
    experiment = small_experiment(optimizer=optimizer, measure=("gradient_cosine",))
    images, labels = torch.rand(16, 1, 8, 8), torch.arange(16) % 10
    used, new = (Lane(experiment, "B", 3, torch.device("cpu")) for _ in range(2))
    for _ in range(3):
        used.step(images, labels)
    used.restart()
    assert used.state.tensors().keys() == new.state.tensors().keys()
    for _ in range(3):
        rows = (lane.step(images, labels).numpy() for lane in (used, new))
        np.testing.assert_array_equal(*rows)  # no cosine is known of the first step
    for name, tensor in used.state.tensors().items():
        assert torch.equal(tensor, new.state.tensors()[name]), name


def test_that_a_network_without_batch_norm_has_nothing_to_reestimate() -> None:
    network = preset("resnet-20-digits").edited(norm="group")
    lane = Lane(small_experiment().with_network("B", network), "B", 0, torch.device("cpu"))
    assert not lane.has_batch_norm


@pytest.mark.parametrize("channels", [1, 3])
def test_that_a_network_for_wide_grey_or_colour_images_trains_on_those_there_are(
    channels: int,
) -> None:
    network = preset("resnet-20-digits").edited(in_channels=channels, image_size=9, image_width=14)
    experiment = Experiment(
        arms=(Arm(label="A", network=network),),
        settings=TrainSettings(dataset="shapes", device="cpu"),
    )
    lane = Lane(experiment, "A", 0, torch.device("cpu"))
    images, labels = torch.randn(4, 3, 32, 32), torch.zeros(4, dtype=torch.int64)
    assert lane.step(images, labels).isfinite().all()
    assert lane.evaluate([LabelledImages(images, labels)])[0] > 0
