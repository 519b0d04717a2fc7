from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.network.codegen.source_file import pytorch_source
from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec

NASTY_NAMES = [
    '"""',
    "'''",
    '"""\nraise SystemExit("out")\n"""',
    '\\"""',
    '\\\\"""',
    "ends in a backslash\\",
    'ends in a quote"',
    "{braces} %s {0}",
    "\\N{BULLET} \\x41 \\u0041 \\777",
    "two\nlines\r\nof\rtext",
    "\x00 nothing",
    "\x0c\x85\u2028\u2029",
    "\u202etxet desrever\u2066",
    "# coding: utf-16",
    "残差网络 ネット réseau 🧠",
    " ",
    "x" * 80,
    "\U000f0000" * 80,
    '"' * 80,
]


def imported(source: str) -> set[str]:
    """Return the modules that a source imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.parametrize("name", PRESETS)
def test_that_the_source_imports_torch_alone(name: str) -> None:
    assert imported(pytorch_source(preset(name))) == {"torch"}


def test_that_the_source_does_not_grow_with_the_number_of_blocks() -> None:
    lengths = {
        len(pytorch_source(preset(name)).splitlines())
        for name in ("resnet-20", "resnet-56", "resnet-110", "resnet-1202")
    }
    assert len(lengths) == 1
    assert lengths.pop() < 120


def test_that_a_plain_net_has_no_shortcut_code() -> None:
    source = pytorch_source(preset("plain-56"))
    assert "class PlainNet" in source
    for word in ("downsample", "Shortcut", "F.pad", "+ x", "Identity", "EXPANSION"):
        assert word not in source


def test_that_only_what_the_network_uses_is_written() -> None:
    padding = pytorch_source(preset("resnet-20"))
    projecting = pytorch_source(preset("resnet-20-b"))
    everywhere = pytorch_source(preset("resnet-20-c"))
    first_stage = preset("resnet-20").stages[:1]
    identity = pytorch_source(preset("resnet-20").edited(stages=first_stage))
    assert "PadShortcut" in padding
    assert "nn.Sequential(\n" not in padding
    assert "PadShortcut" not in projecting
    assert "if stride != 1 or in_channels != width:" in projecting
    assert "if stride" not in everywhere
    assert "nn.Identity" not in everywhere
    assert "return torch.relu(out + x)" in identity
    assert "downsample" not in identity
    assert "group_norm" not in padding
    assert "nn.GroupNorm(32, " in pytorch_source(
        preset("resnet-50-imagenet").edited(norm="group", norm_group_width=1)
    )
    assert "zeros_" not in padding
    assert "BatchNorm" not in pytorch_source(preset("resnet-20").edited(norm="none"))


def test_that_the_shapes_in_the_source_are_those_of_the_plan() -> None:
    source = pytorch_source(preset("resnet-50-imagenet"))
    for stage in expand(preset("resnet-50-imagenet")).stages:
        assert f"# (N, {', '.join(map(str, stage.out_shape))})" in source
    assert "(N, 3, 224, 224) -> (N, 1000)" in source
    assert "# (N, 64, 112, 112)" in source


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_that_no_name_breaks_out_of_its_string(name: str) -> None:
    expected = ast.parse(pytorch_source(preset("resnet-20"))).body
    spec = preset("resnet-20").edited(name=name)
    source = pytorch_source(spec)
    found = ast.parse(source.encode()).body
    assert [ast.dump(node) for node in found[1:]] == [ast.dump(node) for node in expected[1:]]
    heading = ast.get_docstring(ast.parse(source), clean=False)
    assert heading is not None
    shown, _, _ = heading.rpartition(" in PyTorch.\n")
    assert shown == spec.name or (shown.endswith("…") and spec.name.startswith(shown[:-1]))
    assert len(source.splitlines()) == len(pytorch_source(preset("resnet-20")).splitlines())
    assert max(map(len, source.splitlines())) <= 100


def test_that_every_source_passes_lint_and_is_formatted(tmp_path: Path) -> None:
    specs = [each.spec for each in PRESETS.values()]
    specs += [preset("resnet-20").edited(norm=norm) for norm in ("group", "none")]
    specs.append(preset("resnext-50-32x4d").edited(groups=4, zero_init=True, branch_scale=0.125))
    specs.append(_widest())
    formatted, nasty = tmp_path / "formatted", tmp_path / "nasty"
    for folder, members in (
        (formatted, specs),
        (nasty, [preset("plain-20").edited(name=name) for name in NASTY_NAMES]),
    ):
        folder.mkdir()
        for number, spec in enumerate(members):
            source = pytorch_source(spec)
            assert max(map(len, source.splitlines())) <= 100
            (folder / f"network_{number}.py").write_text(source, encoding="utf-8", newline="\n")
    _ruff("check", "--no-cache", str(tmp_path))
    _ruff("format", "--check", "--no-cache", "--line-length", "100", str(formatted))


def _widest() -> NetworkSpec:
    """The network whose lines are the longest."""
    return preset("resnext-50-32x4d").edited(
        name="x" * 80,
        stages=tuple({"blocks": 1_000, "width": 1_024, "stride": 2} for _ in range(8)),
        stem_width=4_096,
        groups=1_024,
        group_width=1,
        norm="group",
        order="pre-activation",
        branch_scale=0.1234567890123456,
        image_size=512,
    )


def _ruff(*arguments: str) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    command = [str(ruff), arguments[0], "--isolated", *arguments[1:]]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
