"""Notices what must not happen while a window is used: exceptions, Qt's messages, freezes."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_OFF_SCREEN_NOISE = "This plugin does not support "
_LONGEST_STACK = 14
_LOOK_EVERY_S = 0.02


class Watch:
    """Keeps what went wrong, by its first line, with how often.

    Attributes:
        found: What went wrong, and how often.
        longest: The longest freezes: seconds, those of them in which the GUI thread worked (in
            the rest others had the processor or the interpreter), and where it was.
        doing: What is being done, for the report.
    """

    def __init__(self, freeze_s: float) -> None:
        self.found: Counter[str] = Counter()
        self.longest: list[tuple[float, float, str]] = []
        self.doing = ""
        self.may_freeze = False
        self._freeze_s = freeze_s
        self._beat = time.monotonic()
        self._worked = time.thread_time()
        self._stack = ""
        self._main = threading.main_thread().ident
        self._is_over = False
        sys.excepthook = self._on_exception
        threading.excepthook = lambda each: self._on_exception(
            each.exc_type, each.exc_value, each.exc_traceback
        )
        sys.unraisablehook = lambda each: self._on_exception(
            each.exc_type, each.exc_value, each.exc_traceback
        )
        qInstallMessageHandler(self._on_qt_message)
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
        self._thread.start()

    def beat(self) -> None:
        """Tell, in the GUI thread, that it is at its event loop."""
        now, worked = time.monotonic(), time.thread_time()
        if stack := self._stack:
            self._note_freeze(now - self._beat, worked - self._worked, stack)
            self._stack = ""
        self._beat, self._worked = now, worked

    def end(self) -> None:
        """Look no longer for freezes."""
        self._is_over = True
        self._thread.join()

    def note(self, what: str) -> None:
        """Keep something that went wrong."""
        if not self.found[what]:
            print(f"  {self.doing}: {what}", flush=True)
        self.found[what] += 1

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        places = [f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(trace)[-3:]]
        self.note(f"{kind.__name__}: {error} at {' < '.join(reversed(places))}")

    def _on_qt_message(self, _kind: QtMsgType, _at: QMessageLogContext, text: str) -> None:
        if not text.startswith(_OFF_SCREEN_NOISE):
            self.note(f"Qt: {text}")
            if self.found[f"Qt: {text}"] == 1:
                print(self._told(traceback.extract_stack()))

    def _look(self) -> None:
        """Write down where the GUI thread is when it has not been at its event loop for long."""
        while not self._is_over:
            time.sleep(_LOOK_EVERY_S)
            is_late = time.monotonic() - self._beat > self._freeze_s
            if is_late and not self._stack and not self.may_freeze:
                frame = sys._current_frames().get(self._main or 0)
                self._stack = self._told(traceback.extract_stack(frame))

    def _told(self, stack: traceback.StackSummary) -> str:
        ours = [each for each in stack if "explorer" in each.filename or each is stack[-1]]
        lines = [f"{each.filename}:{each.lineno} {each.name}" for each in ours[-_LONGEST_STACK:]]
        return f"{self.doing}\n      " + "\n      ".join(lines)

    def _note_freeze(self, seconds: float, worked: float, stack: str) -> None:
        self.longest = sorted([*self.longest, (seconds, worked, stack)], reverse=True)[:12]
        self.found[f"frozen for over {self._freeze_s:g} s"] += 1
