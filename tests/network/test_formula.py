"""The formula of a block must be what the block computes, whatever its kind and order."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from explorer.network.block_plan import BlockPlan
from explorer.network.expand import expand
from explorer.network.formula import (
    as_text,
    block_equations,
    chain_equation,
    layer_equation,
)
from explorer.network.plan import NetworkPlan
from explorer.network.spec import Block, NetworkSpec, StageSpec

_STAGES = (StageSpec(blocks=2, width=8), StageSpec(blocks=2, width=16, stride=2))
_ORDERS = (
    "original",
    "pre-activation",
    "relu-only pre-activation",
    "norm after add",
    "relu before add",
)
_ALL = list(
    product(
        get_args(Block),
        _ORDERS,
        ("batch", "group", "none"),
        ("A", "B", "C", None),
    )
)


def plan_of(**changes: object) -> NetworkPlan:
    return expand(NetworkSpec(name="x", image_size=8, stages=_STAGES).edited(**changes))


def texts(plan: NetworkPlan, block: BlockPlan) -> list[str]:
    return [as_text(each) for each in block_equations(plan, block)]


@pytest.mark.parametrize(
    ("order", "y", "branch"),
    [
        ("original", "ReLU(F(x) + x)", "BN_2(W_2 * ReLU(BN_1(W_1 * x)))"),
        ("norm after add", "ReLU(BN_2(F(x) + x))", "W_2 * ReLU(BN_1(W_1 * x))"),
        ("relu before add", "F(x) + x", "ReLU(BN_2(W_2 * ReLU(BN_1(W_1 * x))))"),
        ("relu-only pre-activation", "F(x) + x", "BN_2(W_2 * ReLU(BN_1(W_1 * ReLU(x))))"),
        ("pre-activation", "F(x) + x", "W_2 * ReLU(BN_2(W_1 * ReLU(BN_1(x))))"),
    ],
)
def test_that_each_order_is_the_papers(order: str, y: str, branch: str) -> None:
    plan = plan_of(order=order)
    assert texts(plan, plan.stages[0].blocks[1]) == [f"y = {y}", f"F(x) = {branch}"]


@pytest.mark.parametrize(
    ("changes", "y"),
    [
        ({"residual": False}, "ReLU(F(x))"),
        ({"shortcut": "A"}, "ReLU(F(x) + pad(x))"),
        ({"shortcut": "B"}, "ReLU(F(x) + BN_s(W_s * x))"),
        ({"shortcut": "B", "norm": "group"}, "ReLU(F(x) + GN_s(W_s * x))"),
        ({"shortcut": "B", "norm": "none"}, "ReLU(F(x) + W_s * x)"),
        ({"shortcut": "B", "order": "pre-activation"}, "F(a) + W_s * a"),
        (
            {"shortcut": "B", "order": "pre-activation", "shortcut_reads": "input"},
            "F(x) + W_s * x",
        ),
        ({"shortcut": "A", "branch_scale": 0.1}, "ReLU(0.1 · F(x) + pad(x))"),
        ({"residual": False, "branch_scale": 0.1}, "ReLU(F(x))"),
        ({"residual": False, "order": "norm after add"}, "ReLU(BN_2(F(x)))"),
        ({"residual": False, "order": "pre-activation"}, "F(x)"),
    ],
)
def test_that_where_the_shape_changes_the_skip_is_told(changes: dict[str, object], y: str) -> None:
    plan = plan_of(**changes)
    assert texts(plan, plan.stages[1].first)[0] == f"y = {y}"


def test_that_what_both_paths_read_has_a_formula_of_its_own() -> None:
    plan = plan_of(order="pre-activation")
    assert texts(plan, plan.stages[0].first) == [
        "y = F(a) + a",
        "F(a) = W_2 * ReLU(BN_2(W_1 * a))",
        "a = ReLU(BN_1(x))",
    ]
    relu_only = plan_of(order="relu-only pre-activation")
    assert texts(relu_only, relu_only.stages[1].first)[::2] == ["y = F(a) + pad(a)", "a = ReLU(x)"]


def test_that_other_blocks_have_as_many_weights_as_they_have() -> None:
    bottleneck = plan_of(block="bottleneck", norm="group", shortcut="B")
    assert texts(bottleneck, bottleneck.stages[0].blocks[1])[1] == (
        "F(x) = GN_3(W_3 * ReLU(GN_2(W_2 * ReLU(GN_1(W_1 * x)))))"
    )
    single = plan_of(block="single", norm="none")
    assert texts(single, single.stages[0].blocks[1]) == ["y = ReLU(F(x) + x)", "F(x) = W_1 * x"]


def test_that_dropout_stands_before_the_last_convolution() -> None:
    before = plan_of(order="pre-activation", dropout=0.3)
    assert texts(before, before.stages[0].blocks[1])[1] == (
        "F(x) = W_2 * drop(ReLU(BN_2(W_1 * ReLU(BN_1(x)))))"
    )
    bottleneck = plan_of(block="bottleneck", shortcut="B", dropout=0.3)
    assert texts(bottleneck, bottleneck.stages[0].first)[1] == (
        "F(x) = BN_3(W_3 * drop(ReLU(BN_2(W_2 * ReLU(BN_1(W_1 * x))))))"
    )


@pytest.mark.parametrize(("block", "order", "norm", "shortcut"), _ALL)
def test_that_each_layer_stands_in_it_once_and_after_what_it_reads(
    block: str, order: str, norm: str, shortcut: str | None
) -> None:
    plan = plan_of(
        block=block,
        order=order,
        norm=norm,
        residual=shortcut is not None,
        shortcut=shortcut or "B",
        dropout=0.0 if block == "single" else 0.3,
    )
    for stage in plan.stages:
        for each in stage.blocks:
            y, *rest = block_equations(plan, each)
            branch = [symbol for equation in rest for symbol in equation]
            used = [symbol for symbol in (*y, *branch) if symbol.layer]
            names = [symbol.layer for symbol in used if symbol.style != "below"]
            assert sorted(names) == sorted(layer.name for layer in each.layers)
            # What is applied last is written first: F(x) is its layers from the last to the first.
            inner = [symbol.layer for symbol in branch if symbol.layer and symbol.style != "below"]
            order_of = [layer.name for layer in each.layers]
            assert [order_of.index(name) for name in inner] == list(range(len(inner) - 1, -1, -1))
            for equation in (y, *rest):
                text = as_text(equation)
                assert text.count("(") == text.count(")")
            is_added = any(symbol.layer.endswith(".add") for symbol in y)
            assert is_added == (shortcut is not None)


@pytest.mark.parametrize(("block", "order", "norm", "shortcut"), _ALL)
def test_that_a_plain_block_has_the_branch_of_its_residual_twin(
    block: str, order: str, norm: str, shortcut: str | None
) -> None:
    reads = {"shortcut_reads": "input"}
    twin = plan_of(block=block, order=order, norm=norm, shortcut=shortcut or "B", **reads)
    plain = plan_of(block=block, order=order, norm=norm, residual=False)
    for ours, theirs in zip(plain.stages, twin.stages, strict=True):
        assert texts(plain, ours.first)[1] == texts(twin, theirs.first)[1]


def test_that_stem_head_and_layers_have_formulas_too() -> None:
    plan = plan_of(stem="7x7", image_size=64, dropout=0.25)
    assert as_text(chain_equation(plan.stem)) == "y = maxpool(ReLU(BN_1(W_1 * x)))"
    assert as_text(chain_equation(plan.head)) == "y = W mean(x) + b"
    before = plan_of(order="pre-activation")
    assert as_text(chain_equation(before.head)) == "y = W mean(ReLU(BN_last(x))) + b"
    shown = {each.kind: as_text(layer_equation(each)) for each in plan.layers}
    assert shown["conv"] == "v = W_2 * u"
    assert shown["relu"] == "v = max(0, u)"
    assert shown["dropout"] == "v = m · u / (1 − 0.25),  P(m = 0) = 0.25"
    assert shown["batchnorm"] == "v = γ (u − μ) / √(σ^2 + ε) + β"  # noqa: RUF001
    assert shown["pad"] == "v = [u_↓2, 0]"
    assert shown["linear"] == "v = W u + b"
    assert shown["add"] == ""
