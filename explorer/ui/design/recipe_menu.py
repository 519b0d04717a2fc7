"""The menu of training settings that go by a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.messages import translate
from explorer.runs.recipes import RECIPES
from explorer.runs.settings import TrainSettings
from explorer.ui.kit.keyboard import pass_shortcuts_through

_CUSTOM = 0
"""Row that stands for settings that are no recipe."""


class RecipeMenu(QComboBox):
    """Shows which recipe the settings are; requests another by its name."""

    requested = Signal(str)
    """The name of the recipe that a person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings.recipe")
        self.setAccessibleName(translate("RecipeMenu", "Recipe"))
        self.setToolTip(
            translate("RecipeMenu", "All training settings at once; seeds and changes stay.")
        )
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        pass_shortcuts_through(self)
        self.addItem(translate("RecipeMenu", "Custom"), None)
        for name, known in RECIPES.items():
            self.addItem(str(known.title), name)
        self.activated.connect(self._request)

    def show_settings(self, settings: TrainSettings) -> None:
        """Select the recipe that the settings are, or "Custom"."""
        names = [name for name, known in RECIPES.items() if known.settings == settings]
        self.setCurrentIndex(self.findData(names[0]) if names else _CUSTOM)

    def _request(self, row: int) -> None:
        name = self.itemData(row)
        if name is not None:
            self.requested.emit(name)
