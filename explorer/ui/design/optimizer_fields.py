"""The fields of the optimizer, shared by all networks or as overrides of one."""

from __future__ import annotations

from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.runs.settings import TrainSettings
from explorer.ui.design.forms import Field, OverrideField
from explorer.ui.design.schedule_fields import schedule_fields, warm_up_fields
from explorer.ui.kit.fields import RATE_STEP, ChoiceField, DecimalField, NumberField, SwitchField


def learning_rate_field() -> DecimalField:
    """Make the field of the learning rate that the schedule scales."""
    return DecimalField(
        "learning_rate",
        Message("OptimizerFields", "Learning rate"),
        translate("OptimizerFields", "Size of each update; the schedule scales it."),
        bounds_of(TrainSettings, "learning_rate"),
        least_step=RATE_STEP,
    )


def optimizer_rows() -> list[Field]:
    """Make how an update follows from a gradient."""
    return [
        _optimizer(),
        _momentum(),
        SwitchField(
            "nesterov",
            Message("OptimizerFields", "Nesterov momentum"),
            translate("OptimizerFields", "Evaluates the gradient where the momentum leads."),
        ),
        _weight_decay(),
        SwitchField(
            "decay_all",
            Message("OptimizerFields", "Decay norms and biases too"),
            translate("OptimizerFields", "On: as in the paper. Off: only the weights of layers."),
        ),
        _label_smoothing(),
    ]


def _batch_size() -> NumberField:
    return NumberField(
        "batch_size",
        Message("OptimizerFields", "Batch size"),
        translate(
            "OptimizerFields",
            "Images of each step of this network. Each step is one update of every network, and "
            "the shared batch size decides how many steps the epochs are: with batches twice as "
            "large this network sees twice as many epochs.",
        ),
        bounds_of(TrainSettings, "batch_size"),
    )


def override_fields() -> list[OverrideField]:
    """Make the settings that a network can have for itself."""
    tip = translate(
        "OptimizerFields",
        "Off: the shared setting. On: a value for this network, and no controlled comparison.",
    )
    fields = (
        *(
            _batch_size(),
            _optimizer(),
            learning_rate_field(),
            _momentum(),
            _weight_decay(),
            _label_smoothing(),
        ),
        *(*schedule_fields(), *warm_up_fields()),
    )
    return [OverrideField(field, tip) for field in fields]


def _optimizer() -> ChoiceField:
    return ChoiceField(
        "optimizer",
        Message("OptimizerFields", "Optimizer"),
        translate(
            "OptimizerFields", "Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019)."
        ),
        {
            "sgd": translate("OptimizerFields", "SGD"),
            "adamw": translate("OptimizerFields", "AdamW"),
        },
    )


def _momentum() -> DecimalField:
    return DecimalField(
        "momentum",
        Message("OptimizerFields", "Momentum"),
        translate(
            "OptimizerFields", "Fraction of the previous update that carries over; SGD only."
        ),
        bounds_of(TrainSettings, "momentum"),
        least_step=0.01,
    )


def _weight_decay() -> DecimalField:
    return DecimalField(
        "weight_decay",
        Message("OptimizerFields", "Weight decay"),
        translate("OptimizerFields", "Strength of the decay of the weights towards zero."),
        bounds_of(TrainSettings, "weight_decay"),
        least_step=1e-4,
    )


def _label_smoothing() -> DecimalField:
    return DecimalField(
        "label_smoothing",
        Message("OptimizerFields", "Label smoothing"),
        translate(
            "OptimizerFields",
            "Fraction of each label spread evenly over all classes. It raises the training loss; "
            "the held-out loss is measured without it.",
        ),
        bounds_of(TrainSettings, "label_smoothing"),
        least_step=0.01,
    )
