"""The page of a run as a browser shows it, without a request to anywhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from explorer.cli import main
from explorer.runs.experiment import experiment_to_json
from explorer.ui.theme.palette import LIGHT
from tests.training.running import small_experiment

_BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--window-size=1280,2600",
]
_LIMIT_S = 60
_OF_THE_BROWSER = (".google.com", ".googleapis.com")
"""Whom Chromium asks for the time and for updates, whatever it is told."""

pytestmark = pytest.mark.skipif(not _BROWSER, reason="Chromium is not installed")


def browse(page: Path, *options: str) -> str:
    """Open a page in a browser that has never been used; return what it prints."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [_BROWSER, *_QUIET, profile, *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_S, check=True)
    return done.stdout


def dumped(page: Path) -> tuple[str, set[str]]:
    """Return what a page has become, and what was asked for that the browser does not by itself."""
    log = page.with_name("net.json")
    dom = browse(page, f"--log-net-log={log}", "--dump-dom")
    asked = re.findall(r'"url":\s*"(https?://([^/"]*)[^"]*)"', log.read_text())
    return dom, {url for url, host in asked if not host.endswith(_OF_THE_BROWSER)}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    experiment, run = tmp_path / "experiment.json", tmp_path / "run.rnx"
    experiment.write_text(experiment_to_json(small_experiment(steps=12)))
    assert main(["train", str(experiment), "--json", "--record", str(run)]) == 0
    file = tmp_path / "run.html"
    assert main(["runs", "export", str(run), "--to", "html", str(file)]) == 0
    return file


def test_that_a_browser_shows_tables_and_pictures_of_a_page_and_asks_nobody(page: Path) -> None:
    dom, asked = dumped(page)
    assert not re.findall(r"https?:|//[a-z]", dom)
    assert dom.count("<svg") == 4
    assert [dom.count(each) for each in ("<polyline", "<table")] == [8, 4]
    for text in ("plain-20-digits", "Held-out error, %", "Learning rate", "Last training loss"):
        assert text in dom
    assert not asked


def test_that_a_request_of_a_page_would_be_seen(page: Path) -> None:
    page.write_text(page.read_text().replace("<h1>", '<img src="http://example.com/x.png"><h1>'))
    assert dumped(page)[1] == {"http://example.com/x.png"}


def test_that_the_page_has_the_colours_of_its_networks(page: Path) -> None:
    picture = page.with_name("page.png")
    browse(page, f"--screenshot={picture}")
    with Image.open(picture) as image:
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3).astype(int)
    for colour in LIGHT.arms[:2]:
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert (np.abs(pixels - wanted).max(axis=1) < 12).sum() > 200
    assert (pixels.min(axis=1) > 235).mean() > 0.8  # on white paper
