"""Writes a network with its weights as an ONNX file, using torch's exporter."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.runs.onnx_job import OnnxJob
from explorer.training.initialize import initialize
from explorer.training.resnet import ResNet

_PACKAGES = ("onnx", "onnxscript")
"""What torch's exporter imports but torch does not install."""
_INSTALL = 'python -m pip install "resnet-explorer[onnx]"'
_MOST_PARAMS = 500_000_000
"""Of 4 bytes each: protobuf, in which ONNX is written, holds less than 2 GiB."""


def export_onnx(job: OnnxJob, path: Path) -> None:
    """Write a network with its weights.

    The input `images` is (N, C, H, W), the output `logits` (N, classes), with N free. Batch norms
    normalize by their running statistics, as in evaluation.

    Raises:
        UserError: A package is missing, the network is too large for ONNX, the weights are those
            of another one, or the file cannot be written.
    """
    with atomic_write(path) as file:
        file.write_bytes(onnx_bytes(job))


def onnx_bytes(job: OnnxJob) -> bytes:
    """Return what `export_onnx` writes."""
    plan = expand(job.network)
    _check_packages()
    if plan.params > _MOST_PARAMS:
        raise UserError(
            "Training",
            "the network has {params:,} parameters, and an ONNX file holds at most {most:,}; make "
            "it narrower or export it to pytorch",
        ).format(
            params=plan.params,
            most=_MOST_PARAMS,
        )
    return _exported(plan, job)


def _check_packages() -> None:
    for package in _PACKAGES:
        try:
            importlib.import_module(package)
        except ImportError as error:
            raise UserError(
                "Training",
                "ONNX needs {package}, which cannot be imported ({reason}): install it with "
                "`{command}`",
            ).format(
                package=package,
                reason=str(error).partition("\n")[0],
                command=_INSTALL,
            ) from None


def _exported(plan: NetworkPlan, job: OnnxJob) -> bytes:
    """Return the network as the bytes of an ONNX file."""
    spec = plan.spec
    network = ResNet(plan).eval()
    if job.weights is None:
        initialize(network, plan, job.seed)
    else:
        _load(network, job.weights, spec.name)
    # Two images: the exporter would treat a batch size of one as a constant.
    images = torch.zeros(2, *spec.input_shape)
    with _quiet():
        program = torch.onnx.export(
            network,
            (images,),
            input_names=["images"],
            output_names=["logits"],
            dynamic_shapes=({0: torch.export.Dim("N")},),
            dynamo=True,
            verbose=False,
        )
    data: bytes = cast("torch.onnx.ONNXProgram", program).model_proto.SerializeToString()
    return data


def _load(network: ResNet, weights: Path, name: str) -> None:
    try:
        network.load_state_dict(load_file(weights))
    except RuntimeError:  # torch lists every tensor
        raise UserError(
            "Training",
            "the weights of the run are not those of {name}: its skips were switched during it, "
            "or its network is another one; export it without them",
        ).format(name=name) from None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Silence the exporter's progress, warnings and log lines; its errors are still raised."""
    disabled = logging.root.manager.disable
    silence = io.StringIO()
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
    ):
        warnings.simplefilter("ignore")
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(disabled)
