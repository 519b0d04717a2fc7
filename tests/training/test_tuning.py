from __future__ import annotations

import pytest
import torch

from explorer.network.presets import preset
from explorer.runs.events import Prepared, Warned
from explorer.runs.progress import Progress
from explorer.training import tuning
from explorer.training.tuning import ExecutionMode, candidate_modes
from tests.training.running import small_experiment, trained

_CPU = torch.device("cpu")


@pytest.mark.parametrize(
    ("cores", "arms", "settings", "expected"),
    [
        (2, 2, {}, [ExecutionMode(2, 1, "channels last"), ExecutionMode(2, 1, "contiguous")]),
        (1, 2, {"memory_format": "contiguous"}, [ExecutionMode(1, 1, "contiguous")]),
        (
            2,
            1,
            {"memory_format": "contiguous"},
            [ExecutionMode(1, 1, "contiguous"), ExecutionMode(1, 2, "contiguous")],
        ),
        (
            16,
            2,
            {"memory_format": "contiguous"},
            [
                ExecutionMode(2, 1, "contiguous"),
                ExecutionMode(2, 4, "contiguous"),
                ExecutionMode(2, 8, "contiguous"),
            ],
        ),
        (4, 2, {"memory_format": "contiguous", "threads": 4}, [ExecutionMode(1, 4, "contiguous")]),
    ],
)
def test_that_lanes_come_before_threads_and_no_core_is_used_twice(
    monkeypatch: pytest.MonkeyPatch,
    cores: int,
    arms: int,
    settings: dict[str, object],
    expected: list[ExecutionMode],
) -> None:
    monkeypatch.setattr(tuning, "usable_cores", lambda: cores)
    experiment = small_experiment(**{"memory_format": "auto", "threads": 0} | settings)
    experiment = experiment.edited(arms=experiment.arms[:arms])
    assert list(candidate_modes(experiment, _CPU)) == expected


def test_that_the_mode_found_is_reported_and_used_by_the_next_run() -> None:
    experiment = small_experiment(memory_format="auto", threads=0)
    first, second = trained(experiment), trained(experiment)
    prepared = [run.of(Prepared)[0] for run in (first, second)]
    assert prepared[0].memory_format == prepared[1].memory_format
    assert prepared[0].threads == prepared[1].threads >= 1
    assert (first.history.loss("A") == second.history.loss("A")).all()


def test_that_bfloat16_is_warned_of_where_it_is_slower() -> None:
    experiment = small_experiment(precision="bfloat16", steps=1)
    network = preset("resnet-20-digits").edited(in_channels=1)
    run = trained(experiment.edited(arms=experiment.arms[1:]).with_network("B", network))
    warnings = [str(event.error) for event in run.of(Warned)]
    has_native = (
        torch.backends.mkldnn.is_available() and torch.ops.mkldnn._is_mkldnn_bf16_supported()
    )
    if not has_native:
        assert "times as long as float32 on this CPU; choose float32" in warnings[0]
    assert run.history.steps == 1


def test_that_contiguous_images_are_tried_on_the_fewest_threads_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tuning, "usable_cores", lambda: 8)
    experiment = small_experiment(memory_format="auto", threads=0)
    tried = [mode.memory_format for mode in candidate_modes(experiment, _CPU)]
    assert tried == ["channels last", "contiguous", "channels last", "channels last"]


def test_that_building_and_timing_say_how_far_they_have_come_and_how_long_the_rest_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tuning, "usable_cores", lambda: 2)
    monkeypatch.setattr(tuning, "_KNOWN", {})
    monkeypatch.setattr(tuning, "_time", lambda *_: 0.5)
    run = trained(small_experiment(memory_format="auto", threads=0, steps=1))
    told = [(str(each.what), each.done, each.total, each.left_s) for each in run.of(Progress)]
    assert told == [
        ("building the networks", 0, 2, None),
        ("building the networks", 1, 2, None),
        ("timing a few steps", 0, 8, None),
        ("timing a few steps", 4, 8, 2.0),
    ]
    assert run.record.progress is None


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([1.0, 0.9], "channels last"),  # not enough faster to change every number
        ([1.0, 0.5, 0.55], "channels last"),  # the first was only held up
        ([1.0, 0.5, 1.0], "contiguous"),
    ],
)
def test_that_a_later_way_must_be_clearly_faster_and_not_by_chance(
    monkeypatch: pytest.MonkeyPatch, seconds: list[float], expected: str
) -> None:
    monkeypatch.setattr(tuning, "usable_cores", lambda: 2)
    monkeypatch.setattr(tuning, "_KNOWN", {})
    left = iter(seconds)
    monkeypatch.setattr(tuning, "_time", lambda *_: next(left))
    run = trained(small_experiment(memory_format="auto", threads=0, steps=1))
    assert run.of(Prepared)[0].memory_format == expected
    assert list(left) == []
