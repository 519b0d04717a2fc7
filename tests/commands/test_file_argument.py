"""`main.py FILE`: whatever can be opened, by its content; the rest in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import app
from explorer.cli import _COMMANDS, main
from explorer.commands.arguments import COMMANDS
from explorer.network.presets import preset
from explorer.network.spec import network_to_json
from explorer.runs.checkpoint_header import read_header
from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from explorer.runs.experiment_link import link_to_experiment

_CHECKPOINT = Path(__file__).parents[1] / "data" / "v3" / "checkpoint.safetensors"
_EDITED = first_experiment().edited(seed=9)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Experiment | None, Path | None]]:
    """What a window would be opened with."""
    found: list[tuple[Experiment | None, Path | None]] = []

    def note(experiment: Experiment | None, *, file: Path | None, **_others: object) -> int:
        found.append((experiment, file))
        return 0

    monkeypatch.setattr(app, "open_window", note)
    return found


Opened = list[tuple[Experiment | None, Path | None]]


@pytest.mark.parametrize("option", [[], ["--open"]])
def test_that_every_kind_of_file_is_opened(
    opened: Opened, tmp_path: Path, option: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text(experiment_to_json(_EDITED), encoding="utf-8")
    Path("net").write_text(network_to_json(preset("resnet-20")), encoding="utf-8")
    for name in ("mine", "net", str(_CHECKPOINT), link_to_experiment(_EDITED)):
        main(["--theme", "dark", *option, name])
    network = opened[1][0]
    assert network is not None
    assert [arm.network for arm in network.arms] == [preset("resnet-20")]
    assert opened == [
        (_EDITED, tmp_path / "mine"),
        (network, None),
        (read_header(_CHECKPOINT).experiment, None),
        (_EDITED, None),
    ]


def test_that_options_change_what_a_file_holds(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text(experiment_to_json(_EDITED), encoding="utf-8")
    main([str(file), "--seeds", "3"])
    assert opened == [(_EDITED.edited(repeats=3), None)]


def test_that_without_a_file_the_last_design_is_opened(opened: Opened) -> None:
    main([])
    assert opened == [(None, None)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["sumary"],
            "there is neither a command nor a file called sumary; commands are screenshot",
        ),
        (["--open", "sumary"], "sumary cannot be read: No such file"),
        (["a", "--open", "b"], "only one file can be opened, got a and b; leave one out"),
        (["."], ". cannot be read: it is a folder"),
        (["resnet-explorer:experiment?v=1&d=AA"], "it is cut off or changed; copy the link again"),
        (["screenshot", "--open", "none", "--out", "x.png"], "none cannot be read: No such file"),
    ],
)
def test_that_what_cannot_be_opened_gets_one_sentence(
    opened: Opened, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert len(err.splitlines()) == 1
    assert opened == []


def test_that_the_parser_knows_every_command() -> None:
    assert {*COMMANDS, "window"} == set(_COMMANDS)


def test_that_the_help_names_commands_and_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)
    assert "FILE" in out
