"""Records on a disk of 2 MB that fills up and grows; prints what was said and what was kept.

Run as `unshare --map-root-user --mount python -m tests.runs.recordings.fill_small_disk FOLDER`:
the disk is gone with the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from explorer.runs import open_run
from explorer.runs.recordings import recorder as recorders
from tests.runs.recordings.slow_run import SlowRun

_WEIGHTS = 700_000


def main() -> None:
    folder = Path(sys.argv[1])
    _mount("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder))
    recorders._RETRY_AFTER_S = 0.05
    print(json.dumps(_filled(folder)))


def _filled(folder: Path) -> dict[str, object]:
    slow = SlowRun(folder / "runs")
    slow.take(400)
    path = slow.wait_until_written()
    _put_weights(slow)
    slow.take(100)
    slow.wait_until_written()
    said_of_weights = slow.warnings()
    said: list[str] = []
    while not said:
        slow.take(100)
        time.sleep(0.05)
        said = slow.warnings()
    slow.take(500)
    time.sleep(0.5)  # and tries again, several times
    said += slow.warnings()
    _mount("mount", "-o", "remount,size=40m", str(folder))
    slow.take(1)
    _put_weights(slow)
    slow.wait_until_written()
    slow.end()
    said += slow.warnings()
    with open_run(path) as run:
        losses = run.record.history.loss("A")
        return {
            "said of weights": said_of_weights,
            "said of the disk": said,
            "is all there": bool(np.array_equal(losses, np.arange(1, slow.steps + 1))),
            "weights": dict(run.checkpoints),
            "files": len(list(path.parent.iterdir())),
        }


def _put_weights(slow: SlowRun) -> None:
    file = slow.recorder.new_file()
    file.write(bytes(_WEIGHTS))
    file.flush()
    slow.recorder.put("last", slow.steps, file)


def _mount(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
