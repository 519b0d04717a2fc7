"""Reports a run to a person: a line for each event, and on a terminal a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

from explorer.counts import COUNTS
from explorer.errors import print_error
from explorer.messages import printable, translate
from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    ScoredOnTest,
    StateChanged,
    Warned,
)
from explorer.runs.progress import Progress
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.score import ERROR, LOSS
from explorer.runs.state import EndReason
from explorer.ui.kit.found_text import class_lines, found_lines
from explorer.ui.kit.text import (
    batch_lines,
    change_text,
    grouped,
    rough_duration,
    seeds_text,
    when_text,
    with_seeds,
)


class TextReporter:
    """A line for each evaluation and whatever else a person should know."""

    def __init__(self, saved_to: Path | None) -> None:
        """Begin with an empty bar; `saved_to` is where checkpoints go."""
        self._saved_to = saved_to
        self._bar = ProgressBar(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(),
            disable=not sys.stdout.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task(
            translate("TextReporter", "loading torch and the data"), total=None, visible=False
        )
        self._bar.start()

    def report(self, news: Rows | Event, record: RunRecord) -> None:
        """Print the lines of an event, or move the bar."""
        if isinstance(news, np.ndarray):
            self._bar.update(self._task, description=_losses(record), completed=record.steps)
            return
        if isinstance(news, Prepared):
            self._bar.reset(
                self._task, total=news.total_steps, completed=record.steps, visible=True
            )
        for line in self._lines(news, record):
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Remove the bar."""
        self._bar.stop()

    def _lines(self, event: Event, record: RunRecord) -> Iterator[str]:
        match event:
            case DatasetFound():
                yield from found_lines(event)
                if record.experiment.settings.dataset == "folder":
                    yield from class_lines(event)
            case Prepared():
                yield _start_line(event)
                yield from batch_lines(record.experiment, event)
            case Evaluated():
                yield _evaluation_line(event, record)
            case ScoredOnTest():
                yield _test_line(event, record)
            case Changed(change):
                yield translate("TextReporter", "{when}: {change}").format(
                    when=when_text(change.step), change=change_text(change)
                )
            case Diverged() | Warned():
                print_error(event.error)
            case Progress(what, done, total):
                self._bar.update(
                    self._task, description=str(what), completed=done, total=total, visible=True
                )
            case StateChanged(_, EndReason() as reason, failure):
                if failure is not None:
                    print_error(failure)
                yield from _loss_lines(record)
                yield from _test_means(record)
                yield _end_line(reason, record.steps)
                if reason is EndReason.STOPPED and record.saved is not None:
                    yield translate("TextReporter", "resume with `{command}`").format(
                        command=printable(f"train --out {quote(str(self._saved_to))} --resume")
                    )


def _losses(record: RunRecord) -> str:
    """Return the mean loss of each arm at the last step."""
    means = {
        arm.arm: LOSS.mean_at(record.history, arm.arm, -1) for arm in record.history.layout.arms
    }
    losses = [f"{arm} {with_seeds(f'{mean.value:.3f}', mean)}" for arm, mean in means.items()]
    return translate("TextReporter", "loss {losses}").format(losses="  ".join(losses))


def _start_line(event: Prepared) -> str:
    return translate(
        "TextReporter",
        "{steps} on {device}, about {duration}; {equal} of {tensors} tensors equal at the start",
    ).format(
        steps=COUNTS.steps(event.total_steps),
        device=event.device,
        duration=rough_duration(event.estimated_s),
        equal=grouped(event.report.equal_tensors),
        tensors=grouped(event.report.tensors),
    )


def _evaluation_line(event: Evaluated, record: RunRecord) -> str:
    return _score_line(
        event,
        record,
        translate(
            "TextReporter",
            "step {step}  {arm} {network}: held-out loss {loss:.3f}, error {error:.1%}",
        ),
        translate(
            "TextReporter",
            "step {step}  {arm} {network} seed {seed}: held-out loss {loss:.3f}, error {error:.1%}",
        ),
    )


def _test_line(event: ScoredOnTest, record: RunRecord) -> str:
    return _score_line(
        event,
        record,
        translate(
            "TextReporter", "step {step}  {arm} {network}: test loss {loss:.3f}, error {error:.1%}"
        ),
        translate(
            "TextReporter",
            "step {step}  {arm} {network} seed {seed}: test loss {loss:.3f}, error {error:.1%}",
        ),
    )


def _score_line(
    event: Evaluated | ScoredOnTest, record: RunRecord, of_one_seed: str, of_several: str
) -> str:
    """Return what was scored, in the first template or, with several seeds, in the second."""
    template = of_several if record.experiment.repeats > 1 else of_one_seed
    line = template.format(
        step=event.step,
        arm=event.arm,
        network=record.experiment.arm(event.arm).network.name,
        seed=event.seed,
        loss=event.loss,
        error=event.error_rate,
    )
    if event.reestimated is None:
        return line
    return translate(
        "TextReporter",
        "{line}; with batch-norm statistics re-estimated: loss {loss:.3f}, error {error:.1%}",
    ).format(line=line, loss=event.reestimated.loss, error=event.reestimated.error_rate)


def _loss_lines(record: RunRecord) -> Iterator[str]:
    history = record.history
    template = (
        translate("TextReporter", "step {step}  {arm} seed {seed}: training loss {loss:.3f}")
        if record.experiment.repeats > 1
        else translate("TextReporter", "step {step}  {arm}: training loss {loss:.3f}")
    )
    for lane in history.layout.lanes if history.steps else ():
        yield template.format(
            step=record.steps,
            arm=lane.arm,
            seed=lane.seed,
            loss=history.loss(lane.arm, lane.seed, history.steps - 1)[0],
        )
    for lane in history.layout.arms if history.steps and record.experiment.repeats > 1 else ():
        mean = LOSS.mean_at(history, lane.arm, -1)
        yield translate(
            "TextReporter", "step {step}  {arm}: training loss {loss:.3f}, {seeds}"
        ).format(
            step=record.steps,
            arm=lane.arm,
            loss=mean.value,
            seeds=seeds_text(mean.used, mean.seeds),
        )


def _test_means(record: RunRecord) -> Iterator[str]:
    """Yield the mean test scores of each arm, where it has several seeds."""
    seeds = record.history.layout.seeds
    for arm in record.experiment.arms if len(seeds) > 1 else ():
        loss, error = (each.tested(record.tests, arm.label, seeds) for each in (LOSS, ERROR))
        if loss is None or error is None:
            continue
        template = (
            translate(
                "TextReporter",
                "step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, with batch-norm "
                "statistics re-estimated, {seeds}",
            )
            if LOSS.tested_with_running(record.tests, arm.label, seeds)
            else translate(
                "TextReporter",
                "step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, {seeds}",
            )
        )
        yield template.format(
            step=record.steps,
            arm=arm.label,
            loss=loss.value,
            error=error.value,
            seeds=seeds_text(loss.used, loss.seeds),
        )


def _end_line(reason: EndReason, steps: int) -> str:
    template = {
        EndReason.FINISHED: translate("TextReporter", "finished after {steps}"),
        EndReason.STOPPED: translate("TextReporter", "stopped after {steps}"),
        EndReason.DIVERGED: translate("TextReporter", "diverged after {steps}"),
        EndReason.FAILED: translate("TextReporter", "failed after {steps}"),
        EndReason.INTERRUPTED: translate("TextReporter", "interrupted after {steps}"),
    }[reason]
    return template.format(steps=COUNTS.steps(steps))
