from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent


def test_that_no_floor_imports_one_above_it() -> None:
    result = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "6 kept, 0 broken" in result.stdout


def test_that_top_level_modules_are_all_named_in_the_contract() -> None:
    """A new floor must be given its place, or the contract would not see it."""
    contract = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for path in (_ROOT / "explorer").iterdir():
        if path.name.startswith("__"):
            continue
        assert f"explorer.{path.stem}" in contract, path
