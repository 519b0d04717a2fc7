"""The field that names the preset of a network, and opens the list of all presets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.network.presets import PRESETS
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment
from explorer.ui.design.preset_popup import PresetPopup
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.state.document import Document

_OPENING_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PresetPicker(QComboBox):
    """Looks like a choice; its list is a popup that is searched by typing."""

    requested = Signal(str)
    """The name of the preset that a person wants."""

    compared = Signal(str)
    """The name of the ready comparison that a person wants."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._preset = ""
        self.popup: PresetPopup | None = None
        self.setAccessibleName(translate("PresetPicker", "Preset"))
        self.setToolTip(
            translate(
                "PresetPicker",
                "Start from a network in the papers, or from a ready-made comparison; type to find "
                "one. (Ctrl+P)",
            )
        )
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem("")
        pass_shortcuts_through(self)

    def show_network(self, network: NetworkSpec) -> None:
        """Name the preset that the network is, or say that it is none."""
        known = PRESETS.get(network.name)
        self._preset = network.name if known is not None and known.spec == network else ""
        self.setItemText(0, self._preset or translate("PresetPicker", "Custom"))

    @override
    def showPopup(self) -> None:
        """Open the list."""
        self.open_list()

    def open_list(self, typed: str = "") -> None:
        """Open the list, searched by what was typed already."""
        if self.popup is None:
            # Not its own: Qt draws no frame that a style sheet gives to a part of a combo box.
            self.popup = PresetPopup(self.parentWidget() or self)
            self.popup.requested.connect(self.requested)
            self.popup.compared.connect(self.compared)
        experiment: Experiment = self._document.experiment
        self.popup.open_at(self, experiment, self._preset, typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list at a letter or an arrow: there is nothing else to choose."""
        text = event.text()
        if event.modifiers() & _MODIFIED and event.key() not in _OPENING_KEYS:
            super().keyPressEvent(event)
        elif event.key() in _OPENING_KEYS:
            self.open_list()
        elif text.isprintable() and text.strip():
            self.open_list(text)
        else:
            super().keyPressEvent(event)
