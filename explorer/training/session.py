"""Everything that a run trains with, built in order: data, networks, schedule, recorder."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import fmean
from typing import BinaryIO

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.messages import Message
from explorer.network.expand import expand
from explorer.network.norm_warning import norm_warning
from explorer.runs.changes import (
    Change,
    Extension,
    LearningRateChange,
    SkipChange,
    length_with_extensions,
)
from explorer.runs.checkpoint_file import cannot_read
from explorer.runs.checkpoint_header import CheckpointHeader, DataDigest, LaneState, read_header
from explorer.runs.events import Changed, Evaluated, Prepared, ScoredOnTest, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.experiment_file import with_relative_paths
from explorer.runs.progress import Progress
from explorer.runs.run import Run
from explorer.training import checkpoint
from explorer.training.batch_plan import batch_keys, epochs_in_steps, run_length
from explorer.training.batch_source import BatchKey, BatchSource
from explorer.training.cuda_graph import CudaGraphSteps, why_not_captured
from explorer.training.data.dataset import LabelledImages
from explorer.training.dataset_for_run import dataset_for
from explorer.training.device import choose_device, device_name, prepare_thread
from explorer.training.estimated_duration import estimated_s
from explorer.training.evaluator import Evaluator, LaneScores, PartProgress
from explorer.training.interruption import Interruption
from explorer.training.lane import Lane
from explorer.training.learning_rates import LearningRates
from explorer.training.lockstep import Lockstep, Steps
from explorer.training.memory import check_fits, heldout_batch
from explorer.training.recorder import Recorder
from explorer.training.same_data import check_same_data
from explorer.training.schedules import CHECK_EVERY
from explorer.training.start_report import start_report
from explorer.training.tuning import ExecutionMode, Tuned, check_precision, mode_to_resume, tune

_A_FILE = "checkpoint"
_BUILDING = Message("Progress", "building the networks")
_NO_STEPS_LEFT = UserError(
    "Training",
    "the branch begins after step {step:,} and its settings end a run after step {total:,}; give "
    "it more epochs",
)
_OTHER_DATA = UserError(
    "Training", "the branch trains on other images than the weights it began with were trained on"
)


class Session:
    """What one run trains with; `trainer.py` takes its steps and closes it.

    Attributes:
        total_steps: Of the whole run.
        step: Updates made.
    """

    def __init__(self, run: Run) -> None:
        """Build everything, restore a checkpoint if there is one, and emit `Prepared`.

        Raises:
            UserError: The data cannot be read or does not fit the networks, there is no such
                device, the memory is too small, or the checkpoint is damaged.
        """
        with ExitStack() as opened:  # closes what is open already if something goes wrong
            self._open(run, opened)
            self._opened = opened.pop_all()

    def _open(self, run: Run, opened: ExitStack) -> None:
        self._run = run
        self._check = check = Interruption(run.control)
        check()
        header = read_header(run.resume_from) if run.resume_from else None
        self._experiment = experiment = run.experiment
        self._device = choose_device(experiment.settings.device)
        prepare_thread()
        check_fits(experiment, self._device)
        self._image_shape = header.image_shape if header else None
        dataset = dataset_for(run, experiment, self._image_shape)
        self._data = dataset.digest() if header or run.save_to else None
        self._dataset = dataset.to(self._device)
        self.step = header.step if header else 0
        self._seconds = header.seconds if header else 0.0
        per_epoch = epochs_in_steps(experiment, dataset.train_count)
        planned, self._evaluate_every = run_length(experiment.settings, dataset.train_count)
        evaluated = heldout_batch(experiment)
        self.total_steps = length_with_extensions(planned, experiment.changes)
        self._evaluated_step = self.step
        self._sources: dict[BatchKey, BatchSource] = {}
        for key in batch_keys(experiment):
            self._sources[key] = BatchSource(
                self._dataset, experiment.settings, key, self.step, evaluated
            )
            opened.callback(self._sources[key].close)
        self._learning_rates = LearningRates(experiment, planned)
        if header is None or run.origin is not None:
            self._check_precision()
        self._lanes = self._build_lanes()
        self._evaluator = Evaluator(
            run,
            self._lanes,
            self._sources,
            is_reestimated=experiment.settings.reestimate_statistics,
        )
        self._tests: list[LaneScores] = []
        for arm in experiment.arms:
            if (warning := norm_warning(expand(arm.network))) is not None:
                run.emit(Warned(warning))
        slower = why_not_captured(self._lanes) if self._device.type == "cuda" else None
        if slower is not None:
            run.emit(Warned(slower))
        if run.origin is not None and self.step >= self.total_steps:
            raise _NO_STEPS_LEFT.format(step=self.step, total=self.total_steps)
        report = start_report(experiment, self._lanes)
        self._mode, step_s = self._find_mode(header)
        if header and run.resume_from and self._data:
            self._check_data(header, run.resume_from, self._data, dataset.train_count)
            self._restore(header, run.resume_from)
        self._steps = self._make_steps(self._mode)
        opened.callback(self._steps.close)
        self._recorder = Recorder(run, self._lanes, self._device, self.step)
        is_on_cpu = self._device.type == "cpu"
        check()
        check.is_built = True
        run.emit(
            Prepared(
                device=device_name(self._device),
                threads=self._mode.workers * self._mode.threads if is_on_cpu else 0,
                memory_format=self._mode.memory_format,
                first_step=self.step,
                total_steps=self.total_steps,
                steps_per_epoch=per_epoch,
                train_images=self._dataset.train_count,
                heldout_images=self._dataset.heldout_count,
                estimated_s=self._rest_s(step_s),
                report=report,
            )
        )
        self._emit_tests()

    @property
    def has_diverged(self) -> bool:
        """Whether every network has diverged."""
        return not any(lane.is_alive for lane in self._lanes)

    def take_step(self) -> None:
        """Make the changes that are due, update every network once, and record it."""
        began = time.perf_counter()
        self._make_changes()
        batches = self._batches()
        for lane in self._lanes:
            lane.set_learning_rate(self._learning_rates.at(self.step, lane.arm, lane.seed))
            lane.set_step(self.step)
        parts = self._steps.step(batches)
        self.step += 1
        self._seconds += time.perf_counter() - began
        self._recorder.record(self._seconds, parts)
        self._check_warm_ups()

    def extend(self, steps: int) -> None:
        """Make the run longer; its schedules go on as they ended."""
        change = Extension(step=self.step, steps=steps)
        self._experiment = self._experiment.with_change(change)
        self.total_steps += steps
        self._tests = []  # they were of weights that now change

    def flush(self) -> None:
        """Bring the record up to the last step."""
        self._recorder.flush()

    @property
    def is_evaluation_due(self) -> bool:
        """Whether an evaluation is due after the step just taken, and has not been made."""
        is_time = self.step % self._evaluate_every == 0 or self.step == self.total_steps
        return is_time and self.step != self._evaluated_step

    def evaluate(self) -> float | None:
        """Evaluate every network that is alive on the held-out images.

        Returns:
            Their mean share of misclassified images; None if the run was stopped meanwhile.
        """
        self.flush()
        began = time.perf_counter()
        scores = self._evaluator.scores(self._steps, self.step, BatchSource.heldout)
        self._seconds += time.perf_counter() - began
        if self._run.control.is_stopped:  # then not all images were evaluated
            return None
        self._evaluated_step = self.step
        for lane, plain, reestimated in scores:
            self._run.emit(Evaluated(self.step, lane.arm, *plain, lane.seed, reestimated))
        return fmean(each.plain.error_rate for each in scores) if scores else None

    @property
    def is_test_due(self) -> bool:
        """Whether there is a test part, and no checkpoint that says what was scored on it."""
        return self._dataset.test_count > 0 and not self._tests and not self.has_diverged

    def test(self) -> bool:
        """Evaluate every network that is alive on the test part; return whether that was done.

        It is done once, after the last step: nothing in a run can be chosen by what comes out.
        """
        if self._run.control.is_stopped:
            return False
        began = time.perf_counter()
        progress = PartProgress(self._run, self._evaluator.passes * self._dataset.test_count)
        self._tests = self._evaluator.scores(
            self._steps, self.step, BatchSource.test, progress.report
        )
        self._seconds += time.perf_counter() - began
        self._emit_tests()
        return bool(self._tests)

    def _emit_tests(self) -> None:
        for lane, plain, reestimated in self._tests:
            self._run.emit(ScoredOnTest(self.step, lane.arm, *plain, lane.seed, reestimated))

    def save_checkpoint(self, path: Path) -> None:
        """Write all that a run needs to go on from here; the file is replaced as a whole.

        Raises:
            UserError: It cannot be written.
        """
        with atomic_write(path) as temporary, temporary.open("wb") as file:
            self.write_checkpoint(file, path.parent)

    def write_checkpoint(self, file: BinaryIO, folder: Path) -> None:
        """Write the same to an empty file; paths in the folder, or below, are relative to it."""
        self.flush()
        if self._data is None:
            self._data = self._dataset.digest()
        header = CheckpointHeader(
            checksum="",
            experiment=with_relative_paths(self._experiment, folder / _A_FILE),
            step=self.step,
            seconds=self._seconds,
            workers=self._mode.workers,
            threads=self._mode.threads,
            memory_format=self._mode.memory_format,
            train_images=self._dataset.train_count,
            data=self._data,
            image_shape=self._image_shape,
            lanes=tuple(map(self._state_of, self._lanes)),
            warm_until=self._learning_rates.warm_until,
        )
        checkpoint.write(file, header, self._lanes)

    def _state_of(self, lane: Lane) -> LaneState:
        tested = next((each for each in self._tests if each.lane is lane), None)
        return LaneState(
            arm=lane.arm,
            seed=lane.seed,
            is_alive=lane.is_alive,
            test=tested and tested.plain,
            test_reestimated=tested and tested.reestimated,
        )

    def close(self) -> None:
        """Release threads, and stop reading ahead."""
        self._opened.close()

    def _rest_s(self, step_s: float) -> float:
        steps = self.total_steps - self.step
        images = steps // self._evaluate_every * self._dataset.heldout_count
        images += self._dataset.test_count if self.is_test_due else 0
        return estimated_s(self._experiment, step_s, steps, images)

    def _build_lanes(self) -> list[Lane]:
        """Build every network, and report how many there are."""
        experiment = self._experiment
        wanted = [(arm.label, seed) for arm in experiment.arms for seed in experiment.seeds]
        lanes: list[Lane] = []
        for label, seed in wanted:
            self._run.emit(Progress(_BUILDING, len(lanes), len(wanted), "networks"))
            lanes.append(Lane(experiment, label, seed, self._device, check=self._check))
        return lanes

    def _find_mode(self, header: CheckpointHeader | None) -> Tuned:
        """Return the execution mode, with a step's duration; a checkpoint's own if there is one."""
        is_same = self._run.origin is None or _runs_alike(header, self._experiment)
        if header is not None and is_same:  # another mode would round otherwise
            for lane in self._lanes:
                lane.set_memory_format(header.memory_format)
            mode, warning = mode_to_resume(header)
            if warning is not None:
                self._run.emit(Warned(warning))
            return Tuned(mode, header.seconds / max(1, header.step))
        batches = self._batches()
        return tune(
            self._experiment,
            self._lanes,
            self._device,
            batches,
            self._make_steps,
            self._run.emit,
        )

    def _check_precision(self) -> None:
        slow = check_precision(self._experiment, self._device, self._batches(), self._check)
        if slow is not None:
            self._run.emit(Warned(slow))

    def _make_steps(self, mode: ExecutionMode) -> Steps:
        if self._device.type == "cuda" and why_not_captured(self._lanes) is None:
            return CudaGraphSteps(self._lanes, lambda error: self._run.emit(Warned(error)))
        return Lockstep(self._lanes, mode.workers, mode.threads)

    def _batches(self) -> dict[BatchKey, LabelledImages]:
        return {key: source.batch(self.step) for key, source in self._sources.items()}

    def _check_data(
        self, header: CheckpointHeader, path: Path, data: DataDigest, train_images: int
    ) -> None:
        """Refuse other data than a run began with; a branch may have them, and says so."""
        try:
            check_same_data(path, header, train_images, data)
        except UserError:
            if self._run.origin is None:
                raise
            self._run.emit(Warned(_OTHER_DATA))

    def _restore(self, header: CheckpointHeader, path: Path) -> None:
        if self.step > self.total_steps:
            reason = Message("Checkpoint", "it is at step {step} of a run of {total} steps")
            raise cannot_read(path, reason.format(step=self.step, total=self.total_steps))
        past = [change for change in self._experiment.changes if change.step < self.step]
        for change in past:
            if isinstance(change, LearningRateChange):
                self._make(change)
        for lane in self._lanes:
            _switch_skips_as(lane, past)
        load = checkpoint.load if self._run.origin is None else checkpoint.load_what_fits
        load(path, header, self._lanes)
        for lane, state in zip(self._lanes, header.lanes, strict=True):
            lane.is_alive = state.is_alive
            if state.test is not None and self.step == self.total_steps:
                self._tests.append(LaneScores(lane, state.test, state.test_reestimated))
        self._learning_rates.restore_warm_ups(header.warm_until)

    def _make_changes(self) -> None:
        due = [change for change in self._experiment.changes if change.step == self.step]
        for change in self._run.control.take_changes(self.step):
            self._experiment = self._experiment.with_change(change)
            due.append(change)
        if due:
            self.flush()  # the event comes behind the steps before it
        for change in due:
            self._make(change)
            self._run.emit(Changed(change))

    def _make(self, change: Change) -> None:
        match change:
            case SkipChange():
                for lane in self._lanes:
                    if lane.arm == change.arm:
                        lane.set_skips(on=change.residual)
            case LearningRateChange():
                self._learning_rates.change(change)

    def _check_warm_ups(self) -> None:
        if not self._learning_rates.is_check_due(self.step):
            return
        self.flush()
        errors = self._recorder.mean_errors(CHECK_EVERY)
        self._learning_rates.check_warm_ups(
            self.step,
            {
                (lane.arm, lane.seed): error
                for lane, error in zip(self._lanes, errors, strict=True)
                if lane.is_alive
            },
        )


def _runs_alike(header: CheckpointHeader | None, experiment: Experiment) -> bool:
    """Whether what decides how steps are executed is as in a checkpoint."""
    if header is None:
        return False
    names = ("device", "precision", "memory_format", "threads")
    one, other = header.experiment, experiment
    return one.batch_sizes == other.batch_sizes and all(
        getattr(one.settings, name) == getattr(other.settings, name) for name in names
    )


def _switch_skips_as(lane: Lane, changes: Sequence[Change]) -> None:
    """Leave a lane's skips as these changes did: twice at most, since each builds the network."""
    skips = [
        each.residual for each in changes if isinstance(each, SkipChange) and each.arm == lane.arm
    ]
    if any(skips):  # a projection that was ever there has its state
        lane.set_skips(on=True)
    if skips and not skips[-1]:
        lane.set_skips(on=False)
