"""The program's way in, of `python -m explorer`, `main.py` and the `resnet-explorer` command."""

from __future__ import annotations

import os
import signal


def _end_now(number: int, _frame: object) -> None:
    # Not an exception: it would be raised within imports and callbacks, which swallow or print it.
    os._exit(128 + number)


signal.signal(signal.SIGINT, _end_now)  # first: what follows takes long enough to be interrupted

from explorer.process import leave, open_closed_streams  # noqa: E402


def run() -> None:
    """Run the program and end the process."""
    open_closed_streams()
    from explorer.cli import main

    try:
        code = main()
    except SystemExit as request:  # of argparse
        code = request.code if isinstance(request.code, int) else 0
    leave(code)


if __name__ == "__main__":
    run()
