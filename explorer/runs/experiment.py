"""All that a run needs to be repeated: the arms, the training settings and the seed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError, model_validator

from explorer.errors import UserError
from explorer.files.file_format import upgraded_json
from explorer.messages import printable
from explorer.network.presets import preset
from explorer.network.quoted import quoted
from explorer.network.spec import NetworkSpec
from explorer.network.validation import user_error_of
from explorer.runs.changes import Change
from explorer.runs.migrations import EXPERIMENT
from explorer.runs.quantities import OPTIONAL
from explorer.runs.recipes import recipe
from explorer.runs.settings import SettingsOverrides, TrainSettings

ARM_LABELS = "ABCDEFGH"
MAX_SEED = 2**31 - 1
MAX_REPEATS = 10


class Arm(BaseModel):
    """One network in an experiment, labelled A, B, ..., and what is special in its training."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    label: Annotated[str, Field(pattern=f"^[{ARM_LABELS}]$")]
    network: NetworkSpec
    overrides: SettingsOverrides = SettingsOverrides()


class Experiment(BaseModel):
    """One to eight arms that are trained in lockstep on the same batches, unless sizes differ.

    Attributes:
        arms: Sorted by label.
        settings: How all of them are trained.
        seed: Decides initial weights, the order of the images and how they are augmented.
        repeats: How many seeds each arm is trained with: `seed`, `seed` + 1, ...
        changes: What is changed mid-run, in the order of the steps.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    arms: Annotated[tuple[Arm, ...], Field(min_length=1, max_length=len(ARM_LABELS)), FailFast()]
    settings: TrainSettings = TrainSettings()
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)] = 0
    repeats: Annotated[int, Field(ge=1, le=MAX_REPEATS)] = 1
    changes: Annotated[tuple[Change, ...], FailFast()] = ()

    @property
    def title(self) -> str:
        """What a run of it is called until a person calls it otherwise: its networks' names."""
        return printable(", ".join(dict.fromkeys(arm.network.name for arm in self.arms)))

    @model_validator(mode="after")
    def _labels_are_distinct(self) -> Self:
        label, count = Counter(arm.label for arm in self.arms).most_common(1)[0]
        if count > 1:
            raise UserError("Runs", "arms must have different labels, got {label} twice").format(
                label=label
            )
        return self

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for arm in self.arms:
            if arm.overrides.given:  # merged values must be possible together
                _checked_settings({**dict(self.settings), **arm.overrides.given})
        known = [each.name for each in OPTIONAL]
        for name in self.settings.measure:
            if name not in known:
                raise UserError(
                    "Runs", "no quantity is called {value}; those that can be measured are {names}"
                ).format(value=quoted(name), names=", ".join(known))
        steps = [change.step for change in self.changes]
        if steps != sorted(steps):
            raise UserError(
                "Runs", "changes must be in the order of their steps, got {steps}"
            ).format(steps=steps)
        for change in self.changes:
            if change.arm is not None and self.find(change.arm) is None:
                raise UserError("Runs", "a change is for arm {label}, which does not exist").format(
                    label=change.arm
                )
        return self

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds that each arm is trained with."""
        return tuple(self.seed + index for index in range(self.repeats))

    def settings_of(self, label: str) -> TrainSettings:
        """Return how an arm is trained: the shared settings with its overrides in their place."""
        return self.settings.model_copy(update=self.arm(label).overrides.given)

    @property
    def batch_sizes(self) -> dict[str, int]:
        """Images in each step of each arm, by its label."""
        return {arm.label: self.settings_of(arm.label).batch_size for arm in self.arms}

    def find(self, label: str) -> Arm | None:
        """Return the arm of a label, or None."""
        return next((arm for arm in self.arms if arm.label == label), None)

    def arm(self, label: str) -> Arm:
        """Return the arm of a label; KeyError if there is none."""
        arm = self.find(label)
        if arm is None:
            raise KeyError(label)
        return arm

    def with_network(self, label: str, network: NetworkSpec) -> Experiment:
        """Return a copy in which one arm has another network."""
        arms = tuple(
            arm.model_copy(update={"network": network}) if arm.label == label else arm
            for arm in self.arms
        )
        return self.model_copy(update={"arms": arms})

    def with_added_arm(self, network: NetworkSpec) -> Experiment:
        """Return a copy with one more arm, under the first label that is free.

        Raises:
            UserError: There are eight already.
        """
        free = [each for each in ARM_LABELS if self.find(each) is None]
        if not free:
            raise UserError("Runs", "there can be at most {most} arms").format(most=len(ARM_LABELS))
        label = free[0]
        arms = (*self.arms, Arm(label=label, network=network))
        return self.edited(arms=tuple(sorted(arms, key=lambda arm: arm.label)))

    def without_arm(self, label: str) -> Experiment:
        """Return a copy without an arm and without the changes that were for it.

        Raises:
            UserError: It is the last.
        """
        return self.edited(
            arms=tuple(arm for arm in self.arms if arm.label != label),
            changes=tuple(change for change in self.changes if change.arm != label),
        )

    def with_change(self, change: Change) -> Experiment:
        """Return a copy in which one more thing is changed mid-run."""
        changes = sorted((*self.changes, change), key=lambda each: each.step)
        return self.model_copy(update={"changes": tuple(changes)})

    def with_overrides(self, label: str, **changes: object) -> Experiment:
        """Return a copy with some overrides of an arm replaced; None takes the shared setting.

        Raises:
            UserError: As `edited`.
        """
        arms = tuple(
            {**dict(arm), "overrides": {**dict(arm.overrides), **changes}}
            if arm.label == label
            else arm
            for arm in self.arms
        )
        return self.edited(arms=arms)

    def edited(self, **changes: object) -> Experiment:
        """Return a validated copy with some fields replaced.

        Raises:
            UserError: One sentence that names the field, the value and what would do.
        """
        return _checked({**dict(self), **changes})

    def settings_edited(self, **changes: object) -> Experiment:
        """Return a validated copy with some training settings replaced.

        Raises:
            UserError: As `edited`.
        """
        return self.edited(settings={**dict(self.settings), **changes})


def first_experiment() -> Experiment:
    """The experiment of the first start: depth 56, plain against residual, on digits."""
    return Experiment(
        arms=(
            Arm(label="A", network=preset("plain-56-digits")),
            Arm(label="B", network=preset("resnet-56-digits")),
        ),
        settings=recipe("lecture, digits"),
    )


def experiment_to_json(experiment: Experiment) -> str:
    """Write an experiment as JSON text, ending in a line break."""
    content = EXPERIMENT.marked(experiment.model_dump(mode="json"))
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def experiment_from_json(text: str | bytes) -> Experiment:
    """Read an experiment of any version from JSON.

    Raises:
        UserError: One sentence that names the field, the value and what would do.
    """
    try:
        return Experiment.model_validate_json(upgraded_json(text, EXPERIMENT.upgraded))
    except ValidationError as error:
        raise user_error_of(error) from None


def _checked(data: object) -> Experiment:
    try:
        return Experiment.model_validate(data)
    except ValidationError as error:
        raise user_error_of(error) from None


def _checked_settings(data: object) -> TrainSettings:
    try:
        return TrainSettings.model_validate(data)
    except ValidationError as error:
        raise user_error_of(error) from None
