"""Writes a network to a file that others read: PyTorch source, ONNX, JSON or a picture."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.network.codegen.source_file import pytorch_source
from explorer.network.spec import NetworkSpec, network_to_json

_PICTURES = ("svg", "png", "pdf")


def export(spec: NetworkSpec, form: str, path: Path, seed: int, theme: str | None = None) -> None:
    """Write a network to `path` as "pytorch", "onnx", "json", "svg", "png" or "pdf".

    Only ONNX needs torch, and only pictures need Qt.

    Args:
        spec: The network.
        form: What to write.
        path: Where to; a file that is there is replaced.
        seed: Of the first weights, which ONNX holds; the others hold none.
        theme: The name of a picture's theme, light without one; nothing else has a theme.

    Raises:
        UserError: The file cannot be written, what ONNX needs is missing, or a theme is given for
            what is no picture.
    """
    if theme is not None and form not in _PICTURES:
        raise UserError(
            "Export",
            "--theme {theme} is for pictures (svg, png, pdf), and {form} has no colours; leave it "
            "out",
        ).format(theme=theme, form=form)
    match form:
        case "pytorch":
            _write(path, pytorch_source(spec))
        case "json":
            _write(path, network_to_json(spec))
        case "onnx":
            from explorer.commands.onnx import write_onnx
            from explorer.runs.onnx_job import OnnxJob

            write_onnx(OnnxJob(spec, seed), path)
        case "svg" | "png" | "pdf":
            from explorer.commands.network_picture import network_picture

            content = network_picture(spec, form, theme or "light")
            with atomic_write(path) as file:
                file.write_bytes(content)
        case _:
            raise ValueError(f"no form is called {form!r}")


def _write(path: Path, text: str) -> None:
    with atomic_write(path) as file:
        file.write_text(text, encoding="utf-8", newline="\n")
