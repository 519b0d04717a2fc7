"""A checkpoint is believed nothing: what does not fit is refused before a lane is touched."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from explorer.errors import UserError
from explorer.runs.changes import SkipChange
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Prepared, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from explorer.training import checkpoint, tuning
from explorer.training.lane import Lane
from tests.checkpoint_bytes import V1_CHECKPOINT, CheckpointBytes
from tests.training.running import finished, small_experiment
from tests.training.test_checkpoint import interrupted, resumed

_WEIGHT = "A/0/model/layer1.0.conv1.weight"
_MOMENTUM = "A/0/optimizer/layer1.0.conv1.weight/momentum_buffer"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A checkpoint after one step."""
    file = tmp_path / "run.safetensors"
    interrupted(small_experiment(), file, 1)
    return file


def error_of(path: Path, content: bytes) -> str:
    """Resume from this content; return why that failed, which is one line that names the file."""
    path.write_bytes(content)
    error = str(resumed(path, small_experiment()).error)
    assert error.startswith(f"the checkpoint {path} ")
    assert "\n" not in error
    return error


def lanes_of(experiment: Experiment) -> list[Lane]:
    return [
        Lane(experiment, arm.label, seed, torch.device("cpu"))
        for arm in experiment.arms
        for seed in experiment.seeds
    ]


def test_that_momentum_smaller_than_its_weight_never_reaches_the_update(path: Path) -> None:
    whole = CheckpointBytes.of(path.read_bytes())
    small = whole.with_tensors(**{_MOMENTUM: whole.tensors[_MOMENTUM][:1]}).file()
    assert f"{_MOMENTUM} has type 'F32' and shape [1, 8, 3, 3]" in error_of(path, small)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({_WEIGHT: None}, f"it lacks {_WEIGHT}"),
        ({_MOMENTUM: None}, f"it lacks {_MOMENTUM}"),
        ({"A/1/model/conv1.weight": np.zeros(4, np.float32)}, "which its networks do not have"),
        ({"A/0/\x1b[31m": np.zeros(4, np.float32)}, r"A/0/\x1b[31m"),
        ({_WEIGHT: np.zeros((8, 8, 3, 3), np.float64)}, "type 'F64'"),
        ({_WEIGHT: np.zeros((8, 72), np.float32)}, "shape [8, 72], but must have 'F32' [8, 8, 3"),
    ],
)
def test_that_a_set_of_tensors_that_is_not_the_experiments_is_refused(
    changes: dict[str, np.ndarray | None], sentence: str, path: Path
) -> None:
    whole = CheckpointBytes.of(path.read_bytes())
    assert sentence in error_of(path, whole.with_tensors(**changes).file())


def test_that_a_shape_without_its_numbers_takes_no_memory(path: Path) -> None:
    whole = CheckpointBytes.of(path.read_bytes())
    entry = whole.table[_MOMENTUM] | {"shape": [10**6, 10**6]}
    assert "shape [1000000, 1000000]" in error_of(
        path, whole.with_table(**{_MOMENTUM: entry}).file()
    )


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"threads": 10**9}, "threads must be at most 1024, got 1000000000"),
        ({"threads": 0}, "threads must be at least 1, got 0"),
        ({"workers": 10**9}, "workers must be at most 1024"),
        ({"seconds": float("nan")}, "seconds must be a finite number, got nan"),
        ({"seconds": 1e308}, "seconds must be at most"),
        ({"step": 5}, "it is at step 5 of a run of 4 steps"),
        ({"lanes": []}, "lanes must be those of the experiment's arms and seeds"),
        ({"warm_until": {"7": 0}}, "warm until must hold seeds of the experiment and past steps"),
        ({"warm_until": {"0": 2}}, "warm until must hold seeds of the experiment and past steps"),
    ],
)
def test_that_a_number_out_of_bounds_is_refused_before_anything_is_built(
    header: dict[str, object], sentence: str, path: Path
) -> None:
    content = CheckpointBytes.of(path.read_bytes()).with_header(**header).file()
    assert sentence in error_of(path, content)


def test_that_networks_larger_than_the_file_are_not_built(
    path: Path,
) -> None:
    other = small_experiment().edited(repeats=10)
    lanes = [{"arm": arm, "seed": seed, "is_alive": True} for arm in "AB" for seed in other.seeds]
    header = {"experiment": other.model_dump(mode="json"), "lanes": lanes}
    content = CheckpointBytes.of(path.read_bytes()).with_header(**header).file()
    assert "too small to hold its networks" in error_of(path, content)


def test_that_each_bit_that_is_turned_is_noticed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    places = [*range(0, len(content), len(content) // 200), *range(8, 60), len(content) - 1]
    for place in places:
        content[place] ^= 1
        path.write_bytes(content)
        with pytest.raises(UserError, match="cannot be read"):
            read_header(path)
        content[place] ^= 1
    path.write_bytes(content)
    read_header(path)


def test_that_lanes_stay_as_they_are_if_the_file_is_damaged_after_its_header_was_read(
    path: Path,
) -> None:
    header, content = read_header(path), bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    lanes = lanes_of(header.experiment)
    before = [
        {name: tensor.clone() for name, tensor in lane.state.tensors().items()} for lane in lanes
    ]
    with pytest.raises(UserError, match="it is damaged"):
        checkpoint.load(path, header, lanes)
    for lane, was in zip(lanes, before, strict=True):
        state = lane.state.tensors()
        assert state.keys() == was.keys()
        assert all(torch.equal(state[name], was[name]) for name in was)


def test_that_a_file_replaced_while_it_is_read_is_noticed(path: Path) -> None:
    header = read_header(path)
    interrupted(small_experiment(), path, 2)
    with pytest.raises(UserError, match="it was replaced while it was read"):
        checkpoint.load(path, header, lanes_of(header.experiment))


def test_that_an_old_checkpoint_has_no_checksum_and_its_tensors_are_checked(path: Path) -> None:
    whole = CheckpointBytes.of(V1_CHECKPOINT.read_bytes())
    assert "checksum" not in whole.header
    name = "A/3/optimizer/conv1.weight/momentum_buffer"
    path.write_bytes(whole.with_tensors(**{name: whole.tensors[name][:1]}).file())
    assert f"{name} has type" in str(resumed(path).error)


def test_that_another_library_reads_what_is_written(path: Path) -> None:
    tensors = CheckpointBytes.of(path.read_bytes()).tensors
    with safe_open(path, framework="numpy") as file:
        assert set(file.keys()) == set(tensors)
        assert all(np.array_equal(file.get_tensor(name), tensors[name]) for name in tensors)


def test_that_many_changes_of_skips_are_made_again_at_once(tmp_path: Path) -> None:
    file = tmp_path / "run.safetensors"
    changes = tuple(SkipChange(step=0, residual=bool(i % 2), arm="A") for i in range(4))
    interrupted(small_experiment().edited(changes=changes), file, 1)
    header = CheckpointBytes.of(file.read_bytes())
    many = changes * 2_000
    experiment = header.header["experiment"] | {
        "changes": [each.model_dump(mode="json") for each in many]
    }
    file.write_bytes(header.with_header(experiment=experiment).file())
    assert resumed(file).end.reason is EndReason.FINISHED


def test_that_a_machine_with_fewer_cores_resumes_with_those_it_has(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = CheckpointBytes.of(path.read_bytes()).with_header(threads=64, workers=2).file()
    path.write_bytes(content)
    monkeypatch.setattr(tuning, "usable_cores", lambda: 2)
    rest = resumed(path)
    assert rest.of(Prepared)[0].threads == 2
    assert "made with 64 CPU threads for each network, and this machine has 2" in str(
        rest.of(Warned)[0].error
    )


def test_that_a_pipe_in_place_of_a_checkpoint_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "run.safetensors"
    os.mkfifo(pipe)
    run = Run(small_experiment(), resume_from=pipe)
    run.control.run()
    assert "it is a pipe or a device, not a file" in str(finished(run).error)
