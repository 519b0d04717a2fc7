from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


_CONTRACTS = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
_FLOORS, _INSIDE_UI = (each for each in _CONTRACTS if each["type"] == "layers")


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    wide = {**os.environ, "COLUMNS": "300"}  # names of contracts would be wrapped else
    return subprocess.run(
        command, cwd=folder, env=wide, capture_output=True, text=True, check=False
    )


def test_that_no_package_imports_one_above_or_beside_it() -> None:
    result = _lint_imports(_ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(_CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(
    ("file", "imported", "contract"),
    [
        ("runs/ring.py", "explorer.ui.kit.axis", _FLOORS["name"]),
        ("runs/ring.py", "explorer.training.start", _FLOORS["name"]),
        ("ui/graph/canvas.py", "explorer.ui.plots.curve_plot", _INSIDE_UI["name"]),
        ("ui/kit/axis.py", "explorer.ui.shell.actions", _INSIDE_UI["name"]),
    ],
)
def test_that_a_planted_import_breaks_its_contract(
    tmp_path: Path, file: str, imported: str, contract: str
) -> None:
    """Without this, a contract that had lost its teeth would pass unnoticed."""
    shutil.copytree(_ROOT / "explorer", tmp_path / "explorer")
    shutil.copy(_ROOT / "pyproject.toml", tmp_path)
    package, module = imported.rsplit(".", 1)
    with (tmp_path / "explorer" / file).open("a", encoding="utf-8") as planted:
        planted.write(f"from {package} import {module}\n")
    result = _lint_imports(tmp_path)
    importer = "explorer." + file.removesuffix(".py").replace("/", ".")
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout
    assert f"{importer} -> {imported}" in result.stdout


def test_that_every_package_has_its_place_in_a_contract() -> None:
    """One that is new must be given its floor, or no contract would hold for it."""
    floors = " | ".join(_FLOORS["layers"]).split(" | ")
    inside = " | ".join(_INSIDE_UI["layers"]).split(" | ")
    package = _ROOT / "explorer"
    found = {f"explorer.{path.stem}" for path in package.iterdir() if path.name[:2] != "__"}
    assert found == set(floors)
    assert {path.name for path in (package / "ui").iterdir() if path.name[:2] != "__"} == set(
        inside
    )
