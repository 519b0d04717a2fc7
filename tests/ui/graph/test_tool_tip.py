from __future__ import annotations

import math

import pytest

from explorer.network.estimate import layer_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.means import SeedMean
from explorer.ui.graph.tool_tip import layer_text, value_text


@pytest.mark.parametrize(
    ("network", "layer", "lines"),
    [
        (
            "resnet-56-digits",
            1,
            [
                "layer1.0.conv1",
                "3×3 convolution",
                "8 × 8×8 → 8 × 8×8",
                "576 parameters",
                "36,864 MACs",
                "Saved activations: ≈ 0 B",
                "Receptive field: 5×5 px",
            ],
        ),
        (
            "resnet-20-b",
            9,
            [
                "layer2.0.downsample.0",
                "1×1 convolution, stride 2",
                "16 × 32×32 → 32 × 16×16",
                "512 parameters",
                "131,072 MACs",
                "Saved activations: ≈ 0 B",
                "Receptive field: 15×15 px",
            ],
        ),
        (
            "resnet-20-b",
            -1,
            [
                "fc",
                "Linear layer",
                "64 × 1×1 → 10 × 1×1",
                "650 parameters",
                "640 MACs",
                "Saved activations: ≈ 16.38 kB",
                "Receptive field: 109×109 px, larger than the 32×32 image: sees all of it",
            ],
        ),
    ],
)
def test_that_a_tool_tip_says_what_a_layer_is_and_costs(
    network: str, layer: int, lines: list[str]
) -> None:
    plan = expand(preset(network))
    each = plan.weighted[layer]
    assert layer_text(each, layer_cost(plan, each, 64), plan.spec.input_shape).splitlines() == lines


def test_that_a_mean_of_some_seeds_says_of_how_many() -> None:
    text = value_text("gradient norm", SeedMean(0.01234, 4, 5))
    assert text == "Colour: gradient norm 0.01234 (4 of 5 seeds)"


def test_that_a_number_that_is_not_finite_is_named_so() -> None:
    assert value_text("gradient norm", SeedMean(0.01234, 1, 1)) == "Colour: gradient norm 0.01234"
    assert (
        value_text("gradient norm", SeedMean(math.nan, 0, 1)) == "Colour: gradient norm not finite"
    )
