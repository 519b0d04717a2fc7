"""The fields of the experiment, its data, the machine and what is measured."""

from __future__ import annotations

from explorer.messages import Message, translate
from explorer.network.bounds import bounds_of
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import OPTIONAL
from explorer.runs.settings import TrainSettings
from explorer.ui.design.dataset_text import dataset_text
from explorer.ui.design.forms import Field, FieldPair
from explorer.ui.design.optimizer_fields import learning_rate_field
from explorer.ui.design.text_fields import PathField
from explorer.ui.kit.fields import ChecklistField, ChoiceField, NumberField, SwitchField


def top_rows() -> list[Field | FieldPair]:
    """Make what a lecture changes."""
    return [_dataset(), _length(), learning_rate_field(), _seeds(), _device()]


def data_rows() -> list[Field]:
    """Make where images come from and how they are augmented."""
    return [
        PathField(
            "data_path",
            Message("SettingsFields", "Path"),
            translate(
                "SettingsFields",
                "Your folder of images, or the file of a data set that you already have.",
            ),
        ),
        PathField(
            "heldout_path",
            Message("SettingsFields", "Held-out path"),
            translate(
                "SettingsFields",
                "A folder of images of its own that is held out, with the same classes.",
            ),
        ),
        NumberField(
            "heldout_every",
            Message("SettingsFields", "Hold out one in"),
            translate(
                "SettingsFields",
                "So many images, of which one is held out, if the data set is not divided already.",
            ),
            bounds_of(TrainSettings, "heldout_every"),
        ),
        NumberField(
            "split_seed",
            Message("SettingsFields", "Split seed"),
            translate("SettingsFields", "Determines which images are held out."),
            bounds_of(TrainSettings, "split_seed"),
            least_text=translate("SettingsFields", "evenly spaced"),
        ),
        NumberField(
            "images",
            Message("SettingsFields", "Images"),
            translate("SettingsFields", "Number of images to draw."),
            bounds_of(TrainSettings, "images"),
        ),
        NumberField(
            "crop_padding",
            Message("SettingsFields", "Crop padding"),
            translate(
                "SettingsFields",
                "Black border added to an image before a random crop of its original size.",
            ),
            bounds_of(TrainSettings, "crop_padding"),
            suffix=translate("SettingsFields", " px"),
        ),
        SwitchField(
            "flip",
            Message("SettingsFields", "Random horizontal flip"),
            translate("SettingsFields", "Mirrors half of the images, at random, left to right."),
        ),
        ChoiceField(
            "normalize",
            Message("SettingsFields", "Normalize"),
            translate("SettingsFields", "To mean 0 and standard deviation 1."),
            {
                "channel": translate("SettingsFields", "Each channel"),
                "image": translate("SettingsFields", "Each image"),
            },
        ),
    ]


def machine_rows() -> list[Field]:
    """Make how the machine is used."""
    return [
        ChoiceField(
            "precision",
            Message("SettingsFields", "Precision"),
            translate("SettingsFields", "Of activations; weights, sums and norms stay float32."),
            {"float32": "float32", "bfloat16": "bfloat16"},
        ),
        ChoiceField(
            "memory_format",
            Message("SettingsFields", "Memory format"),
            translate(
                "SettingsFields",
                "Order of an image's values in memory; automatic times a few steps.",
            ),
            {
                "auto": translate("SettingsFields", "Automatic"),
                "contiguous": translate("SettingsFields", "Contiguous"),
                "channels last": translate("SettingsFields", "Channels last"),
            },
        ),
        NumberField(
            "threads",
            Message("SettingsFields", "CPU threads"),
            translate("SettingsFields", "For each network; automatic times a few steps."),
            bounds_of(TrainSettings, "threads"),
            least_text=translate("SettingsFields", "automatic"),
        ),
    ]


def measure_rows() -> list[Field]:
    """Make a check box for each quantity that is recorded only on request."""
    choices = {each.name: (each.title, each.meaning) for each in OPTIONAL}
    return [ChecklistField("measure", Message("SettingsFields", "Also measure"), choices)]


def _dataset() -> ChoiceField:
    return ChoiceField(
        "dataset",
        Message("SettingsFields", "Data set"),
        translate(
            "SettingsFields", "The images to train on, resized to the input size of a network."
        ),
        {name: str(card.title) for name, card in DATASETS.items()},
        {name: dataset_text(card) for name, card in DATASETS.items()},
    )


def _length() -> FieldPair:
    return FieldPair(
        NumberField(
            "epochs",
            Message("SettingsFields", "Epochs"),
            translate(
                "SettingsFields",
                "Passes over the training set (epochs), in batches of the shared size: a network "
                "with another batch size takes as many steps and so sees more or fewer epochs.",
            ),
            bounds_of(TrainSettings, "epochs"),
        ),
        NumberField(
            "batch_size",
            Message("SettingsFields", "Batch size"),
            translate("SettingsFields", "Images per step."),
            bounds_of(TrainSettings, "batch_size"),
        ),
        translate("SettingsFields", "Batch"),
    )


def _seeds() -> FieldPair:
    return FieldPair(
        NumberField(
            "seed",
            Message("SettingsFields", "Seed"),
            translate(
                "SettingsFields", "Determines the initial weights and the order of the images."
            ),
            bounds_of(Experiment, "seed"),
        ),
        NumberField(
            "repeats",
            Message("SettingsFields", "Number of seeds"),
            translate(
                "SettingsFields", "Trains each network from this seed and from those after it."
            ),
            bounds_of(Experiment, "repeats"),
        ),
        translate("SettingsFields", "Seeds"),
    )


def _device() -> ChoiceField:
    return ChoiceField(
        "device",
        Message("SettingsFields", "Device"),
        translate("SettingsFields", "Where to train; automatic prefers a GPU."),
        {
            "auto": translate("SettingsFields", "Automatic"),
            "cpu": translate("SettingsFields", "CPU"),
            "cuda": translate("SettingsFields", "CUDA"),
            "mps": translate("SettingsFields", "MPS (Apple)"),
        },
    )
