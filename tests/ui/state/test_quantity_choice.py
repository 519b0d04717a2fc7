from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.runs.quantities import GRADIENT_COSINE, GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.ui.state.quantity_choice import QuantityChoice
from tests.records import measuring, small_experiment


@pytest.mark.parametrize("measures", [True, False])
def test_that_the_choice_stays_for_a_run_that_records_it(qtbot: QtBot, measures: bool) -> None:
    experiment = small_experiment()
    named = [GRADIENT_COSINE] if measures else []
    layout = RunRecord(measuring(experiment, *named)).history.layout
    choice = QuantityChoice()
    with qtbot.waitSignal(choice.changed):
        choice.choose(GRADIENT_COSINE)
    with qtbot.assertNotEmitted(choice.changed):
        choice.choose(GRADIENT_COSINE)
    assert choice.within(layout) == (GRADIENT_COSINE if measures else GRADIENT_NORM)
    assert choice.within(RunRecord(experiment).history.layout) == GRADIENT_COSINE
