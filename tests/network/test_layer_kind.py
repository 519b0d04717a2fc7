from __future__ import annotations

from typing import get_args

from explorer.network.expand import expand
from explorer.network.layer_kind import layer_kind_text
from explorer.network.layer_plan import Kind
from explorer.network.presets import preset


def test_that_every_kind_of_layer_is_named_for_a_person() -> None:
    plans = [
        expand(preset("resnet-18-imagenet").edited(shortcut="A")),
        expand(preset("resnet-20").edited(norm="group", dropout=0.3)),
    ]
    texts = {layer.kind: layer_kind_text(layer) for plan in plans for layer in plan.layers}
    assert set(texts) == set(get_args(Kind))
    assert texts == {
        "conv": "3×3 convolution",
        "batchnorm": "batch norm",
        "groupnorm": "group norm",
        "relu": "ReLU",
        "dropout": "dropout at rate 0.3",
        "maxpool": "3×3 max pool",
        "pad": "zero padding",
        "add": "addition",
        "avgpool": "global average pool",
        "linear": "linear layer",
    }
