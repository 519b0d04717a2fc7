"""Finds out whether the memory is large enough, before a run or after it failed."""

from __future__ import annotations

import psutil
import torch

from explorer.errors import UserError
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.runs.experiment import Experiment

_USABLE_SHARE = 0.9
"""Share of the free memory that is planned with: the cost is an estimate."""
_CPU_WORDS = ("can't allocate memory", "not enough memory", "out of memory")


def free_bytes(device: torch.device) -> int:
    """Return how much memory training may still use."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    free = int(psutil.virtual_memory().available)
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
    if device.type == "cpu" and needed_bytes(experiment, experiment.settings.batch_size) > free:
        raise too_large(experiment, free)


def needed_bytes(experiment: Experiment, batch_size: int) -> int:
    """Estimate the memory of a step of all lanes, which exist at the same time."""
    return experiment.repeats * sum(
        network_cost(expand(arm.network), batch_size).total_bytes for arm in experiment.arms
    )


def largest_batch(experiment: Experiment, free: int) -> int:
    """Return the largest batch size that fits into this number of bytes, 0 if none does."""
    one, two = needed_bytes(experiment, 1), needed_bytes(experiment, 2)
    each = two - one
    return max(0, int((_USABLE_SHARE * free - (one - each)) // each))


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an allocation failed, on whatever device."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _CPU_WORDS)


def release(device: torch.device) -> None:
    """Release cached memory. Call it outside of `except`, whose exception holds references.

    Cycles are not collected here: in a worker thread that could destroy widgets.
    """
    if device.type == "cuda":
        torch.cuda.empty_cache()


def too_large(experiment: Experiment, free: int) -> UserError:
    """Return the sentence for networks and batches that do not fit into `free` bytes."""
    fits = largest_batch(experiment, free)
    values = {
        "batch": experiment.settings.batch_size,
        "needed": f"{needed_bytes(experiment, experiment.settings.batch_size) / 1e9:.1f}",
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
        fits=min(fits, experiment.settings.batch_size - 1),
        **values,
    )
