"""What a recording says of the machine and the versions that a run was trained with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from explorer import __version__


def machine() -> dict[str, str]:
    """Return program, Python and library versions, system, processor and number of cores."""
    return {
        "program": __version__,
        "python": platform.python_version(),
        "torch": _version("torch"),
        "numpy": _version("numpy"),
        "system": f"{platform.system()} {platform.release()}",
        "processor": platform.processor() or platform.machine(),
        "cores": str(os.cpu_count() or 0),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
