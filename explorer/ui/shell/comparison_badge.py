"""Says whether a comparison is controlled, what differs if it is not, and how one can tell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

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
        return _tr("one network: nothing is compared")
    found, confounding = differences(experiment), confounders(experiment)
    of_arms = [each for each in changes if each.arm is not None]
    if confounding or len(found) > 1:
        words = [_difference(each) for each in found] + [_confounder(each) for each in confounding]
        sentence = _tr("not controlled: the arms differ in {words}").format(words=joined(words))
        return "; ".join([sentence, *map(_at_step, of_arms)])
    if of_arms:
        first = _tr("not controlled {when}: {what}").format(
            when=when_text(of_arms[0].step), what=change_text(of_arms[0])
        )
        return "; ".join([first, *map(_at_step, of_arms[1:])])
    what = _tr("the arms differ in the {word} alone") if found else _tr("the arms are alike")
    what = what.format(word="".join(map(_difference, found)))
    if changes:
        return _tr("controlled: {what}; {change}").format(what=what, change=_at_step(changes[-1]))
    if prepared is None:
        return _tr("controlled: {what}").format(what=what)
    return _tr("controlled: {what}; {start}").format(
        what=what, start=start_text(prepared.report, experiment.repeats)
    )


def start_text(report: StartReport, seeds: int) -> str:
    """Return what the arms had in common before the first step."""
    words = (
        _tr("{equal} of {all} tensors equal at the start, same batches")
        if seeds == 1
        else _tr(
            "{equal} of {all} tensors equal at the start for each of {seeds} seeds, same batches"
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
            lines.append(_tr("BLAKE2 of names and bits of all first weights:"))
            lines += [f"{label}  {digest}" for label, digest in prepared.report.hashes.items()]
    return "\n".join(lines)


def _at_step(change: Change) -> str:
    return _tr("{what} {when}").format(what=change_text(change), when=when_text(change.step))


def _difference(difference: Difference) -> str:
    return {
        Difference.SKIP: _tr("skip"),
        Difference.SHORTCUT: _tr("shortcut"),
        Difference.BLOCK: _tr("block"),
        Difference.ORDER: _tr("order of operations"),
        Difference.SCALE: _tr("branch scale"),
        Difference.ZERO_INIT: _tr("zero init"),
        Difference.GROUPS: _tr("groups"),
        Difference.NORM: _tr("norm"),
        Difference.STEM: _tr("stem"),
        Difference.BLOCKS: _tr("blocks"),
        Difference.WIDTH: _tr("width"),
        Difference.STRIDE: _tr("stride"),
        Difference.INPUT: _tr("input size"),
        Difference.CLASSES: _tr("classes"),
    }[difference]


def _confounder(confounders: Confounder) -> str:
    return {
        Confounder.OPTIMIZER: _tr("optimizer"),
        Confounder.RATE: _tr("learning rate"),
        Confounder.MOMENTUM: _tr("momentum"),
        Confounder.DECAY: _tr("weight decay"),
        Confounder.SMOOTHING: _tr("label smoothing"),
        Confounder.CHANGES: _tr("changes on the way"),
    }[confounders]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Fairness", words)
