"""The shape of a network as a frozen, validated value that goes to JSON and back."""

from __future__ import annotations

import json
import math
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    ValidationError,
    model_validator,
)

from explorer.errors import UserError
from explorer.files.file_format import upgraded_json
from explorer.messages import printable
from explorer.network.field_names import field_name
from explorer.network.migrations import NETWORK
from explorer.network.quoted import alternatives
from explorer.network.typed_number import plain_number
from explorer.network.validation import user_error_of

MAX_BLOCKS = 1_000
MAX_WIDTH = 4_096
MAX_STAGES = 8
MAX_CHANNELS = 64
"""Of an input image."""
BOTTLENECK_EXPANSION = 4
_LONGEST_NAME = 80


Block = Literal["basic", "bottleneck", "single"]
Order = Literal[
    "original",
    "pre-activation",
    "relu-only pre-activation",
    "norm after add",
    "relu before add",
]
Stem = Literal["3x3", "7x7"]
Shortcut = Literal["A", "B", "C"]
Norm = Literal["batch", "group", "none"]
StrideOn = Literal["3x3", "1x1"]
ShortcutReads = Literal["activation", "input"]


def _printable_name(name: object) -> object:
    """Escape what a terminal would obey: the name goes to screens as it is.

    Files with such names were written once; escaped, one may become too long.
    """
    if not isinstance(name, str) or len(name) > _LONGEST_NAME:
        return name
    return printable(name)[:_LONGEST_NAME]


class StageSpec(BaseModel):
    """Blocks at one resolution.

    The first block has the stride; `width` is the number of output channels of each block, for
    bottleneck blocks before the expansion by four.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    blocks: Annotated[int, Field(ge=1, le=MAX_BLOCKS)]
    width: Annotated[int, Field(ge=1, le=MAX_WIDTH)]
    stride: Literal[1, 2] = 1


class NetworkSpec(BaseModel):
    """A stem, one to eight stages of blocks, and a head (He et al. 2015, section 3.3).

    Attributes:
        name: What the network is called on the screen.
        in_channels: Channels of an input image.
        image_size: Height of an input image, in pixels, and its width unless `image_width` is set.
        image_width: Width of an input image that is not square, in pixels.
        classes: Outputs of the head.
        stem: "3x3" as for CIFAR, or "7x7" with stride 2 and a max pool as for ImageNet.
        stem_width: Channels of the stem; None is the width of the first stage.
        stages: From input to head.
        block: "basic" has two 3x3 convolutions, "bottleneck" a 1x1, a 3x3 and a 1x1 that widens
            by four, "single" one 3x3.
        stride_on: The convolution of a bottleneck that has the block's stride: "3x3" as in
            torchvision, or the first "1x1" as in He et al. 2015.
        residual: Whether blocks have a skip connection. A plain network stacks the same layers.
        shortcut: Where a block changes shape, A pads with zeros and B projects by a 1x1
            convolution; C projects in every block. A plain network has none.
        order: Of norm, ReLU, convolution and addition (He et al. 2016, arXiv 1603.05027, fig. 4).
        shortcut_reads: In pre-activation blocks, what the skip reads in the first block and where
            the shape changes: "activation", the block's first ReLU, as published (He et al. 2016,
            appendix), or "input", the block's own input. Elsewhere it reads the input.
        norm: "batch" or "group" normalisation beside each convolution, or "none".
        norm_groups: Groups of a group norm, or the largest divisor of it that fits the channels
            (Wu and He 2018, arXiv 1803.08494: 32).
        norm_group_width: Least channels in a group of a group norm, where there are as many.
        dropout: Rate of a dropout before the last convolution of each block: the chance that a
            value becomes 0 in a training step, while the others are divided by 1 - rate
            (Zagoruyko and Komodakis 2016, arXiv 1605.07146, section 3: between the convolutions,
            after the ReLU). The paper has basic blocks; in a bottleneck, too, it stands before the
            last convolution (Kim et al. 2023, arXiv 2302.06112). 0 is without.
        branch_scale: Factor on the residual branch before the addition.
        zero_init: Whether the weight of the last norm in each residual branch starts at 0, so
            that each block starts as its shortcut.
        groups: Groups of the 3x3 convolutions (Xie et al. 2017, arXiv 1611.05431).
        group_width: Of bottleneck blocks: channels of a group of the 3x3 convolution in a stage
            of width 64; it grows with the width (torchvision's `width_per_group`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[
        str, BeforeValidator(_printable_name), Field(min_length=1, max_length=_LONGEST_NAME)
    ]
    in_channels: Annotated[int, Field(ge=1, le=MAX_CHANNELS)] = 3
    image_size: Annotated[int, Field(ge=8, le=512)] = 32
    image_width: Annotated[int, Field(ge=8, le=512)] | None = None
    classes: Annotated[int, Field(ge=2, le=1_000)] = 10
    stem: Stem = "3x3"
    stem_width: Annotated[int, Field(ge=1, le=MAX_WIDTH)] | None = None
    # One error is told; without FailFast a list of 100,000 wrong values makes as many.
    stages: Annotated[tuple[StageSpec, ...], Field(min_length=1, max_length=MAX_STAGES), FailFast()]
    block: Block = "basic"
    stride_on: StrideOn = "3x3"
    residual: bool = True
    shortcut: Shortcut = "A"
    order: Order = "original"
    shortcut_reads: ShortcutReads = "activation"
    norm: Norm = "batch"
    norm_groups: Annotated[int, Field(ge=1, le=MAX_WIDTH)] = 32
    norm_group_width: Annotated[int, Field(ge=1, le=MAX_WIDTH)] = 8
    dropout: Annotated[float, Field(ge=0, lt=1, allow_inf_nan=False)] = 0.0
    branch_scale: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] = 1.0
    zero_init: bool = False
    groups: Annotated[int, Field(ge=1, le=MAX_WIDTH)] = 1
    group_width: Annotated[int, Field(ge=1, le=MAX_WIDTH)] = 64

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(C, H, W) of an input image."""
        return self.in_channels, self.image_size, self.image_width or self.image_size

    @property
    def is_preactivated(self) -> bool:
        """Whether norm or ReLU stand before each convolution."""
        return self.order in ("pre-activation", "relu-only pre-activation")

    def out_width(self, width: int) -> int:
        """Return the output channels of a block in a stage of this width."""
        return width * BOTTLENECK_EXPANSION if self.block == "bottleneck" else width

    def inner_width(self, width: int) -> int:
        """Return the channels of a bottleneck's 3x3 convolution in a stage of this width."""
        return width * self.group_width // 64 * self.groups

    def groups_of_norm(self, channels: int) -> int:
        """Return the groups of a group norm of these channels."""
        least = min(self.norm_group_width, channels)
        most = math.gcd(self.norm_groups, channels)
        return next(n for n in range(most, 0, -1) if most % n == 0 and channels // n >= least)

    @model_validator(mode="after")
    def _can_be_built(self) -> Self:
        if self.block == "bottleneck":
            self._check_inner_width()
        else:
            self._check_groups()
        if self.residual and self.shortcut == "A":
            self._check_padding()
        if self.zero_init and self.norm == "none":
            raise UserError(
                "Network",
                "zero init needs a norm to start at zero; choose norm batch or group, or switch "
                "zero init off",
            )
        self._check_dropout()
        return self

    def _check_dropout(self) -> None:
        """It stands between two convolutions of a block."""
        if self.dropout and self.block == "single":
            raise UserError(
                "Network",
                "dropout {rate} needs blocks of two or more convolutions to stand between them; "
                "choose basic or bottleneck blocks, or dropout 0",
            ).format(rate=plain_number(self.dropout))

    def _check_inner_width(self) -> None:
        for number, stage in enumerate(self.stages, start=1):
            inner = self.inner_width(stage.width)
            if not 1 <= inner <= 4 * MAX_WIDTH:
                raise UserError(
                    "Network",
                    "stage {stage} width {width} with group width {group_width} and groups "
                    "{groups} makes {inner} channels inside the bottleneck; 1 to {most} can be",
                ).format(
                    stage=number,
                    width=stage.width,
                    group_width=self.group_width,
                    groups=self.groups,
                    inner=inner,
                    most=4 * MAX_WIDTH,
                )

    def _check_groups(self) -> None:
        """Each 3x3 convolution of basic and single blocks divides its channels, in and out."""
        if self.group_width != 64:
            raise UserError(
                "Network",
                "group width needs bottleneck blocks, whose inner width it sets; got {value} "
                "with {block} blocks, which need the default, 64",
            ).format(
                value=self.group_width,
                block=self.block,
            )
        widths = [(field_name(["stem"]), self.stem_width or self.stages[0].width)]
        widths += [
            (field_name(["stages", index]), stage.width) for index, stage in enumerate(self.stages)
        ]
        for place, width in widths:
            if width % self.groups:
                raise UserError(
                    "Network",
                    "groups {groups} does not divide width {width} of {place}; {near} would",
                ).format(
                    groups=self.groups,
                    width=width,
                    place=place,
                    near=alternatives(_divisors_near(width, self.groups)),
                )

    def _check_padding(self) -> None:
        """Shortcut A can add channels of zeros but not take channels away."""
        width = self.stem_width or self.stages[0].width
        for number, stage in enumerate(self.stages, start=1):
            if self.out_width(stage.width) < width:
                raise UserError(
                    "Network",
                    "stage {stage} width must be at least {least} with shortcut A, which can "
                    "only add channels, got {value}; shortcut B allows it",
                ).format(
                    stage=number,
                    least=-(-width // self.out_width(1)),
                    value=stage.width,
                )
            width = self.out_width(stage.width)

    def edited(self, **changes: object) -> NetworkSpec:
        """Return a validated copy with some fields replaced.

        Raises:
            UserError: One sentence that names the field, the value and what would do.
        """
        return network_from_data({**dict(self), **changes})

    def stage_edited(self, index: int, **changes: object) -> NetworkSpec:
        """Return a validated copy with some fields of stage `index` (from 0) replaced.

        Raises:
            UserError: As `edited`.
        """
        stages: list[object] = list(self.stages)
        stages[index] = {**dict(self.stages[index]), **changes}
        return self.edited(stages=tuple(stages))


def _divisors_near(width: int, groups: int) -> list[int]:
    """Return up to three divisors of `width`, those nearest to `groups`, in order."""
    divisors = [each for each in range(1, width + 1) if width % each == 0]
    return sorted(sorted(divisors, key=lambda each: abs(each - groups))[:3])


def network_from_data(data: object) -> NetworkSpec:
    """Validate plain Python data as a network.

    Raises:
        UserError: One sentence that names the field, the value and what would do.
    """
    try:
        return NetworkSpec.model_validate(data)
    except ValidationError as error:
        raise user_error_of(error) from None


def network_to_json(network: NetworkSpec) -> str:
    """Write a network as JSON text, ending in a line break."""
    content = NETWORK.marked(network.model_dump(mode="json"))
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def network_from_json(text: str | bytes) -> NetworkSpec:
    """Read a network of any version from JSON.

    Raises:
        UserError: One sentence that names the field, the value and what would do.
    """
    try:
        return NetworkSpec.model_validate_json(upgraded_json(text, NETWORK.upgraded))
    except ValidationError as error:
        raise user_error_of(error) from None
