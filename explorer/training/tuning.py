"""Finds the fastest execution mode for these networks on this machine, by a few real steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

import torch

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.checkpoint_header import MAX_THREADS, CheckpointHeader
from explorer.runs.experiment import Experiment
from explorer.runs.progress import Progress
from explorer.runs.settings import MemoryFormat
from explorer.training.batch_source import Batches, BatchKey
from explorer.training.data.dataset import LabelledImages
from explorer.training.device import usable_cores
from explorer.training.interruption import Check
from explorer.training.lane import Lane
from explorer.training.lockstep import Lockstep, Steps

_TIMED_STEPS = 3
_ENOUGH_S = 1.0
"""A mode that has been timed for this long needs no more steps."""
_LONG_STEP_S = 2.0
"""A step that takes longer is timed once, and other modes are not tried."""
_CLEARLY_FASTER = 0.8
"""A later mode must be a fifth faster, twice: otherwise chance would choose, and since modes round
differently, the same experiment would give other numbers at the next start."""


class ExecutionMode(NamedTuple):
    """How a CPU does a step.

    Attributes:
        workers: Lanes that run at the same time.
        threads: CPU threads of each.
        memory_format: "contiguous" or "channels last".
    """

    workers: int
    threads: int
    memory_format: MemoryFormat


class Tuned(NamedTuple):
    """The fastest mode found, and how long a step of all lanes takes in it, in seconds."""

    mode: ExecutionMode
    step_s: float


_TIMING = Message("Progress", "timing a few steps")

Report = Callable[[Progress], None]
MakeSteps = Callable[[ExecutionMode], Steps]

_KNOWN: dict[str, Tuned] = {}
"""Within a process the same experiment runs in the same mode, so that it is reproducible."""


def tune(
    experiment: Experiment,
    lanes: Sequence[Lane],
    device: torch.device,
    batches: Batches,
    make_steps: MakeSteps,
    report: Report,
) -> Tuned:
    """Return the mode to train in, and bring the lanes into its memory format.

    The lanes take a few steps that are undone.

    Args:
        experiment: What will be trained; threads and memory format that it sets are used.
        lanes: Its lanes, before their first update.
        device: On anything but a CPU there is one mode, and a step is timed.
        batches: As in training.
        make_steps: Makes the steps of a mode.
        report: Called with how far the timing has come, if anything has to be timed.

    Raises:
        Stopped: The lanes were asked to.
    """
    key = _key(experiment, device, batches)
    found = _KNOWN.get(key)
    if found is None:
        found = _try_all(experiment, lanes, device, batches, make_steps, report)
        _KNOWN[key] = found
    for lane in lanes:
        lane.set_memory_format(found.mode.memory_format)
    return found


def mode_to_resume(header: CheckpointHeader) -> tuple[ExecutionMode, UserError | None]:
    """Return a checkpoint's own mode, as far as this machine has the cores for it.

    Far more threads than cores would be hundreds of times slower, and too many end the process.

    Returns:
        The mode, and a warning if it rounds otherwise than the one that wrote the checkpoint.
    """
    cores = usable_cores()
    threads = min(header.threads, max(cores, header.experiment.settings.threads))
    workers = max(1, min(header.workers, cores // threads))
    mode = ExecutionMode(workers, threads, header.memory_format)
    if threads == header.threads:
        return mode, None
    return mode, UserError(
        "Training",
        "the checkpoint was made with {then} CPU threads for each network, and this machine has "
        "{now}: from here on, numbers are rounded otherwise than there",
    ).format(then=header.threads, now=threads)


def check_precision(
    experiment: Experiment, device: torch.device, batches: Batches, check: Check
) -> UserError | None:
    """Return a warning if bfloat16 is slower here than float32, as it often is on CPUs.

    Half of the batch is timed, before there are lanes: more would need more memory than the run.
    """
    if experiment.settings.precision == "float32" or device.type != "cpu":
        return None
    label, seed = experiment.arms[0].label, experiment.seed
    key = BatchKey(seed, experiment.batch_sizes[label])
    half = LabelledImages(*(each[: max(2, len(each) // 2)] for each in batches[key]))
    seconds = {}
    for precision in ("float32", "bfloat16"):
        timed = experiment.settings_edited(precision=precision)
        lane = Lane(timed, label, seed, device, check=check)
        seconds[precision] = _time(Lockstep([lane], 1, 1), {key: half})
        del lane  # before the next is made
    ratio = seconds["bfloat16"] / seconds["float32"]
    if ratio <= 1:
        return None
    return UserError(
        "Training",
        "bfloat16 takes {ratio:.1f} times as long as float32 on this CPU; choose float32",
    ).format(
        ratio=ratio,
    )


def _try_all(
    experiment: Experiment,
    lanes: Sequence[Lane],
    device: torch.device,
    batches: Batches,
    make_steps: MakeSteps,
    report: Report,
) -> Tuned:
    modes = list(candidate_modes(experiment, device))

    def tell(tried: int, step_s: float | None) -> None:
        """Report how many modes were tried, and what the others take if a step takes this long."""
        total = len(modes) * (1 + _TIMED_STEPS)
        done = tried * (1 + _TIMED_STEPS)
        left_s = None if step_s is None else step_s * (total - done)
        report(Progress(_TIMING, done, total, "steps", left_s))

    def timed(mode: ExecutionMode) -> float:
        for lane in lanes:
            lane.set_memory_format(mode.memory_format)
        with closing(make_steps(mode)) as steps:
            return _time(steps, batches)

    tell(0, None)
    best = Tuned(modes[0], timed(modes[0]))
    for tried, mode in enumerate(modes[1:], start=1):
        if best.step_s > _LONG_STEP_S:
            break
        tell(tried, best.step_s)
        step_s = timed(mode)
        if step_s < _CLEARLY_FASTER * best.step_s:  # the best one may just have been delayed
            best = best._replace(step_s=min(best.step_s, timed(best.mode)))
        if step_s < _CLEARLY_FASTER * best.step_s:
            best = Tuned(mode, step_s)
    return best


def candidate_modes(experiment: Experiment, device: torch.device) -> Iterator[ExecutionMode]:
    """Yield the modes to try, the one that is most often the fastest first.

    A memory format that is slower on one thread is not tried on more: it would be slower again.
    """
    settings = experiment.settings
    formats: list[MemoryFormat] = ["channels last", "contiguous"]
    if settings.memory_format != "auto":
        formats = [settings.memory_format]
    if device.type != "cpu":
        yield ExecutionMode(1, 1, formats[0])
        return
    lanes = len(experiment.arms) * experiment.repeats
    cores = min(usable_cores(), MAX_THREADS)
    most = max(1, cores // lanes)
    counts = [settings.threads] if settings.threads else sorted({1, most // 2 or 1, most})
    for threads in counts:
        workers = max(1, min(lanes, cores // threads))
        for memory_format in formats if threads == counts[0] else formats[:1]:
            yield ExecutionMode(workers, threads, memory_format)


def _time(steps: Steps, batches: Batches) -> float:
    """Return the seconds of a step: the shortest of a few, after one that warms up.

    The lanes begin anew after it.
    """
    times: list[float] = []
    while len(times) <= _TIMED_STEPS and sum(times[1:]) < _ENOUGH_S:
        began = time.perf_counter()
        for part in steps.step(batches):
            if part is not None:
                part.cpu()  # on a device, wait for it
        times.append(time.perf_counter() - began)
        if times[-1] > _LONG_STEP_S:
            break
    for lane in steps.lanes:
        lane.restart()
    return min(times[1:] or times)


def _key(experiment: Experiment, device: torch.device, batches: Batches) -> str:
    """Return everything that a step's duration depends on."""
    arms = ",".join(arm.network.model_dump_json() for arm in experiment.arms)
    settings = experiment.settings
    keys = [BatchKey(experiment.seed, size) for size in experiment.batch_sizes.values()]
    sizes = [tuple(batches[key].images.shape) for key in keys]
    mode = (settings.memory_format, settings.threads, settings.precision, experiment.repeats)
    return f"{device} {sizes} {mode} {arms}"
