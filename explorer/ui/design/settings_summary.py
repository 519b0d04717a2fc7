"""What each section of training settings says in one line while it is collapsed."""

from __future__ import annotations

from pathlib import PurePath

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.typed_number import plain_number
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import OPTIONAL
from explorer.runs.settings import TrainSettings
from explorer.runs.unused_settings import unused_settings
from explorer.ui.design.shares import shares_text
from explorer.ui.kit.text import grouped


def summaries(experiment: Experiment) -> dict[str, str]:
    """Return the line of each section, by its name."""
    return {
        "data": _data(experiment),
        "optimizer": _optimizer(experiment),
        "schedule": _schedule(experiment),
        "machine": _machine(experiment),
        "measure": _measure(experiment),
        "changes": _changes(experiment),
    }


def _data(experiment: Experiment) -> str:
    settings = experiment.settings
    parts: list[str] = []
    if settings.dataset == "shapes":
        parts.append(COUNTS.images(settings.images))
    if settings.data_path and DATASETS[settings.dataset].needs != "nothing":
        parts.append(_folder(settings.data_path))
    parts += _heldout(experiment)
    if settings.crop_padding:
        parts.append(translate("SettingsSummary", "random crop"))
    if settings.flip:
        parts.append(translate("SettingsSummary", "flip"))
    if settings.normalize == "image":
        parts.append(translate("SettingsSummary", "normalized by image"))
    return ", ".join(parts) or translate("SettingsSummary", "no augmentation")


def _heldout(experiment: Experiment) -> list[str]:
    """Say what is held out, as far as a person chose it."""
    settings, usual = experiment.settings, TrainSettings()
    unused = unused_settings(experiment)
    parts: list[str] = []
    if settings.heldout_path and "heldout_path" not in unused:
        parts.append(
            translate("SettingsSummary", "held out: {folder}").format(
                folder=_folder(settings.heldout_path)
            )
        )
    if "heldout_every" not in unused and settings.heldout_every != usual.heldout_every:
        parts.append(
            translate("SettingsSummary", "1 in {n} held out").format(n=settings.heldout_every)
        )
    if "split_seed" not in unused and settings.split_seed:
        parts.append(
            translate("SettingsSummary", "split seed {n}").format(n=grouped(settings.split_seed))
        )
    return parts


def _folder(path: str) -> str:
    return PurePath(path).name or path


def _optimizer(experiment: Experiment) -> str:
    settings = experiment.settings
    parts = ["AdamW" if settings.optimizer == "adamw" else "SGD"]
    if settings.optimizer == "sgd" and settings.momentum:
        parts.append(plain_number(settings.momentum))
    if settings.nesterov and "nesterov" not in unused_settings(experiment):
        parts.append(translate("SettingsSummary", "Nesterov"))
    if settings.weight_decay:
        template = (
            translate("SettingsSummary", "decay {n}")
            if settings.decay_all
            else translate("SettingsSummary", "decay {n} of weights only")
        )
        parts.append(template.format(n=plain_number(settings.weight_decay)))
    if settings.label_smoothing:
        parts.append(
            translate("SettingsSummary", "smoothing {n}").format(
                n=plain_number(settings.label_smoothing)
            )
        )
    return ", ".join(parts)


def _schedule(experiment: Experiment) -> str:
    settings = experiment.settings
    parts = [
        {
            "constant": translate("SettingsSummary", "constant"),
            "stepped": translate("SettingsSummary", "÷ 10 at {shares}").format(
                shares=shares_text(settings.milestones)
            ),
            "cosine": translate("SettingsSummary", "cosine decay"),
        }[settings.schedule]
    ]
    if settings.warm_up != "none":
        parts.append(translate("SettingsSummary", "warm-up"))
    if settings.steps:
        parts.append(COUNTS.steps(settings.steps))
    if settings.evaluate_every:
        parts.append(
            translate("SettingsSummary", "evaluated every {steps}").format(
                steps=COUNTS.steps(settings.evaluate_every)
            )
        )
    if settings.reestimate_statistics and "reestimate_statistics" not in unused_settings(
        experiment
    ):
        parts.append(translate("SettingsSummary", "BN re-estimated"))
    return ", ".join(parts)


def _machine(experiment: Experiment) -> str:
    settings = experiment.settings
    parts: list[str] = []
    if settings.precision != "float32":
        parts.append(settings.precision)
    if settings.memory_format != "auto":
        parts.append(
            {
                "contiguous": translate("SettingsSummary", "contiguous"),
                "channels last": translate("SettingsSummary", "channels last"),
            }[settings.memory_format]
        )
    if settings.threads:
        parts.append(COUNTS.threads(settings.threads))
    return ", ".join(parts) or translate("SettingsSummary", "automatic")


def _measure(experiment: Experiment) -> str:
    parts = [
        str(quantity.title) for quantity in OPTIONAL if quantity.is_recorded(experiment.settings)
    ]
    return ", ".join(parts) or translate("SettingsSummary", "nothing")


def _changes(experiment: Experiment) -> str:
    count = len(experiment.changes)
    return grouped(count) if count else translate("SettingsSummary", "none")
