"""What differs between whole experiments: their networks, settings and seeds, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from explorer.messages import Message, translate
from explorer.network.field_names import field_name
from explorer.network.spec import NetworkSpec
from explorer.network.typed_number import plain_number
from explorer.runs.changes import Change, Extension, LearningRateChange, SkipChange
from explorer.runs.experiment import Experiment
from explorer.runs.settings import SettingsOverrides, TrainSettings
from explorer.runs.unused_settings import unused_settings

_ARM_FIELD = Message("Differences", "{arm}: {field}")
_NONE = "—"
_NAME = "name"

_Key = tuple[str | None, str]


class DifferingField(NamedTuple):
    """A field that has not the same value in all of some experiments.

    Attributes:
        arm: The label of the arm that it is of; None for one of the experiment.
        field: Its name in files.
        values: One for each experiment; None where it has none, or none that matters.
    """

    arm: str | None
    field: str
    values: tuple[object, ...]

    @property
    def title(self) -> str:
        """What it is called, with its arm."""
        name = str(field_name([self.field]))
        return str(_ARM_FIELD.format(arm=self.arm, field=name)) if self.arm else name

    @property
    def texts(self) -> list[str]:
        """Each value, in words."""
        return [value_text(each) for each in self.values]


def differing_fields(experiments: Sequence[Experiment]) -> list[DifferingField]:
    """Return the fields in which any two experiments differ, in the order of the files.

    A value that has no effect in its experiment counts as none: a plain network's shortcut, the
    momentum of AdamW. That an experiment lacks an arm is told once, by the arm's name.
    """
    fields = [_fields(each) for each in experiments]
    keys = sorted({key for each in fields for key in each}, key=_place)
    return [
        DifferingField(*key, values=tuple(each.get(key) for each in fields))
        for key in keys
        if _differ(key, fields)
    ]


def _differ(key: _Key, fields: Sequence[Mapping[_Key, object]]) -> bool:
    arm, name = key
    compared = [
        each.get(key) for each in fields if arm is None or name == _NAME or (arm, _NAME) in each
    ]
    return any(value != compared[0] for value in compared)


def _fields(experiment: Experiment) -> dict[_Key, object]:
    unused = unused_settings(experiment)
    fields: dict[_Key, object] = {
        (None, name): value for name, value in experiment.settings if name not in unused
    }
    fields[None, "seed"], fields[None, "repeats"] = experiment.seed, experiment.repeats
    fields[None, "changes"] = experiment.changes
    for arm in experiment.arms:
        for name, value in (*_network_fields(arm.network), *arm.overrides.given.items()):
            fields[arm.label, name] = value
    return fields


def _network_fields(network: NetworkSpec) -> list[tuple[str, object]]:
    unused = {
        "stages",
        *(("shortcut", "branch_scale", "zero_init") if not network.residual else ()),
        *(("shortcut_reads",) if not (network.residual and network.is_preactivated) else ()),
        *(("norm_groups", "norm_group_width") if network.norm != "group" else ()),
        *(("stride_on", "groups", "group_width") if network.block != "bottleneck" else ()),
    }
    stages = [
        (name, tuple(getattr(stage, name) for stage in network.stages))
        for name in ("blocks", "width", "stride")
    ]
    return [*((name, value) for name, value in network if name not in unused), *stages]


_ORDER = [
    *NetworkSpec.model_fields,
    "blocks",
    "width",
    "stride",
    *SettingsOverrides.model_fields,
    *TrainSettings.model_fields,
    "seed",
    "repeats",
    "changes",
]


def _place(key: _Key) -> tuple[str, int]:
    arm, field = key
    return arm or "~", _ORDER.index(field)


def value_text(value: object) -> str:
    """Return the value of a field in words."""
    match value:
        case bool():
            return translate("Differences", "on") if value else translate("Differences", "off")
        case tuple():
            return ", ".join(map(value_text, value)) or _NONE
        case int() | float():
            return plain_number(value)
        case LearningRateChange() | SkipChange() | Extension():
            text = translate("Differences", "{field} {value} after step {step}")
            field, changed = _changed(value)
            return text.format(
                field=field_name([field]), value=value_text(changed), step=value.step
            )
    return str(value) if value not in (None, "") else _NONE


def _changed(change: Change) -> tuple[str, object]:
    match change:
        case LearningRateChange():
            return "learning_rate", change.learning_rate
        case SkipChange():
            return "residual", change.residual
    return "steps", change.steps
