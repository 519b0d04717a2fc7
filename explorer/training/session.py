"""Everything that a run trains with, built in order: data, networks, schedule, recorder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.norm_warning import norm_warning
from explorer.runs.changes import Change, SkipChange
from explorer.runs.checkpoint_header import CheckpointHeader, LaneState, read_header
from explorer.runs.events import Changed, Evaluated, Prepared, Saved, Warned
from explorer.runs.run import Run
from explorer.training import checkpoint
from explorer.training.batch_source import BatchSource
from explorer.training.cuda_graph import CudaGraphSteps
from explorer.training.data.dataset import LabelledImages
from explorer.training.dataset_for_run import dataset_for
from explorer.training.device import choose_device, device_name, prepare_thread
from explorer.training.lane import Lane
from explorer.training.lockstep import Lockstep, Steps
from explorer.training.memory import check_fits
from explorer.training.recorder import Recorder
from explorer.training.schedules import CHECK_EVERY, Schedule
from explorer.training.start_report import start_report
from explorer.training.tuning import ExecutionMode, Tuned, check_precision, tune

_EVALUATION_SHARE = 1 / 3
"""Share of a step's time per image: a forward pass; the backward pass takes twice as long."""


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
        header = read_header(run.resume_from) if run.resume_from else None
        self._experiment = experiment = header.experiment if header else run.experiment
        self._device = choose_device(experiment.settings.device)
        prepare_thread()
        check_fits(experiment, self._device)
        self._dataset = dataset_for(run, experiment).to(self._device)
        self.step = header.step if header else 0
        self._seconds = header.seconds if header else 0.0
        self._sources = {
            seed: BatchSource(self._dataset, experiment.settings, seed, self.step)
            for seed in experiment.seeds
        }
        for source in self._sources.values():
            opened.callback(source.close)
        per_epoch = self._sources[experiment.seed].per_epoch
        self.total_steps = experiment.settings.steps or experiment.settings.epochs * per_epoch
        self._evaluate_every = experiment.settings.evaluate_every or per_epoch
        self._schedules = {
            seed: Schedule(experiment.settings, self.total_steps) for seed in experiment.seeds
        }
        self._bases = {
            arm.label: experiment.settings_of(arm.label).learning_rate for arm in experiment.arms
        }
        self._lanes = [
            Lane(experiment, arm.label, seed, self._device)
            for arm in experiment.arms
            for seed in experiment.seeds
        ]
        for arm in experiment.arms:
            if (warning := norm_warning(expand(arm.network))) is not None:
                run.emit(Warned(warning))
        report = start_report(experiment, self._lanes)
        self._mode, step_s = self._find_mode(header)
        if header and run.resume_from:
            self._restore(header, run.resume_from)
        self._steps = self._make_steps(self._mode)
        opened.callback(self._steps.close)
        self._recorder = Recorder(run, self._lanes, self._device, self.step)
        is_on_cpu = self._device.type == "cpu"
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
                estimated_s=self._estimated_s(step_s),
                report=report,
            )
        )

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
            lane.set_learning_rate(
                self._schedules[lane.seed].learning_rate(self.step, self._bases[lane.arm])
            )
        parts = self._steps.step(batches)
        self.step += 1
        self._seconds += time.perf_counter() - began
        self._recorder.record(self._seconds, parts)
        self._check_warm_up()

    def flush(self) -> None:
        """Bring the record up to the last step."""
        self._recorder.flush()

    @property
    def is_evaluation_due(self) -> bool:
        """Whether an evaluation is due after the step just taken."""
        return self.step % self._evaluate_every == 0 or self.step == self.total_steps

    def evaluate(self) -> None:
        """Evaluate every network that is alive on the held-out images."""
        self.flush()
        began = time.perf_counter()

        def score(lane: Lane) -> tuple[float, float] | None:
            chunks = self._heldout(self._sources[lane.seed])
            return lane.evaluate(chunks) if lane.is_alive else None

        scores = self._steps.each(score)
        self._seconds += time.perf_counter() - began
        if self._run.control.is_stopped:  # then not all images were evaluated
            return
        for lane, result in zip(self._lanes, scores, strict=True):
            if result is not None:
                self._run.emit(Evaluated(self.step, lane.arm, *result, lane.seed))

    def save(self) -> None:
        """Write a checkpoint, if the run has a file for them.

        Raises:
            UserError: It cannot be written.
        """
        path = self._run.save_to
        if path is None:
            return
        self.flush()
        header = CheckpointHeader(
            experiment=self._experiment,
            step=self.step,
            seconds=self._seconds,
            workers=self._mode.workers,
            threads=self._mode.threads,
            memory_format=self._mode.memory_format,
            train_images=self._dataset.train_count,
            lanes=tuple(
                LaneState(arm=lane.arm, seed=lane.seed, is_alive=lane.is_alive)
                for lane in self._lanes
            ),
            warm_until={
                str(seed): schedule.warm_until
                for seed, schedule in self._schedules.items()
                if schedule.warm_until is not None
            },
        )
        checkpoint.save(path, header, self._lanes)
        self._run.emit(Saved(self.step, str(path)))

    def close(self) -> None:
        """Release threads, and stop reading ahead."""
        self._opened.close()

    def _find_mode(self, header: CheckpointHeader | None) -> Tuned:
        """Return the execution mode, with a step's duration; a checkpoint's own if there is one."""
        if header is not None:  # another mode would round otherwise
            for lane in self._lanes:
                lane.set_memory_format(header.memory_format)
            mode = ExecutionMode(header.workers, header.threads, header.memory_format)
            return Tuned(mode, header.seconds / max(1, header.step))
        batches = self._batches()
        slow = check_precision(self._experiment, self._device, batches[self._experiment.seed])
        if slow is not None:
            self._run.emit(Warned(slow))
        control = self._run.control
        return tune(
            self._experiment,
            self._lanes,
            self._device,
            batches,
            self._make_steps,
            lambda: control.is_stopped,
        )

    def _make_steps(self, mode: ExecutionMode) -> Steps:
        if self._device.type == "cuda":
            return CudaGraphSteps(self._lanes, lambda error: self._run.emit(Warned(error)))
        return Lockstep(self._lanes, mode.workers, mode.threads)

    def _batches(self) -> dict[int, LabelledImages]:
        return {seed: source.batch(self.step) for seed, source in self._sources.items()}

    def _restore(self, header: CheckpointHeader, path: Path) -> None:
        if header.train_images != self._dataset.train_count:
            raise UserError(
                "Training",
                "the checkpoint {path} was made with {then} training images, now there are {now}; "
                "resume it with the same data",
            ).format(
                path=path,
                then=header.train_images,
                now=self._dataset.train_count,
            )
        for change in self._experiment.changes:
            if change.step < self.step:
                self._make(change)
        checkpoint.load(path, self._lanes)
        for lane, state in zip(self._lanes, header.lanes, strict=True):
            lane.is_alive = state.is_alive
        for seed, step in header.warm_until.items():
            self._schedules[int(seed)].warm_until = step

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
        if isinstance(change, SkipChange):
            for lane in self._lanes:
                if lane.arm == change.arm:
                    lane.set_skips(on=change.residual)
            return
        for label in self._bases:
            if change.arm in (None, label):
                self._bases[label] = change.learning_rate

    def _check_warm_up(self) -> None:
        waiting = {seed for seed, each in self._schedules.items() if each.waits_for_error}
        if not waiting or self.step % CHECK_EVERY:
            return
        self.flush()
        errors = self._recorder.mean_errors(CHECK_EVERY)
        for seed in waiting:
            of_seed = [
                error
                for lane, error in zip(self._lanes, errors, strict=True)
                if lane.seed == seed and lane.is_alive
            ]
            self._schedules[seed].end_if_below(self.step, of_seed)

    def _heldout(self, source: BatchSource) -> Iterator[LabelledImages]:
        for chunk in source.heldout():
            yield chunk  # one at least: there is no mean of none
            if self._run.control.is_stopped:
                return

    def _estimated_s(self, step_s: float) -> float:
        steps = self.total_steps - self.step
        in_steps = self._dataset.heldout_count / self._experiment.settings.batch_size
        evaluations = steps // self._evaluate_every
        return step_s * (steps + evaluations * in_steps * _EVALUATION_SHARE)
