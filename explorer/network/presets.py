"""The networks of the papers, by name, each with its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from explorer.network.spec import NetworkSpec, Shortcut, StageSpec
from explorer.problem import Problem

_CIFAR_DEPTHS = (20, 32, 44, 56, 110, 1202)
_IMAGENET_BLOCKS = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3)}
_STRIDES = (1, 2, 2, 2)


class Preset(NamedTuple):
    """A network by name. `group` names the paper or text that it comes from."""

    group: str
    spec: NetworkSpec

    @property
    def name(self) -> str:
        """The name that the command line and the menu use."""
        return self.spec.name


def preset(name: str) -> NetworkSpec:
    """Return the network of a name.

    Raises:
        Problem: There is none; the sentence names the nearest ones.
    """
    if name in PRESETS:
        return PRESETS[name].spec
    near = difflib.get_close_matches(name, PRESETS, n=3, cutoff=0.5) or list(PRESETS)[:3]
    raise Problem(
        "no preset is called {name!r}; near ones are {near}, and `presets` lists all",
        name=name,
        near=", ".join(near),
    )


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
                "Digits, 8×8",
                NetworkSpec(
                    name=f"{prefix}-{depth}-digits{suffix}",
                    in_channels=1,
                    image_size=8,
                    stages=_stages(((depth - 2) // 6,) * 3, (8, 16, 32)),
                    residual=residual,
                    shortcut=shortcut,
                ),
            )


def _cifar() -> Iterator[Preset]:
    """He et al. 2015, section 4.2: depth 6n+2, widths 16-32-64, shortcut A."""
    for depth in _CIFAR_DEPTHS:
        for prefix, suffix, residual, shortcut in _kinds(("A", "B")):
            yield Preset(
                "CIFAR, He et al. 2015",
                NetworkSpec(
                    name=f"{prefix}-{depth}{suffix}",
                    stages=_stages(((depth - 2) // 6,) * 3, (16, 32, 64)),
                    residual=residual,
                    shortcut=shortcut,
                ),
            )


def _tutorial() -> Iterator[Preset]:
    """The widely copied 64-128-256-512 network for 32x32 images, two blocks a stage."""
    for prefix, suffix, residual, shortcut in _kinds(("B",)):
        yield Preset(
            "Tutorial, 64-128-256-512",
            NetworkSpec(
                name=f"{prefix}-18-tutorial{suffix}",
                stages=_stages((2, 2, 2, 2), (64, 128, 256, 512)),
                residual=residual,
                shortcut=shortcut,
            ),
        )


def _imagenet() -> Iterator[Preset]:
    """He et al. 2015, table 1, with projections where the shape changes, as in torchvision."""
    for depth, blocks in _IMAGENET_BLOCKS.items():
        for prefix, suffix, residual, shortcut in _kinds(("B",)):
            yield Preset(
                "ImageNet, He et al. 2015",
                NetworkSpec(
                    name=f"{prefix}-{depth}-imagenet{suffix}",
                    image_size=224,
                    classes=1_000,
                    stem="7x7",
                    stages=_stages(blocks, (64, 128, 256, 512)),
                    residual=residual,
                    shortcut=shortcut,
                ),
            )


PRESETS: dict[str, Preset] = {
    each.name: each for family in (_digits, _cifar, _tutorial, _imagenet) for each in family()
}
