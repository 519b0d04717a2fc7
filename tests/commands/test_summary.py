from __future__ import annotations

import io
from typing import TextIO

import pytest
from hypothesis import given

from explorer.cli import main
from explorer.commands.summary import console_on, summary_text
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from tests.network.strategies import networks


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def summary(*specs: NetworkSpec, each_layer: bool = False, file: TextIO | None = None) -> str:
    plans = [expand(spec) for spec in specs]
    summaries = [(plan, network_cost(plan, 32)) for plan in plans]
    return summary_text(summaries, console_on(file or io.StringIO()), each_layer=each_layer)


def column(text: str, head: str) -> dict[str, str]:
    """Cells of one column of the first table, by those of the first column."""
    lines = text.splitlines()
    heads = next(line for line in lines if line.startswith(("part ", "layer ")))
    end = heads.index(head) + len(head)
    last = next(n for n, line in enumerate(lines) if line.startswith("total "))
    rows = filter(None, lines[lines.index(heads) + 2 : last])
    return {row.split("  ")[0]: row[:end].split()[-1] for row in rows}


def test_that_identical_blocks_share_a_row() -> None:
    params = column(summary(preset("resnet-1202")), "params")
    assert list(params) == [
        "conv1",
        "bn1",
        "relu",
        "layer1.0 to layer1.199",
        "layer2.0",
        "layer2.1 to layer2.199",
        "layer3.0",
        "layer3.1 to layer3.199",
        "avgpool",
        "fc",
    ]
    assert sum(int(cell.replace(",", "")) for cell in params.values()) == 19_421_274


def test_that_a_first_block_that_saves_more_has_its_own_row() -> None:
    # Its input comes from a max pool, which keeps no output; the others' from a ReLU, which does.
    parts = column(summary(preset("resnet-18-imagenet")), "params")
    assert "layer1.0" in parts
    assert "layer1.1" in parts


def test_that_every_layer_has_a_row_if_requested() -> None:
    plan = expand(preset("resnet-20-b"))
    params = column(summary(plan.spec, each_layer=True), "params")
    assert {name: int(cell.replace(",", "")) for name, cell in params.items()} == {
        layer.name: layer.params for layer in plan.layers
    }


@given(networks())
def test_that_the_rows_of_any_network_add_up(spec: NetworkSpec) -> None:
    macs = column(summary(spec), "MACs")
    assert sum(int(cell.replace(",", "")) for cell in macs.values()) == expand(spec).macs


@pytest.mark.parametrize(
    "names",
    [
        ("plain-20-digits", "resnet-1202"),
        ("resnet-101-imagenet", "resnet-152-imagenet"),
        ("resnext-101-64x4d", "wide-resnet-101-2"),
        ("resnet-1001-preact", "wrn-28-10"),
    ],
)
def test_that_two_networks_stand_side_by_side_in_120_columns(names: tuple[str, str]) -> None:
    text = summary(*map(preset, names))
    assert max(map(len, text.splitlines())) <= 120
    for name in names:
        plan = expand(preset(name))
        assert f"{name}: {plan.depth:,} layers, {plan.params:,} params, {plan.macs:,} MACs" in text
    assert "B / A" in text


def test_that_stages_that_one_network_lacks_are_left_blank() -> None:
    lines = summary(preset("resnet-18-tutorial"), preset("plain-20")).splitlines()
    line = next(line for line in lines if line.startswith("layer4"))
    assert line.split() == ["layer4", "2", "512×4×4", "8,393,728", "134.22", "9.02", "109*"]


def test_that_a_name_is_shown_as_it_is() -> None:
    spec = preset("resnet-20").edited(name="[red]mine[/red] :smile:")
    assert "[red]mine[/red] :smile:: 20 layers" in summary(spec, file=Terminal())


def test_that_only_a_terminal_gets_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1m" in summary(preset("resnet-20"), file=Terminal())
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["summary", "plain-20", "resnet-50-imagenet", "--batch", "16"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())
    assert "activations at batch 16, MiB" in out
    assert any(line.startswith("layer1") and line.endswith(" 35") for line in out.splitlines())
