"""Which training settings are in sight, and which lie folded in which group below."""

from __future__ import annotations

from explorer.messages import translate
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import MAX_REPEATS, MAX_SEED
from explorer.ui.design.dataset_text import dataset_text
from explorer.ui.design.forms import OverrideField, Pair, Row
from explorer.ui.design.shares import shares_of, shares_text
from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField

_LEAST_RATE = 1e-6
_MOST_RATE = 100.0


def top_rows() -> list[Row]:
    """Make what a lecture changes."""
    return [
        (
            translate("SettingsFields", "Data set"),
            ChoiceField(
                "dataset",
                translate(
                    "SettingsFields",
                    "The images to train on. They are resized to what a network takes.",
                ),
                {name: card.title for name, card in DATASETS.items()},
                {name: dataset_text(card) for name, card in DATASETS.items()},
            ),
        ),
        (
            translate("SettingsFields", "Epochs"),
            Pair(
                NumberField(
                    "epochs",
                    translate("SettingsFields", "How often all images are gone through."),
                    1,
                    10_000,
                ),
                translate("SettingsFields", "Batch"),
                NumberField(
                    "batch_size", translate("SettingsFields", "Images in a step."), 2, 4_096
                ),
                translate("SettingsFields", "Batch size"),
            ),
        ),
        (
            translate("SettingsFields", "Learning rate"),
            _rate(translate("SettingsFields", "Size of each update; the schedule scales it.")),
        ),
        (
            translate("SettingsFields", "Seed"),
            Pair(
                NumberField(
                    "seed",
                    translate(
                        "SettingsFields", "Decides the first weights and the order of the images."
                    ),
                    0,
                    MAX_SEED,
                ),
                translate("SettingsFields", "Seeds"),
                NumberField(
                    "repeats",
                    translate(
                        "SettingsFields",
                        "How many seeds each network is trained with: this one and those after.",
                    ),
                    1,
                    MAX_REPEATS,
                ),
                translate("SettingsFields", "Number of seeds"),
            ),
        ),
        (
            translate("SettingsFields", "Device"),
            ChoiceField(
                "device",
                translate("SettingsFields", "Where to train; automatic prefers a GPU."),
                {
                    "auto": translate("SettingsFields", "automatic"),
                    "cpu": translate("SettingsFields", "CPU"),
                    "cuda": translate("SettingsFields", "CUDA"),
                    "mps": translate("SettingsFields", "MPS (Apple)"),
                },
            ),
        ),
    ]


def data_rows() -> list[Row]:
    """Make how images are had and altered."""
    return [
        (
            translate("SettingsFields", "Path"),
            PathField(
                "data_path",
                translate(
                    "SettingsFields",
                    "Your folder of images, or the file of a data set you already have.",
                ),
            ),
        ),
        (
            translate("SettingsFields", "Images"),
            NumberField(
                "images", translate("SettingsFields", "How many are drawn."), 60, 1_000_000
            ),
        ),
        (
            translate("SettingsFields", "Crop padding"),
            NumberField(
                "crop_padding",
                translate(
                    "SettingsFields",
                    "Black pixels put around an image before a random crop of its size.",
                ),
                0,
                16,
                suffix=translate("SettingsFields", " px"),
            ),
        ),
        (
            "",
            SwitchField(
                "flip",
                translate("SettingsFields", "Mirror half of them"),
                translate("SettingsFields", "Left to right, at random."),
            ),
        ),
        (
            translate("SettingsFields", "Normalize"),
            ChoiceField(
                "normalize",
                translate("SettingsFields", "To mean 0 and deviation 1."),
                {
                    "channel": translate("SettingsFields", "each channel"),
                    "image": translate("SettingsFields", "each image"),
                },
            ),
        ),
    ]


def optimizer_rows() -> list[Row]:
    """Make how an update follows from a gradient."""
    return [
        (translate("SettingsFields", "Optimizer"), _optimizer()),
        (translate("SettingsFields", "Momentum"), _momentum()),
        (
            "",
            SwitchField(
                "nesterov",
                translate("SettingsFields", "Nesterov's momentum"),
                translate(
                    "SettingsFields", "Takes the gradient to be the one after the momentum's step."
                ),
            ),
        ),
        (translate("SettingsFields", "Weight decay"), _decay()),
        (
            "",
            SwitchField(
                "decay_all",
                translate("SettingsFields", "Decay norms and biases too"),
                translate("SettingsFields", "As in the paper; off: weights of layers alone."),
            ),
        ),
        (translate("SettingsFields", "Label smoothing"), _smoothing()),
    ]


def schedule_rows() -> list[Row]:
    """Make how the learning rate goes over the run, how long it is, when it is looked at."""
    return [
        (
            translate("SettingsFields", "Learning rate"),
            ChoiceField(
                "schedule",
                translate("SettingsFields", "How the learning rate goes over the run."),
                {
                    "constant": translate("SettingsFields", "constant"),
                    "stepped": translate("SettingsFields", "÷ 10 at milestones"),
                    "cosine": translate("SettingsFields", "half a cosine to zero"),
                },
            ),
        ),
        (
            translate("SettingsFields", "Milestones"),
            TextField(
                "milestones",
                translate(
                    "SettingsFields", "Where the rate is divided, as shares of the run: 0.5, 0.75"
                ),
                shares_of,
                shares_text,
            ),
        ),
        (
            translate("SettingsFields", "Warm-up"),
            ChoiceField(
                "warm_up",
                translate("SettingsFields", "A gentle start, at a lower rate."),
                {
                    "none": translate("SettingsFields", "none"),
                    "steps": translate("SettingsFields", "a rise in steps"),
                    "error": translate("SettingsFields", "until error < 80 %"),
                },
            ),
        ),
        (
            translate("SettingsFields", "Warm-up steps"),
            NumberField(
                "warm_up_steps", translate("SettingsFields", "Length of the rise."), 1, 1_000_000
            ),
        ),
        (
            translate("SettingsFields", "Warm-up rate"),
            DecimalField(
                "warm_up_rate",
                translate("SettingsFields", "Rate at the start."),
                _LEAST_RATE,
                _MOST_RATE,
            ),
        ),
        (
            translate("SettingsFields", "Steps"),
            NumberField(
                "steps",
                translate("SettingsFields", "Length of the run in steps, in the place of epochs."),
                0,
                10_000_000,
                nothing=translate("SettingsFields", "as the epochs have"),
                is_none_nothing=False,
            ),
        ),
        (
            translate("SettingsFields", "Evaluate every"),
            NumberField(
                "evaluate_every",
                translate("SettingsFields", "Steps between two looks at the held-out images."),
                0,
                1_000_000,
                nothing=translate("SettingsFields", "epoch"),
                suffix=translate("SettingsFields", " steps"),
                is_none_nothing=False,
            ),
        ),
    ]


def machine_rows() -> list[Row]:
    """Make how the machine is used."""
    return [
        (
            translate("SettingsFields", "Precision"),
            ChoiceField(
                "precision",
                translate(
                    "SettingsFields", "Of activations; weights, sums and norms stay float32."
                ),
                {"float32": "float32", "bfloat16": "bfloat16"},
            ),
        ),
        (
            translate("SettingsFields", "Memory format"),
            ChoiceField(
                "memory_format",
                translate(
                    "SettingsFields", "Order of an image's numbers; automatic times a few steps."
                ),
                {
                    "auto": translate("SettingsFields", "automatic"),
                    "contiguous": translate("SettingsFields", "contiguous"),
                    "channels last": translate("SettingsFields", "channels last"),
                },
            ),
        ),
        (
            translate("SettingsFields", "CPU threads"),
            NumberField(
                "threads",
                translate("SettingsFields", "Of one network; automatic times a few steps."),
                0,
                256,
                nothing=translate("SettingsFields", "automatic"),
                is_none_nothing=False,
            ),
        ),
    ]


def measure_rows() -> list[Row]:
    """Make what is measured beside losses and gradient norms."""
    return [
        (
            "",
            SwitchField(
                "measure_blocks",
                translate("SettingsFields", "Gradients at block outputs"),
                translate("SettingsFields", "The gradient norm at the output of each block."),
            ),
        ),
        (
            "",
            SwitchField(
                "measure_responses",
                translate("SettingsFields", "Responses of layers"),
                translate(
                    "SettingsFields",
                    "The deviation of each convolution's response (He et al. 2015, figure 7).",
                ),
            ),
        ),
        (
            "",
            SwitchField(
                "measure_cosine",
                translate("SettingsFields", "Turn of the gradient"),
                translate(
                    "SettingsFields",
                    "The cosine between each layer's gradient and the one of the step before.",
                ),
            ),
        ),
    ]


def override_fields() -> list[OverrideField]:
    """Make what one network can do otherwise than the rest."""
    tip = translate(
        "SettingsFields", "Off: as all networks. On: the comparison is no longer controlled."
    )
    return [
        OverrideField(_optimizer(), translate("SettingsFields", "Own optimizer"), tip),
        OverrideField(_rate(tip), translate("SettingsFields", "Own learning rate"), tip),
        OverrideField(_momentum(), translate("SettingsFields", "Own momentum"), tip),
        OverrideField(_decay(), translate("SettingsFields", "Own weight decay"), tip),
        OverrideField(_smoothing(), translate("SettingsFields", "Own label smoothing"), tip),
    ]


def _rate(tip: str) -> DecimalField:
    return DecimalField("learning_rate", tip, _LEAST_RATE, _MOST_RATE)


def _optimizer() -> ChoiceField:
    return ChoiceField(
        "optimizer",
        translate(
            "SettingsFields", "Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019)."
        ),
        {"sgd": translate("SettingsFields", "SGD"), "adamw": translate("SettingsFields", "AdamW")},
    )


def _momentum() -> DecimalField:
    return DecimalField(
        "momentum",
        translate("SettingsFields", "Share of the last update in the next; SGD."),
        0,
        0.9999,
    )


def _decay() -> DecimalField:
    return DecimalField(
        "weight_decay", translate("SettingsFields", "Pull of the weights towards zero."), 0, 1
    )


def _smoothing() -> DecimalField:
    tip = translate("SettingsFields", "Share of each label that is spread over all classes.")
    return DecimalField("label_smoothing", tip, 0, 0.9999)
