"""Which training settings are in sight, and which lie folded in which group below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import MAX_REPEATS, MAX_SEED
from explorer.ui.design.dataset_text import dataset_text
from explorer.ui.design.forms import OverrideField, Pair, Row
from explorer.ui.design.shares import shares_of, shares_text
from explorer.ui.design.text_fields import PathField, TextField
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField

_LEAST_RATE = 1e-6
_MOST_RATE = 100.0


def _tr(words: str) -> str:
    return QCoreApplication.translate("SettingsFields", words)


def top_rows() -> list[Row]:
    """Make what a lecture changes."""
    return [
        (
            _tr("Data set"),
            ChoiceField(
                "dataset",
                _tr("The images to train on. They are resized to what a network takes."),
                {name: card.title for name, card in DATASETS.items()},
                {name: dataset_text(card) for name, card in DATASETS.items()},
            ),
        ),
        (
            _tr("Epochs"),
            Pair(
                NumberField("epochs", _tr("How often all images are gone through."), 1, 10_000),
                _tr("Batch"),
                NumberField("batch_size", _tr("Images in a step."), 2, 4_096),
                _tr("Batch size"),
            ),
        ),
        (_tr("Learning rate"), _rate(_tr("Size of each update; the schedule scales it."))),
        (
            _tr("Seed"),
            Pair(
                NumberField(
                    "seed",
                    _tr("Decides the first weights and the order of the images."),
                    0,
                    MAX_SEED,
                ),
                _tr("Seeds"),
                NumberField(
                    "repeats",
                    _tr("How many seeds each network is trained with: this one and those after."),
                    1,
                    MAX_REPEATS,
                ),
                _tr("Number of seeds"),
            ),
        ),
        (
            _tr("Device"),
            ChoiceField(
                "device",
                _tr("Where to train; automatic prefers a GPU."),
                {
                    "auto": _tr("automatic"),
                    "cpu": _tr("CPU"),
                    "cuda": _tr("CUDA"),
                    "mps": _tr("MPS (Apple)"),
                },
            ),
        ),
    ]


def data_rows() -> list[Row]:
    """Make how images are had and altered."""
    return [
        (
            _tr("Path"),
            PathField(
                "data_path",
                _tr("Your folder of images, or the file of a data set you already have."),
            ),
        ),
        (_tr("Images"), NumberField("images", _tr("How many are drawn."), 60, 1_000_000)),
        (
            _tr("Crop padding"),
            NumberField(
                "crop_padding",
                _tr("Black pixels put around an image before a random crop of its size."),
                0,
                16,
                suffix=_tr(" px"),
            ),
        ),
        ("", SwitchField("flip", _tr("Mirror half of them"), _tr("Left to right, at random."))),
        (
            _tr("Normalize"),
            ChoiceField(
                "normalize",
                _tr("To mean 0 and deviation 1."),
                {"channel": _tr("each channel"), "image": _tr("each image")},
            ),
        ),
    ]


def optimizer_rows() -> list[Row]:
    """Make how an update follows from a gradient."""
    return [
        (_tr("Optimizer"), _optimizer()),
        (_tr("Momentum"), _momentum()),
        (
            "",
            SwitchField(
                "nesterov",
                _tr("Nesterov's momentum"),
                _tr("Takes the gradient to be the one after the momentum's step."),
            ),
        ),
        (_tr("Weight decay"), _decay()),
        (
            "",
            SwitchField(
                "decay_all",
                _tr("Decay norms and biases too"),
                _tr("As in the paper; off: weights of layers alone."),
            ),
        ),
        (_tr("Label smoothing"), _smoothing()),
    ]


def schedule_rows() -> list[Row]:
    """Make how the learning rate goes over the run, how long it is, when it is looked at."""
    return [
        (
            _tr("Learning rate"),
            ChoiceField(
                "schedule",
                _tr("How the learning rate goes over the run."),
                {
                    "constant": _tr("constant"),
                    "stepped": _tr("÷ 10 at milestones"),
                    "cosine": _tr("half a cosine to zero"),
                },
            ),
        ),
        (
            _tr("Milestones"),
            TextField(
                "milestones",
                _tr("Where the rate is divided, as shares of the run: 0.5, 0.75"),
                shares_of,
                shares_text,
            ),
        ),
        (
            _tr("Warm-up"),
            ChoiceField(
                "warm_up",
                _tr("A gentle start, at a lower rate."),
                {
                    "none": _tr("none"),
                    "steps": _tr("a rise in steps"),
                    "error": _tr("until error < 80 %"),
                },
            ),
        ),
        (
            _tr("Warm-up steps"),
            NumberField("warm_up_steps", _tr("Length of the rise."), 1, 1_000_000),
        ),
        (
            _tr("Warm-up rate"),
            DecimalField("warm_up_rate", _tr("Rate at the start."), _LEAST_RATE, _MOST_RATE),
        ),
        (
            _tr("Steps"),
            NumberField(
                "steps",
                _tr("Length of the run in steps, in the place of epochs."),
                0,
                10_000_000,
                nothing=_tr("as the epochs have"),
                is_none_nothing=False,
            ),
        ),
        (
            _tr("Evaluate every"),
            NumberField(
                "evaluate_every",
                _tr("Steps between two looks at the held-out images."),
                0,
                1_000_000,
                nothing=_tr("epoch"),
                suffix=_tr(" steps"),
                is_none_nothing=False,
            ),
        ),
    ]


def machine_rows() -> list[Row]:
    """Make how the machine is used."""
    return [
        (
            _tr("Precision"),
            ChoiceField(
                "precision",
                _tr("Of activations; weights, sums and norms stay float32."),
                {"float32": "float32", "bfloat16": "bfloat16"},
            ),
        ),
        (
            _tr("Memory format"),
            ChoiceField(
                "memory_format",
                _tr("Order of an image's numbers; automatic times a few steps."),
                {
                    "auto": _tr("automatic"),
                    "contiguous": _tr("contiguous"),
                    "channels last": _tr("channels last"),
                },
            ),
        ),
        (
            _tr("CPU threads"),
            NumberField(
                "threads",
                _tr("Of one network; automatic times a few steps."),
                0,
                256,
                nothing=_tr("automatic"),
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
                _tr("Gradients at block outputs"),
                _tr("The gradient norm at the output of each block."),
            ),
        ),
        (
            "",
            SwitchField(
                "measure_responses",
                _tr("Responses of layers"),
                _tr("The deviation of each convolution's response (He et al. 2015, figure 7)."),
            ),
        ),
        (
            "",
            SwitchField(
                "measure_cosine",
                _tr("Turn of the gradient"),
                _tr("The cosine between each layer's gradient and the one of the step before."),
            ),
        ),
    ]


def override_fields() -> list[OverrideField]:
    """Make what one network can do otherwise than the rest."""
    tip = _tr("Off: as all networks. On: the comparison is no longer controlled.")
    return [
        OverrideField(_optimizer(), _tr("Own optimizer"), tip),
        OverrideField(_rate(tip), _tr("Own learning rate"), tip),
        OverrideField(_momentum(), _tr("Own momentum"), tip),
        OverrideField(_decay(), _tr("Own weight decay"), tip),
        OverrideField(_smoothing(), _tr("Own label smoothing"), tip),
    ]


def _rate(tip: str) -> DecimalField:
    return DecimalField("learning_rate", tip, _LEAST_RATE, _MOST_RATE)


def _optimizer() -> ChoiceField:
    return ChoiceField(
        "optimizer",
        _tr("Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019)."),
        {"sgd": _tr("SGD"), "adamw": _tr("AdamW")},
    )


def _momentum() -> DecimalField:
    return DecimalField("momentum", _tr("Share of the last update in the next; SGD."), 0, 0.9999)


def _decay() -> DecimalField:
    return DecimalField("weight_decay", _tr("Pull of the weights towards zero."), 0, 1)


def _smoothing() -> DecimalField:
    tip = _tr("Share of each label that is spread over all classes.")
    return DecimalField("label_smoothing", tip, 0, 0.9999)
