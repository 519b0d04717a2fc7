"""All that a run has recorded so far."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated
from explorer.runs.layout import LANE_SCALARS, SECONDS, RowLayout
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.runs.ring import Rows
from explorer.runs.row_store import RowStore

_FIRST_ROWS = 256


class LayerRows:
    """One quantity of each layer at each step, read like an array (steps, L).

    `rows[-1]` is the last step's (L,), `rows[a:b]` some steps' (n, L), `rows[:, i]` one layer's
    (steps,). Only what is asked for is put together: of a long run that is little of it.
    """

    def __init__(self, store: RowStore, columns: slice) -> None:
        self._store = store
        self._columns = range(columns.start, columns.stop)
        self._steps = len(store)

    @property
    def shape(self) -> tuple[int, int]:
        """(steps, L)."""
        return self._steps, len(self._columns)

    def __len__(self) -> int:
        return self._steps

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return self[:].astype(dtype if dtype is not None else np.float32)

    def __getitem__(self, key: Any) -> NDArray[np.float32]:
        rows, column = key if isinstance(key, tuple) else (key, slice(None))
        if isinstance(rows, (int, np.integer)):
            at = range(self._steps)[rows]  # IndexError as of an array
            found: NDArray[np.float32] = self._read(at, at + 1)[0, column]
            return found
        if not isinstance(rows, slice):
            return self._read(0, self._steps)[rows, column]
        begin, end, step = rows.indices(self._steps)
        if step < 0:
            return self._read(0, self._steps)[rows, column]
        if isinstance(column, (int, np.integer)):
            at = self._columns[column]
            return self._store.read(begin, end, at)[::step]
        return self._read(begin, end)[::step, column]

    def _read(self, begin: int, end: int) -> NDArray[np.float32]:
        columns = slice(self._columns.start, self._columns.stop)
        return self._store.read(begin, min(end, self._steps), columns)


class History:
    """The rows of every step since the first, and the evaluations in between.

    Row i is step `first_step` + i + 1, measured before its update: in a run from the beginning
    row 0 is of the untrained network. Of an arm with several seeds the first is returned,
    unless another is given. Seconds, loss, error rate and learning rate of every step are kept as
    recorded; what a `RowStore` does to the old rows of a long run holds for the numbers of layers
    alone.
    """

    def __init__(self, layout: RowLayout, first_step: int = 0) -> None:
        self.layout = layout
        self.first_step = first_step
        self._store = RowStore(layout.width)
        self._scalar_columns = np.array(
            [SECONDS]
            + [lane.start + each for lane in layout.lanes for each in range(len(LANE_SCALARS))]
        )
        self._scalar_at = {int(column): at for at, column in enumerate(self._scalar_columns)}
        self._scalars: Rows = np.empty((len(self._scalar_columns), _FIRST_ROWS), np.float32)
        self._evaluations: dict[tuple[str, int], list[Evaluated]] = {
            (lane.arm, lane.seed): [] for lane in layout.lanes
        }

    @property
    def steps(self) -> int:
        """Steps recorded."""
        return len(self._store)

    @property
    def nbytes(self) -> int:
        """Bytes taken by what was recorded."""
        return self._store.nbytes + self._scalars.nbytes

    def append(self, rows: Rows) -> None:
        """Add rows (steps, columns) at the end."""
        before, needed = self.steps, self.steps + len(rows)
        if needed > self._scalars.shape[1]:
            room = needed + needed // 4
            grown = np.empty((len(self._scalars), room), np.float32)
            grown[:, :before] = self._scalars[:, :before]
            self._scalars = grown
        self._scalars[:, before:needed] = rows[:, self._scalar_columns].T
        self._store.append(rows)

    def rows(self, begin: int, end: int) -> Rows:
        """Return the rows of some steps (n, columns), for what reads all of a run."""
        found = self._store.read(begin, end, slice(0, self.layout.width)).copy()
        found[:, self._scalar_columns] = self._scalars[:, begin : begin + len(found)].T
        return found

    def add_evaluation(self, event: Evaluated) -> None:
        """Add what an arm scored on the held-out images."""
        self._evaluations[self._lane(event.arm, event.seed)].append(event)

    def seconds(self) -> NDArray[np.float32]:
        """(steps,) seconds of training at the end of each step."""
        return self._scalar(SECONDS)

    def loss(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) loss on the batch of each step."""
        return self._scalar(self.layout.arm(arm, seed).loss)

    def error_rate(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) share of the batch given a wrong class, 0 to 1."""
        return self._scalar(self.layout.arm(arm, seed).error_rate)

    def learning_rate(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) learning rate of each update."""
        return self._scalar(self.layout.arm(arm, seed).learning_rate)

    def values(self, quantity: Quantity, arm: str, seed: int | None = None) -> LayerRows:
        """(steps, parts) numbers of a quantity; (steps, 0) if it is not recorded."""
        return LayerRows(self._store, self.layout.arm(arm, seed).columns(quantity))

    def norms(self, arm: str, seed: int | None = None) -> LayerRows:
        """(steps, L) gradient norm of each weighted layer."""
        return self.values(GRADIENT_NORM, arm, seed)

    def evaluations(self, arm: str, seed: int | None = None) -> tuple[Evaluated, ...]:
        """What the arm scored so far on the held-out images."""
        return tuple(self._evaluations[self._lane(arm, seed)])

    def steps_per_second(self, last: int = 30) -> float:
        """Speed over the last steps; 0 before there are two."""
        seconds = self.seconds()[-last - 1 :]
        if len(seconds) < 2 or seconds[-1] <= seconds[0]:
            return 0.0
        return float((len(seconds) - 1) / (seconds[-1] - seconds[0]))

    def _scalar(self, column: int) -> NDArray[np.float32]:
        return self._scalars[self._scalar_at[column], : self.steps]

    def _lane(self, arm: str, seed: int | None) -> tuple[str, int]:
        lane = self.layout.arm(arm, seed)
        return lane.arm, lane.seed
