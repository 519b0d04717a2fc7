"""Writes ONNX in a process of its own: torch's exporter holds the interpreter for minutes.

Whoever waits for it can end it at once, and its memory is given back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import explorer
from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.network.spec import network_from_json, network_to_json
from explorer.process import leave
from explorer.runs.events import Warned
from explorer.runs.onnx_job import OnnxJob
from explorer.runs.recordings.event_json import event_from_json, event_to_json
from explorer.training.start import require_torch

_POLL_S = 0.05
_NAME = "explorer.training.onnx_process"


def export_apart(job: OnnxJob, path: Path, is_stopped: Callable[[], bool]) -> bool:
    """Write a job to a file, whole or not at all; return False if it was stopped.

    Raises:
        UserError: As `export_onnx`, or the process ended without a word.
    """
    try:
        with atomic_write(path) as file:
            _run(job, file, is_stopped)
    except _Stopped:
        return False
    return True


class _Stopped(Exception):
    """Nobody wants it any more; the file that was there stays."""


def _run(job: OnnxJob, file: Path, is_stopped: Callable[[], bool]) -> None:
    command = [sys.executable, "-m", _NAME]
    content = {
        "network": network_to_json(job.network),
        "seed": job.seed,
        "weights": str(job.weights) if job.weights else None,
        "path": str(file),
    }
    with subprocess.Popen(  # noqa: S603 - this interpreter, with a module of ours
        command,
        env={**os.environ, "PYTHONPATH": _path_with_us()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            with suppress(BrokenPipeError):
                print(json.dumps(content), file=process.stdin, flush=True)
            while process.poll() is None:
                if is_stopped():
                    raise _Stopped
                time.sleep(_POLL_S)
            if process.returncode:
                raise _failure(process.stdout.read() if process.stdout else "")
        finally:
            process.kill()


def _failure(told: str) -> UserError:
    """Return what the process told, or that it told nothing."""
    with suppress(ValueError):
        event = event_from_json(Warned.__name__, told)
        if isinstance(event, Warned):
            return event.error
    return UserError(
        "Training",
        "the process that writes ONNX ended without a word, as it does when memory is short; "
        "`export NETWORK --to onnx PATH` shows what it says",
    )


def _path_with_us() -> str:
    """Return where the other process finds this package, also in a clone."""
    own = str(Path(explorer.__file__).parents[1])
    return os.pathsep.join([own, *filter(None, [os.environ.get("PYTHONPATH")])])


def _end_with_parent() -> None:
    """End once the process that wants the file has gone."""
    sys.stdin.read()
    os._exit(1)


def _child() -> int:
    """Write what standard input asks for; tell what goes wrong as JSON."""
    content = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    weights = content["weights"]
    job = OnnxJob(
        network_from_json(content["network"]), content["seed"], Path(weights) if weights else None
    )
    try:
        require_torch()
        from explorer.training.onnx_export import onnx_bytes

        Path(content["path"]).write_bytes(onnx_bytes(job))
    except UserError as error:
        sys.stdout.write(event_to_json(Warned(error))[1])
        return 2
    return 0


if __name__ == "__main__":
    leave(_child())
