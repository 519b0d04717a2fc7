"""Numbers and sentences as a person reads them."""

from __future__ import annotations

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.plan import Shape
from explorer.runs.changes import Change, LearningRateChange
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
    """Return how long something will take as one says it: "25 s", "3 min", "1 h 10 min"."""
    if seconds < 90:
        return translate("Wording", "{n} s").format(n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Wording", "{n} min").format(n=minutes)
    return translate("Wording", "{h} h {n} min").format(h=minutes // 60, n=minutes % 60)


def plain_number(value: float) -> str:
    """Return 0.05 as "0.05" and 0.0001 as "0.0001": no zeros at the end, no powers of ten."""
    return f"{value:.8f}".rstrip("0").rstrip(".")


def capitalized(text: str) -> str:
    """Return "gradient norm" as "Gradient norm"."""
    return text[:1].upper() + text[1:]


def joined(words: list[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return translate("Wording", "{most} and {last}").format(
        most=", ".join(words[:-1]), last=words[-1]
    )


def progress_text(progress: Progress) -> str:
    """Return "downloading x 34 %", or how much of it there is where nobody knows the whole."""
    if progress.total:
        percent = min(100, 100 * progress.done // progress.total)
        return translate("Wording", "{what} {percent} %").format(
            what=progress.what, percent=percent
        )
    if progress.unit == "bytes":
        return translate("Wording", "{what}, {n}").format(
            what=progress.what, n=data_size(progress.done)
        )
    return translate("Wording", "{what}, {n}").format(
        what=progress.what, n=COUNTS.images(progress.done)
    )


def power_of_ten(exponent: int) -> str:
    """Return -3 as "10⁻³"."""
    return f"10{str(exponent).translate(_RAISED)}"


def change_text(change: Change) -> str:
    """Return what a change does, in as few words as a mark in a plot has room for."""
    if isinstance(change, LearningRateChange):
        rate = plain_number(change.learning_rate)
        if change.arm is None:
            return translate("Wording", "rate {rate}").format(rate=rate)
        return translate("Wording", "{arm} rate {rate}").format(arm=change.arm, rate=rate)
    words = (
        translate("Wording", "{arm} skips on")
        if change.residual
        else translate("Wording", "{arm} skips off")
    )
    return words.format(arm=change.arm)


def when_text(updates: int) -> str:
    """Return from when on a change holds that was made after so many updates: "after step 40"."""
    if not updates:
        return translate("Wording", "from the start")
    return translate("Wording", "after step {n}").format(n=grouped(updates))


def diverged_text(record: RunRecord) -> dict[str, str]:
    """Return for each arm that has diverged, with one of its seeds at least, how to say so."""
    texts: dict[str, str] = {}
    repeats = record.experiment.repeats
    for arm in record.experiment.arms:
        steps = [each.step for each in record.divergences.values() if each.arm == arm.label]
        if steps and repeats == 1:
            texts[arm.label] = translate("Wording", "diverged at step {n}").format(
                n=grouped(steps[0])
            )
        elif steps:
            texts[arm.label] = translate("Wording", "{n} of {all} seeds diverged").format(
                n=len(steps), all=repeats
            )
    return texts
