"""Numbers, lists and short sentences as a person reads them."""

from __future__ import annotations

from functools import reduce

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.layer_plan import Shape
from explorer.network.typed_number import plain_number
from explorer.runs.changes import Change, Extension, LearningRateChange
from explorer.runs.events import Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.means import SeedMean
from explorer.runs.progress import Progress
from explorer.runs.record import RunRecord

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def grouped(number: int) -> str:
    """Return 853018 as "853,018"."""
    return f"{number:,}"


def short(number: int) -> str:
    """Return 125485696 as "125.49 M": four or five digits that can be compared by eye."""
    for unit, size in (("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.2f} {unit}"
    return str(number)


def data_size(count: int) -> str:
    """Return 83200000 bytes as "83.20 MB", in powers of ten."""
    return f"{count} B" if count < 1_000 else f"{short(count)}B"


def shape_text(shape: Shape) -> str:
    """Return (16, 32, 32) as "16 × 32×32"."""
    channels, height, width = shape
    return f"{channels} × {height}×{width}"


def duration(seconds: float) -> str:
    """Return 83 as "1:23"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def rough_duration(seconds: float) -> str:
    """Return a duration in round figures: "25 s", "3 min", "1 h 10 min"."""
    if seconds < 90:
        return translate("Text", "{n} s").format(n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Text", "{n} min").format(n=minutes)
    return translate("Text", "{h} h {n} min").format(h=minutes // 60, n=minutes % 60)


def capitalized(text: str) -> str:
    """Return "gradient norm" as "Gradient norm"."""
    return text[:1].upper() + text[1:]


def joined(words: list[str]) -> str:
    """Return nouns as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    *most, last = words
    comma = translate("Text", "{list}, {next}")
    listed = reduce(lambda so_far, word: comma.format(list=so_far, next=word), most)
    return translate("Text", "{list} and {last}").format(list=listed, last=last)


def joined_clauses(clauses: list[str]) -> str:
    """Return clauses as one sentence: "a; b"."""
    semicolon = translate("Text", "{sentence}; {next}")
    return reduce(lambda so_far, clause: semicolon.format(sentence=so_far, next=clause), clauses)


def progress_text(progress: Progress) -> str:
    """Return "downloading x 34 %", or how much of it there is where nobody knows the whole."""
    if progress.total:
        percent = min(100, 100 * progress.done // progress.total)
        if progress.left_s is not None:
            return translate("Text", "{what} {percent} %, {time} left").format(
                what=progress.what, percent=percent, time=rough_duration(progress.left_s)
            )
        return translate("Text", "{what} {percent} %").format(what=progress.what, percent=percent)
    if progress.unit == "bytes":
        return translate("Text", "{what}, {n}").format(
            what=progress.what, n=data_size(progress.done)
        )
    return translate("Text", "{what}, {n}").format(
        what=progress.what, n=COUNTS.images(progress.done)
    )


def power_of_ten(exponent: int) -> str:
    """Return -3 as "10⁻³"."""
    return f"10{str(exponent).translate(_RAISED)}"


def change_text(change: Change) -> str:
    """Return what a change does, short enough for a mark in a plot."""
    if isinstance(change, LearningRateChange):
        rate = plain_number(change.learning_rate)
        if change.arm is None:
            return translate("Text", "rate {rate}").format(rate=rate)
        return translate("Text", "{arm} rate {rate}").format(arm=change.arm, rate=rate)
    if isinstance(change, Extension):
        return COUNTS.more_steps(change.steps)
    template = (
        translate("Text", "{arm} skips on")
        if change.residual
        else translate("Text", "{arm} skips off")
    )
    return template.format(arm=change.arm)


def when_text(updates: int) -> str:
    """Return when a change was made, by the number of updates before it: "after step 40"."""
    if not updates:
        return translate("Text", "from the start")
    return translate("Text", "after step {n}").format(n=grouped(updates))


def batch_lines(experiment: Experiment, prepared: Prepared | None) -> list[str]:
    """Return what follows from batch sizes that differ: a sentence, and a line for each arm.

    How many epochs each arm sees is known once a run is `prepared`.
    """
    sizes = experiment.batch_sizes
    if len(set(sizes.values())) == 1:
        return []
    sentence = translate(
        "Text",
        "Each step is one update of every network: with another batch size, a network sees more "
        "or fewer epochs.",
    )
    return [sentence, *(_batch_text(label, size, prepared) for label, size in sizes.items())]


def _batch_text(arm: str, size: int, prepared: Prepared | None) -> str:
    if prepared is None:
        text = translate("Text", "{arm}: batch size {size}")
        return text.format(arm=arm, size=grouped(size))
    return translate("Text", "{arm}: batch size {size}, epochs {epochs}").format(
        arm=arm, size=grouped(size), epochs=plain_number(round(prepared.epochs(arm), 2))
    )


def diverged_text(
    record: RunRecord, row: int | None = None, covered_after: int | None = None
) -> dict[str, str]:
    """Return a text for each arm that has diverged with at least one of its seeds.

    Args:
        record: Of the run.
        row: Of several seeds, the row whose means the text is about; None is the last.
        covered_after: The row behind which all is covered, so that nothing is told of it.
    """
    if covered_after is not None:
        row = covered_after if row is None else min(row, covered_after)
    texts: dict[str, str] = {}
    seeds = len(record.history.layout.seeds)
    for lane in record.history.layout.arms:
        event = record.divergences.get((lane.arm, lane.seed))
        if seeds > 1:
            if diverged := record.diverged_seeds(lane.arm, row):
                texts[lane.arm] = seeds_text(seeds - diverged, seeds)
        elif event is not None and not _is_covered(record, event.step, covered_after):
            text = translate("Text", "diverged at step {n}")
            texts[lane.arm] = text.format(n=grouped(event.step))
    return texts


def _is_covered(record: RunRecord, step: int, covered_after: int | None) -> bool:
    return covered_after is not None and step > record.history.first_step + covered_after + 1


def seeds_text(used: int, seeds: int) -> str:
    """Return how many of how many seeds a mean is of: "mean of 4 of 5 seeds, 1 diverged"."""
    if used == seeds:
        return COUNTS.mean_of_all(seeds)
    return COUNTS.mean_of_those_left(used, seeds) if used else COUNTS.all_diverged(seeds)


def with_seeds(text: str, mean: SeedMean) -> str:
    """Return a mean's text with the number of its seeds, unless it is of all or of none."""
    if mean.used in (0, mean.seeds):
        return text
    return COUNTS.value_of_seeds(text, mean.used, mean.seeds)
