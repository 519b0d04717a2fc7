"""What a block computes, as the symbols of a formula. Made from the plan's own edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from explorer.network.block_plan import BlockPlan
from explorer.network.layer_plan import LayerPlan
from explorer.network.module_path import ordinal
from explorer.network.plan import NetworkPlan
from explorer.network.typed_number import plain_number

Style = Literal["letter", "upright", "below", "above", "star"]


class Symbol(NamedTuple):
    """A piece of a formula.

    Attributes:
        text: As it is printed.
        style: A slanted letter, an upright word or sign, a small one below or above the line, or
            the star of a convolution.
        layer: Name of the layer that it stands for, or "".
        may_break: Whether a line may end before it.
    """

    text: str
    style: Style = "upright"
    layer: str = ""
    may_break: bool = False


Equation = tuple[Symbol, ...]

_X = Symbol("x", "letter")
_Y = Symbol("y", "letter")
_U = Symbol("u", "letter")
_V = Symbol("v", "letter")
_IS = Symbol(" = ")
_OPEN, _CLOSE = Symbol("("), Symbol(")")
_A = Symbol("a", "letter")
_NORMS = {"batchnorm": "BN", "groupnorm": "GN"}
_FUNCTIONS = {
    "relu": "ReLU",
    "dropout": "drop",
    "maxpool": "maxpool",
    "avgpool": "mean",
    "pad": "pad",
}


def block_equations(plan: NetworkPlan, block: BlockPlan) -> tuple[Equation, ...]:
    """Return y in terms of F(x), then F(x), the branch, with the block's own weights and norms.

    Where both paths read an activation, this is a: F(a) takes the place of F(x), and a third
    equation says what a is.
    """
    layers = {each.name: each for each in block.layers}
    end = _end_of_branch(plan, block)
    scale = plan.spec.branch_scale if block.skip else 1
    argument, split = (_A, block.common[-1].name) if block.common else (_X, block.source)
    function = (Symbol("F", "letter"), _OPEN, argument, _CLOSE)
    branch = function if scale == 1 else (Symbol(f"{scale:g}"), Symbol(" · "), *function)
    whole = _expression(block.layers[-1].name, layers, {split: (argument,), end: branch})
    inner = _expression(end, layers, {split: (argument,)})
    equations = (_Y, _IS, *whole), (*function, _IS, *inner)
    if not block.common:
        return equations
    return *equations, (_A, _IS, *_expression(split, layers, {block.source: (_X,)}))


def chain_equation(layers: Sequence[LayerPlan]) -> Equation:
    """Return y in terms of x for the stem or the head."""
    known = {layers[0].inputs[0]: (_X,)}
    by_name = {each.name: each for each in layers}
    return (_Y, _IS, *_expression(layers[-1].name, by_name, known))


def layer_equation(layer: LayerPlan) -> Equation:
    """Return what a layer makes of its input u; nothing for an addition, which is its block's."""
    match layer.kind:
        case "add":
            return ()
        case "batchnorm" | "groupnorm":
            return (_V, _IS, *_normalised())
        case "relu":
            return (_V, _IS, Symbol("max(0, "), _U, _CLOSE)
        case "dropout":
            return (_V, _IS, *_dropped(plain_number(layer.rate)))
        case "maxpool":
            window = Symbol(f"{layer.kernel}×{layer.kernel}", "below")
            return (_V, _IS, Symbol("max"), window, Symbol(" "), _U)
        case "avgpool":
            return (_V, _IS, Symbol("mean"), Symbol("h, w", "below"), Symbol(" "), _U)
        case "pad":
            kept = (_U, Symbol(f"↓{layer.stride}", "below")) if layer.stride > 1 else (_U,)
            return (_V, _IS, Symbol("["), *kept, Symbol(", 0]"))
        case _:
            return (_V, _IS, *_applied(layer, (_U,)))


def as_text(equation: Sequence[Symbol]) -> str:
    """Return an equation in one line of plain text, for a screen reader and for tests."""
    marks = {"below": "_", "above": "^"}
    return "".join(marks.get(each.style, "") + each.text for each in equation)


def _expression(
    name: str, layers: Mapping[str, LayerPlan], known: Mapping[str, Equation]
) -> Equation:
    """Return the output of a layer in terms of what is known."""
    if name in known:
        return known[name]
    layer = layers[name]
    first, *rest = (_expression(each, layers, known) for each in layer.inputs)
    if layer.kind == "add":
        return (*first, Symbol(" + ", layer=layer.name, may_break=True), *rest[0])
    return _applied(layer, first)


def _applied(layer: LayerPlan, argument: Equation) -> Equation:
    name = layer.name
    match layer.kind:
        case "conv":
            weight = (Symbol("W", "letter", name), *_index(layer))
            # A lone letter is not sent to a line of its own.
            return (*weight, Symbol(" * ", "star", may_break=len(argument) > 1), *argument)
        case "linear":
            return (
                Symbol("W", "letter", name),
                Symbol(" "),
                *argument,
                Symbol(" + ", may_break=True),
                Symbol("b", "letter", name),
            )
        case "batchnorm" | "groupnorm":
            function = (Symbol(_NORMS[layer.kind], layer=name), *_index(layer))
        case _:
            function = (Symbol(_FUNCTIONS[layer.kind], layer=name),)
    return (*function, _OPEN, *argument, _CLOSE)


def _index(layer: LayerPlan) -> Equation:
    """Return the index of a weight or norm in its block: 1, 2, 3, s or last."""
    if layer.on_shortcut:
        return (Symbol("s", "below", layer.name),)
    return (Symbol(ordinal(layer.name), "below", layer.name),)


def _normalised() -> Equation:
    """(u - mean) / sqrt(variance + epsilon), scaled and shifted (Ioffe and Szegedy 2015)."""
    gamma, beta, mu, sigma, epsilon = (Symbol(each, "letter") for each in "γβμσε")
    return (
        *(gamma, Symbol(" ("), _U, Symbol(" − "), mu, Symbol(") / √("), sigma),
        *(Symbol("2", "above"), Symbol(" + "), epsilon, _CLOSE),
        *(Symbol(" + ", may_break=True), beta),
    )


def _dropped(rate: str) -> Equation:
    """Return m u / (1 - rate) with m that is 0 at this rate, else 1 (Srivastava et al. 2014)."""
    mask = Symbol("m", "letter")
    zero = Symbol("P(", may_break=True), mask, Symbol(f" = 0) = {rate}")
    return (mask, Symbol(" · "), _U, Symbol(f" / (1 − {rate}),  "), *zero)


def _end_of_branch(plan: NetworkPlan, block: BlockPlan) -> str:
    """Name the layer that gives F(x): in a plain block, where its twin's addition would stand.

    So a plain block and its residual twin have the same F.
    """
    if block.skip:
        return block.branch[-1].name
    layers = list(block.layers)
    if plan.spec.order in ("original", "norm after add"):
        layers.pop()  # the ReLU
    if plan.spec.order == "norm after add" and layers[-1].kind in _NORMS:
        layers.pop()
    return layers[-1].name
