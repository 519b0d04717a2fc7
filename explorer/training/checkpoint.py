"""Writes all that training needs to resume as one safetensors file, and reads it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from safetensors.torch import save as save_tensors

from explorer.files.atomic_write import atomic_write
from explorer.messages import Message
from explorer.runs.checkpoint_header import KEY, CheckpointHeader, cannot_read, header_to_json
from explorer.training.lane import Lane


def save(path: Path, header: CheckpointHeader, lanes: Sequence[Lane]) -> None:
    """Write a checkpoint; the file is replaced as a whole.

    Raises:
        UserError: It cannot be written.
    """
    tensors = {
        f"{_prefix(lane)}{name}": tensor.detach().cpu().contiguous()
        for lane in lanes
        for name, tensor in lane.state().items()
    }
    with atomic_write(path) as temporary:
        content = save_tensors(tensors, metadata={KEY: header_to_json(header)})
        temporary.write_bytes(content)


def load(path: Path, lanes: Sequence[Lane]) -> None:
    """Give lanes, made from the checkpoint's experiment, the state they had.

    Raises:
        UserError: The file is damaged, or holds other networks.
    """
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise cannot_read(path, error) from None
    for lane in lanes:
        prefix = _prefix(lane)
        mine = {
            name.removeprefix(prefix): tensor
            for name, tensor in tensors.items()
            if name.startswith(prefix)
        }
        try:
            lane.load_state(mine)
        except (KeyError, RuntimeError, ValueError) as error:
            first_line = str(error).partition("\n")[0]
            reason = Message("Checkpoint", "network {arm} does not fit ({reason})")
            raise cannot_read(path, reason.format(arm=lane.arm, reason=first_line)) from None


def _prefix(lane: Lane) -> str:
    return f"{lane.arm}/{lane.seed}/"
