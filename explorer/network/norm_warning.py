"""Says where a group norm has a single value to normalize, which leaves nothing but its bias."""

from __future__ import annotations

import math

from explorer.errors import UserError
from explorer.network.block_plan import BlockPlan
from explorer.network.layer_plan import LayerPlan
from explorer.network.plan import NetworkPlan
from explorer.network.stage_plan import StagePlan


def norm_warning(plan: NetworkPlan) -> UserError | None:
    """Return a sentence on the first norm that makes zero of whatever it gets, if there is one.

    A batch norm has at least two values: a training batch has at least two images.
    """
    inner = (layer for stage in plan.stages for block in _models(stage) for layer in block.layers)
    layer = next(filter(_has_one_value, (*plan.stem, *inner, *plan.head)), None)
    if layer is None:
        return None
    return UserError(
        "NormWarning",
        "{layer} of {network} has one value in each group to normalize and makes 0 of it; raise "
        "norm group width, or take fewer norm groups, fewer strides or larger images",
    ).format(layer=layer.name, network=plan.spec.name)


def _models(stage: StagePlan) -> list[BlockPlan]:
    return [block for block in (stage.first, stage.second) if block]


def _has_one_value(layer: LayerPlan) -> bool:
    return layer.kind == "groupnorm" and math.prod(layer.in_shape) == layer.groups
