"""Reads how much memory the limits of a container leave (Linux control groups, both versions)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_ROOT = Path("/")


class _Files(NamedTuple):
    """Where a version of control groups states memory, and how it names what can be given back."""

    mount: str
    limit: str
    used: str
    reclaimable: str


_V1 = _Files(
    "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"
)
_V2 = _Files("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file")


def container_free_bytes(root: Path = _ROOT) -> int | None:
    """Return what this process may still take before its container is full; None without a limit.

    A group is bounded by those that it lies in too. Cached files count as used, but are given back
    first (kernel documentation, admin-guide/cgroup-v2, "memory.stat").

    Args:
        root: Of the file system.
    """
    left = [
        free for folder, files in _groups(root) if (free := _left_in(folder, files)) is not None
    ]
    return min(left, default=None)


def _groups(root: Path) -> Iterator[tuple[Path, _Files]]:
    """Yield the folders of the groups of this process, innermost first."""
    with suppress(OSError, ValueError):
        for line in (root / "proc/self/cgroup").read_text().splitlines():
            _, controllers, group = line.split(":", 2)
            if controllers and "memory" not in controllers.split(","):
                continue
            files = _V1 if controllers else _V2
            path = PurePosixPath(group.lstrip("/"))
            for each in dict.fromkeys((path, *path.parents)):
                yield root / files.mount / each, files


def _left_in(folder: Path, files: _Files) -> int | None:
    try:
        limit = int((folder / files.limit).read_text())
        used = int((folder / files.used).read_text())
        stated = (line.split() for line in (folder / "memory.stat").read_text().splitlines())
        reclaimable = next((int(value) for name, value in stated if name == files.reclaimable), 0)
    except (OSError, ValueError):  # not there, or "max"
        return None
    return max(0, limit - max(0, used - reclaimable))
