"""Files of older versions open: tests/data/v1 carry none, v3 are experiments of 3, v4 of 4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from explorer.errors import UserError
from explorer.files.file_format import FileFormat
from explorer.network.field_names import FIELD_NAMES
from explorer.network.spec import (
    NETWORK,
    NetworkSpec,
    StageSpec,
    network_from_json,
    network_to_json,
)
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.checkpoint_header import (
    CheckpointHeader,
    DataDigest,
    LaneState,
    header_to_json,
    read_header,
)
from explorer.runs.experiment import (
    Arm,
    Experiment,
    experiment_from_json,
    experiment_to_json,
    first_experiment,
)
from explorer.runs.migrations import CHECKPOINT, EXPERIMENT
from explorer.runs.settings import SettingsOverrides, TrainSettings
from explorer.runs.twin import has_twin

V1 = Path(__file__).parents[1] / "data" / "v1"
V3 = Path(__file__).parents[1] / "data" / "v3"
V4 = Path(__file__).parents[1] / "data" / "v4"


def test_that_a_network_of_version_1_opens() -> None:
    network = network_from_json((V1 / "network.json").read_bytes())
    assert network.name == "small"
    assert network.stages == (StageSpec(blocks=1, width=3), StageSpec(blocks=1, width=6, stride=2))


def test_that_an_experiment_of_version_1_opens_with_all_it_holds() -> None:
    experiment = experiment_from_json((V1 / "experiment.json").read_bytes())
    assert [arm.network.name for arm in experiment.arms] == ["plain-small", "small"]
    assert experiment.arm("A").overrides == SettingsOverrides()
    assert experiment.arm("B").overrides == SettingsOverrides(learning_rate=0.02, momentum=0.5)
    assert experiment.changes == (
        LearningRateChange(step=4, learning_rate=0.01),
        LearningRateChange(step=5, learning_rate=0.02, arm="A"),
        SkipChange(step=6, residual=False, arm="B"),
    )
    assert (experiment.seed, experiment.repeats) == (3, 2)
    settings = experiment.settings
    assert (settings.steps, settings.weight_decay, settings.measure) == (
        12,
        1e-4,
        ("block_gradient_norm", "response_deviation", "gradient_cosine"),
    )


def test_that_an_experiment_of_version_1_that_followed_opens_too() -> None:
    assert has_twin(experiment_from_json((V1 / "following.json").read_bytes()))


def test_that_a_checkpoint_of_version_1_opens() -> None:
    header = read_header(V1 / "checkpoint.safetensors")
    assert header.experiment == experiment_from_json((V1 / "experiment.json").read_bytes()).edited(
        settings=header.experiment.settings
    )
    assert header.experiment.settings.device == "cpu"
    assert header.step == 5
    assert [(lane.arm, lane.seed) for lane in header.lanes] == [
        ("A", 3), ("A", 4), ("B", 3), ("B", 4),
    ]  # fmt: skip


def test_that_a_network_of_version_2_opens_without_dropout() -> None:
    content = (V3 / "network.json").read_bytes()
    assert json.loads(content)["version"] == 2
    network = network_from_json(content)
    assert (network.name, network.order, network.dropout) == ("small-preact", "pre-activation", 0)
    assert network_from_json(network_to_json(network.edited(dropout=0.25))).dropout == 0.25


def test_that_an_experiment_and_a_checkpoint_of_version_3_open_without_dropout() -> None:
    content = (V3 / "experiment.json").read_bytes()
    assert json.loads(content)["version"] == 3
    experiment = experiment_from_json(content)
    assert [arm.network.dropout for arm in experiment.arms] == [0, 0]
    header = read_header(V3 / "checkpoint.safetensors")
    assert header.step == 4
    assert [arm.network for arm in header.experiment.arms] == [
        arm.network for arm in experiment.arms
    ]


def test_that_a_checkpoint_of_version_4_opens_without_a_hash_of_the_test_images() -> None:
    header = read_header(V4 / "checkpoint.safetensors")
    assert header.step == 5
    assert header.data is not None
    assert header.data.test is None
    assert header.image_shape is None


def test_that_each_file_says_first_what_it_is() -> None:
    experiment = json.loads(experiment_to_json(first_experiment()))
    network = json.loads(network_to_json(first_experiment().arm("A").network))
    header = json.loads(header_to_json(read_header(V1 / "checkpoint.safetensors")))
    assert list(experiment)[:2] == list(network)[:2] == list(header)[:2] == ["format", "version"]
    assert (network["format"], network["version"]) == ("resnet-explorer network", 3)
    assert (experiment["format"], experiment["version"]) == ("resnet-explorer experiment", 4)
    assert (header["format"], header["version"]) == ("resnet-explorer checkpoint", 5)
    assert list(header["experiment"].items())[:2] == list(experiment.items())[:2]


def test_that_old_content_is_written_as_the_present_version() -> None:
    experiment = experiment_from_json((V1 / "experiment.json").read_bytes())
    written = experiment_to_json(experiment)
    assert experiment_from_json(written) == experiment
    assert '"own"' not in written
    assert '"follow"' not in written
    assert '"kind": "rate"' not in written


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"format": "resnet-explorer network"}, 'holds "resnet-explorer network", but "resnet-exp'),
        ({"format": EXPERIMENT.name, "version": 5}, "update the program"),
        ({"format": EXPERIMENT.name, "version": 2}, "arm 1 own is not a known field"),
        ({"arms": [{"label": "A", "own": 5}]}, "arm 1 network is missing"),
        ({"arms": 5}, "arms must be a list, got 5"),
        ({"changes": {"kind": "rate"}}, "changes must be a list, got {'kind': 'rate'}"),
        ({"changes": [["rate"]]}, "change 1 must be an object, got ['rate']"),
    ],
)
def test_that_a_wrong_experiment_is_refused_in_one_sentence(
    wrong: dict[str, object], sentence: str
) -> None:
    content = json.loads((V1 / "experiment.json").read_bytes()) | wrong
    with pytest.raises(UserError) as caught:
        experiment_from_json(json.dumps(content))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


_BY_PROGRAM = {"group_width": 64}
"""The program wrote every field, a person only what differs from the default."""


@pytest.mark.parametrize(
    ("fields", "reads"),
    [
        ({"order": "pre-activation", **_BY_PROGRAM}, "input"),
        ({"order": "relu-only pre-activation", **_BY_PROGRAM}, "input"),
        ({"order": "original", **_BY_PROGRAM}, "activation"),
        ({"order": "pre-activation"}, "activation"),
        ({"order": "pre-activation", "version": 2, **_BY_PROGRAM}, "activation"),
    ],
)
def test_that_an_old_pre_activation_network_stays_the_function_that_it_was(
    fields: dict[str, object], reads: str
) -> None:
    network = {"name": "old", "stages": [{"blocks": 1, "width": 4}], **fields}
    assert network_from_json(json.dumps(network)).shortcut_reads == reads
    version = 3 if network.pop("version", 1) == 2 else 2
    experiment = {"version": version, "arms": [{"label": "A", "network": network}]}
    read = experiment_from_json(json.dumps(experiment))
    assert read.arm("A").network.shortcut_reads == reads


@pytest.mark.parametrize(("fields", "width"), [(_BY_PROGRAM, 1), ({}, 8)])
def test_that_an_old_group_norm_keeps_its_groups(fields: dict[str, object], width: int) -> None:
    network = {"name": "old", "stages": [{"blocks": 1, "width": 12}], "norm": "group", **fields}
    read = network_from_json(json.dumps(network))
    assert read.norm_group_width == width
    assert read.groups_of_norm(12) == (4 if fields else 1)


def test_that_an_old_experiment_with_more_shapes_than_can_be_drawn_opens_with_all_there_are() -> (
    None
):
    content = json.loads((V1 / "experiment.json").read_text())
    content["settings"]["images"] = 1_000_000
    assert experiment_from_json(json.dumps(content)).settings.images == 200_000


def test_that_an_experiment_is_no_network() -> None:
    with pytest.raises(UserError, match='holds "resnet-explorer experiment", but'):
        network_from_json(experiment_to_json(first_experiment()))


@pytest.mark.parametrize(
    ("written", "version", "models", "fields"),
    [
        (
            NETWORK,
            3,
            (NetworkSpec, StageSpec),
            "name in_channels image_size image_width classes stem stem_width stages block "
            "stride_on residual shortcut order shortcut_reads norm norm_groups norm_group_width "
            "dropout branch_scale zero_init groups group_width / blocks width stride",
        ),
        (
            EXPERIMENT,
            4,
            (Experiment, Arm, TrainSettings, SettingsOverrides, LearningRateChange, SkipChange),
            "arms settings seed repeats changes / label network overrides / dataset data_path "
            "heldout_every split_seed heldout_path images crop_padding flip normalize batch_size "
            "epochs steps evaluate_every "
            "reestimate_statistics optimizer learning_rate momentum nesterov weight_decay "
            "decay_all label_smoothing schedule milestones warm_up warm_up_steps warm_up_rate "
            "device precision memory_format threads measure / batch_size optimizer learning_rate "
            "momentum weight_decay label_smoothing schedule milestones warm_up warm_up_steps "
            "warm_up_rate / kind step learning_rate arm / kind step residual arm",
        ),
        (
            CHECKPOINT,
            5,
            (CheckpointHeader, LaneState, DataDigest),
            "checksum experiment step seconds workers threads memory_format train_images data "
            "image_shape lanes warm_until / arm seed is_alive test test_reestimated / "
            "classes train heldout test",
        ),
    ],
)
def test_that_other_fields_come_with_another_version(
    written: FileFormat, version: int, models: tuple[type[BaseModel], ...], fields: str
) -> None:
    """Who changes the fields of a file adds a migration, then writes version and fields here."""
    assert written.version == version
    assert " / ".join(" ".join(model.model_fields) for model in models) == fields


def test_that_every_field_of_every_file_has_a_name_for_sentences() -> None:
    models = (Experiment, Arm, TrainSettings, SettingsOverrides, LearningRateChange, SkipChange)
    models = (*models, CheckpointHeader, LaneState, DataDigest)
    fields = {name for model in models for name in model.model_fields}
    assert fields <= set(FIELD_NAMES)
