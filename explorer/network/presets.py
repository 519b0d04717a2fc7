"""The networks of the papers, by name, each with its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message
from explorer.network.expand import expand
from explorer.network.spec import NetworkSpec, Shortcut, StageSpec

_CIFAR_DEPTHS = (20, 32, 44, 56, 110, 1202)
_CIFAR_WIDTHS = (16, 32, 64)
_IMAGENET_WIDTHS = (64, 128, 256, 512)
_IMAGENET_BASIC = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3)}
_IMAGENET_BOTTLENECK = {50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}
_STRIDES = (1, 2, 2, 2)
_OWN = "-own"


class Preset(NamedTuple):
    """A network by name. `group` names the paper or text that it comes from."""

    group: Message
    spec: NetworkSpec

    @property
    def name(self) -> str:
        """The name that the command line and the menu use."""
        return self.spec.name


def preset(name: str) -> NetworkSpec:
    """Return the network of a name.

    Raises:
        UserError: There is none; the sentence names the nearest ones.
    """
    if name in PRESETS:
        return PRESETS[name].spec
    near = difflib.get_close_matches(name, PRESETS, n=3, cutoff=0.5) or list(PRESETS)[:3]
    raise UserError(
        "Network", "no preset is called {name!r}; similar ones are {near}, and `presets` lists all"
    ).format(
        name=name,
        near=", ".join(near),
    )


def named(network: NetworkSpec) -> NetworkSpec:
    """Return the network under the name that says what it is.

    A preset's name if it is shaped like one; else, if it bears the name of a preset that it no
    longer is, one made of kind and depth ("resnet-44-own"). A person's own name stays.
    """
    known = _NAMES.get(_shape_of(network))
    if known is None and network.name not in PRESETS and not network.name.endswith(_OWN):
        return network
    kind = "resnet" if network.residual else "plain"
    name = known or f"{kind}-{expand(network).depth}{_OWN}"
    return network if name == network.name else network.edited(name=name)


def _shape_of(network: NetworkSpec) -> NetworkSpec:
    """Return the network without its name, and without what only a skip connection uses."""
    changes: dict[str, object] = {"name": "-"}
    if not network.residual:
        changes |= {"shortcut": "B", "branch_scale": 1.0, "zero_init": False}
    if not (network.residual and network.is_preactivated):
        changes["shortcut_reads"] = "activation"
    if network.block != "bottleneck":
        changes["stride_on"] = "3x3"
    if network.image_width == network.image_size:
        changes["image_width"] = None
    if network.norm != "group":
        changes |= {"norm_groups": 32, "norm_group_width": 8}
    return network.model_copy(update=changes)


def _stages(blocks: tuple[int, ...], widths: tuple[int, ...]) -> tuple[StageSpec, ...]:
    return tuple(
        StageSpec(blocks=b, width=w, stride=s)  # type: ignore[arg-type]
        for b, w, s in zip(blocks, widths, _STRIDES, strict=False)
    )


def _kinds(skips: tuple[Shortcut, ...]) -> Iterator[tuple[str, str, bool, Shortcut]]:
    """Yield (prefix, suffix, residual, shortcut): the plain twin, then each shortcut's."""
    yield "plain", "", False, skips[0]
    for shortcut in skips:
        yield "resnet", "" if shortcut == skips[0] else f"-{shortcut.lower()}", True, shortcut


def _digits() -> Iterator[Preset]:
    """The CIFAR family at half the width, for 8x8 grey digits."""
    for depth in (20, 32, 44, 56, 110):
        for prefix, suffix, residual, shortcut in _kinds(("A",)):
            yield Preset(
                Message("PresetGroup", "Digits, 8×8"),
                NetworkSpec(
                    name=f"{prefix}-{depth}-digits{suffix}",
                    in_channels=1,
                    image_size=8,
                    stages=_stages(((depth - 2) // 6,) * 3, (8, 16, 32)),
                    residual=residual,
                    shortcut=shortcut,
                ),
            )


def _tutorial() -> Iterator[Preset]:
    """The widely copied 64-128-256-512 network for 32x32 images, two blocks a stage."""
    for prefix, suffix, residual, shortcut in _kinds(("B",)):
        yield Preset(
            Message("PresetGroup", "Tutorial, 64-128-256-512"),
            NetworkSpec(
                name=f"{prefix}-18-tutorial{suffix}",
                stages=_stages((2, 2, 2, 2), _IMAGENET_WIDTHS),
                residual=residual,
                shortcut=shortcut,
            ),
        )


def _cifar() -> Iterator[Preset]:
    """He et al. 2015, arXiv 1512.03385, section 4.2: depth 6n+2, widths 16-32-64."""
    for depth in _CIFAR_DEPTHS:
        for prefix, suffix, residual, shortcut in _kinds(("A", "B", "C")):
            yield Preset(
                Message("PresetGroup", "CIFAR, He et al. 2015"),
                NetworkSpec(
                    name=f"{prefix}-{depth}{suffix}",
                    stages=_stages(((depth - 2) // 6,) * 3, _CIFAR_WIDTHS),
                    residual=residual,
                    shortcut=shortcut,
                ),
            )


def _pre_activation() -> Iterator[Preset]:
    """He et al. 2016, arXiv 1603.05027, tables 2 and 3: basic 110, bottleneck 164 and 1001.

    A bottleneck's stride is on its 3x3, as in fb.resnet.torch; the authors' own code
    (github.com/KaimingHe/resnet-1k-layers) has it on the first 1x1.
    """
    group = Message("PresetGroup", "CIFAR, He et al. 2016")
    yield Preset(
        group,
        NetworkSpec(
            name="resnet-110-preact",
            stages=_stages((18,) * 3, _CIFAR_WIDTHS),
            order="pre-activation",
        ),
    )
    for depth in (164, 1001):
        yield Preset(
            group,
            NetworkSpec(
                name=f"resnet-{depth}-preact",
                stages=_stages(((depth - 2) // 9,) * 3, _CIFAR_WIDTHS),
                block="bottleneck",
                order="pre-activation",
                shortcut="B",
            ),
        )


def _wrn() -> Iterator[Preset]:
    """Zagoruyko and Komodakis 2016, arXiv 1605.07146: depth 28, ten times as wide.

    The paper's 28 counts all convolutions, three on shortcuts among them, and not the linear layer.
    Its rate of dropout for CIFAR is 0.3 (section 3).
    """
    for name, dropout in (("wrn-28-10", 0.0), ("wrn-28-10-dropout", 0.3)):
        yield Preset(
            Message("PresetGroup", "CIFAR, Zagoruyko and Komodakis 2016"),
            NetworkSpec(
                name=name,
                stem_width=16,
                stages=_stages((4, 4, 4), (160, 320, 640)),
                order="pre-activation",
                shortcut="B",
                dropout=dropout,
            ),
        )


def _imagenet_network(name: str, blocks: tuple[int, ...], **changes: object) -> NetworkSpec:
    """A 224-pixel network with projections where the shape changes, as in torchvision."""
    base = NetworkSpec(
        name=name,
        image_size=224,
        classes=1_000,
        stem="7x7",
        stages=_stages(blocks, _IMAGENET_WIDTHS),
        shortcut="B",
    )
    return base.edited(**changes)


def _imagenet() -> Iterator[Preset]:
    """He et al. 2015, table 1; stride on the 3x3, as in torchvision.

    "v1" has it on the first 1x1, as the paper's own models have; the other is known as v1.5, too.
    """
    group = Message("PresetGroup", "ImageNet, He et al. 2015")
    for depth, blocks in _IMAGENET_BASIC.items():
        plain = _imagenet_network(f"plain-{depth}-imagenet", blocks, residual=False)
        yield Preset(group, plain)
        yield Preset(group, _imagenet_network(f"resnet-{depth}-imagenet", blocks))
    for depth, blocks in _IMAGENET_BOTTLENECK.items():
        name = f"resnet-{depth}-imagenet"
        yield Preset(group, _imagenet_network(name, blocks, block="bottleneck"))
        if depth == 50:
            original = _imagenet_network(
                "resnet-50-v1-imagenet", blocks, block="bottleneck", stride_on="1x1"
            )
            yield Preset(group, original)


def _wide_and_grouped() -> Iterator[Preset]:
    """Xie et al. 2017, arXiv 1611.05431, and torchvision's wide networks."""
    grouped = Message("PresetGroup", "ImageNet, Xie et al. 2017")
    wide = Message("PresetGroup", "ImageNet, Zagoruyko and Komodakis 2016")
    for name, depth, groups, group_width in (
        ("resnext-50-32x4d", 50, 32, 4),
        ("resnext-101-32x8d", 101, 32, 8),
        ("resnext-101-64x4d", 101, 64, 4),
        ("wide-resnet-50-2", 50, 1, 128),
        ("wide-resnet-101-2", 101, 1, 128),
    ):
        yield Preset(
            wide if groups == 1 else grouped,
            _imagenet_network(
                name,
                _IMAGENET_BOTTLENECK[depth],
                block="bottleneck",
                groups=groups,
                group_width=group_width,
            ),
        )


_FAMILIES = (_digits, _tutorial, _cifar, _pre_activation, _wrn, _imagenet, _wide_and_grouped)

PRESETS: dict[str, Preset] = {each.name: each for family in _FAMILIES for each in family()}

_NAMES = {_shape_of(each.spec): name for name, each in PRESETS.items()}
