from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.experiment import first_experiment
from explorer.runs.gradient_trace import GradientTrace
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows


def rows(record: RunRecord, count: int) -> Rows:
    width = record.history.layout.width
    return np.random.default_rng(0).random((count, width)).astype(np.float32)


def test_that_rows_are_read_once_and_holes_stay_holes() -> None:
    record = RunRecord(first_experiment())
    record.fold([rows(record, 300)])
    trace = GradientTrace(record.history, {"A": ("conv1",), "B": ("nothing",)})
    assert trace.arms == ("A",)
    assert trace.update()
    assert not trace.update()
    assert len(trace.line("A")[1]) == trace.steps == 300
    row = np.ones((1, record.history.layout.width), dtype=np.float32)
    row[0, record.history.layout.arm("A").columns(GRADIENT_NORM).start] = 0
    record.fold([row])
    assert trace.update()
    assert np.isnan(trace.line("A")[1][-1])
    assert np.isnan(trace.value("A", 300).value)


def test_that_the_norm_of_several_layers_is_that_of_all_their_weights() -> None:
    record = RunRecord(first_experiment())
    made = rows(record, 5)
    record.fold([made])
    names = ("layer1.1.conv1", "layer1.1.conv2")
    trace = GradientTrace(record.history, {"B": names})
    trace.update()
    lane = record.history.layout.arm("B")
    columns = [lane.columns(GRADIENT_NORM).start + lane.layers.index(name) for name in names]
    for row in range(5):
        assert trace.value("B", row).value == pytest.approx(np.linalg.norm(made[row, columns]))


def test_that_of_several_seeds_the_geometric_mean_is_traced() -> None:
    record = RunRecord(first_experiment().edited(repeats=2))
    made = rows(record, 3)
    record.fold([made])
    trace = GradientTrace(record.history, {"A": ("fc",)})
    trace.update()
    assert trace.seeds == 2
    norms = [record.history.norms("A", seed)[:, -1] for seed in record.history.layout.seeds]
    np.testing.assert_allclose(10 ** trace.line("A")[1], np.sqrt(norms[0] * norms[1]), rtol=1e-5)


def test_that_a_trace_counts_the_seeds_of_its_means() -> None:
    record = RunRecord(first_experiment().edited(repeats=2))
    made = rows(record, 3)
    lane = record.history.layout.arm("A", 1)
    made[2, lane.start : lane.stop] = np.nan
    record.fold([made])
    trace = GradientTrace(record.history, {"A": ("fc",)})
    trace.update()
    assert [trace.value("A", row)[1:] for row in range(3)] == [(2, 2), (2, 2), (1, 2)]


def test_that_the_curve_of_a_long_run_is_bounded_and_its_values_stay_those_of_the_rows() -> None:
    record = RunRecord(first_experiment())
    made = rows(record, 4_096)
    trace = GradientTrace(record.history, {"A": ("conv1",)})
    column = record.history.layout.arm("A").columns(GRADIENT_NORM).start
    for part in range(20):
        fresh = made.copy()
        fresh[part, column] = 100 + part
        record.fold([fresh])
        trace.update()
    x, y = trace.line("A")
    assert len(x) == len(y) <= 2 * 2**16
    assert trace.steps == 20 * 4_096
    leaps = y[y > 1.9]
    np.testing.assert_allclose(10**leaps, 100 + np.arange(20), rtol=1e-5)
    last = record.history.norms("A")[-1, 0]
    assert trace.value("A", trace.steps - 1).value == pytest.approx(last)
