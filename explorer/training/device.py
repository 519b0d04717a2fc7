"""Where training runs: picks the device and leaves the window room beside it."""

from __future__ import annotations

import os
import sys
import threading

import psutil
import torch

from explorer.errors import UserError

_TOO_FEW_TO_SPARE_ONE = 2
_BACKGROUND_NICENESS = 10


def choose_device(name: str) -> torch.device:
    """Return the device of a name; "auto" takes CUDA, then MPS, then the CPU.

    Raises:
        UserError: There is no such device on this machine.
    """
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name == "auto":
        return torch.device(next(each for each, there in available.items() if there))
    if not available[name]:
        raise UserError(
            "Training", "device {value} is not available on this machine; use {others} or auto"
        ).format(
            value=name,
            others=", ".join(each for each, there in available.items() if there),
        )
    return torch.device(name)


def device_name(device: torch.device) -> str:
    """Return what a person calls a device."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return device.type.upper()


def usable_cores() -> int:
    """Cores for training: all but the window's, yet both of two.

    The window's thread goes first on any core, since training is nicer: on two cores its lag
    stays small while both train (`tests/benchmarks/smoothness.py`).
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return cores if cores <= _TOO_FEW_TO_SPARE_ONE else cores - 1


def prepare_thread(threads: int = 1) -> None:
    """Set the calling thread up for training on so many CPU threads.

    The window goes first. Numbers too small for the usual format count as zero, since they slow
    plain networks down; both hold for the calling thread alone.
    """
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    if sys.platform == "linux":  # elsewhere this would change the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND_NICENESS)


def devices_text() -> str:
    """Return a line for each device: its name in an experiment, what it is, and its memory."""
    memory = psutil.virtual_memory()
    lines = [
        f"cpu   {usable_cores()} cores for training, {memory.total / 1e9:.1f} GB of memory, "
        f"{memory.available / 1e9:.1f} GB free"
    ]
    if torch.backends.mps.is_available():
        lines.append(f"mps   {torch.mps.recommended_max_memory() / 1e9:.1f} GB of memory")
    for index in range(torch.cuda.device_count()):
        free, total = torch.cuda.mem_get_info(index)
        lines.append(
            f"cuda  {torch.cuda.get_device_name(index)}, {total / 1e9:.1f} GB of memory, "
            f"{free / 1e9:.1f} GB free" + ("" if index == 0 else " (not used: the first one is)")
        )
    return "\n".join(lines)
