"""Writes all that training needs to resume into a checkpoint, and gives lanes what one holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import BinaryIO, NamedTuple

import torch
from torch import Tensor

from explorer.messages import Message
from explorer.runs.checkpoint_file import CheckpointFile, TensorForm, cannot_read, write_checkpoint
from explorer.runs.checkpoint_header import CheckpointHeader, header_to_json, open_checkpoint
from explorer.training.lane import Lane

_DTYPES = {torch.float32: "F32", torch.int64: "I64"}
"""Of weights, statistics and optimizer state, and of the counts of batches in batch norms."""
_REPLACED = Message("Checkpoint", "it was replaced while it was read")


def write(file: BinaryIO, header: CheckpointHeader, lanes: Sequence[Lane]) -> None:
    """Write a checkpoint to an empty file."""
    tensors = {
        f"{_prefix(lane)}{name}": tensor.detach()
        for lane in lanes
        for name, tensor in lane.state.tensors().items()
    }

    def content(name: str) -> memoryview:
        flat = tensors[name].cpu().contiguous().view(-1).view(torch.uint8)
        return flat.numpy().data

    write_checkpoint(file, header_to_json(header), _forms(tensors), content)


def load(path: Path, header: CheckpointHeader, lanes: Sequence[Lane]) -> None:
    """Give lanes, made from the checkpoint's experiment, the state they had.

    Numbers that are not finite are taken as they are: a network may have such before its loss is
    no longer finite, and diverges then.

    Raises:
        UserError: The file is damaged, or holds not exactly what these lanes need.
    """
    with open_checkpoint(path) as (found, file):
        if found != header:
            raise cannot_read(path, _REPLACED)
        parts = [part for lane in lanes for part in _parts(lane, header.step)]
        held = file.names({name: form for part in parts for name, form in part.forms.items()})
        for part in parts:
            _check_whole(path, part, held)
        for lane in lanes:  # one at a time in memory
            lane.check()
            own = (part.forms.items() for part in parts if part.lane is lane)
            lane.state.load(_read(file, lane, {n: f for each in own for n, f in each if n in held}))


def load_what_fits(path: Path, header: CheckpointHeader, lanes: Sequence[Lane]) -> None:
    """Give lanes with other settings than the checkpoint's its weights, and the rest as it fits.

    What an optimizer keeps of a group of parameters is taken if it has all that it needs; else it
    begins anew, as at the first step.

    Raises:
        UserError: As `load`.
    """
    with open_checkpoint(path) as (found, file):
        if found != header:
            raise cannot_read(path, _REPLACED)
        possible = [_named(lane, lane.state.with_any_settings()) for lane in lanes]
        held = file.names({name: form for each in possible for name, form in each.items()})
        for lane in lanes:  # one at a time in memory
            lane.check()
            weights, *rest = (_named(lane, tensors) for tensors in lane.state.separate_parts())
            _check_whole(path, _Part(lane, weights, is_required=True), held)
            fitting = [weights, *(each for each in rest if each.keys() <= held)]
            lane.state.load(_read(file, lane, {n: f for each in fitting for n, f in each.items()}))


class _Part(NamedTuple):
    """Tensors of a lane, of which a checkpoint holds all or none."""

    lane: Lane
    forms: dict[str, TensorForm]
    is_required: bool


def _parts(lane: Lane, step: int) -> Iterator[_Part]:
    for part in lane.state.parts():
        forms = _named(lane, part.like)
        yield _Part(lane, forms, part.is_in_all or (step > 0 and part.is_in_updated))


def _check_whole(path: Path, part: _Part, held: Set[str]) -> None:
    missing = part.forms.keys() - held
    if missing and (part.is_required or len(missing) < len(part.forms)):
        reason = Message("Checkpoint", "it lacks {name}")
        raise cannot_read(path, reason.format(name=min(missing)))


def _named(lane: Lane, tensors: Mapping[str, Tensor]) -> dict[str, TensorForm]:
    return _forms({f"{_prefix(lane)}{name}": tensor for name, tensor in tensors.items()})


def _read(file: CheckpointFile, lane: Lane, forms: Mapping[str, TensorForm]) -> dict[str, Tensor]:
    return {
        name.removeprefix(_prefix(lane)): _tensor(file, name, form) for name, form in forms.items()
    }


def _tensor(file: CheckpointFile, name: str, form: TensorForm) -> Tensor:
    dtype = next(each for each, code in _DTYPES.items() if code == form.dtype)
    return torch.frombuffer(file.tensor(name, form), dtype=dtype).view(form.shape)


def _forms(tensors: Mapping[str, Tensor]) -> dict[str, TensorForm]:
    return {
        name: TensorForm(_DTYPES[tensor.dtype], tuple(tensor.shape))
        for name, tensor in tensors.items()
    }


def _prefix(lane: Lane) -> str:
    return f"{lane.arm}/{lane.seed}/"
