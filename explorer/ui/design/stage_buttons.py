"""The buttons that add, duplicate and remove a stage of one arm."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from explorer.messages import Message, translate
from explorer.network.spec import MAX_STAGES, MAX_WIDTH, NetworkSpec, StageSpec
from explorer.ui.kit.keyboard import pass_shortcuts_through


class StageButtons(QWidget):
    """Requests other stages for the network that it was shown last."""

    requested = Signal(object, object)
    """(tuple of `StageSpec`, the edit as a `Message`)"""

    def __init__(
        self, label: str, network: NetworkSpec, selected_stage: Callable[[], int | None]
    ) -> None:
        """Make the buttons.

        Args:
            label: The arm's label.
            network: Whose stages are edited.
            selected_stage: Returns the stage, counted from 0, that is selected, if one is.
        """
        super().__init__()
        self._network = network
        self._selected_stage = selected_stage
        self.add = self._button(
            f"design.add_stage.{label}",
            translate("StageButtons", "Add"),
            translate("StageButtons", "Add a stage with twice the width and half the resolution."),
            translate("StageButtons", "Add a stage to network {arm}").format(arm=label),
        )
        self.duplicate = self._button(
            f"design.duplicate_stage.{label}",
            translate("StageButtons", "Duplicate"),
            translate("StageButtons", "Duplicate the selected stage, or else the last one."),
            translate("StageButtons", "Duplicate a stage of network {arm}").format(arm=label),
        )
        self.remove = self._button(
            f"design.remove_stage.{label}",
            translate("StageButtons", "Remove"),
            translate("StageButtons", "Remove the selected stage, or else the last one."),
            translate("StageButtons", "Remove a stage of network {arm}").format(arm=label),
        )
        self.add.clicked.connect(self._add)
        self.duplicate.clicked.connect(self._duplicate)
        self.remove.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.duplicate, self.remove):
            line.addWidget(button)

    def show_network(self, network: NetworkSpec) -> None:
        """Offer what can be done to a network's stages."""
        self._network = network
        count = len(network.stages)
        self.add.setEnabled(count < MAX_STAGES)
        self.duplicate.setEnabled(count < MAX_STAGES)
        self.remove.setEnabled(count > 1)

    def _button(self, name: str, text: str, tip: str, accessible_name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(accessible_name)
        button.setToolTip(tip)
        pass_shortcuts_through(button)
        return button

    def _stage(self) -> int:
        """Return the selected stage; the last one if none is, or one that the network lacks now."""
        selected, last = self._selected_stage(), len(self._network.stages) - 1
        return last if selected is None else min(selected, last)

    def _add(self) -> None:
        last = self._network.stages[-1]
        added = StageSpec(blocks=last.blocks, width=min(2 * last.width, MAX_WIDTH), stride=2)
        self.requested.emit((*self._network.stages, added), Message("StageButtons", "Add stage"))

    def _duplicate(self) -> None:
        stages = list(self._network.stages)
        stages.insert(self._stage() + 1, stages[self._stage()])
        self.requested.emit(tuple(stages), Message("StageButtons", "Duplicate stage"))

    def _remove(self) -> None:
        stages = list(self._network.stages)
        del stages[self._stage()]
        self.requested.emit(tuple(stages), Message("StageButtons", "Remove stage"))
