"""Says whether a comparison is controlled, what differs if it is not, and how one can tell."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.messages import translate
from explorer.runs.changes import Change
from explorer.runs.comparison import Confounder, Difference, StartReport, confounders, differences
from explorer.runs.events import Prepared
from explorer.runs.experiment import Experiment
from explorer.ui.kit.text import change_text, grouped, joined, when_text


def badge_text(
    experiment: Experiment, prepared: Prepared | None = None, changes: Sequence[Change] = ()
) -> str:
    """Return the sentence of the badge.

    Args:
        experiment: What is trained, or is to be.
        prepared: What the run told before its first step, if there is one.
        changes: What was changed on the way so far.
    """
    if len(experiment.arms) == 1:
        return translate("Fairness", "one network: nothing is compared")
    found, confounding = differences(experiment), confounders(experiment)
    of_arms = [each for each in changes if each.arm is not None]
    if confounding or len(found) > 1:
        words = [_difference(each) for each in found] + [_confounder(each) for each in confounding]
        sentence = translate("Fairness", "not controlled: the arms differ in {words}").format(
            words=joined(words)
        )
        return "; ".join([sentence, *map(_at_step, of_arms)])
    if of_arms:
        first = translate("Fairness", "not controlled {when}: {what}").format(
            when=when_text(of_arms[0].step), what=change_text(of_arms[0])
        )
        return "; ".join([first, *map(_at_step, of_arms[1:])])
    what = (
        translate("Fairness", "the arms differ in the {word} alone")
        if found
        else translate("Fairness", "the arms are alike")
    )
    what = what.format(word="".join(map(_difference, found)))
    if changes:
        return translate("Fairness", "controlled: {what}; {change}").format(
            what=what, change=_at_step(changes[-1])
        )
    if prepared is None:
        return translate("Fairness", "controlled: {what}").format(what=what)
    return translate("Fairness", "controlled: {what}; {start}").format(
        what=what, start=start_text(prepared.report, experiment.repeats)
    )


def start_text(report: StartReport, seeds: int) -> str:
    """Return what the arms had in common before the first step."""
    words = (
        translate("Fairness", "{equal} of {all} tensors equal at the start, same batches")
        if seeds == 1
        else translate(
            "Fairness",
            "{equal} of {all} tensors equal at the start for each of {seeds} seeds, same batches",
        )
    )
    return words.format(
        equal=grouped(report.equal_tensors), all=grouped(report.tensors), seeds=seeds
    )


def badge_details(
    sentence: str, experiment: Experiment, prepared: Prepared | None, changes: Sequence[Change]
) -> str:
    """Return the tool tip of the badge: its sentence, every change, and the hash of each arm."""
    lines = [sentence, *map(_at_step, changes)]
    if prepared is not None:
        lines.append(start_text(prepared.report, experiment.repeats))
        if prepared.report.hashes:
            lines.append(translate("Fairness", "BLAKE2 of names and bits of all first weights:"))
            lines += [f"{label}  {digest}" for label, digest in prepared.report.hashes.items()]
    return "\n".join(lines)


def _at_step(change: Change) -> str:
    return translate("Fairness", "{what} {when}").format(
        what=change_text(change), when=when_text(change.step)
    )


def _difference(difference: Difference) -> str:
    return {
        Difference.SKIP: translate("Fairness", "skip"),
        Difference.SHORTCUT: translate("Fairness", "shortcut"),
        Difference.BLOCK: translate("Fairness", "block"),
        Difference.ORDER: translate("Fairness", "order of operations"),
        Difference.SCALE: translate("Fairness", "branch scale"),
        Difference.ZERO_INIT: translate("Fairness", "zero init"),
        Difference.GROUPS: translate("Fairness", "groups"),
        Difference.NORM: translate("Fairness", "norm"),
        Difference.STEM: translate("Fairness", "stem"),
        Difference.BLOCKS: translate("Fairness", "blocks"),
        Difference.WIDTH: translate("Fairness", "width"),
        Difference.STRIDE: translate("Fairness", "stride"),
        Difference.INPUT: translate("Fairness", "input size"),
        Difference.CLASSES: translate("Fairness", "classes"),
    }[difference]


def _confounder(confounders: Confounder) -> str:
    return {
        Confounder.OPTIMIZER: translate("Fairness", "optimizer"),
        Confounder.RATE: translate("Fairness", "learning rate"),
        Confounder.MOMENTUM: translate("Fairness", "momentum"),
        Confounder.DECAY: translate("Fairness", "weight decay"),
        Confounder.SMOOTHING: translate("Fairness", "label smoothing"),
        Confounder.CHANGES: translate("Fairness", "changes on the way"),
    }[confounders]
