"""How networks are trained: data, length, optimizer, schedule, machine, and what is measured."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, FailFast, Field, model_validator

from explorer.errors import UserError
from explorer.runs.datasets import FEWEST_SHAPES, MOST_SHAPES, DatasetName

MemoryFormat = Literal["contiguous", "channels last"]
"""Order of the numbers of an image: channel by channel, or pixel by pixel."""

_LearningRate = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
_Momentum = Annotated[float, Field(ge=0, lt=1)]
_Decay = Annotated[float, Field(ge=0, le=1)]
_Smoothing = Annotated[float, Field(ge=0, lt=1)]
_Name = Annotated[str, Field(max_length=64)]
_Share = Annotated[float, Field(gt=0, lt=1)]
_Milestones = Annotated[tuple[_Share, ...], Field(max_length=8, fail_fast=True)]
_WarmUpSteps = Annotated[int, Field(ge=1, le=1_000_000)]
_BatchSize = Annotated[int, Field(ge=2, le=4_096)]


class TrainSettings(BaseModel):
    """How all arms are trained; an arm may override a few of these (`SettingsOverrides`).

    Attributes:
        dataset: Name of the images to train on.
        data_path: A folder with a folder of images for each class (data set "folder"), or the
            downloaded file a person has already; "" downloads what is needed.
        heldout_every: One image in so many is held out, where the data set does not say which.
        split_seed: Which images those are; 0 takes them at even distances in their order.
        heldout_path: A folder, with a folder of images for each class, that is held out (data set
            "folder"); "" holds out what lies in `data_path`.
        images: How many images data set "shapes" has.
        crop_padding: Pixels of black around an image before a random crop of its size is taken.
        flip: Whether half of the images, at random, are mirrored left to right.
        normalize: Mean 0 and deviation 1 for each channel over all training images, or for each
            image by itself.
        batch_size: Images per step. A last, smaller batch of an epoch is left out.
        epochs: Passes over the training set, in batches of the shared size: the number of steps
            that follows from them is that of every arm.
        steps: Length of the run in steps; 0 leaves it to the epochs.
        evaluate_every: Steps between evaluations on the held-out images; 0 is every epoch.
        reestimate_statistics: Whether each evaluation is also made with batch-norm statistics
            re-estimated over some images of the last steps (Wu and Johnson 2021,
            arXiv 2105.07576): after few steps the running ones lag behind the weights.
        optimizer: Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019,
            arXiv 1711.05101; betas 0.9 and 0.999).
        learning_rate: Step size, which the schedule scales. At 0.05 the residual net of the first
            start learns smoothly from each of five seeds; at 0.1 its loss jumped in three.
        momentum: Share of the last update in the next. For SGD.
        nesterov: Whether the gradient is taken to be the one after the momentum's step. For SGD.
        weight_decay: Pull of the parameters towards zero, per unit of learning rate.
        decay_all: Whether norms and biases are pulled too, as in the paper.
        label_smoothing: Fraction of each label spread evenly over all classes.
        schedule: The learning rate over the run: constant; divided by ten at each milestone; or
            decaying along a cosine to zero (Loshchilov and Hutter 2017, arXiv 1608.03983).
        milestones: Where "stepped" divides, as shares of the run.
        warm_up: A gentle start: none; linear from `warm_up_rate` over `warm_up_steps`; or
            `warm_up_rate` until the training error of every arm is under 80 %, as the paper
            starts ResNet-110.
        warm_up_steps: Length of the linear warm-up.
        warm_up_rate: Learning rate at the start of a warm-up.
        device: Where to train; "auto" prefers CUDA, then MPS, then the CPU.
        precision: Of activations; weights, sums and norms stay float32.
        memory_format: Order of the numbers of an image in memory; "auto" times a few steps.
        threads: CPU threads of one network; 0 times a few steps.
        measure: Names of the quantities that are recorded besides those that always are; see
            `runs/quantities.py`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    dataset: DatasetName = "digits"
    data_path: Annotated[str, Field(max_length=4_096)] = ""
    heldout_every: Annotated[int, Field(ge=2, le=100)] = 6
    split_seed: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    heldout_path: Annotated[str, Field(max_length=4_096)] = ""
    images: Annotated[int, Field(ge=FEWEST_SHAPES, le=MOST_SHAPES)] = 6_000
    crop_padding: Annotated[int, Field(ge=0, le=16)] = 0
    flip: bool = False
    normalize: Literal["channel", "image"] = "channel"
    batch_size: _BatchSize = 64
    epochs: Annotated[int, Field(ge=1, le=10_000)] = 8
    steps: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    evaluate_every: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    reestimate_statistics: bool = False
    optimizer: Literal["sgd", "adamw"] = "sgd"
    learning_rate: _LearningRate = 0.05
    momentum: _Momentum = 0.9
    nesterov: bool = False
    weight_decay: _Decay = 0.0
    decay_all: bool = True
    label_smoothing: _Smoothing = 0.0
    schedule: Literal["constant", "stepped", "cosine"] = "constant"
    milestones: _Milestones = (0.5, 0.75)
    warm_up: Literal["none", "steps", "error"] = "none"
    warm_up_steps: _WarmUpSteps = 100
    warm_up_rate: _LearningRate = 0.01
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    precision: Literal["float32", "bfloat16"] = "float32"
    memory_format: Literal["auto", "contiguous", "channels last"] = "auto"
    threads: Annotated[int, Field(ge=0, le=256)] = 0
    measure: Annotated[tuple[_Name, ...], Field(max_length=64), FailFast()] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.dataset == "folder" and not self.data_path:
            raise UserError(
                "Runs",
                "data set folder needs a data path: name a folder that holds a folder of images "
                "for each class",
            )
        if self.nesterov and self.momentum == 0:
            raise UserError(
                "Runs",
                "nesterov needs a momentum above 0, got 0.0; raise the momentum or switch "
                "nesterov off",
            )
        if list(self.milestones) != sorted(set(self.milestones)):
            raise UserError(
                "Runs", "milestones must increase from one to the next, got {value}"
            ).format(
                value=", ".join(map(str, self.milestones)),
            )
        return self


class SettingsOverrides(BaseModel):
    """The settings that one arm has for itself; None is the shared one. See `TrainSettings`.

    Each step is one update of every arm, and all take as many. An arm with a batch size of its own
    goes through the same order of images in larger or smaller steps, and so through more or fewer
    epochs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    batch_size: _BatchSize | None = None
    optimizer: Literal["sgd", "adamw"] | None = None
    learning_rate: _LearningRate | None = None
    momentum: _Momentum | None = None
    weight_decay: _Decay | None = None
    label_smoothing: _Smoothing | None = None
    schedule: Literal["constant", "stepped", "cosine"] | None = None
    milestones: _Milestones | None = None
    warm_up: Literal["none", "steps", "error"] | None = None
    warm_up_steps: _WarmUpSteps | None = None
    warm_up_rate: _LearningRate | None = None

    @property
    def given(self) -> dict[str, object]:
        """The settings that differ, by name."""
        return {name: value for name, value in self if value is not None}
