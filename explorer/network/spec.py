"""The shape of a network as a frozen, validated value that goes to JSON and back."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from explorer.network.wording import problem_of
from explorer.problem import Problem

MAX_BLOCKS = 1_000
MAX_WIDTH = 4_096
MAX_STAGES = 8

Stem = Literal["3x3", "7x7"]
Shortcut = Literal["A", "B"]
Norm = Literal["batch", "none"]


class StageSpec(BaseModel):
    """A run of blocks at one resolution.

    The first block has the stride; `width` is the number of output channels of each block.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    blocks: Annotated[int, Field(ge=1, le=MAX_BLOCKS)]
    width: Annotated[int, Field(ge=1, le=MAX_WIDTH)]
    stride: Literal[1, 2] = 1


class NetworkSpec(BaseModel):
    """A stem, one to eight stages of basic blocks, and a head (He et al. 2015, section 3.3).

    Attributes:
        name: What the network is called on the screen.
        in_channels: Channels of an input image.
        image_size: Height and width of an input image, in pixels.
        classes: Outputs of the head.
        stem: "3x3" as for CIFAR, or "7x7" with stride 2 and a max pool as for ImageNet.
        stages: From input to head; the stem has the width of the first.
        residual: Whether blocks have a skip connection. Without, the same layers are stacked.
        shortcut: Where a block changes shape, A pads with zeros and B projects by a 1x1
            convolution. A plain network has none.
        norm: "batch" puts batch normalisation after each convolution.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=80)]
    in_channels: Literal[1, 3] = 3
    image_size: Annotated[int, Field(ge=8, le=512)] = 32
    classes: Annotated[int, Field(ge=2, le=1_000)] = 10
    stem: Stem = "3x3"
    stages: Annotated[tuple[StageSpec, ...], Field(min_length=1, max_length=MAX_STAGES)]
    residual: bool = True
    shortcut: Shortcut = "A"
    norm: Norm = "batch"

    @model_validator(mode="after")
    def _padding_cannot_remove_channels(self) -> Self:
        if not self.residual or self.shortcut != "A":
            return self
        width = self.stages[0].width
        for number, stage in enumerate(self.stages, start=1):
            if stage.width < width:
                raise Problem(
                    "stage {stage} width must be at least {least} with shortcut A, which can "
                    "only add channels, got {value}; shortcut B allows it",
                    stage=number,
                    least=width,
                    value=stage.width,
                )
            width = stage.width
        return self

    def edited(self, **changes: object) -> NetworkSpec:
        """Return a validated copy with some fields replaced.

        Raises:
            Problem: One sentence that names the field, the value and what would do.
        """
        return network_from_data({**dict(self), **changes})

    def stage_edited(self, index: int, **changes: object) -> NetworkSpec:
        """Return a validated copy with some fields of stage `index` (from 0) replaced.

        Raises:
            Problem: As `edited`.
        """
        stages: list[object] = list(self.stages)
        stages[index] = {**dict(self.stages[index]), **changes}
        return self.edited(stages=tuple(stages))


def network_from_data(data: object) -> NetworkSpec:
    """Validate plain Python data as a network.

    Raises:
        Problem: One sentence that names the field, the value and what would do.
    """
    try:
        return NetworkSpec.model_validate(data)
    except ValidationError as error:
        raise problem_of(error) from None


def network_from_json(text: str | bytes) -> NetworkSpec:
    """Read a network from JSON; `NetworkSpec.model_dump_json` writes it.

    Raises:
        Problem: One sentence that names the field, the value and what would do.
    """
    try:
        return NetworkSpec.model_validate_json(text)
    except ValidationError as error:
        raise problem_of(error) from None
