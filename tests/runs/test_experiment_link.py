"""An experiment as one line of text: short, whole or refused, the same in later versions."""

from __future__ import annotations

import base64
import json
import zlib
from itertools import product
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.network.presets import PRESETS
from explorer.runs.changes import Extension, LearningRateChange, SkipChange
from explorer.runs.experiment import (
    ARM_LABELS,
    Arm,
    Experiment,
    experiment_from_json,
    first_experiment,
)
from explorer.runs.experiment_link import experiment_from_link, is_link, link_to_experiment
from explorer.runs.recipes import RECIPES
from explorer.runs.settings import SettingsOverrides

V4 = Path(__file__).parents[1] / "data" / "v4"
LINK = link_to_experiment(first_experiment())


def with_networks(*names: str) -> Experiment:
    arms = tuple(
        Arm(label=label, network=PRESETS[name].spec)
        for label, name in zip(ARM_LABELS, names, strict=False)
    )
    return Experiment(arms=arms, settings=RECIPES["paper, CIFAR-10"].settings, seed=2**31 - 1)


def test_that_any_two_presets_fit_into_2000_characters() -> None:
    links = [link_to_experiment(with_networks(*pair)) for pair in product(PRESETS, repeat=2)]
    assert max(map(len, links)) < 2_000


def test_that_a_link_holds_all_of_an_experiment() -> None:
    experiment = with_networks(*list(PRESETS)[:8]).edited(
        changes=(
            LearningRateChange(step=1, learning_rate=0.1),
            SkipChange(step=2, residual=False, arm="B"),
            Extension(step=3, steps=9),
        ),
        repeats=3,
    )
    experiment = experiment.with_overrides("B", **dict(SettingsOverrides(learning_rate=0.2)))
    assert experiment_from_link(link_to_experiment(experiment)) == experiment


def test_that_links_of_every_version_open() -> None:
    link = (V4 / "experiment.link").read_text(encoding="utf-8")
    expected = experiment_from_json((V4 / "experiment.json").read_bytes())
    assert experiment_from_link(link) == expected


def test_that_a_link_may_be_broken_into_lines_and_quoted() -> None:
    lines = "\r\n> ".join(LINK[at : at + 76] for at in range(0, len(LINK), 76)).replace("> ", "")
    for text in (lines, f' "{LINK}" \n', f"<{LINK}>", LINK.replace("resnet", "ResNet", 1)):
        assert is_link(text)
        assert experiment_from_link(text) == first_experiment()


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def a_link(content: bytes, version: int = 1) -> str:
    return f"resnet-explorer:experiment?v={version}&d={packed(content)}"


NEWER = json.dumps({"format": "resnet-explorer experiment", "version": 999}).encode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a link begins with resnet-explorer:"),
        ("https://example.org", "a link begins with resnet-explorer:"),
        ("resnet-explorer:lesson?v=1&d=AAAA", "it is cut off or changed"),
        ("resnet-explorer:experiment?v=1&d=", "it is cut off or changed"),
        ("resnet-explorer:experiment?v=1&d=A", "it is cut off or changed"),
        ("resnet-explorer:experiment?v=1&d=AAAA", "it is cut off or changed"),
        ("resnet-explorer:experiment?v=٤&d=AAAA", "it is cut off or changed"),
        (LINK[:-1], "it is cut off or changed"),
        (LINK + "AAAA", "it is cut off or changed"),
        (LINK.replace("=1", "=2", 1), "the link has version 2, and this program knows version 1"),
        (a_link(b"{"), "this is not valid JSON"),
        (a_link(b"{}"), "arms is missing"),
        (a_link(NEWER), "version 999"),
        (a_link(b" " * 1_000_001), "it is cut off or changed"),
        ("x" * 300_000, "it has more than 200000 characters"),
    ],
)
def test_that_a_bad_link_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        experiment_from_link(text)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_that_a_bomb_is_not_unpacked() -> None:
    """A hundred megabytes of nothing have 130,000 characters."""
    with pytest.raises(UserError):
        experiment_from_link(a_link(b"\0" * 100_000_000))
