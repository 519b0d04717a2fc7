from __future__ import annotations

import pytest

from explorer.network.estimate import layer_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.part import find_part


@pytest.mark.parametrize("name", ["resnet-56-digits", "resnet-50-imagenet", "plain-34-imagenet"])
def test_that_every_part_costs_what_the_plan_says(name: str) -> None:
    experiment = first_experiment().with_network("A", preset(name))
    plan = expand(preset(name))
    batch = experiment.settings.batch_size
    for layer in plan.layers[::7]:
        part = find_part(experiment, "A", layer.name)
        assert part is not None
        cost = layer_cost(plan, layer, batch)
        assert (part.params, part.macs) == (layer.params, layer.macs)
        assert (part.in_shape, part.out_shape) == (layer.in_shape, layer.out_shape)
        assert part.activation_bytes == cost.activation_bytes
        assert part.receptive_field == cost.receptive_field
    parts = [find_part(experiment, "A", b.name) for s in plan.stages for b in s.blocks]
    ends = sum(layer.params for layer in (*plan.stem, *plan.head))
    assert sum(part.params for part in parts if part) + ends == plan.params


def test_that_a_block_reads_its_first_layers_input_and_gives_its_last_layers_output() -> None:
    part = find_part(first_experiment().with_network("A", preset("resnet-20-b")), "A", "layer2.0")
    assert part is not None
    assert part.in_shape == (16, 32, 32)
    assert part.out_shape == (32, 16, 16)
    assert part.traced == ("layer2.0.conv1", "layer2.0.conv2", "layer2.0.downsample.0")


def test_that_a_layer_without_weights_has_the_gradient_of_those_around_it() -> None:
    experiment = first_experiment().with_network("A", preset("resnet-20"))
    traced = {}
    for name in ("conv1", "relu", "layer1.0.conv2", "layer1.0.relu1", "avgpool"):
        part = find_part(experiment, "A", name)
        assert part is not None
        traced[name] = part.traced
    assert traced == {
        "conv1": ("conv1",),
        "relu": ("conv1",),
        "layer1.0.conv2": ("layer1.0.conv2",),
        "layer1.0.relu1": ("layer1.0.conv1", "layer1.0.conv2"),
        "avgpool": ("fc",),
    }


def test_that_an_arm_or_a_part_that_is_not_there_is_not_found() -> None:
    experiment = first_experiment()
    for unknown in ("layer9.0", "layer1.99", "layer1", "layer1.0.conv9", "nothing", ""):
        assert find_part(experiment, "A", unknown) is None
    assert find_part(experiment, "C", "conv1") is None
