from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from explorer.errors import UserError
from explorer.runs.progress import Progress
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Stopped
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.sample import take_sample
from tests.training.data.published_files import (
    LABEL_NAMES,
    cifar_10_parts,
    md5,
    pickled,
    publish_cifar_10,
    tar_of,
    write_all,
)
from tests.training.data.web_server import Server

PARTS = cifar_10_parts()
MEMBERS = {name: pickled(part) for name, part in PARTS.items()}
ARCHIVE = tar_of(MEMBERS, "cifar-10-batches-py")
NAME = "cifar-10-python.tar.gz"
FOLDER = "cifar-10-batches-py"


def _load(**fields: Any) -> ImagesInMemory:
    dataset = load(DataRequest(**{"name": "cifar-10", **fields}))
    assert isinstance(dataset, ImagesInMemory)
    return dataset


def _check_is_as_made(dataset: ImagesInMemory) -> None:
    train = [PARTS[f"data_batch_{number}"] for number in range(1, 6)]
    images = np.concatenate([part["data"] for part in train]).reshape(-1, 3, 32, 32)
    assert torch.equal(dataset.train.images, torch.from_numpy(images))
    assert dataset.train.labels.tolist() == [label for part in train for label in part["labels"]]
    assert dataset.heldout.labels.tolist() == PARTS["test_batch"]["labels"]
    assert dataset.classes == tuple(LABEL_NAMES)
    assert dataset.train.images.dtype == torch.uint8
    assert dataset.train.labels.dtype == torch.int64


def _load_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> ImagesInMemory:
    """Load an archive of which one member is another, and whose sums all agree."""
    members = {**MEMBERS, name: content}
    archive = tar_of(members, FOLDER)
    publish_cifar_10(monkeypatch, members, archive)
    (tmp_path / NAME).write_bytes(archive)
    return _load(path=tmp_path)


def test_that_it_is_downloaded_once_and_read_from_the_cache_afterwards(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files[NAME] = ARCHIVE
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE, server.url(NAME))
    progress: list[Progress] = []
    _check_is_as_made(_load(cache=tmp_path, report=progress.append))
    _check_is_as_made(_load(cache=tmp_path))
    assert len(server.ranges) == 1
    assert [each.name for each in (tmp_path / "cifar-10").iterdir()] == [NAME]
    whats = list(dict.fromkeys(str(each.what) for each in progress))
    assert whats == [f"downloading {NAME}", f"checking {NAME}.part", f"reading {NAME}"]


@pytest.mark.parametrize("what", ["archive", "folder of it", "unpacked", "folder of unpacked"])
def test_that_what_is_there_is_read_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    if "unpacked" in what:
        write_all(tmp_path / FOLDER, MEMBERS)
    else:
        (tmp_path / NAME).write_bytes(ARCHIVE)
    before = sorted(tmp_path.rglob("*"))
    inner = {"archive": tmp_path / NAME, "unpacked": tmp_path / FOLDER}
    _check_is_as_made(_load(path=inner.get(what, tmp_path), cache=tmp_path / "cache"))
    assert sorted(tmp_path.rglob("*")) == before


def test_that_cifar_100_is_read_by_its_fine_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from torchvision.datasets import CIFAR100

    rng = np.random.default_rng(0)
    parts = {
        name: {
            "fine_labels": [int(each) for each in rng.integers(10, 100, 9)],
            "coarse_labels": [0] * 9,
            "data": rng.integers(0, 256, (9, 3072), dtype=np.uint8),
        }
        for name in ("train", "test")
    }
    names = {"fine_label_names": [f"fine {number}" for number in range(100)]}
    members = {"meta": pickled(names), **{name: pickled(part) for name, part in parts.items()}}
    archive = tar_of(members, "cifar-100-python")
    monkeypatch.setattr(CIFAR100, "tgz_md5", md5(archive))
    monkeypatch.setattr(CIFAR100, "train_list", [["train", md5(members["train"])]])
    monkeypatch.setattr(CIFAR100, "test_list", [["test", md5(members["test"])]])
    monkeypatch.setattr(CIFAR100, "meta", {**CIFAR100.meta, "md5": md5(members["meta"])})
    (tmp_path / "cifar-100-python.tar.gz").write_bytes(archive)
    dataset = _load(name="cifar-100", path=tmp_path)
    assert dataset.train.labels.tolist() == parts["train"]["fine_labels"]
    assert dataset.classes[99] == "fine 99"


def test_that_an_array_in_fortran_order_keeps_its_images(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = PARTS["data_batch_1"]
    stored = np.asfortranarray(part["data"]).tobytes(order="A")
    content = (
        MEMBERS["data_batch_1"].replace(part["data"].tobytes(), stored).replace(b"\x89T", b"\x88T")
    )
    assert content != MEMBERS["data_batch_1"]
    _check_is_as_made(_load_changed(tmp_path, monkeypatch, "data_batch_1", content))


def test_that_a_truncated_archive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    (tmp_path / NAME).write_bytes(ARCHIVE[:-1_000])
    with pytest.raises(UserError, match=rf"{NAME} is damaged or is not the published"):
        _load(path=tmp_path)


@pytest.mark.parametrize("keep", [0, 20, 5_000, 100_000])
def test_that_a_truncated_archive_with_the_right_sum_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: int
) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE[:keep])
    (tmp_path / NAME).write_bytes(ARCHIVE[:keep])
    with pytest.raises(
        UserError, match=rf"{NAME} cannot be read \(.+\); copy or download it again"
    ):
        _load(path=tmp_path)


def test_that_an_unpacked_file_with_another_sum_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    write_all(tmp_path / FOLDER, {**MEMBERS, "data_batch_2": MEMBERS["data_batch_3"]})
    with pytest.raises(UserError, match="data_batch_2 is damaged or is not the published"):
        _load(path=tmp_path)


def test_that_a_missing_member_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tar_of({k: v for k, v in MEMBERS.items() if k != "data_batch_4"}, FOLDER)
    publish_cifar_10(monkeypatch, MEMBERS, archive)
    (tmp_path / NAME).write_bytes(archive)
    with pytest.raises(UserError, match="it has no valid data_batch_4"):
        _load(path=tmp_path)


def _part(**changes: Any) -> bytes:
    return pickled({**PARTS["data_batch_1"], **changes})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_part(labels=[0, 1, 2, 3, 4, 5, 10]), "the label 10, but labels are 0 to 9"),
        (_part(labels=[0, 1, 2, 3, 4, 5, -1]), "the label -1, but labels are 0 to 9"),
        (_part(labels=[0, 1, 2]), r"it has values of shape \(7, 3072\) but 3 labels"),
        (_part(labels=["a"] * 7), "a label is not a whole number"),
        (_part(labels="none"), "it has no data or no labels"),
        (_part(data="none"), "it has no data or no labels"),
        (_part(data=np.zeros((7, 3071), np.uint8)), r"it has values of shape \(7, 3071\)"),
        (pickled([1, 2]), "it has no data or no labels"),
        (b"", "it is damaged"),
        (MEMBERS["data_batch_1"][:-2_000], "it is damaged"),
        (b"no pickle", "it is damaged"),
    ],
)
def test_that_a_member_that_is_not_as_expected_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence) as caught:
        _load_changed(tmp_path, monkeypatch, "data_batch_1", content)
    assert "data_batch_1" in str(caught.value)


def test_that_reading_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    (tmp_path / NAME).write_bytes(ARCHIVE)
    progress: list[Progress] = []
    with pytest.raises(Stopped):
        _load(
            path=tmp_path,
            report=progress.append,
            is_stopped=lambda: "reading" in str(progress[-1:]),
        )


@pytest.mark.parametrize("place", [NAME, f"{FOLDER}/data_batch_1"])
def test_that_a_pipe_in_the_place_of_a_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if not hasattr(os, "mkfifo"):  # Windows has no such pipes
        return
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    if place != NAME:
        write_all(tmp_path / FOLDER, MEMBERS)
        (tmp_path / place).unlink()
    os.mkfifo(tmp_path / place)
    with pytest.raises(UserError, match="it is a pipe or a device, not a file"):
        load(DataRequest("cifar-10", path=tmp_path))


def test_that_a_handful_is_taken_without_most_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_cifar_10(monkeypatch, MEMBERS, ARCHIVE)
    (tmp_path / NAME).write_bytes(ARCHIVE)
    request = DataRequest("cifar-10", path=tmp_path, may_download=False)
    sample = take_sample(request, count=3, draw=0)
    parts = PARTS["data_batch_1"]["data"], PARTS["test_batch"]["data"]
    known = [{image.tobytes() for image in part} for part in parts]
    for image, held in zip(sample.images, sample.heldout, strict=True):
        assert image.numpy().tobytes() in known[held]
    assert sample.heldout == [False] * 3 + [True] * 3
    assert sample.found.classes == tuple(LABEL_NAMES)
    assert (sum(sample.found.train), sum(sample.found.heldout)) == (50_000, 10_000)
