"""The menu of known networks, grouped by paper."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.messages import translate
from explorer.network.presets import PRESETS
from explorer.network.spec import NetworkSpec
from explorer.ui.kit.keyboard import pass_shortcuts_through

_CUSTOM = 0
"""Row that stands for a network that is no preset."""


class PresetMenu(QComboBox):
    """Shows which preset a network is; requests another by its name."""

    requested = Signal(str)
    """The name of the preset that a person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("PresetMenu", "Preset"))
        self.setToolTip(translate("PresetMenu", "Start from a network in the papers."))
        self.setMaxVisibleItems(30)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        pass_shortcuts_through(self)
        model = QStandardItemModel(self)
        model.appendRow(QStandardItem(translate("PresetMenu", "Custom")))
        for group, members in groupby(PRESETS.values(), key=lambda each: each.group):
            heading = QStandardItem(str(group))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
            for member in members:
                item = QStandardItem(f"   {member.name}")
                item.setData(member.name, Qt.ItemDataRole.UserRole)
                model.appendRow(item)
        self.setModel(model)
        self.activated.connect(self._request)

    def show_network(self, network: NetworkSpec) -> None:
        """Select the preset that the network is, or "Custom"."""
        known = PRESETS.get(network.name)
        is_preset = known is not None and known.spec == network
        self.setCurrentIndex(self.findData(network.name) if is_preset else _CUSTOM)

    def _request(self, row: int) -> None:
        name = self.itemData(row)
        if name is not None:
            self.requested.emit(name)
