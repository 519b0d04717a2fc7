"""All that a run has recorded so far."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.runs.evaluations import Evaluations
from explorer.runs.events import Evaluated
from explorer.runs.kept_rows import KeptRows
from explorer.runs.layout import LANE_SCALARS, SECONDS, RowLayout
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.runs.ring import Rows
from explorer.runs.row_store import Bounds, RowStore

SCALARS = Bounds(2**18, 32 * 2**20, 2**19, 64 * 2**20)
"""Of seconds, loss, error rate and learning rate: each of 786,432 steps."""


class LayerRows:
    """One quantity of each layer at each step, read like an array (steps, L).

    `rows[-1]` is the last step's (L,), `rows[a:b]` some steps' (n, L), `rows[:, i]` one layer's
    (steps,). Only what is asked for is put together: of a long run that is little of it. It stays
    as it is while the run goes on.
    """

    def __init__(self, store: KeptRows, columns: slice) -> None:
        self._store = store.snapshot()
        self._columns = range(columns.start, columns.stop)
        self._steps = len(store)

    @property
    def shape(self) -> tuple[int, int]:
        """(steps, L)."""
        return self._steps, len(self._columns)

    def __len__(self) -> int:
        return self._steps

    def kept(self) -> list[range]:
        """Return the rows that are there, in their order; another reads as the one before it."""
        return self._store.kept(0, self._steps)

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
    unless another is given.

    All is bounded. Of a long run a `RowStore` keeps fewer and fewer of the old rows: of the numbers
    of layers sooner, and old ones rounded, than of seconds, loss, error rate and learning rate.
    What is read of a row that was dropped is the row kept before it; `kept` and `nearest` tell
    which are there.
    """

    def __init__(
        self,
        layout: RowLayout,
        first_step: int = 0,
        scalar_bounds: Bounds = SCALARS,
        stored: KeptRows | None = None,
    ) -> None:
        """Begin without rows, or with those that are stored elsewhere: see `append_scalars`."""
        self.layout = layout
        self.first_step = first_step
        self._rows = RowStore(layout.width)
        self._store: KeptRows = self._rows if stored is None else stored
        self._scalar_columns = np.array(
            [SECONDS]
            + [lane.start + each for lane in layout.lanes for each in range(len(LANE_SCALARS))]
        )
        self._scalar_at = {int(column): at for at, column in enumerate(self._scalar_columns)}
        self._scalars = RowStore(len(self._scalar_columns), scalar_bounds, is_rounded=False)
        self._evaluations = {lane.arm: Evaluations(lane.arm, layout.seeds) for lane in layout.arms}

    @property
    def steps(self) -> int:
        """Steps recorded."""
        return len(self._store)

    @property
    def nbytes(self) -> int:
        """Bytes taken by what was recorded."""
        evaluated = sum(each.nbytes for each in self._evaluations.values())
        return self._store.nbytes + self._scalars.nbytes + evaluated

    def append(self, rows: Rows) -> None:
        """Add rows (steps, columns) at the end."""
        self.append_scalars(rows[:, self._scalar_columns])
        self._rows.append(rows)

    def append_scalars(self, scalars: Rows) -> None:
        """Add (steps, 1 + 3 lanes) seconds, losses, error rates and learning rates alone."""
        self._scalars.append(scalars)

    def rows(self, begin: int, end: int) -> Rows:
        """Return the rows of some steps (n, columns), for what reads all of a run."""
        found = self._store.read(begin, end, slice(0, self.layout.width)).copy()
        found[:, self._scalar_columns] = self._scalars.read(
            begin, begin + len(found), slice(0, self._scalars.width)
        )
        return found

    def snapshot(self) -> History:
        """Return the numbers of the steps as they are now; nothing is copied."""
        found = copy.copy(self)
        found._store = self._store.snapshot()  # noqa: SLF001
        found._scalars = self._scalars.snapshot()  # noqa: SLF001
        return found

    @property
    def stride(self) -> int:
        """Of how many of the oldest steps one has a loss of its own: 1 while all have."""
        return self._scalars.stride

    @property
    def layers_stride(self) -> int:
        """Of how many of the oldest steps one has numbers of layers: 1 while all have."""
        return self._store.stride

    def kept(self) -> list[range]:
        """Return the rows that have a loss of their own, in their order."""
        return self._scalars.kept(0, self.steps)

    def nearest(self, row: int) -> int:
        """Return the row nearest to this one that has all its numbers, the earlier of two."""
        row = max(0, min(row, self.steps - 1))
        store = self._coarsest_at(row)
        before, after = store.kept_before(row), store.kept_after(row)
        return after if after - row < row - before else before

    def next_kept(self, row: int, by: int) -> int:
        """Return the row with all its numbers after this one, or with `by` -1 that before it."""
        row = max(0, min(row + by, self.steps - 1))
        store = self._coarsest_at(row)
        return store.kept_after(row) if by > 0 else store.kept_before(row)

    def add_evaluation(self, event: Evaluated) -> None:
        """Add what an arm scored on the held-out images."""
        lane = self.layout.arm(event.arm, event.seed)
        self._evaluations[lane.arm].add(event, lane.seed)

    def seconds(self, begin: int = 0, end: int | None = None) -> NDArray[np.float32]:
        """(n,) seconds of training at the end of each step, in rows begin to end."""
        return self._scalar(SECONDS, begin, end)

    def seconds_at(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """(n,) the same in some rows, which are in order."""
        return self._scalars.pick(rows, self._scalar_at[SECONDS])

    def loss(
        self, arm: str, seed: int | None = None, begin: int = 0, end: int | None = None
    ) -> NDArray[np.float32]:
        """(n,) loss on the batch of each step, in rows begin to end."""
        return self._scalar(self.layout.arm(arm, seed).loss, begin, end)

    def error_rate(
        self, arm: str, seed: int | None = None, begin: int = 0, end: int | None = None
    ) -> NDArray[np.float32]:
        """(n,) share of the batch given a wrong class, 0 to 1, in rows begin to end."""
        return self._scalar(self.layout.arm(arm, seed).error_rate, begin, end)

    def learning_rate(
        self, arm: str, seed: int | None = None, begin: int = 0, end: int | None = None
    ) -> NDArray[np.float32]:
        """(n,) learning rate of each update, in rows begin to end."""
        return self._scalar(self.layout.arm(arm, seed).learning_rate, begin, end)

    def values(self, quantity: Quantity, arm: str, seed: int | None = None) -> LayerRows:
        """(steps, parts) numbers of a quantity; (steps, 0) if it is not recorded."""
        return LayerRows(self._store, self.layout.arm(arm, seed).columns(quantity))

    def norms(self, arm: str, seed: int | None = None) -> LayerRows:
        """(steps, L) gradient norm of each weighted layer."""
        return self.values(GRADIENT_NORM, arm, seed)

    def evaluations(self, arm: str, seed: int | None = None) -> tuple[Evaluated, ...]:
        """What the arm scored so far on the held-out images; of very many, of those kept."""
        lane = self.layout.arm(arm, seed)
        return self._evaluations[lane.arm].events(lane.seed)

    def evaluations_of(self, arm: str) -> Evaluations:
        """What all seeds of an arm scored so far on the held-out images."""
        return self._evaluations[arm]

    @property
    def evaluation_count(self) -> int:
        """Evaluations so far, of all arms and seeds."""
        return sum(each.count for each in self._evaluations.values())

    def steps_per_second(self, last: int = 30) -> float:
        """Speed over the last steps; 0 before there are two."""
        seconds = self.seconds(self.steps - last - 1)
        if len(seconds) < 2 or seconds[-1] <= seconds[0]:
            return 0.0
        return float((len(seconds) - 1) / (seconds[-1] - seconds[0]))

    def _coarsest_at(self, row: int) -> KeptRows:
        """Return the store that keeps fewer rows there: the other has those too."""
        stores: tuple[KeptRows, KeptRows] = (self._store, self._scalars)
        return max(stores, key=lambda store: store.stride_at(row))

    def _scalar(self, column: int, begin: int, end: int | None) -> NDArray[np.float32]:
        stop = self.steps if end is None else end
        return self._scalars.read(begin, stop, self._scalar_at[column])
