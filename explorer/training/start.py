"""Starts training: finds out whether torch works before anything needs it."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from explorer.errors import UserError
from explorer.runs.data_preview import DataPreview
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason

_REINSTALL = "python -m pip install --upgrade --force-reinstall torch torchvision"

_NO_MEMORY = ("failed to map segment", "out of memory")
"""How the loader of libraries says that memory is short."""


def train(run: Run) -> EndReason:
    """Train a run to its end.

    Raises:
        UserError: torch is missing or broken, the data is missing, or the device is not there.
    """
    require_torch()
    from explorer.training import trainer

    return trainer.train(run)


def preview(
    experiment: Experiment, draw: int, is_stopped: Callable[[], bool]
) -> DataPreview | None:
    """Return a handful of an experiment's images; None if it was stopped.

    Raises:
        UserError: torch is missing or broken, or the data cannot be read.
    """
    require_torch()
    from explorer.training import preview as previews

    return previews.preview(experiment, draw, is_stopped)


def require_torch() -> None:
    """Import torch, or explain why it cannot be imported.

    Raises:
        UserError: It is missing or broken.
    """
    _map_torch_libraries()
    try:
        importlib.import_module("torch")
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise _broken(error) from error
        raise UserError(
            "Training",
            "torch is not installed, and nothing trains without it: install it with "
            "`{command}` and start again",
        ).format(
            command="python -m pip install torch torchvision",
        ) from error
    except Exception as error:  # a mismatched build may raise anything
        raise _broken(error) from error


def preload() -> None:
    """Import torch, so that the first run starts at once; `train` reports what goes wrong."""
    with suppress(UserError):
        require_torch()
        importlib.import_module("explorer.training.trainer")
        # The first optimizer imports torch's compiler, though it is not used: two seconds.
        importlib.import_module("torch._dynamo")


def _map_torch_libraries() -> None:
    """Load torch's libraries into the process without holding the interpreter lock.

    The import itself holds it while half a gigabyte is read and linked: the window froze for 0.3
    to 0.4 s, with a cold disk for 0.8 s. A foreign call releases it. What fails here fails again
    in the import, which reports why.
    """
    spec = importlib.util.find_spec("torch") if "torch" not in sys.modules else None
    if sys.platform != "linux" or spec is None or not spec.submodule_search_locations:
        return
    library = Path(spec.submodule_search_locations[0]) / "lib" / "libtorch_python.so"
    load = ctypes.CDLL(None).dlopen
    load.restype = ctypes.c_void_p
    load(os.fsencode(library), ctypes.c_int(os.RTLD_NOW))


def _broken(error: Exception) -> UserError:
    first_line = str(error).partition("\n")[0]
    if isinstance(error, MemoryError) or any(each in first_line.lower() for each in _NO_MEMORY):
        return UserError(
            "Training",
            "there is too little memory to load torch ({error}); close other programs, or raise "
            "the limit that was set for this one (`ulimit -v`)",
        ).format(error=first_line or type(error).__name__)
    return UserError(
        "Training",
        "torch cannot be loaded ({error}); reinstall it with `{command}` and start again",
    ).format(
        error=first_line,
        command=_REINSTALL,
    )
