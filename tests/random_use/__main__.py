"""Uses one window at random for some minutes, and prints a tally; ends with 1 if it is bad.

Memory counts from when everything has been used once: till then fonts of all sizes, the kernels of
all kinds of layers and the like are loaded, which stay. Pages of libraries are not counted.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import random
import re
import resource
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

parser = argparse.ArgumentParser(prog="python -m tests.random_use", description=__doc__)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--minutes", type=float, default=10)
parser.add_argument("--acts", type=int, default=10**9, help="ends after these, too")
parser.add_argument("--freeze", type=float, default=0.25, help="seconds that count as frozen")
parser.add_argument("--memory", type=float, default=0.10, help="share that may stay taken")
parser.add_argument("--gib", type=int, default=12, help="address space of the process")
parser.add_argument("--screen", action="store_true", help="on the real display")
parser.add_argument("--show", action="store_true", help="print each act")
options = parser.parse_args()
if not options.screen:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
# torch keeps up to 1,024 kernels that it compiled, some 150 MiB, for as long as the process lives;
# what a window keeps is looked for here.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16")
resource.setrlimit(resource.RLIMIT_AS, (options.gib << 30, options.gib << 30))

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from explorer.app import _collect_in_this_thread, _preload
from explorer.messages import Message
from explorer.runs.experiment import first_experiment
from explorer.runs.state import RunState
from explorer.training import start
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.random_use.acts import ACTS
from tests.random_use.popups import Popups
from tests.random_use.watch import Watch

_PATIENCE_S = 60.0
_WARM_UP = 1_500
"""Acts after which memory grows no more: 545 MiB before, 629 after 1,300, 644 after 5,200."""
_KIB_A_MIB = 1024


class _Drive:
    """A window, who uses it, and who watches."""

    def __init__(self) -> None:
        self.app = QApplication(sys.argv[:1])
        gc.disable()  # as the application does
        self.watch = Watch(options.freeze)
        self.watch.may_freeze = True
        _preload()
        workspace = Workspace(first_experiment(), start.train)
        workspace.library.record_as_remembered()
        self.window = MainWindow(workspace, Appearance("light", parent=self.app))
        self.collector = _collect_in_this_thread(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        self.done: Counter[str] = Counter()

    def settle(self, seconds: float = 0.0) -> None:
        """Let Qt do what is due, for so long at least."""
        until = time.monotonic() + seconds
        while True:
            self.app.processEvents()
            # An event loop deletes what is due; `processEvents` leaves it, to be clicked by chance.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.watch.beat()
            if time.monotonic() >= until:
                return
            time.sleep(0.005)

    def be_idle(self) -> None:
        """Put the run away and wait until nothing of it is left, as far as that can be."""
        controller = self.window.controller
        controller.reset()
        began = time.monotonic()
        while not controller.wait_for_worker(0.01) and time.monotonic() - began < _PATIENCE_S:
            self.settle(0.05)
        self.settle(0.5)

    def resident_mib(self) -> float:
        """Return what the process has taken once it has given back what it can."""
        self.be_idle()
        document = self.window.document
        document.undo_stack.clear()
        document.open(first_experiment(), Message("RandomUse", "As it was"))
        self.be_idle()
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        status = Path("/proc/self/status").read_text(encoding="ascii")
        (kib,) = re.findall(r"RssAnon:\s*(\d+) kB", status)
        return int(kib) / _KIB_A_MIB

    def train_once(self) -> None:
        """Begin with what the first run loads."""
        self.window.run_or_pause()
        began = time.monotonic()
        while self.window.controller.state is not RunState.RUNNING:
            self.settle(0.05)
            if time.monotonic() - began > _PATIENCE_S:
                self.watch.note("the first run did not begin")
                return
        self.settle(3)
        self.be_idle()

    def use(self, chooser: random.Random, minutes: float, acts: int) -> None:
        """Act until the time or the acts are over."""
        popups = Popups(chooser, self.window)
        weights = [act.weight for act in ACTS]
        until, last = time.monotonic() + 60 * minutes, self.done.total() + acts
        while time.monotonic() < until and self.done.total() < last:
            act = chooser.choices(ACTS, weights)[0]
            name = act.do.__name__.strip("_")
            self.watch.doing = f"act {self.done.total()}, {name}"
            told = act.do(self.window, chooser)
            self.done[name] += 1
            if told:
                self.watch.doing = f"act {self.done.total() - 1}, {told}"
            if options.show:
                print(self.watch.doing, flush=True)
            self.settle(chooser.choice((0.0, 0.0, 0.02, 0.1)))
            if not self.window.isVisible():
                self.watch.note("the window was closed")
                break
        popups.deleteLater()


def main() -> int:
    """Drive, tell, and return the exit code."""
    drive = _Drive()
    drive.train_once()
    threads = set(threading.enumerate())
    chooser = random.Random(options.seed)  # noqa: S311
    drive.watch.may_freeze = False
    drive.use(chooser, options.minutes, min(_WARM_UP, options.acts // 2))
    drive.watch.may_freeze = True
    before = drive.resident_mib()
    drive.watch.may_freeze = False
    print(f"seed {options.seed}: {before:.0f} MiB before", flush=True)
    drive.use(chooser, options.minutes, options.acts - drive.done.total())
    drive.watch.doing = "after it"
    drive.watch.may_freeze = True
    after = drive.resident_mib()
    drive.watch.end()
    watch = drive.watch
    left = sorted(each.name for each in set(threading.enumerate()) - threads)
    if left:
        watch.note(f"threads left: {', '.join(left)}")
    if after > before * (1 + options.memory):
        watch.note(f"memory grew from {before:.0f} to {after:.0f} MiB")
    acts = ", ".join(f"{count} {name}" for name, count in drive.done.most_common())
    print(f"seed {options.seed}: {drive.done.total()} acts ({acts})")
    print(f"memory {before:.0f} MiB before, {after:.0f} after; threads left: {len(left)}")
    for seconds, worked, stack in watch.longest:
        print(f"  frozen {seconds:.2f} s, {worked:.2f} s of them at work, in {stack}")
    for what, count in watch.found.most_common():
        print(f"  {count} x {what}")
    print("nothing went wrong" if not watch.found else "BAD", flush=True)
    return 1 if watch.found else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # what is saved by chance is gone with it
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CACHE_HOME"] = folder
        code = main()
    sys.stdout.flush()
    os._exit(code)
