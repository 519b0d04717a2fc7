"""The weights of one arm of a recorded run, with the names that its PyTorch module has."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from safetensors import safe_open
from safetensors.numpy import save

from explorer.errors import UserError
from explorer.runs.checkpoint_header import read_header
from explorer.runs.recordings.recorded_run import RecordedRun


def write_weights(
    run: RecordedRun, path: Path, kind: str, arm: str | None, seed: int | None
) -> None:
    """Write the tensors of a `state_dict`.

    Args:
        run: What is read.
        path: Where to.
        kind: Which checkpoint, "last" or "best".
        arm: The arm's label; None is the only one.
        seed: Of several; None is the first.

    Raises:
        UserError: There is no such checkpoint, arm or seed, or several arms and none is named.
        OSError: The file cannot be written.
    """
    arm, seed = chosen_lane(run, arm, seed)
    prefix = f"{arm}/{seed}/model/"
    kept = run.checkpoints
    if not kept or (kind == "best" and kind not in kept):
        raise UserError("Export", "{path} holds no such weights").format(path=run.path)
    if kind == "last":  # which may be the best, and is then kept once
        kind = max(kept, key=kept.__getitem__)
    with TemporaryDirectory() as folder:
        checkpoint = Path(folder) / "checkpoint.safetensors"
        run.copy_checkpoint(kind, checkpoint)
        step = read_header(checkpoint).step
        with safe_open(checkpoint, "numpy") as file:
            names = [name for name in file.keys() if name.startswith(prefix)]  # noqa: SIM118
            tensors = {name.removeprefix(prefix): file.get_tensor(name) for name in names}
        path.write_bytes(save(tensors, {"weights_of": f"{arm}/{seed}", "step": str(step)}))


def chosen_lane(run: RecordedRun, arm: str | None, seed: int | None) -> tuple[str, int]:
    """Return the arm and the seed that are meant; see `write_weights`."""
    lanes = run.record.history.layout.lanes
    labels = list(dict.fromkeys(lane.arm for lane in lanes))
    if arm not in labels and not (arm is None and len(labels) == 1):
        raise UserError(
            "Export", "name the arm whose weights to write with --arm: {labels}"
        ).format(labels=", ".join(labels))
    arm = arm or labels[0]
    seeds = [lane.seed for lane in lanes if lane.arm == arm]
    seed = seeds[0] if seed is None else seed
    if seed not in seeds:
        raise UserError("Export", "there is no seed {seed}; there are {seeds}").format(
            seed=seed, seeds=", ".join(map(str, seeds))
        )
    return arm, seed
