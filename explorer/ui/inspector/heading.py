"""The top of the inspector: what is displayed, its neighbours, and what to compare it with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.module_path import abbreviated
from explorer.runs.part import Part
from explorer.ui.inspector.buttons import arrow_rules, button_rules
from explorer.ui.inspector.text import what_it_is
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden


class Heading(QWidget):
    """Name and kind of a part, and buttons."""

    compare_changed = Signal()
    """Another arm is to be compared with, or none."""

    block_requested = Signal()
    """The block around the layer is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = ArmChip("inspector.arm")
        self._name = ElidedLabel()
        self._name.setObjectName("inspector.name")
        embolden(self._name)
        self._kind = QLabel()
        self._kind.setObjectName("inspector.kind")
        self._kind.setTextFormat(Qt.TextFormat.PlainText)
        self._kind.setProperty("role", "muted")
        self._kind.setWordWrap(True)
        self.previous = self.arrow("previous")
        self.next = self.arrow("next")
        self.block = QToolButton()
        self.block.setObjectName("inspector.block")
        self.block.setText(translate("InspectorHeading", "Block"))
        self.block.setToolTip(
            translate("InspectorHeading", "Show the block that this layer is in.")
        )
        self.block.setAccessibleName(translate("InspectorHeading", "Show the whole block"))
        pass_shortcuts_through(self.block)
        self.compare = QToolButton()
        self.compare.setObjectName("inspector.compare")
        self.compare.setCheckable(True)
        pass_shortcuts_through(self.compare)
        self.other = QComboBox()
        self.other.setObjectName("inspector.compare.with")
        self.other.setAccessibleName(translate("InspectorHeading", "Network to compare with"))
        self.other.setToolTip(translate("InspectorHeading", "Network to compare with."))
        pass_shortcuts_through(self.other)
        self.compare.toggled.connect(self._emit_compare)
        self.other.currentIndexChanged.connect(self._emit_compare)
        self.block.clicked.connect(self.block_requested)
        self._lay_out()

    @property
    def compared_arm(self) -> str | None:
        """Label of the arm to compare with, or None."""
        if not self.compare.isChecked() or not self.other.count():
            return None
        return self.other.currentText()

    def show_part(self, part: Part, others: Sequence[str]) -> None:
        """Show another part, and the arms that it can be compared with."""
        self._chip.show_arm(part.arm)
        self._name.set_forms(part.name, abbreviated(part.name))
        self._kind.setText(what_it_is(part))
        self.block.setVisible(part.layer is not None and part.block is not None)
        self._offer(others)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._chip.apply_theme(theme)
        for button in (self.compare, self.block):
            button.setStyleSheet(button_rules(theme))
        for button in (self.previous, self.next):
            button.setStyleSheet(arrow_rules(theme))
        self._name.setStyleSheet(f"font-size: {12 * theme.font_scale}pt; font-weight: bold;")

    def arrow(self, name: str) -> QToolButton:
        """Return a button for the action of the same name."""
        button = QToolButton()
        button.setObjectName(f"inspector.{name}")
        button.setAutoRaise(True)
        pass_shortcuts_through(button)
        return button

    def _offer(self, others: Sequence[str]) -> None:
        wanted = self.other.currentText()
        with QSignalBlocker(self.other):
            self.other.clear()
            self.other.addItems(list(others))
            if wanted in others:
                self.other.setCurrentText(wanted)
        self.compare.setVisible(bool(others))
        self.other.setVisible(len(others) > 1)
        if len(others) == 1:
            text = translate("InspectorHeading", "Compare with {arm}").format(arm=others[0])
        else:
            text = translate("InspectorHeading", "Compare with")
        self.compare.setText(text)
        self.compare.setAccessibleName(text)
        self.compare.setToolTip(
            translate("InspectorHeading", "Show the same part of two networks side by side.")
        )

    def _emit_compare(self, _value: object) -> None:
        self.compare_changed.emit()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._chip)
        title.addWidget(self._name, stretch=1)
        kind = QHBoxLayout()
        kind.setSpacing(0)
        kind.addWidget(self._kind, stretch=1)
        kind.addWidget(self.previous)
        kind.addWidget(self.next)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.compare)
        buttons.addWidget(self.other)
        buttons.addWidget(self.block)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(title)
        whole.addLayout(kind)
        whole.addLayout(buttons)
