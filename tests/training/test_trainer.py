from __future__ import annotations

import resource
import threading
import time

import numpy as np
import pytest
import torch

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.comparison import Confounder, Difference
from explorer.runs.events import (
    Changed,
    DatasetFound,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    StateChanged,
)
from explorer.runs.experiment import Arm
from explorer.runs.progress import Progress
from explorer.runs.quantities import GRADIENT_NORM, UPDATE_RATIO, WEIGHT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.training.batch_source import BatchSource
from explorer.training.session import Session
from tests.training.running import (
    Trained,
    finished,
    small_experiment,
    small_network,
    trained,
)


def test_that_a_run_records_each_step_and_reports_its_states() -> None:
    run = trained(small_experiment(epochs=3))
    history, events = run.history, run.events
    assert history.steps == 12  # 1,497 images make four batches of 300
    for label in "AB":
        assert np.isfinite(history.loss(label)).all()
        assert history.norms(label).shape == (12, 8)
        for quantity in (GRADIENT_NORM, WEIGHT_NORM, UPDATE_RATIO):
            assert (np.asarray(history.values(quantity, label)) > 0).all()
        assert history.learning_rate(label).tolist() == pytest.approx([0.05] * 12)
    assert (np.diff(history.seconds()) > 0).all()
    kinds = [type(event) for event in events if not isinstance(event, Progress)]
    begin = [StateChanged, DatasetFound, Prepared, StateChanged]
    assert kinds == [*begin, *[Evaluated] * 6, StateChanged]
    assert [event.step for event in events if isinstance(event, Evaluated)] == [4, 4, 8, 8, 12, 12]
    assert events[-1] == StateChanged(RunState.ENDED, EndReason.FINISHED)


def test_that_a_run_is_repeated_to_the_bit() -> None:
    first, second = (trained(small_experiment()).history for _ in range(2))
    for label in "AB":
        assert np.array_equal(first.loss(label), second.loss(label))
        for quantity in (GRADIENT_NORM, UPDATE_RATIO):
            assert np.array_equal(first.values(quantity, label), second.values(quantity, label))


def test_that_arms_with_the_same_network_do_the_same() -> None:
    experiment = small_experiment()
    history = trained(experiment.with_network("A", experiment.arm("B").network)).history
    assert np.array_equal(history.norms("A"), history.norms("B"))


def test_that_a_lane_does_the_same_whatever_trains_beside_it() -> None:
    experiment = small_experiment(crop_padding=1, flip=True).edited(repeats=3)
    together = trained(experiment).history
    for seed in (0, 2):
        alone = experiment.edited(arms=(experiment.arm("B"),), seed=seed, repeats=1)
        history = trained(alone).history
        assert np.array_equal(together.loss("B", seed), history.loss("B"))
        assert np.array_equal(together.norms("B", seed), history.norms("B"))
    assert not np.array_equal(together.loss("B", 0), together.loss("B", 2))


def test_that_each_seed_of_each_arm_is_evaluated() -> None:
    run = trained(small_experiment().edited(repeats=2))
    scored = [(event.arm, event.seed) for event in run.of(Evaluated)]
    assert scored == [("A", 0), ("A", 1), ("B", 0), ("B", 1)]


def test_that_plain_and_residual_twins_share_every_tensor() -> None:
    prepared = trained(small_experiment()).of(Prepared)[0]
    tensors = 7 + 2 * 7 + 2  # convolutions, their norms, the head
    report = prepared.report
    assert (report.equal_tensors, report.tensors) == (tensors, tensors)
    assert report.hashes["A"] == report.hashes["B"]
    assert report.differences == (Difference.SKIP,)
    assert report.confounders == ()
    assert (prepared.train_images, prepared.heldout_images) == (1_497, 300)
    assert prepared.estimated_s > 0


def test_that_a_rate_of_its_own_is_used_and_reported() -> None:
    run = trained(small_experiment().with_overrides("B", learning_rate=0.01))
    assert run.history.learning_rate("A").tolist() == pytest.approx([0.05] * 4)
    assert run.history.learning_rate("B").tolist() == pytest.approx([0.01] * 4)
    assert run.of(Prepared)[0].report.confounders == (Confounder.LEARNING_RATE,)


@pytest.mark.parametrize(
    ("settings", "steps", "evaluations"),
    [
        ({"steps": 6}, 6, [4, 6]),
        ({"steps": 3, "evaluate_every": 1}, 3, [1, 2, 3]),
        ({"epochs": 2, "evaluate_every": 5}, 8, [5, 8]),
    ],
)
def test_that_a_run_is_as_long_and_evaluated_as_often_as_set(
    settings: dict[str, int], steps: int, evaluations: list[int]
) -> None:
    run = trained(small_experiment(**settings))
    assert run.history.steps == steps
    assert [event.step for event in run.of(Evaluated) if event.arm == "A"] == evaluations


def test_that_the_rate_follows_the_schedule() -> None:
    settings = {"schedule": "stepped", "steps": 8, "milestones": (0.5, 0.75)}
    history = trained(small_experiment(**settings)).history
    assert history.learning_rate("A").tolist() == pytest.approx(
        [0.05] * 4 + [0.005] * 2 + [0.0005] * 2
    )


def test_that_a_warm_up_by_error_ends_when_every_arm_is_under_80_percent() -> None:
    experiment = small_experiment(warm_up="error", warm_up_rate=0.02, steps=60)
    history = trained(experiment).history
    rates = history.learning_rate("A")
    assert np.array_equal(rates, history.learning_rate("B"))
    begins = int(np.argmax(rates > 0.03))
    assert begins in (20, 40)
    for label in "AB":
        assert history.error_rate(label)[begins - 20 : begins].mean() < 0.8


def test_that_pausing_stepping_and_stopping_are_obeyed() -> None:
    run = Run(small_experiment(epochs=50))
    run.control.step()
    run.control.step()
    listener, record = run.listen(), RunRecord(run.experiment)
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()

    def wait_for(state: RunState) -> None:
        while record.state is not state:
            time.sleep(0.01)
            record.fold(listener.take())

    wait_for(RunState.PAUSED)
    assert record.history.steps == 2
    run.control.stop()
    wait_for(RunState.ENDED)
    worker.join()
    assert record.end_reason is EndReason.STOPPED
    assert record.history.steps == 2


def test_that_a_stop_as_an_evaluation_begins_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(small_experiment(epochs=2))
    run.control.run()
    evaluate = Session.evaluate

    def stopped_first(session: Session) -> None:
        run.control.stop()
        evaluate(session)

    monkeypatch.setattr(Session, "evaluate", stopped_first)
    ended = finished(run)
    assert ended.end.reason is EndReason.STOPPED
    assert ended.history.steps == 4
    assert ended.of(Evaluated) == []


def changed_on_the_way() -> Trained:
    """Two steps, then another rate and skips for A, then two more."""
    run = Run(small_experiment(steps=4))
    run.control.step(2)
    listener, record = run.listen(), RunRecord(run.experiment)
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()
    told: list[Rows | Event] = []
    while StateChanged(RunState.PAUSED) not in [each for each in told if isinstance(each, Event)]:
        time.sleep(0.01)
        told.extend(listener.take())
    run.control.change(SkipChange(residual=True, arm="A"))
    run.control.change(LearningRateChange(learning_rate=0.01))
    run.control.run()
    worker.join()
    told.extend(listener.take())
    record.fold(told)
    return Trained(record, [each for each in told if isinstance(each, Event)])


def test_that_mid_run_changes_are_made_reported_and_repeated_at_the_same_step() -> None:
    live = changed_on_the_way()
    changes = [event.change for event in live.of(Changed)]
    assert changes == [
        SkipChange(step=2, residual=True, arm="A"),
        LearningRateChange(step=2, learning_rate=0.01),
    ]
    assert live.history.learning_rate("B").tolist() == pytest.approx([0.05, 0.05, 0.01, 0.01])
    unchanged = trained(small_experiment(steps=4)).history
    assert not np.array_equal(live.history.loss("A")[2:], unchanged.loss("A")[2:])
    assert np.array_equal(live.history.loss("B")[:3], unchanged.loss("B")[:3])

    experiment = small_experiment(steps=4)
    for change in changes:
        experiment = experiment.with_change(change)
    again = trained(experiment)
    assert [event.change for event in again.of(Changed)] == changes
    for label in "AB":
        assert np.array_equal(again.history.loss(label), live.history.loss(label))
        assert np.array_equal(again.history.norms(label), live.history.norms(label))


def test_that_an_arm_that_diverges_stops_within_a_step_and_the_other_goes_on() -> None:
    experiment = small_experiment(steps=8).with_overrides("A", learning_rate=100.0)
    diverging = experiment.with_network("A", preset("resnet-20-digits").edited(norm="none"))
    run = trained(diverging)
    (event,) = run.of(Diverged)
    assert event.arm == "A"
    assert str(event.error).startswith(f"A diverged at step {event.step}: ")
    assert "at learning rate 100; try a lower rate" in str(event.error)
    losses = run.history.loss("A")
    assert np.isfinite(losses[: event.step - 1]).all()
    assert np.isnan(losses[event.step :]).all()
    assert np.isfinite(run.history.loss("B")).all()
    assert run.end.reason is EndReason.FINISHED
    assert {each.arm for each in run.of(Evaluated)} == {"B"}
    alone = diverging.edited(arms=(diverging.arm("B"),))
    assert np.array_equal(trained(alone).history.loss("B"), run.history.loss("B"))


def test_that_a_run_ends_when_every_arm_has_diverged() -> None:
    network = preset("resnet-20-digits").edited(norm="none")
    experiment = small_experiment(learning_rate=100.0, steps=50).edited(
        arms=(Arm(label="A", network=network),)
    )
    run = trained(experiment)
    assert run.end.reason is EndReason.DIVERGED
    assert run.history.steps < 20
    assert run.of(Diverged)[0].step == run.history.steps


def test_that_too_few_classes_are_refused_by_name() -> None:
    experiment = small_experiment()
    network = experiment.arm("B").network.edited(classes=5)
    run = trained(experiment.with_network("B", network))
    assert str(run.error) == "classes of network B must be at least 10 to train on digits, got 5"


def test_that_a_network_of_other_channels_than_images_have_is_refused_before_any_is_read() -> None:
    experiment = small_experiment()
    experiment = experiment.settings_edited(dataset="folder", data_path="/nowhere")
    network = experiment.arm("B").network.edited(in_channels=5)
    run = trained(experiment.with_network("B", network))
    assert str(run.error) == (
        "in channels of network B must be 1 or 3 to train on folder, whose images are grey or "
        "colour, got 5"
    )


@pytest.mark.skipif(torch.cuda.is_available(), reason="asks for a device that must be missing")
def test_that_a_missing_device_is_refused_by_name() -> None:
    run = trained(small_experiment(device="cuda"))
    assert "device cuda is not available on this machine; use cpu" in str(run.error)


def test_that_a_batch_that_cannot_fit_is_refused_with_one_that_would() -> None:
    network = preset("resnet-18-imagenet").edited(image_size=512, classes=10)
    experiment = small_experiment(batch_size=1_024).edited(arms=(Arm(label="A", network=network),))
    run = trained(experiment)
    assert str(run.error).startswith("out of memory: batches of 1024 need about ")
    assert "would fit" in str(run.error)
    assert run.history.steps == 0


def memory_bytes() -> tuple[int, int]:
    """Size of this process, and how much of it is resident."""
    with open("/proc/self/statm") as file:  # noqa: PTH123
        pages = file.read().split()
    return int(pages[0]) * resource.getpagesize(), int(pages[1]) * resource.getpagesize()


def test_that_running_out_of_memory_20_times_leaves_the_device_usable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The real allocator refuses, for the process may not grow; only the estimate is silenced.

    It gives the first layer 134 MB: an attempt that kept them would be seen.
    """
    monkeypatch.setattr("explorer.training.session.check_fits", lambda *_: None)
    network = small_network("plain-20-digits").edited(image_size=32, stem_width=32, norm="none")
    network = network.stage_edited(0, width=32)
    too_large = small_experiment(batch_size=1_024).edited(arms=(Arm(label="A", network=network),))
    before = trained(small_experiment()).history.loss("B")
    limits = resource.getrlimit(resource.RLIMIT_AS)
    size, resident = memory_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (size + 200_000_000, limits[1]))
    try:
        for _ in range(20):
            run = trained(too_large)
            assert "out of memory: batches of 1024 need about" in str(run.error)
        assert memory_bytes()[1] - resident < 60_000_000
        assert np.array_equal(trained(small_experiment()).history.loss("B"), before)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)


def test_that_missing_torch_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(UserError, match=r"torch is not installed.*pip install torch torchvision"):
        start.train(Run(small_experiment()))


def test_that_a_broken_torch_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> object:
        raise OSError("libtorch.so: undefined symbol\nand more")

    monkeypatch.setattr(start.importlib, "import_module", broken)
    wanted = r"torch cannot be loaded \(libtorch.so: undefined symbol\); reinstall it with `python"
    with pytest.raises(UserError, match=wanted):
        start.train(Run(small_experiment()))
    start.preload()  # says nothing: nobody has asked for a run yet


def test_that_the_digits_train_without_torchvision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torchvision", None)
    assert trained(small_experiment()).history.steps == 4


def test_that_a_stop_while_the_data_is_read_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(small_experiment(dataset="shapes", images=100_000))
    run.control.stop()
    ended = finished(run)
    assert ended.end.reason is EndReason.STOPPED
    assert ended.history.steps == 0


def test_that_reestimating_statistics_adds_scores_and_changes_no_bit_of_training() -> None:
    measure = ("block_gradient_norm", "response_deviation")
    settings: dict[str, object] = {"steps": 12, "evaluate_every": 4, "measure": measure}
    settings |= {"batch_size": 64, "crop_padding": 1, "learning_rate": 0.02}
    plain = trained(small_experiment(**settings))
    both = trained(small_experiment(reestimate_statistics=True, **settings))
    for lane in plain.history.layout.lanes:
        rows = (each.history.rows(0, 12)[:, lane.start : lane.stop] for each in (plain, both))
        np.testing.assert_array_equal(*rows)
    scores = [each.reestimated for each in both.of(Evaluated)]
    assert len(scores) == 6
    assert None not in scores
    assert all(each.reestimated is None for each in plain.of(Evaluated))
    before = [(each.step, each.arm, each.loss) for each in plain.of(Evaluated)]
    assert [(each.step, each.arm, each.loss) for each in both.of(Evaluated)] == before


def test_that_no_image_is_read_again_where_no_statistics_are_re_estimated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def recent(_source: BatchSource, _step: int) -> tuple[torch.Tensor, ...]:
        raise AssertionError("read again")

    monkeypatch.setattr(BatchSource, "recent", recent)
    experiment = small_experiment(steps=2, reestimate_statistics=True)
    for arm in experiment.arms:
        network = arm.network.edited(norm="none")
        experiment = experiment.with_network(arm.label, network)
    assert trained(experiment).end.reason is EndReason.FINISHED


def test_that_the_error_after_few_steps_is_the_statistics_and_not_overfitting() -> None:
    experiment = small_experiment(
        batch_size=64, steps=46, learning_rate=0.05, reestimate_statistics=True, evaluate_every=23
    )
    first = next(each for each in trained(experiment).of(Evaluated) if each.arm == "B")
    assert first.reestimated is not None
    assert first.reestimated.loss < first.loss


def test_that_an_arm_has_its_own_schedule_and_warm_up_and_the_report_names_them() -> None:
    experiment = small_experiment(steps=4, learning_rate=0.04).with_overrides(
        "B", schedule="stepped", milestones=(0.5,), warm_up="steps", warm_up_steps=2
    )
    run = trained(experiment)
    assert run.history.learning_rate("A") == pytest.approx([0.04] * 4)
    assert run.history.learning_rate("B") == pytest.approx([0.01, 0.025, 0.004, 0.004])
    report = run.of(Prepared)[0].report
    assert report.confounders == (Confounder.SCHEDULE, Confounder.WARM_UP)


def test_that_arms_that_wait_for_their_error_wait_for_no_other() -> None:
    experiment = small_experiment(batch_size=64, steps=45, learning_rate=0.03)
    experiment = experiment.with_overrides("B", warm_up="error", warm_up_rate=0.02)
    rates = trained(experiment).history.learning_rate("B")
    assert rates[:20] == pytest.approx([0.02] * 20)
    assert rates[-1] == pytest.approx(0.03)
    assert trained(experiment).history.learning_rate("A") == pytest.approx([0.03] * 45)
