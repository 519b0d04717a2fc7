"""Which training settings change nothing, because of the values of others."""

from __future__ import annotations

from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.settings import SettingsOverrides


def unused_settings(experiment: Experiment) -> set[str]:
    """Return the names of the settings that have no effect in this experiment."""
    settings = experiment.settings
    per_arm = [experiment.settings_of(arm.label) for arm in experiment.arms]
    uses_sgd = any(each.optimizer == "sgd" for each in per_arm)
    is_published = DATASETS[settings.dataset].needs == "download"
    has_own = settings.dataset == "folder" and settings.heldout_path != ""
    holds_out = not is_published and not has_own
    is_unused = {
        "data_path": DATASETS[settings.dataset].needs == "nothing",
        "heldout_path": settings.dataset != "folder",
        "heldout_every": not holds_out,
        "split_seed": not holds_out,
        "images": settings.dataset != "shapes",
        "epochs": settings.steps > 0,
        "momentum": not uses_sgd,
        "nesterov": not uses_sgd,
        "decay_all": not any(each.weight_decay for each in per_arm),
        "milestones": all(each.schedule != "stepped" for each in per_arm),
        "warm_up_steps": all(each.warm_up != "steps" for each in per_arm),
        "warm_up_rate": all(each.warm_up == "none" for each in per_arm),
        "reestimate_statistics": all(arm.network.norm != "batch" for arm in experiment.arms),
        "threads": settings.device in ("cuda", "mps"),
    }
    found = {name for name, unused in is_unused.items() if unused}
    return found | {
        name for name in SettingsOverrides.model_fields if _all_override(experiment, name)
    }


def _all_override(experiment: Experiment, name: str) -> bool:
    return all(name in arm.overrides.given for arm in experiment.arms)
