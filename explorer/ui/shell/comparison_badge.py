"""Whether a comparison is controlled, what differs if it is not, and the evidence for it."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.messages import translate
from explorer.runs.changes import Change
from explorer.runs.comparison import (
    Confounder,
    Difference,
    StartReport,
    confounders,
    differences,
    is_controlled,
)
from explorer.runs.events import Prepared
from explorer.runs.experiment import Experiment
from explorer.ui.kit.text import (
    batch_lines,
    change_text,
    grouped,
    joined,
    joined_clauses,
    when_text,
)


def badge_text(
    experiment: Experiment, prepared: Prepared | None = None, changes: Sequence[Change] = ()
) -> str:
    """Return the sentence of the badge.

    Args:
        experiment: What is trained, or is to be.
        prepared: What the run reported before its first step, if there is one.
        changes: What was changed mid-run so far.
    """
    if len(experiment.arms) == 1:
        return translate("ComparisonBadge", "one network: nothing is compared")
    found, confounding = differences(experiment), confounders(experiment)
    of_arms = [each for each in changes if each.arm is not None]
    if not is_controlled(experiment):
        names = [_difference(each) for each in found] + [_confounder(each) for each in confounding]
        sentence = translate(
            "ComparisonBadge", "not controlled: the arms differ in {names}"
        ).format(names=joined(names))
        return joined_clauses([sentence, *map(_at_step, of_arms)])
    if of_arms:
        first = translate("ComparisonBadge", "not controlled {when}: {what}").format(
            when=when_text(of_arms[0].step), what=change_text(of_arms[0])
        )
        return joined_clauses([first, *map(_at_step, of_arms[1:])])
    sentence = (
        translate("ComparisonBadge", "controlled: the arms differ only in the {name}").format(
            name=_difference(found[0])
        )
        if found
        else translate("ComparisonBadge", "controlled: the arms are identical")
    )
    if changes:
        return joined_clauses([sentence, _at_step(changes[-1])])
    if prepared is not None:
        return joined_clauses([sentence, start_text(prepared.report, experiment.repeats)])
    return sentence


def start_text(report: StartReport, seeds: int) -> str:
    """Return what the arms had in common before the first step."""
    if Confounder.BATCH_SIZE in report.confounders:
        one = translate(
            "ComparisonBadge",
            "{equal} of {all} tensors equal at the start, batches of different sizes",
        )
        several = translate(
            "ComparisonBadge",
            "{equal} of {all} tensors equal at the start for each of {seeds} seeds, batches of "
            "different sizes",
        )
    else:
        one = translate(
            "ComparisonBadge", "{equal} of {all} tensors equal at the start, same batches"
        )
        several = translate(
            "ComparisonBadge",
            "{equal} of {all} tensors equal at the start for each of {seeds} seeds, same batches",
        )
    template = one if seeds == 1 else several
    return template.format(
        equal=grouped(report.equal_tensors), all=grouped(report.tensors), seeds=seeds
    )


def badge_details(
    sentence: str, experiment: Experiment, prepared: Prepared | None, changes: Sequence[Change]
) -> str:
    """Return the tool tip of the badge: its sentence, every change, and the hash of each arm."""
    lines = [sentence, *batch_lines(experiment, prepared), *map(_at_step, changes)]
    if prepared is not None:
        lines.append(start_text(prepared.report, experiment.repeats))
        if prepared.report.hashes:
            lines.append(
                translate(
                    "ComparisonBadge", "BLAKE2 hash of the names and bits of all initial weights:"
                )
            )
            lines += [f"{label}  {digest}" for label, digest in prepared.report.hashes.items()]
    return "\n".join(lines)


def _at_step(change: Change) -> str:
    return translate("ComparisonBadge", "{what} {when}").format(
        what=change_text(change), when=when_text(change.step)
    )


def _difference(difference: Difference) -> str:
    return {
        Difference.SKIP: translate("ComparisonBadge", "skip connections"),
        Difference.SHORTCUT: translate("ComparisonBadge", "shortcut"),
        Difference.BLOCK: translate("ComparisonBadge", "block"),
        Difference.ORDER: translate("ComparisonBadge", "order of operations"),
        Difference.DROPOUT: translate("ComparisonBadge", "dropout"),
        Difference.SCALE: translate("ComparisonBadge", "branch scale"),
        Difference.ZERO_INIT: translate("ComparisonBadge", "zero-init"),
        Difference.GROUPS: translate("ComparisonBadge", "groups"),
        Difference.NORM: translate("ComparisonBadge", "normalization"),
        Difference.STEM: translate("ComparisonBadge", "stem"),
        Difference.BLOCKS: translate("ComparisonBadge", "blocks"),
        Difference.WIDTH: translate("ComparisonBadge", "width"),
        Difference.STRIDE: translate("ComparisonBadge", "stride"),
        Difference.INPUT: translate("ComparisonBadge", "input size"),
        Difference.CLASSES: translate("ComparisonBadge", "classes"),
    }[difference]


def _confounder(confounder: Confounder) -> str:
    return {
        Confounder.BATCH_SIZE: translate("ComparisonBadge", "batch size"),
        Confounder.OPTIMIZER: translate("ComparisonBadge", "optimizer"),
        Confounder.LEARNING_RATE: translate("ComparisonBadge", "learning rate"),
        Confounder.MOMENTUM: translate("ComparisonBadge", "momentum"),
        Confounder.WEIGHT_DECAY: translate("ComparisonBadge", "weight decay"),
        Confounder.LABEL_SMOOTHING: translate("ComparisonBadge", "label smoothing"),
        Confounder.SCHEDULE: translate("ComparisonBadge", "schedule"),
        Confounder.WARM_UP: translate("ComparisonBadge", "warm-up"),
        Confounder.CHANGES: translate("ComparisonBadge", "mid-run changes"),
    }[confounder]
