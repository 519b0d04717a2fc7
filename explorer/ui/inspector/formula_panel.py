"""The formula of a part, or of two: what they share once, what differs under each arm's label."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.formula import (
    Equation,
    as_text,
    block_equations,
    chain_equation,
    layer_equation,
)
from explorer.runs.part import Part
from explorer.ui.inspector.formula_view import FormulaView
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.theme.palette import Theme


class FormulaPanel(QWidget):
    """One or two formulas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.own = FormulaView("inspector.formula.own")
        self.views = (FormulaView("inspector.formula.0"), FormulaView("inspector.formula.1"))
        self.shared = FormulaView("inspector.formula.shared")
        self._chips = (ArmChip("inspector.formula.arm.0"), ArmChip("inspector.formula.arm.1"))
        self._same = QLabel(translate("FormulaPanel", "Both compute the same."))
        self._same.setObjectName("inspector.formula.same")
        self._same.setProperty("role", "muted")
        self._same.setWordWrap(True)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.own)
        for chip, view in zip(self._chips, self.views, strict=True):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(view, stretch=1)
            whole.addLayout(line)
        whole.addWidget(self.shared)
        whole.addWidget(self._same)

    @property
    def text(self) -> str:
        """Everything that it shows as plain text."""
        views = (self.own, *self.views, self.shared)
        return "\n".join(view.text for view in views if view.isVisibleTo(self))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the formula of a part, or of two."""
        part = parts[0]
        marked = part.layer.name if part.layer else ""
        own = layer_equation(part.layer) if part.layer else ()
        around = [each for each in _around(part) if each != own]
        self.own.show_equations([own] if own else [], marked)
        for chip in self._chips:
            chip.setVisible(False)
        self._same.setVisible(False)
        if len(parts) == 1:
            self.views[0].show_equations(around, marked)
            self.views[1].show_equations([])
            self.shared.show_equations([])
            return
        other = parts[1]
        theirs = _around(other)
        in_common = {as_text(each) for each in around} & {as_text(each) for each in theirs}
        shared = [each for each in around if as_text(each) in in_common]
        ours = [each for each in around if each not in shared]
        theirs = [each for each in theirs if as_text(each) not in in_common]
        self.shared.show_equations(shared, marked)
        # y comes before F(x), whichever of the two they share.
        self._whole.removeWidget(self.shared)
        is_first = shared[:1] == around[:1]
        self._whole.insertWidget(1 if is_first else self._whole.count() - 1, self.shared)
        self._same.setVisible(not ours and not theirs)
        for index, (each, mine, others) in enumerate(((part, ours, theirs), (other, theirs, ours))):
            colour = self._theme.arm(each.arm) if self._theme else ""
            strong = _differing(mine, others)
            self.views[index].show_equations(mine, marked, strong, colour)
            self._chips[index].show_arm(each.arm)
            self._chips[index].setVisible(bool(mine))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for part in (self.own, *self.views, self.shared, *self._chips):
            part.apply_theme(theme)


def _around(part: Part) -> list[Equation]:
    """Return the equations of the block, or of the stem or head."""
    if part.block is not None:
        return list(block_equations(part.plan, part.block))
    return [chain_equation(part.layers)]


def _differing(mine: list[Equation], others: list[Equation]) -> list[frozenset[int]]:
    """Return, of each equation, the symbols that the other arm's lacks."""
    found: list[frozenset[int]] = []
    for index, equation in enumerate(mine):
        other = others[index] if index < len(others) else ()
        ours = [(each.text, each.style) for each in equation]
        theirs = [(each.text, each.style) for each in other]
        blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        same = {each.a + offset for each in blocks for offset in range(each.size)}
        found.append(frozenset(range(len(equation))) - same)
    return found
