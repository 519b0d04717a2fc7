"""Where training runs: picks the device and leaves the window room beside it."""

from __future__ import annotations

import os
import sys
import threading

import torch

from explorer.problem import Problem

_MOST_CPU_THREADS = 4
_BACKGROUND_NICENESS = 10


def choose_device(name: str) -> torch.device:
    """Return the device of a name; "auto" takes CUDA, then MPS, then the CPU.

    Raises:
        Problem: There is no such device on this machine.
    """
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name == "auto":
        return torch.device(next(each for each, there in available.items() if there))
    if not available[name]:
        raise Problem(
            "device {value} is not available on this machine; use {others} or auto",
            value=name,
            others=", ".join(each for each, there in available.items() if there),
        )
    return torch.device(name)


def prepare_thread(device: torch.device) -> tuple[str, int]:
    """Set the calling thread up for training; return the device's name and its CPU threads.

    The window keeps a core of its own and goes first. Numbers too small for the usual format
    count as zero, since they slow plain networks down.
    """
    torch.set_flush_denormal(True)
    if sys.platform == "linux":  # elsewhere this would change the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND_NICENESS)
    if device.type == "cuda":
        return torch.cuda.get_device_name(device), 0
    if device.type == "mps":
        return "MPS", 0
    threads = min(_MOST_CPU_THREADS, max(1, (os.cpu_count() or 1) - 1))
    torch.set_num_threads(threads)
    return "CPU", threads
