"""Compares the initial weights of all arms by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from explorer.runs.comparison import StartReport, confounders, differences
from explorer.runs.experiment import Experiment
from explorer.training.lane import Lane


def start_report(experiment: Experiment, lanes: Sequence[Lane]) -> StartReport:
    """Hash all initial weights of every lane, and report what is equal and what differs."""
    hashes = {}
    for lane in lanes:
        lane.check()
        hashes[lane.arm, lane.seed] = tensor_hashes(lane.model)
    names = {name for each in hashes.values() for name in each}

    def is_equal(name: str) -> bool:
        """Whether all arms have this tensor with the same bits, for each seed."""
        for seed in experiment.seeds:
            found = {hashes[arm.label, seed].get(name) for arm in experiment.arms}
            if len(found) > 1 or None in found:
                return False
        return True

    return StartReport(
        equal_tensors=sum(map(is_equal, names)),
        tensors=len(names),
        hashes={
            arm.label: _digest(
                f"{seed} {name} {each}"
                for seed in experiment.seeds
                for name, each in sorted(hashes[arm.label, seed].items())
            )
            for arm in experiment.arms
        },
        differences=differences(experiment),
        confounders=confounders(experiment),
    )


def tensor_hashes(model: torch.nn.Module) -> dict[str, str]:
    """Return for each parameter the hash of its shape and bits."""
    return {name: _tensor_hash(parameter) for name, parameter in model.named_parameters()}


def _tensor_hash(tensor: Tensor) -> str:
    values = tensor.detach().cpu().contiguous()
    digest = hashlib.blake2b(str(tuple(values.shape)).encode(), digest_size=16)
    digest.update(values.numpy().tobytes())
    return digest.hexdigest()


def _digest(lines: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()
