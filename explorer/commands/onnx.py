"""Writes ONNX from the command line: says beforehand how long it takes, and how far it is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.messages import translate
from explorer.runs.onnx_job import OnnxJob
from explorer.ui.kit.text import rough_duration

_LONG_S = 15.0
_TELL_EVERY_S = 2.0


def write_onnx(job: OnnxJob, path: Path) -> None:
    """Write a network with its weights.

    Raises:
        UserError: torch or a package is missing, or the file cannot be written.
    """
    from explorer.training.start import require_torch

    require_torch()
    from explorer.training.onnx_export import export_onnx

    with _told(job.estimated_s):
        export_onnx(job, path)


@contextmanager
def _told(seconds: float) -> Iterator[None]:
    """Tell how long it takes; on a terminal also how long it has taken."""
    if seconds < _LONG_S:
        yield
        return
    text = translate(
        "Export", "torch's ONNX exporter takes about {time} for so many layers; Ctrl+C ends it"
    )
    print(text.format(time=rough_duration(seconds)), file=sys.stderr, flush=True)
    stream, is_done = sys.stderr, threading.Event()  # the exporter replaces sys.stderr

    def count() -> None:
        passed = 0.0
        while not is_done.wait(_TELL_EVERY_S):
            passed += _TELL_EVERY_S
            text = translate("Export", "{passed} of about {time}")
            told = text.format(passed=rough_duration(passed), time=rough_duration(seconds))
            print(f"\r{told}   ", end="", file=stream, flush=True)
        if passed:
            print(file=stream)

    counter = threading.Thread(target=count, name="progress", daemon=True)
    if stream.isatty():
        counter.start()
    try:
        yield
    finally:
        is_done.set()
        if counter.ident is not None:
            counter.join()
