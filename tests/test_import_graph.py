from __future__ import annotations

from pathlib import Path

import grimp
import pytest

from tests.import_graph import ROOT, arrows, main, places, table, verdict
from tests.import_picture import svg

_GOOD = "No arrow runs up, and none to another package on the same level."


def _graph(*imports: tuple[str, str]) -> grimp.ImportGraph:
    graph = grimp.ImportGraph()
    for importer, imported in imports:
        graph.add_import(importer=f"explorer.{importer}", imported=f"explorer.{imported}")
    return graph


def _verdict(*imports: tuple[str, str]) -> str:
    return verdict(arrows(_graph(*imports), places()))


def test_that_imports_that_run_down_are_good() -> None:
    downwards = (
        ("cli", "commands.train"),
        ("ui.plots.curve", "ui.kit.axis"),
        ("ui.kit", "runs.ring"),
    )
    assert _verdict(*downwards) == _GOOD


def test_that_an_import_of_a_floor_above_is_a_fault() -> None:
    assert _verdict(("runs.ring", "ui.kit.axis")) == "runs -> ui.kit runs up"
    assert _verdict(("ui.kit.axis", "ui.shell.actions")) == "ui.kit -> ui.shell runs up"


def test_that_an_import_of_one_view_by_another_is_a_fault() -> None:
    found = _verdict(("ui.graph.canvas", "ui.plots.curve"))
    assert found == "ui.graph -> ui.plots runs to another package on the same level"


def test_that_ui_and_training_must_not_meet() -> None:
    assert "training -> ui.theme runs to another" in _verdict(("training.lane", "ui.theme.palette"))
    assert "ui.theme -> training runs to another" in _verdict(("ui.theme.palette", "training.lane"))


def test_that_the_table_counts_imports_of_modules() -> None:
    found = arrows(_graph(("ui.kit.axis", "runs.ring"), ("ui.kit.text", "runs.ring")), places())
    assert "| ui.kit | runs (2) |" in table(found)


def test_that_the_picture_leaves_out_what_others_imply_but_no_fault() -> None:
    implied = _graph(("cli", "runs.ring"), ("runs.ring", "network.plan"), ("cli", "network.plan"))
    assert svg(arrows(implied, places()), places().values()).count("url(#head)") == 2
    implied.add_import(importer="explorer.network.plan", imported="explorer.cli")
    assert "#c1121f" in svg(arrows(implied, places()), places().values())


def test_that_the_picture_in_the_docs_is_current() -> None:
    """If it is not: `python -m tests.import_graph --out docs/imports.svg`."""
    found = arrows(grimp.build_graph("explorer", cache_dir=None), places())
    picture = (ROOT / "docs" / "imports.svg").read_text(encoding="utf-8")
    assert picture == svg(found, places().values())


def test_that_the_command_fails_on_a_fault_and_writes_the_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picture = tmp_path / "imports.svg"
    monkeypatch.setattr("sys.argv", ["import_graph", "--out", str(picture)])
    assert main() == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    planted = _graph(("ui.graph.canvas", "ui.plots.curve"))
    monkeypatch.setattr("grimp.build_graph", lambda *_names, **_options: planted)
    assert main() == 1
