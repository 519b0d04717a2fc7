"""The device that trains: chooses it, and leaves the window its share of the CPU."""

from __future__ import annotations

import os
import sys
import threading

import psutil
import torch

from explorer.counts import COUNTS
from explorer.errors import UserError
from explorer.messages import translate

_TOO_FEW_TO_SPARE_ONE = 2
_GB = 1e9
_BACKGROUND_NICENESS = 10


def choose_device(name: str) -> torch.device:
    """Return the device of a name; "auto" prefers CUDA, then MPS, then the CPU.

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
    """Return the name of a device for people."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return device.type.upper()


def usable_cores() -> int:
    """Return the number of cores for training: all but one, or both of two.

    The window's thread has the higher priority on any core: even on two cores its lag stays small
    while both train (`tests/benchmarks/smoothness.py`).
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return cores if cores <= _TOO_FEW_TO_SPARE_ONE else cores - 1


def prepare_thread(threads: int = 1) -> None:
    """Set the calling thread up for training with this number of CPU threads.

    It gets a lower priority than the window. Denormal numbers count as zero, since they slow plain
    networks down. Both hold for the calling thread alone.
    """
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    if sys.platform == "linux":  # elsewhere this would change the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND_NICENESS)


def devices_text() -> str:
    """Return a line for each device: its name in an experiment, what it is, and its memory."""
    memory = psutil.virtual_memory()
    cpu = translate("Device", "{cores} for training, {total:.1f} GB of memory, {free:.1f} GB free")
    cores = COUNTS.cores(usable_cores())
    total, free = memory.total / _GB, memory.available / _GB
    lines = [f"cpu   {cpu.format(cores=cores, total=total, free=free)}"]
    if torch.backends.mps.is_available():
        mps = translate("Device", "{total:.1f} GB of memory")
        lines.append(f"mps   {mps.format(total=torch.mps.recommended_max_memory() / _GB)}")
    return "\n".join([*lines, *map(_cuda_line, range(torch.cuda.device_count()))])


def _cuda_line(index: int) -> str:
    template = (
        translate("Device", "{name}, {total:.1f} GB of memory, {free:.1f} GB free")
        if index == 0
        else translate(
            "Device",
            "{name}, {total:.1f} GB of memory, {free:.1f} GB free (not used: the first one is)",
        )
    )
    name = torch.cuda.get_device_name(index)
    free, total = torch.cuda.mem_get_info(index)
    return f"cuda  {template.format(name=name, total=total / _GB, free=free / _GB)}"
