"""The design panel on a document of its own, without the window around it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.design.settings_editor import SettingsEditor
from explorer.ui.state.data_previewer import DataPreviewer
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import LIGHT


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """The experiment of the first start."""
    return Document(first_experiment())


@pytest.fixture
def design(document: Document, qtbot: QtBot) -> DesignPanel:
    """The panel, as large as in the smallest window."""
    panel = DesignPanel(document, DataPreviewer(None, document))
    qtbot.addWidget(panel)
    panel.apply_theme(LIGHT)
    panel.resize(panel.sizeHint().width(), 620)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def editor(design: DesignPanel) -> SettingsEditor:
    """The training settings in the panel."""
    return design.settings
