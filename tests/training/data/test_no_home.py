"""A user without a home trains on what needs no folder for downloads."""

from __future__ import annotations

import pytest

from explorer.errors import UserError
from explorer.training.data import dataset
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest


def no_home(*_arguments: object, **_options: object) -> None:
    raise RuntimeError("could not determine the home directory")


def test_that_only_a_download_needs_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset.platformdirs, "user_cache_path", no_home)
    assert load(DataRequest("digits", image_size=(8, 8), channels=1)).train_count > 0
    with pytest.raises(UserError, match="this user has no home; set HOME or XDG_CACHE_HOME"):
        load(DataRequest("fashion-mnist"))
