"""Finds out whether the memory is large enough, before a run or after it failed."""

from __future__ import annotations

import ctypes
import math
import sys
from bisect import bisect_right
from contextlib import suppress
from functools import partial

import psutil
import torch

from explorer.errors import UserError
from explorer.runs.dataset_fit import image_shape
from explorer.runs.experiment import Experiment
from explorer.runs.run_memory import lane_memory
from explorer.runs.unused_settings import unused_settings
from explorer.training.batch_source import RECENT_IMAGES
from explorer.training.container_memory import container_free_bytes
from explorer.training.data.read_ahead import PIECES_AHEAD
from explorer.training.device import choose_device, usable_cores

_USABLE_SHARE = 0.9
"""Share of the free memory that is planned with: the cost is an estimate."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Source: malloc.h of glibc."""
_LARGEST_KEPT = 32 * 2**20
"""The most that glibc takes."""
_LARGEST_KEPT_IDLE = 2**20
_CPU_WORDS = ("can't allocate memory", "not enough memory", "out of memory")


def free_bytes(device: torch.device) -> int:
    """Return how much memory training may still use."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    free = int(psutil.virtual_memory().available)
    in_container = container_free_bytes()
    if in_container is not None:
        free = min(free, in_container)
    try:
        import resource  # a limit that was set for the process; not on Windows
    except ImportError:
        return free
    limit: int
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return free
    return max(0, min(free, limit - psutil.Process().memory_info().vms))


def check_fits(experiment: Experiment, device: torch.device) -> None:
    """Make sure that a run fits: without enough memory, a system may kill the whole program.

    Raises:
        UserError: It does not fit; the sentence names the batch size that would.
    """
    free = free_bytes(device)
    if device.type == "cpu" and needed_bytes(experiment) > free:
        raise too_large(experiment, free)


def needed_bytes(experiment: Experiment, most: int | None = None) -> int:
    """Estimate the memory of a step of all lanes, which exist at the same time.

    On a CPU only as many as it has cores for take their step at once.

    Args:
        experiment: What is trained.
        most: The largest batch that any arm is to take; None leaves each its own.
    """
    settings = experiment.settings
    on_cpu = choose_device(settings.device).type == "cpu"
    sizes = experiment.batch_sizes
    if most is not None:
        sizes = {label: min(size, most) for label, size in sizes.items()}
    lanes = experiment.repeats * [
        lane_memory(arm.network, experiment.settings_of(arm.label), sizes[arm.label])
        for arm in experiment.arms
    ]
    at_once = len(lanes)
    if on_cpu:
        at_once = max(1, usable_cores() // max(1, settings.threads))
    in_step = sorted((lane.in_step for lane in lanes), reverse=True)
    held = sum(lane.held for lane in lanes) + _recent_bytes(experiment, set(sizes.values()))
    if on_cpu and settings.dataset == "folder":
        evaluated = at_once * min(lane.evaluated_images for lane in lanes)
        held += _ahead_bytes(experiment, set(sizes.values()), evaluated)
    return held + sum(in_step[:at_once])


def _ahead_bytes(experiment: Experiment, sizes: set[int], evaluated: int) -> int:
    """Bytes of the decoded images that a folder's readers hold, if it is streamed.

    Whether it is, is known once it is read. A reader for each seed and each size of batches keeps
    the pieces to come while others read the images that are evaluated at once, of which one piece
    more is in use.
    """
    trained = (PIECES_AHEAD - 1) * experiment.repeats * sum(sizes)
    images = trained + (PIECES_AHEAD + 1) * evaluated
    return images * math.prod(image_shape(experiment))


def _recent_bytes(experiment: Experiment, sizes: set[int]) -> int:
    """Bytes of the images that batch norm's statistics are re-estimated over.

    They are there for each seed and each size of batches. An evaluation takes them besides about as
    much as a step. Those of one are there twice, while the batches are joined.
    """
    settings = experiment.settings
    if not settings.reestimate_statistics or "reestimate_statistics" in unused_settings(experiment):
        return 0
    of_each = [RECENT_IMAGES + size for size in sizes]
    images = experiment.repeats * sum(of_each) + max(of_each)
    return images * math.prod(image_shape(experiment))


def heldout_batch(experiment: Experiment) -> int:
    """Return the batch size of evaluations: they need hardly more memory than a training step."""
    sizes = experiment.batch_sizes
    return min(
        lane_memory(
            arm.network, experiment.settings_of(arm.label), sizes[arm.label]
        ).evaluated_images
        for arm in experiment.arms
    )


def largest_batch(experiment: Experiment, free: int) -> int:
    """Return the largest size that fits if no arm's batch is larger, 0 if none does."""
    sizes = range(1, max(experiment.batch_sizes.values()) + 1)
    return bisect_right(sizes, _USABLE_SHARE * free, key=partial(needed_bytes, experiment))


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an allocation failed, on whatever device."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _CPU_WORDS)


def keep_freed_blocks() -> None:
    """Let large blocks that a step frees stay with the process, for the next one.

    glibc does so by itself, also after the run: small things then settle in them, here and there,
    and none of it can be given back. Training without takes twice as long.
    """
    _set_malloc(_LARGEST_KEPT, 2 * _LARGEST_KEPT)


def release() -> None:
    """Give memory that is no longer used back to the device and to the system.

    Call it outside of `except`, whose exception holds references. Cycles are not collected here:
    in a worker thread that could destroy widgets.
    """
    if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        torch.cuda.empty_cache()
    _set_malloc(_LARGEST_KEPT_IDLE, 2 * _LARGEST_KEPT_IDLE)
    if sys.platform == "linux":
        # glibc keeps what was freed below something that is still used: gigabytes after some runs.
        with suppress(OSError, AttributeError):  # another library of C has no such function
            ctypes.CDLL(None).malloc_trim(0)


def _set_malloc(block: int, end: int) -> None:
    """Let glibc keep freed blocks of fewer bytes, and as many at the end of what it has."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another library of C has no such function
            libc = ctypes.CDLL(None)
            libc.mallopt(_MMAP_THRESHOLD, block)
            libc.mallopt(_TRIM_THRESHOLD, end)


def too_large(experiment: Experiment, free: int) -> UserError:
    """Return the sentence for networks and batches that do not fit into `free` bytes."""
    fits = largest_batch(experiment, free)
    largest = max(experiment.batch_sizes.values())
    values = {
        "batch": largest,
        "needed": f"{needed_bytes(experiment) / 1e9:.1f}",
        "free": f"{free / 1e9:.1f}",
    }
    if fits < 2:
        return UserError(
            "Training",
            "out of memory: batches of {batch} need about {needed} GB and {free} GB are free; no "
            "batch size would fit, so choose smaller networks, fewer networks or fewer seeds",
        ).format(
            **values,
        )
    return UserError(
        "Training",
        "out of memory: batches of {batch} need about {needed} GB and {free} GB are free; a "
        "batch size of {fits} would fit",
    ).format(
        fits=min(fits, largest - 1),
        **values,
    )
