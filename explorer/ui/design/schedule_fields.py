"""The fields of the learning rate's schedule, of the run's length and of evaluation."""

from __future__ import annotations

from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.runs.settings import TrainSettings
from explorer.ui.design.forms import Field
from explorer.ui.design.shares import shares_of, shares_text
from explorer.ui.design.text_fields import TextField
from explorer.ui.kit.fields import RATE_STEP, ChoiceField, DecimalField, NumberField, SwitchField


def schedule_rows() -> list[Field]:
    """Make the learning rate over the run, the run's length and how often it is evaluated."""
    return [*schedule_fields(), *warm_up_fields(), *_step_fields()]


def schedule_fields() -> list[Field]:
    """Make the learning rate over the run."""
    return [
        ChoiceField(
            "schedule",
            Message("ScheduleFields", "Learning rate"),
            translate("ScheduleFields", "How the learning rate changes over the run."),
            {
                "constant": translate("ScheduleFields", "Constant"),
                "stepped": translate("ScheduleFields", "÷ 10 at milestones"),
                "cosine": translate("ScheduleFields", "Cosine decay"),
            },
        ),
        TextField(
            "milestones",
            Message("ScheduleFields", "Milestones"),
            translate(
                "ScheduleFields",
                "Where the learning rate is divided by 10, as shares of the run: 0.5, 0.75",
            ),
            shares_of,
            shares_text,
        ),
    ]


def warm_up_fields() -> list[Field]:
    """Make how a run starts gently."""
    return [
        ChoiceField(
            "warm_up",
            Message("ScheduleFields", "Warm-up"),
            translate("ScheduleFields", "A gentle start at a lower learning rate."),
            {
                "none": translate("ScheduleFields", "None"),
                "steps": translate("ScheduleFields", "Linear warm-up"),
                "error": translate("ScheduleFields", "Until error < 80 %"),
            },
        ),
        NumberField(
            "warm_up_steps",
            Message("ScheduleFields", "Warm-up steps"),
            translate("ScheduleFields", "Length of the linear warm-up."),
            bounds_of(TrainSettings, "warm_up_steps"),
        ),
        DecimalField(
            "warm_up_rate",
            Message("ScheduleFields", "Warm-up rate"),
            translate("ScheduleFields", "Learning rate at the start."),
            bounds_of(TrainSettings, "warm_up_rate"),
            least_step=RATE_STEP,
        ),
    ]


def _step_fields() -> list[Field]:
    return [
        NumberField(
            "steps",
            Message("ScheduleFields", "Steps"),
            translate("ScheduleFields", "Length of the run in steps instead of epochs."),
            bounds_of(TrainSettings, "steps"),
            least_text=translate("ScheduleFields", "from the epochs"),
        ),
        NumberField(
            "evaluate_every",
            Message("ScheduleFields", "Evaluate every"),
            translate("ScheduleFields", "Steps between evaluations on the held-out images."),
            bounds_of(TrainSettings, "evaluate_every"),
            least_text=translate("ScheduleFields", "epoch"),
            suffix=translate("ScheduleFields", " steps"),
        ),
        SwitchField(
            "reestimate_statistics",
            Message("ScheduleFields", "Re-estimate batch-norm statistics"),
            translate(
                "ScheduleFields",
                "Evaluates a second time, with batch-norm statistics of the images of the last "
                "steps: the running statistics lag behind after few steps, which looks like "
                "overfitting and is not.",
            ),
        ),
    ]
