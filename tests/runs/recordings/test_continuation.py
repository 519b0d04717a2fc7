from __future__ import annotations

import shutil
from pathlib import Path

from explorer.runs.recordings.continuation import continuation
from tests.runs.recordings.recorded import changed_by

_RECORDING = Path(__file__).parents[2] / "data" / "v5" / "recording.rnx"


def test_that_a_damaged_number_of_steps_does_not_choose_the_weights(tmp_path: Path) -> None:
    path = tmp_path / "run.rnx"
    shutil.copy(_RECORDING, path)
    changed_by(
        path,
        lambda each: each.execute("INSERT INTO checkpoints VALUES ('best', ?, x'00')", (2**40,)),
    )
    with continuation(path) as found:
        assert found.step == 70
