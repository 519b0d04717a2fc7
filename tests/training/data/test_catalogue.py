from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.runs.datasets import DATASETS
from explorer.training.data import catalogue
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Dataset


def test_that_every_card_has_a_loader_and_every_loader_a_card() -> None:
    assert list(catalogue._LOADERS) == list(DATASETS)
    assert all(name == card.name for name, card in DATASETS.items())


def test_that_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        UserError, match=r"^dataset must be one of digits, shapes, .*, got imagenet$"
    ):
        load(DataRequest("imagenet"))


def test_that_a_file_that_nobody_foresaw_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read(_request: DataRequest) -> Dataset:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "x"))

    monkeypatch.setitem(catalogue._LOADERS, "mnist", read)
    with pytest.raises(UserError, match=r"mnist cannot be read: .*x: Permission denied; make it"):
        load(DataRequest("mnist", path=tmp_path))


def test_that_the_digits_are_loaded_by_name() -> None:
    assert load(DataRequest("digits")).train_count == 1_497


def test_that_torchvision_is_imported_only_for_what_it_knows() -> None:
    script = (
        "import sys\n"
        "from explorer.training.data.catalogue import load\n"
        "from explorer.training.data.dataset import DataRequest\n"
        "load(DataRequest('digits')), load(DataRequest('shapes', images=60))\n"
        "import explorer.training.trainer\n"
        "print('torchvision' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
