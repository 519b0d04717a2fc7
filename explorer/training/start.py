"""The door to the training floor: finds out whether torch works before anything needs it."""

from __future__ import annotations

import importlib

from explorer.problem import Problem
from explorer.runs.events import Warned
from explorer.runs.run import Run
from explorer.runs.state import EndReason

_REINSTALL = "python -m pip install --upgrade --force-reinstall torch torchvision"


def train(run: Run) -> EndReason:
    """Train a run to its end.

    Raises:
        Problem: torch is missing or broken, the data is missing, or the device is not there.
    """
    require_torch()
    # No data set of the program needs torchvision yet, so a broken one is said and passed by.
    trouble = _trouble("torchvision")
    if trouble:
        run.tell(Warned(trouble))
    from explorer.training import trainer

    return trainer.train(run)


def require_torch() -> None:
    """Import torch.

    Raises:
        Problem: It is missing or broken.
    """
    trouble = _trouble("torch")
    if trouble:
        raise trouble


def preload() -> None:
    """Import torch, so that the first run starts at once. What goes wrong is said by `train`."""
    if not _trouble("torch") and not _trouble("torchvision"):
        importlib.import_module("explorer.training.trainer")


def _trouble(library: str) -> Problem | None:
    """Import a library; return a sentence if it cannot be had."""
    try:
        importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            return _broken(library, error)
        return Problem(
            "{library} is not installed, and nothing trains without it: install it with "
            "`{command}` and start again",
            library=library,
            command="python -m pip install torch torchvision",
        )
    except Exception as error:  # a mismatched build raises whatever it stumbles over
        return _broken(library, error)
    return None


def _broken(library: str, error: Exception) -> Problem:
    first_line = str(error).partition("\n")[0]
    return Problem(
        "{library} cannot be loaded ({error}); torch and torchvision must be of one kind: "
        "reinstall both with `{command}` and start again",
        library=library,
        error=first_line,
        command=_REINSTALL,
    )
