"""A branch takes a run's weights, and what its optimizer kept as far as that fits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from explorer.runs.branch import branched
from explorer.runs.changes import LearningRateChange
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Prepared, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.origin import Origin
from explorer.runs.quantities import GRADIENT_COSINE, UPDATE_RATIO
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from tests.training.running import Trained, finished, small_experiment, trained
from tests.training.test_checkpoint import HARD, interrupted

CUT = 5


def branch_of(path: Path, **settings: object) -> Trained:
    header = read_header(path)
    wanted = header.experiment.settings_edited(**settings)
    run = Run(
        branched(header.experiment, wanted, header.step),
        resume_from=path,
        origin=Origin("parent.rnx", "", header.step),
    )
    run.control.run()
    return finished(run)


def cut_short(experiment: Experiment, folder: Path) -> Path:
    path = folder / "run.safetensors"
    interrupted(experiment, path, CUT)
    return path


@pytest.mark.parametrize("name", ["sgd", "adamw", "augmented", "channels last"])
def test_that_a_branch_with_nothing_changed_equals_the_run_that_went_on_to_the_bit(
    name: str, tmp_path: Path
) -> None:
    experiment = small_experiment(**{"steps": 9} | HARD[name])
    whole = trained(experiment)
    rest = branch_of(cut_short(experiment, tmp_path))
    assert rest.of(Prepared)[0].first_step == CUT
    rows = whole.history.rows(CUT, 9), rest.history.rows(0, 4)
    np.testing.assert_array_equal(rows[0][:, 1:], rows[1][:, 1:])
    assert not rest.of(Warned)


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adamw", "learning_rate": 0.001},
        {"momentum": 0.0},
        {"weight_decay": 0.01, "decay_all": False},
        {"batch_size": 128},
        {"schedule": "cosine", "warm_up": "steps", "warm_up_steps": 7},
        {"crop_padding": 1, "flip": True, "label_smoothing": 0.1},
        {"measure": ("gradient_cosine",)},
        {"memory_format": "channels last"},
        {"memory_format": "auto"},
    ],
)
def test_that_a_branch_trains_with_any_other_settings(
    settings: dict[str, object], tmp_path: Path
) -> None:
    path = cut_short(small_experiment(steps=9), tmp_path)
    same, rest = branch_of(path), branch_of(path, **settings)
    assert (rest.end.reason, rest.record.steps) == (EndReason.FINISHED, 9)
    if "batch_size" not in settings and "crop_padding" not in settings:
        close = 1e-4 if "memory_format" in settings else 0
        first = (each.history.loss("B")[0] for each in (same, rest))
        assert abs(next(first) - next(first)) <= close  # the same weights on the same batch
    if "memory_format" not in settings and "measure" not in settings:
        assert not np.array_equal(same.history.loss("B"), rest.history.loss("B"))


@pytest.mark.parametrize("before", [{}, {"optimizer": "adamw", "learning_rate": 0.001}])
def test_that_an_optimizer_keeps_what_it_kept_if_only_its_rate_is_another(
    before: dict[str, object], tmp_path: Path
) -> None:
    """Both updates are proportional to the rate, and to what was kept."""
    experiment = small_experiment(steps=9, **before)
    rate = experiment.settings.learning_rate
    rest = branch_of(cut_short(experiment, tmp_path), learning_rate=rate / 1_000)
    first = np.asarray(rest.history.values(UPDATE_RATIO, "A", 0))[0]
    expected = np.asarray(trained(experiment).history.values(UPDATE_RATIO, "A", 0))[CUT]
    np.testing.assert_allclose(1_000 * first, expected, rtol=0.02)


def test_that_a_cosine_of_gradients_begins_anew_where_none_was_kept(tmp_path: Path) -> None:
    path = cut_short(small_experiment(steps=9), tmp_path)
    rest = branch_of(path, measure=("gradient_cosine",))
    cosines = np.asarray(rest.history.values(GRADIENT_COSINE, "A", 0))
    assert np.isfinite(cosines[1:]).all()


def test_that_a_gradient_that_was_kept_for_a_measure_may_be_left(tmp_path: Path) -> None:
    path = cut_short(small_experiment(steps=9, measure=("gradient_cosine",)), tmp_path)
    assert branch_of(path, measure=()).end.reason is EndReason.FINISHED


def test_that_a_rate_that_was_set_mid_run_gives_way_to_that_of_the_branch(tmp_path: Path) -> None:
    experiment = small_experiment(steps=9).with_change(
        LearningRateChange(step=2, learning_rate=0.02)
    )
    path = cut_short(experiment, tmp_path)
    assert branch_of(path).history.learning_rate("A").tolist() == pytest.approx([0.02] * 4)
    rest = branch_of(path, learning_rate=0.01)
    assert rest.history.learning_rate("A").tolist() == pytest.approx([0.01] * 4)


def test_that_a_branch_needs_steps_of_its_own(tmp_path: Path) -> None:
    path = cut_short(small_experiment(steps=9), tmp_path)
    assert "give it more epochs" in str(branch_of(path, steps=CUT).error)


def test_that_a_branch_may_train_on_other_images_of_the_same_kind_and_says_so(
    tmp_path: Path,
) -> None:
    path = cut_short(small_experiment(steps=9), tmp_path)
    rest = branch_of(path, dataset="shapes", images=2_000)
    assert "other images" in str(rest.of(Warned)[0].error)
