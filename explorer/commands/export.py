"""Writes a network to a file that others read: PyTorch source, ONNX, JSON or a picture."""

from __future__ import annotations

from pathlib import Path

from explorer.files.atomic_write import atomic_write
from explorer.network.codegen.source_file import pytorch_source
from explorer.network.spec import NetworkSpec, network_to_json


def export(spec: NetworkSpec, form: str, path: Path, seed: int) -> None:
    """Write a network to `path` as "pytorch", "onnx", "json", "svg", "png" or "pdf".

    Only ONNX needs torch, and only pictures need Qt.

    Args:
        spec: The network.
        form: What to write.
        path: Where to; a file that is there is replaced.
        seed: Of the first weights, which ONNX holds; the others hold none.

    Raises:
        UserError: The file cannot be written, or what ONNX needs is missing.
    """
    match form:
        case "pytorch":
            _write(path, pytorch_source(spec))
        case "json":
            _write(path, network_to_json(spec))
        case "onnx":
            from explorer.training.start import require_torch

            require_torch()
            from explorer.training.onnx_export import export_onnx

            export_onnx(spec, seed, path)
        case "svg" | "png" | "pdf":
            from explorer.commands.network_picture import network_picture

            content = network_picture(spec, form)
            with atomic_write(path) as file:
                file.write_bytes(content)
        case _:
            raise ValueError(f"no form is called {form!r}")


def _write(path: Path, text: str) -> None:
    with atomic_write(path) as file:
        file.write_text(text, encoding="utf-8", newline="\n")
