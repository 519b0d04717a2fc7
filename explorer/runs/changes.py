"""Changes of a run in progress, each with its step, so that a repetition makes the same ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_Step = Annotated[int, Field(ge=0, le=100_000_000)]
_Label = Annotated[str, Field(pattern="^[A-H]$")]


class LearningRateChange(BaseModel):
    """From this step on the schedule scales another learning rate.

    Attributes:
        step: Updates made before.
        learning_rate: The new one.
        arm: The arm it is for; None is all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Literal["learning_rate"] = "learning_rate"
    step: _Step = 0
    learning_rate: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
    arm: _Label | None = None


class SkipChange(BaseModel):
    """From this step on an arm has skip connections or has none; its weights stay.

    Attributes:
        step: Updates made before.
        residual: Whether there are skips.
        arm: The arm.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Literal["skip"] = "skip"
    step: _Step = 0
    residual: bool
    arm: _Label


class Extension(BaseModel):
    """The run is longer than planned: its schedules go on as they ended.

    Attributes:
        step: Updates made when it became longer.
        steps: How many more there are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Literal["extension"] = "extension"
    step: _Step = 0
    steps: Annotated[int, Field(ge=1, le=100_000_000)]

    @property
    def arm(self) -> None:
        """It is for all arms."""
        return None


Change = Annotated[LearningRateChange | SkipChange | Extension, Field(discriminator="kind")]


def length_with_extensions(planned: int, changes: Iterable[Change]) -> int:
    """Return how many steps a run has; an extension that lies behind its end has no effect.

    Args:
        planned: Steps without extensions.
        changes: In the order of their steps.
    """
    length = planned
    for change in changes:
        if isinstance(change, Extension) and change.step <= length:
            length += change.steps
    return length
