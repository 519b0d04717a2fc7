"""Records of runs that nobody trained, for views that no window holds."""

from __future__ import annotations

import numpy as np

from explorer.network.presets import preset
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.quantities import QUANTITIES, Quantity
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.row_store import Bounds, RowStore


def measuring(experiment: Experiment, *quantities: Quantity) -> Experiment:
    """Return the experiment with these quantities recorded besides those that always are."""
    names = tuple(each.name for each in quantities if each.is_optional)
    return experiment.edited(settings=experiment.settings.model_copy(update={"measure": names}))


def small_experiment(*, repeats: int = 1, names: str = "plain-20 resnet-20-b") -> Experiment:
    """Two networks of 20 layers, the second with projections; everything is measured."""
    experiment = measuring(first_experiment(), *QUANTITIES).edited(repeats=repeats)
    for label, name in zip("AB", names.split(), strict=True):
        experiment = experiment.with_network(label, preset(name))
    return experiment


def made_rows(record: RunRecord, steps: int, seed: int = 0) -> Rows:
    """Numbers over two decades where they may be, else from -1 to 1; a step takes 0.1 s."""
    random, layout = np.random.default_rng(seed), record.history.layout
    rows = (10 ** random.uniform(-2, 0, (steps, layout.width))).astype(np.float32)
    for lane in layout.lanes:
        for quantity in layout.quantities:
            if not quantity.is_logarithmic:
                columns = lane.columns(quantity)
                rows[:, columns] = random.uniform(-1, 1, (steps, columns.stop - columns.start))
    rows[:, 0] = 0.1 * (record.history.steps + np.arange(1, steps + 1))
    return rows


def fed_record(experiment: Experiment | None = None, steps: int = 10, seed: int = 0) -> RunRecord:
    """Return a record of some steps."""
    record = RunRecord(experiment or small_experiment())
    record.fold([made_rows(record, steps, seed)])
    return record


def thinned_record(steps: int, repeats: int = 1, part: int = 50) -> RunRecord:
    """Return a record of which only some of the old steps are kept, fewer of those of layers."""
    record = RunRecord(small_experiment(repeats=repeats))
    history = record.history
    bounds = Bounds(exact_rows=16, exact_bytes=10**6, older_rows=128, older_bytes=10**6)
    history._scalars = RowStore(history._scalars.width, bounds, is_rounded=False)
    history._store = history._rows = RowStore(history.layout.width, bounds._replace(older_rows=64))
    rows = made_rows(record, steps)
    for begin in range(0, steps, part):
        record.fold([rows[begin : begin + part]])
    return record
