"""Writes ONNX for the window: in another process, which a thread waits for."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from explorer.messages import printable, translate
from explorer.network.spec import NetworkSpec
from explorer.runs.exports.weights_file import write_weights
from explorer.runs.onnx_job import OnnxExport, OnnxJob
from explorer.runs.recordings.recorded_run import open_run
from explorer.ui.export.background_writer import BackgroundWriter, Writing
from explorer.ui.kit.text import rough_duration


class OnnxRequest(NamedTuple):
    """What a person wants.

    Attributes:
        network: The network.
        arm: Its label.
        seed: The first one, of its initial weights.
        recording: A run whose weights of that arm are written instead.
    """

    network: NetworkSpec
    arm: str
    seed: int
    recording: Path | None


class OnnxWriter(BackgroundWriter):
    """How far it is, is estimated: PyTorch's exporter tells nothing."""

    def __init__(self, export: OnnxExport | None, parent: QWidget) -> None:
        """Without a function nothing is written, and `is_able` is false."""
        super().__init__("dialog.onnx", parent)
        self._export = export

    @property
    def is_able(self) -> bool:
        """Whether there is anything that writes ONNX."""
        return self._export is not None

    def start(self, request: OnnxRequest, path: Path) -> None:
        """Write a file; `status_message` or `failed` follows."""
        began = time.monotonic()
        seconds = OnnxJob(request.network, request.seed).estimated_s
        text = translate("OnnxWriter", "Writing {network} as ONNX takes about {time}.")
        saved = (
            translate("OnnxWriter", "{name} saved, with untrained weights")
            if request.recording is None
            else translate("OnnxWriter", "{name} saved, with the weights of the run")
        )
        name = printable(path.name)
        self.write(
            Writing(
                name=name,
                title=translate("OnnxWriter", "Export for ONNX"),
                text=text.format(
                    network=printable(request.network.name), time=rough_duration(seconds)
                ),
                work=lambda stop: self._written(request, path, stop),
                share=lambda: (time.monotonic() - began) / seconds,
                saved=saved.format(name=name),
            )
        )

    def _written(self, request: OnnxRequest, path: Path, stop: threading.Event) -> bool:
        assert self._export is not None  # noqa: S101
        if request.recording is None:
            return self._export(OnnxJob(request.network, request.seed), path, stop.is_set)
        with TemporaryDirectory() as folder:
            weights = Path(folder) / "weights.safetensors"
            with open_run(request.recording) as run:
                write_weights(run, weights, "last", request.arm, request.seed)
            return self._export(OnnxJob(request.network, request.seed, weights), path, stop.is_set)
