"""What a branch of a run may train otherwise, and what of the run's changes still holds in it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.errors import UserError
from explorer.messages import printable, translate
from explorer.network.field_names import field_name
from explorer.runs.changes import Change, Extension, LearningRateChange
from explorer.runs.differences import differing_fields
from explorer.runs.experiment import Experiment
from explorer.runs.settings import TrainSettings

_SPLIT = ("heldout_every", "split_seed", "images")
"""With another one, images that were trained on would be held out."""

_LENGTH = ("epochs", "steps", "batch_size")

_SEED = UserError(
    "Branch", "a branch keeps {field}: the run has {before}, and the design has {value}"
)
_ARMS = UserError(
    "Branch", "a branch keeps the networks of its run: it has {before}, and the design has {value}"
)
_NETWORK = UserError(
    "Branch",
    "a branch keeps the networks of its run: {field} was {before}, and is {value} in the design",
)


def branched(parent: Experiment, wanted: Experiment, step: int) -> Experiment:
    """Return what a branch trains: other settings, with the weights of a run.

    Changes that were made before are kept, but for those of a learning rate or a length that is
    another one now. Later ones are those that are wanted.

    Args:
        parent: What the run trained, up to the step.
        wanted: The same networks and seeds, with any settings.
        step: Updates that the weights have had.

    Raises:
        UserError: Something differs that cannot; it is named.
    """
    _check(parent, wanted)
    past = [each for each in parent.changes if each.step < step]
    held = [each for change in past for each in _still_held(change, parent, wanted)]
    later = [each for each in wanted.changes if each.step >= step]
    arms = tuple(  # the names of the networks are the run's, as its weights are
        arm.model_copy(update={"network": parent.arm(arm.label).network}) for arm in wanted.arms
    )
    return wanted.edited(arms=arms, changes=(*held, *later))


def differing(parent: Experiment, branch: Experiment) -> list[str]:
    """Return what a branch trains otherwise, each as "learning rate 0.05 → 0.01"."""
    fields = differing_fields([parent, branch])
    return [f"{each.title} {' → '.join(each.texts)}" for each in fields if each.field != "name"]


def branch_note(file: str, step: int, parent: Experiment, branch: Experiment) -> str:
    """Return what a list says of a branch; what it changes first, where a narrow column ends."""
    changed = ", ".join(differing(parent, branch))
    text = (
        translate("Branch", "branch after step {step:,} ({changed}) of {file}")
        if changed
        else translate("Branch", "branch after step {step:,} of {file}")
    )
    return text.format(step=step, changed=changed, file=printable(file))


def _check(parent: Experiment, wanted: Experiment) -> None:
    labels = [[arm.label for arm in each.arms] for each in (parent, wanted)]
    if labels[0] != labels[1]:
        before, value = (", ".join(each) for each in labels)
        raise _ARMS.format(before=before, value=value)
    for each in differing_fields([_networks_of(parent), _networks_of(wanted)]):
        if each.field != "name":
            before, value = each.texts
            raise _NETWORK.format(field=each.title, before=before, value=value)
    for name in ("seed", "repeats"):
        _check_same(name, getattr(parent, name), getattr(wanted, name))
    one, other = parent.settings, wanted.settings
    if (one.dataset, one.data_path) == (other.dataset, other.data_path):
        for name in _SPLIT:
            _check_same(name, getattr(one, name), getattr(other, name))


def _check_same(name: str, before: object, value: object) -> None:
    if before != value:
        raise _SEED.format(field=field_name([name]), before=before, value=value)


def _networks_of(experiment: Experiment) -> Experiment:
    """Return an experiment that differs from others in its networks alone."""
    arms = tuple({"label": arm.label, "network": arm.network} for arm in experiment.arms)
    return Experiment.model_validate({"arms": arms, "settings": TrainSettings()})


def _still_held(change: Change, parent: Experiment, wanted: Experiment) -> Iterator[Change]:
    match change:
        case LearningRateChange():
            same = [
                arm.label
                for arm in parent.arms
                if _rate_of(parent, arm.label) == _rate_of(wanted, arm.label)
            ]
            if len(same) == len(parent.arms):
                yield change
            else:
                for label in same:
                    if change.arm in (None, label):
                        yield change.model_copy(update={"arm": label})
        case Extension():
            lengths = [[getattr(each.settings, n) for n in _LENGTH] for each in (parent, wanted)]
            if lengths[0] == lengths[1]:
                yield change
        case _:
            yield change


def _rate_of(experiment: Experiment, label: str) -> float:
    return experiment.settings_of(label).learning_rate
