"""What kinds of layers are called, wherever a person reads it."""

from __future__ import annotations

from explorer.messages import translate
from explorer.network.layer_plan import LayerPlan
from explorer.network.typed_number import plain_number


def layer_kind_text(layer: LayerPlan) -> str:
    """Return what a layer is, as within a sentence: "3×3 convolution"."""
    match layer.kind:
        case "conv":
            return translate("LayerKind", "{k}×{k} convolution").format(k=layer.kernel)
        case "batchnorm":
            return translate("LayerKind", "batch norm")
        case "groupnorm":
            return translate("LayerKind", "group norm")
        case "relu":
            return translate("LayerKind", "ReLU")
        case "dropout":
            rate = plain_number(layer.rate)
            return translate("LayerKind", "dropout at rate {rate}").format(rate=rate)
        case "maxpool":
            return translate("LayerKind", "{k}×{k} max pool").format(k=layer.kernel)
        case "avgpool":
            return translate("LayerKind", "global average pool")
        case "linear":
            return translate("LayerKind", "linear layer")
        case "pad":
            return translate("LayerKind", "zero padding")
        case "add":
            return translate("LayerKind", "addition")
