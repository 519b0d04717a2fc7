"""What training reports besides the numbers of each step: few events, frozen and picklable.

The numbers of each step go through the ring; an event per step would flood a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.changes import Change
from explorer.runs.comparison import StartReport
from explorer.runs.progress import Progress
from explorer.runs.state import EndReason, RunState


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The run entered another state. One that ended says why; one that failed, what went wrong.

    One that ended `can_go_on` while all that it trains with is kept.
    """

    state: RunState
    reason: EndReason | None = None
    error: UserError | None = None
    can_go_on: bool = False


@dataclass(frozen=True, slots=True)
class StartExpected:
    """How long the start will take; who starts runs here knows it from earlier ones.

    Attributes:
        seconds: In all.
        began: When it began, by `time.monotonic`.
    """

    seconds: float
    began: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """The arms are built and the data is read; the next step comes next.

    Attributes:
        device: Name of what training runs on ("CPU").
        threads: CPU threads in all, 0 on another device.
        memory_format: "contiguous" or "channels last".
        first_step: Updates made before: those of the run that is resumed, else 0.
        total_steps: Steps of the whole run.
        steps_per_epoch: Steps in which an arm sees each training image about once, for each arm.
        train_images: Number of images trained on.
        heldout_images: Number of images only evaluated.
        estimated_s: Seconds that the rest of the run will take, from a few timed steps.
        report: What the arms have in common before the first step.
    """

    device: str
    threads: int
    memory_format: str
    first_step: int
    total_steps: int
    steps_per_epoch: Mapping[str, int]
    train_images: int
    heldout_images: int
    estimated_s: float
    report: StartReport

    def epochs(self, arm: str) -> float:
        """Return how often an arm sees the training images in the whole run."""
        return self.total_steps / self.steps_per_epoch[arm]


class EvaluationScores(NamedTuple):
    """Mean cross-entropy on images not trained on, and the share of them that is misclassified."""

    loss: float
    error_rate: float


@dataclass(frozen=True, slots=True)
class DatasetFound:
    """The data set was read, and this was found.

    Attributes:
        classes: Name of each class.
        train: Number of images to train on, of each class.
        heldout: Number of images only evaluated, of each class.
        notes: What a person should know of how it was read.
        test: Number of images left for the end, of each class; () if there is no test part.
    """

    classes: tuple[str, ...]
    train: tuple[int, ...]
    heldout: tuple[int, ...]
    notes: tuple[Message, ...] = ()
    test: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An arm was evaluated on the held-out images after `step` updates.

    Attributes:
        step: Updates made before.
        arm: The arm's label.
        loss: Mean cross-entropy.
        error_rate: Share of misclassified images, 0 to 1.
        seed: The lane's seed; None is the only one.
        reestimated: The same scores with batch-norm statistics re-estimated; None where the
            setting is off or the network has no batch norm.
    """

    step: int
    arm: str
    loss: float
    error_rate: float
    seed: int | None = None
    reestimated: EvaluationScores | None = None


@dataclass(frozen=True, slots=True)
class ScoredOnTest:
    """An arm was evaluated on the test part, once, after the last step; fields as `Evaluated`.

    It is another event, so that no test score is taken for one of the held-out images, by which
    a person chooses.
    """

    step: int
    arm: str
    loss: float
    error_rate: float
    seed: int
    reestimated: EvaluationScores | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A change was made, before the step that follows `change.step` updates."""

    change: Change


@dataclass(frozen=True, slots=True)
class Diverged:
    """A lane has stopped: its loss or a gradient is not finite. The others go on.

    Attributes:
        step: The step, counted from 1, whose update was not made.
        arm: The arm's label.
        seed: The lane's seed.
        error: What was not finite, as a sentence.
    """

    step: int
    arm: str
    seed: int
    error: UserError


@dataclass(frozen=True, slots=True)
class Saved:
    """A checkpoint after `step` updates is on the disk."""

    step: int
    path: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something is wrong that does not stop the run."""

    error: UserError


Event = (
    StateChanged
    | Progress
    | DatasetFound
    | StartExpected
    | Prepared
    | Evaluated
    | ScoredOnTest
    | Changed
    | Diverged
    | Saved
    | Warned
)
