"""The PyTorch code of a part, or of two, with a button that copies them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.codegen.snippets import block_lines, layer_lines, part_lines
from explorer.runs.part import Part
from explorer.ui.inspector.buttons import button_rules
from explorer.ui.inspector.source_view import SourceView
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_COPIED_MS = 1_500


class SourcePanel(QWidget):
    """Two boxes of lines; the second is visible where another arm's differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = (_Box(0), _Box(1))
        self._same = QLabel(translate("SourcePanel", "The code is the same in both networks."))
        self._same.setObjectName("inspector.source.same")
        self._same.setProperty("role", "muted")
        self._same.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        for box in self.boxes:
            whole.addWidget(box)
        whole.addWidget(self._same)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the code of a part, and that of a second part where it differs."""
        part = parts[0]
        other = parts[1] if len(parts) > 1 else None
        ours = _lines(part)
        theirs = _lines(other) if other else ours
        is_different = theirs != ours
        self._same.setVisible(other is not None and not is_different)
        self.boxes[0].show_lines(part.arm if is_different else "", ours, _differing(ours, theirs))
        self.boxes[1].setVisible(is_different)
        if other and is_different:
            self.boxes[1].show_lines(other.arm, theirs, _differing(theirs, ours))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for box in self.boxes:
            box.apply_theme(theme)


class _Box(QWidget):
    def __init__(self, index: int) -> None:
        super().__init__()
        self._chip = ArmChip(f"inspector.source.arm.{index}")
        self.title = QLabel(translate("SourcePanel", "PyTorch"))
        embolden(self.title)
        self.title.setVisible(index == 0)
        self.view = SourceView(f"inspector.source.{index}")
        self.view.setAccessibleName(translate("SourcePanel", "PyTorch code"))
        self.copy = QToolButton()
        self.copy.setObjectName(f"inspector.copy.{index}")
        self.copy.setToolTip(translate("SourcePanel", "Copy this code."))
        pass_shortcuts_through(self.copy)
        self.copy.clicked.connect(self._copy)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_COPIED_MS)
        self._forget.timeout.connect(self._name_copy)
        self._name_copy()
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addWidget(self._chip)
        line.addStretch()
        line.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(line)
        whole.addWidget(self.view)

    def show_lines(self, arm: str, lines: list[str], strong: frozenset[int]) -> None:
        self._chip.show_arm(arm)
        self._chip.setVisible(bool(arm))
        self.view.show_lines(lines, strong)
        self._name_copy()

    def apply_theme(self, theme: Theme) -> None:
        self._chip.apply_theme(theme)
        self.copy.setStyleSheet(button_rules(theme))
        self.view.apply_theme(theme)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.view.source}\n")
        self.copy.setText(translate("SourcePanel", "Copied"))
        self._forget.start()

    def _name_copy(self) -> None:
        self._forget.stop()
        self.copy.setText(translate("SourcePanel", "Copy"))
        self.copy.setAccessibleName(translate("SourcePanel", "Copy the PyTorch code"))


def _lines(part: Part) -> list[str]:
    if part.layer is not None:
        return layer_lines(part.plan, part.layer, part.block)
    if part.block is not None:
        return block_lines(part.plan, part.block)
    return part_lines(part.plan, part.layers)


def _differing(mine: list[str], others: list[str]) -> frozenset[int]:
    """Return the lines that the other arm's lack."""
    blocks = SequenceMatcher(None, mine, others, autojunk=False).get_matching_blocks()
    same = {each.a + offset for each in blocks for offset in range(each.size)}
    return frozenset(index for index in range(len(mine)) if index not in same and mine[index])
