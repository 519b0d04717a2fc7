"""Which training settings change nothing, because of the values of others."""

from __future__ import annotations

from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.settings import SettingsOverrides, TrainSettings


def unused_settings(experiment: Experiment) -> set[str]:
    """Return the names of the settings that have no effect in this experiment."""
    settings = experiment.settings
    per_arm = [experiment.settings_of(arm.label) for arm in experiment.arms]
    of_every_arm = set.intersection(*map(unused_of_arm, per_arm))
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
        "nesterov": "momentum" in of_every_arm,
        "decay_all": not any(each.weight_decay for each in per_arm),
        "reestimate_statistics": all(arm.network.norm != "batch" for arm in experiment.arms),
        "threads": settings.device in ("cuda", "mps"),
    }
    found = {name for name, unused in is_unused.items() if unused}
    overridden = {
        name for name in SettingsOverrides.model_fields if _all_override(experiment, name)
    }
    if settings.steps == 0 or settings.evaluate_every == 0:  # the shared epoch decides them
        overridden.discard("batch_size")
    return found | of_every_arm | overridden


def unused_of_arm(settings: TrainSettings) -> set[str]:
    """Return which of the settings that an arm may override have no effect on it."""
    is_unused = {
        "momentum": settings.optimizer != "sgd",
        "milestones": settings.schedule != "stepped",
        "warm_up_steps": settings.warm_up != "steps",
        "warm_up_rate": settings.warm_up == "none",
    }
    return {name for name, unused in is_unused.items() if unused}


def _all_override(experiment: Experiment, name: str) -> bool:
    return all(name in arm.overrides.given for arm in experiment.arms)
