"""The files that tell a Linux desktop about the program: what it opens, and how it is known."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from explorer.files.resources import resource
from explorer.runs.experiment import experiment_to_json, first_experiment

_ROOT = Path(__file__).parent.parent
_FOLDER = resource("linux")
_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these files are for Linux")

_TYPES_OF = """
import sys
from PySide6.QtCore import QMimeDatabase
for each in sys.argv[1:]:
    print(QMimeDatabase().mimeTypeForFile(each).name())
"""


def _entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(_FOLDER / "resnet-explorer.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_that_the_desktop_file_starts_a_program_that_is_installed() -> None:
    package = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    command, argument = _entry()["Exec"].split()
    assert command in package["gui-scripts"]
    assert argument == "%u"  # a path, or the link of an experiment


def test_that_the_desktop_file_has_the_name_by_which_the_window_is_known() -> None:
    assert 'setDesktopFileName("resnet-explorer")' in (_ROOT / "explorer/app.py").read_text()
    assert (_FOLDER / f"{_entry()['Icon']}.svg").is_file()


def test_that_every_type_that_is_opened_is_described() -> None:
    described = ElementTree.parse(_FOLDER / "resnet-explorer.xml").iter(f"{_MIME}mime-type")  # noqa: S314
    types = {each.attrib["type"] for each in described} | {"x-scheme-handler/resnet-explorer"}
    assert set(_entry()["MimeType"].rstrip(";").split(";")) == types


def test_that_a_desktop_knows_experiments_and_runs(tmp_path: Path) -> None:
    packages = tmp_path / "share" / "mime" / "packages"
    packages.mkdir(parents=True)
    (packages / "resnet-explorer.xml").write_bytes((_FOLDER / "resnet-explorer.xml").read_bytes())
    header = b"SQLite format 3\0".ljust(68, b"\0") + 0x524E5831.to_bytes(4, "big")
    contents = {
        "mine.experiment.json": b"{}",
        "experiment.json": b"{}",
        "without-an-ending": experiment_to_json(first_experiment()).encode(),
        "run.rnx": b"",
        "run-without-an-ending": header.ljust(100, b"\0"),
        "other.json": b"{}",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    result = subprocess.run(
        [sys.executable, "-c", _TYPES_OF, *(str(tmp_path / name) for name in contents)],
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path / "share")},
        capture_output=True,
        text=True,
        check=True,
    )
    kinds = [each.removeprefix("application/x-resnet-explorer-") for each in result.stdout.split()]
    expected = ["experiment"] * 3 + ["run"] * 2
    assert kinds == [*expected, "application/json"]
