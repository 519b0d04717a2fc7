"""What each section of training settings says in one line while it is collapsed."""

from __future__ import annotations

from pathlib import PurePath

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.typed_number import plain_number
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import OPTIONAL
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
        parts.append(PurePath(settings.data_path).name or settings.data_path)
    if settings.crop_padding:
        parts.append(translate("SettingsSummary", "random crop"))
    if settings.flip:
        parts.append(translate("SettingsSummary", "flip"))
    return ", ".join(parts) or translate("SettingsSummary", "no augmentation")


def _optimizer(experiment: Experiment) -> str:
    settings = experiment.settings
    parts = ["AdamW" if settings.optimizer == "adamw" else "SGD"]
    if settings.optimizer == "sgd" and settings.momentum:
        parts.append(plain_number(settings.momentum))
    if settings.weight_decay:
        parts.append(
            translate("SettingsSummary", "decay {n}").format(n=plain_number(settings.weight_decay))
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
