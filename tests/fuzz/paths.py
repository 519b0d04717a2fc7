"""Odd paths, wherever a path is given: as a network, an experiment, a checkpoint, data, output."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explorer.network.presets import preset
from explorer.network.spec import network_to_json
from explorer.runs.experiment import experiment_to_json, first_experiment
from explorer.runs.experiment_file import read_experiment
from explorer.runs.run import Run
from tests.fuzz.frame import Case, command

_TEXTS = (
    *("", " ", ".", "..", "/", "//", "///x", "~", "~/", "~nosuchuser", "~nosuchuser/x.json"),
    *(
        "x" * 300,
        "x" * 5_000,
        "x/" * 2_000,
        "x.json/",
        "x/../y.json",
        "\ufeffx.json",
        "x\u0301.json",
    ),
    *(
        "a\nb",
        "\x1b[2Jx",
        "\x07",
        "\u202excod",
        "\udcff",
        "\ud800",
        "残差.json",
        "🙂.json",
        "\u2028",
    ),
    *("file:", "file:/", "file://", "file:///", "file:///%", "file:///%00", "file://host/x.json"),
    *("file:///%ff", "file://[/x", "FILE:///X", "http://x/y.json", "file:///C:/x", "C:\\x.json"),
    *('"', "'", '""', "''", '"x', "'\"", "\\\\server\\x", "nul", "con.json", "com1", "*", "?"),
    *("$HOME", "`id`", "%s", "{}", "{path}", "{0}", "%(path)s", "<b>x</b>", "&amp;", "-", "--"),
    *(
        "/dev/null",
        "/dev/zero",
        "/dev/full",
        "/dev/tty",
        "/dev/stdin",
        "/dev/fd/0",
        "/proc/self/mem",
    ),
    *(
        "/proc/self/cwd",
        "/proc/self/fd/999",
        "/proc/self/root/etc",
        "/sys",
        "/dev",
        "/nonexistent/x",
    ),
)
_MADE = ("folder", "file/child", "loop", "dangling", "pipe", "socket", "locked/x", "link to folder")

_LARGE = ("/", "//", "..", "~", "~/", "/sys", "/dev", "/proc/self/cwd", "/proc/self/root/etc")
"""Folders whose every file would be looked at, as one that holds images may take minutes."""


def prepare() -> None:
    """Import what reads data, which takes longer than any case may."""
    import torchvision  # noqa: F401

    import explorer.training.dataset_for_run
    import explorer.training.trainer  # noqa: F401


def cases(folder: Path, _count: int) -> Iterator[Case]:
    """Yield each path in each place; those that are written to lie in the folder alone."""
    _make(folder)
    os.chdir(folder)
    network = folder / "network.json"
    network.write_text(network_to_json(preset("resnet-20-digits")))
    for index, text in enumerate([*_TEXTS, *_MADE]):
        name = ascii(text)[:40]
        for arguments in (
            ["summary", str(network), text],
            ["train", text, "--steps", "0"] if text not in ("-", "--") else ["datasets"],
            ["train", "--resume", f"--out={text}"],
        ):
            yield Case(f"{arguments[0]} {name}", partial(command, arguments))
        if text != "pipe":  # to write to one is to wait for its reader
            out = ["--to=json", "resnet-20", "--", text]
            yield Case(f"export {name}", partial(command, ["export", *out]))
        for dataset in ("folder", "mnist", "cifar-10"):
            file = folder / f"experiment {index} {dataset}.json"
            if dataset == "folder" and text in _LARGE:
                continue
            yield Case(f"{dataset} {name}", partial(_read_data, file, dataset, text))


def _make(folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "locked").mkdir(mode=0)
    (folder / "file").write_text("content")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "link to folder").symlink_to("folder")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(folder)  # the name of a socket has room for 100 characters
        listening.bind("socket")


def _read_data(file: Path, dataset: str, text: str) -> None:
    """Open an experiment whose data lie at an odd path, and its data."""
    from explorer.training.dataset_for_run import dataset_for

    if not text:  # downloads
        return
    experiment = first_experiment().settings_edited(dataset=dataset, data_path=text)
    file.write_bytes(experiment_to_json(experiment).encode("utf-8", "surrogatepass"))
    read = read_experiment(file)
    dataset_for(Run(read), read)
