"""Tests for training/container_memory.py, on trees of files such as the kernel shows."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from explorer.training import memory
from explorer.training.container_memory import container_free_bytes

V2 = "0::/pod/app\n"
V1 = "12:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n0::/\n"


def tree(root: Path, group: str, **files: str) -> Path:
    """Write what a process's own group is, and files of groups by their path, with __ for /."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/cgroup").write_text(group)
    for name, text in files.items():
        file = root / "sys/fs/cgroup" / name.replace("__", "/").replace("DOT", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def test_that_cached_files_count_as_free(tmp_path: Path) -> None:
    root = tree(
        tmp_path,
        V2,
        pod__app__memoryDOTmax="1000\n",
        pod__app__memoryDOTcurrent="900\n",
        pod__app__memoryDOTstat="anon 500\ninactive_file 300\n",
    )
    assert container_free_bytes(root) == 400


def test_that_the_narrowest_group_around_counts(tmp_path: Path) -> None:
    root = tree(
        tmp_path,
        V2,
        pod__app__memoryDOTmax="max\n",
        pod__app__memoryDOTcurrent="900\n",
        pod__app__memoryDOTstat="inactive_file 0\n",
        pod__memoryDOTmax="1000\n",
        pod__memoryDOTcurrent="950\n",
        pod__memoryDOTstat="inactive_file 20\n",
    )
    assert container_free_bytes(root) == 70


def test_that_the_first_version_is_read_where_the_container_sees_its_own_group_as_root(
    tmp_path: Path,
) -> None:
    root = tree(
        tmp_path,
        V1,
        memory__memoryDOTlimit_in_bytes="1000",
        memory__memoryDOTusage_in_bytes="600",
        memory__memoryDOTstat="inactive_file 1\ntotal_inactive_file 100\n",
    )
    assert container_free_bytes(root) == 500


def test_that_an_overfull_group_leaves_nothing(tmp_path: Path) -> None:
    root = tree(
        tmp_path, "0::/\n", memoryDOTmax="10", memoryDOTcurrent="20", memoryDOTstat="anon 20\n"
    )
    assert container_free_bytes(root) == 0


@pytest.mark.parametrize("group", ["", V2, "nonsense without colons"])
def test_that_without_a_limit_none_is_known(tmp_path: Path, group: str) -> None:
    assert container_free_bytes(tree(tmp_path, group)) is None
    assert container_free_bytes(tmp_path / "no file system") is None


def test_that_the_check_before_a_run_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "container_free_bytes", lambda: 12_345)
    assert memory.free_bytes(torch.device("cpu")) == 12_345
