"""Changes of a run in progress, each with its step, so that a repetition makes the same ones."""

from __future__ import annotations

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


Change = Annotated[LearningRateChange | SkipChange, Field(discriminator="kind")]
