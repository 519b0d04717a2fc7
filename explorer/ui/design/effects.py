"""Which training settings have an effect beside the others, and what each group says in short."""

from __future__ import annotations

from explorer.messages import translate
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.ui.design.shares import shares_text
from explorer.ui.kit.text import grouped, plain_number


def without_effect(experiment: Experiment) -> set[str]:
    """Return the names of the settings that would change nothing now."""
    settings = experiment.settings
    per_arm = [experiment.settings_of(arm.label) for arm in experiment.arms]
    has_sgd = any(each.optimizer == "sgd" for each in per_arm)
    is_idle = {
        "data_path": DATASETS[settings.dataset].needs == "nothing",
        "images": settings.dataset != "shapes",
        "epochs": settings.steps > 0,
        "momentum": not has_sgd,
        "nesterov": not has_sgd,
        "decay_all": not any(each.weight_decay for each in per_arm),
        "milestones": settings.schedule != "stepped",
        "warm_up_steps": settings.warm_up != "steps",
        "warm_up_rate": settings.warm_up == "none",
        "threads": settings.device in ("cuda", "mps"),
    }
    found = {name for name, idle in is_idle.items() if idle}
    for name in ("optimizer", "learning_rate", "momentum", "weight_decay", "label_smoothing"):
        if all(name in arm.overrides.given for arm in experiment.arms):
            found.add(name)
    return found


def summaries(experiment: Experiment) -> dict[str, str]:
    """Return for each group of settings what a person sees while it is folded."""
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
    words: list[str] = []
    if settings.dataset == "shapes":
        words.append(translate("SettingsSummary", "{n} images").format(n=grouped(settings.images)))
    if settings.data_path and DATASETS[settings.dataset].needs != "nothing":
        words.append(settings.data_path)
    if settings.crop_padding:
        words.append(translate("SettingsSummary", "cropped"))
    if settings.flip:
        words.append(translate("SettingsSummary", "mirrored"))
    return ", ".join(words) or translate("SettingsSummary", "as they are")


def _optimizer(experiment: Experiment) -> str:
    settings = experiment.settings
    words = ["AdamW" if settings.optimizer == "adamw" else "SGD"]
    if settings.optimizer == "sgd" and settings.momentum:
        words.append(plain_number(settings.momentum))
    if settings.weight_decay:
        words.append(
            translate("SettingsSummary", "decay {n}").format(n=plain_number(settings.weight_decay))
        )
    return ", ".join(words)


def _schedule(experiment: Experiment) -> str:
    settings = experiment.settings
    words = [
        {
            "constant": translate("SettingsSummary", "constant"),
            "stepped": translate("SettingsSummary", "÷ 10 at {shares}").format(
                shares=shares_text(settings.milestones)
            ),
            "cosine": translate("SettingsSummary", "cosine"),
        }[settings.schedule]
    ]
    if settings.warm_up != "none":
        words.append(translate("SettingsSummary", "warm-up"))
    if settings.steps:
        words.append(translate("SettingsSummary", "{n} steps").format(n=grouped(settings.steps)))
    return ", ".join(words)


def _machine(experiment: Experiment) -> str:
    settings = experiment.settings
    words: list[str] = []
    if settings.precision != "float32":
        words.append(settings.precision)
    if settings.memory_format != "auto":
        words.append(settings.memory_format)
    if settings.threads:
        words.append(translate("SettingsSummary", "threads: {n}").format(n=settings.threads))
    return ", ".join(words) or translate("SettingsSummary", "automatic")


def _measure(experiment: Experiment) -> str:
    settings = experiment.settings
    words = [
        name
        for name, is_on in (
            (translate("SettingsSummary", "blocks"), settings.measure_blocks),
            (translate("SettingsSummary", "responses"), settings.measure_responses),
            (translate("SettingsSummary", "turns"), settings.measure_cosine),
        )
        if is_on
    ]
    return ", ".join(words) or translate("SettingsSummary", "nothing")


def _changes(experiment: Experiment) -> str:
    count = len(experiment.changes)
    return grouped(count) if count else translate("SettingsSummary", "none")
