"""The line above the graphs: what colours the cells, its legend, and collapsing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.messages import translate
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.ui.graph.legend import Legend
from explorer.ui.graph.values import STAGE, ColourBy, choices, live
from explorer.ui.kit.earlier_run import EarlierRunNote
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme


class ColourRow(QWidget):
    """Emits `chosen` for another colour mode and `collapse_requested` to collapse or expand all."""

    chosen = Signal(object)
    collapse_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setObjectName("graph.colour_by")
        self.choice.setAccessibleName(translate("ColourRow", "Colour of the graphs' cells"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choices: dict[str, ColourBy] = {}
        self._offer(choices([]))
        pass_shortcuts_through(self.choice)
        self.earlier = EarlierRunNote("graph")
        self.legend = Legend()
        self.legend.setObjectName("graph.legend")
        self.collapse_all = QToolButton()
        self.collapse_all.setObjectName("graph.collapse_all")
        self.collapse_all.setCheckable(True)
        self.collapse_all.setToolTip(
            translate(
                "ColourRow",
                "Draw each series of identical blocks as one box, or expand all; double-click one, "
                "or press Enter on it, to do it for that series alone.",
            )
        )
        pass_shortcuts_through(self.collapse_all)
        self.show_collapsed(is_any=False, is_all=False)
        title = QLabel(translate("ColourRow", "Colour"))
        title.setBuddy(self.choice)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 2, 10, 2)
        line.setSpacing(8)
        line.addWidget(title)
        line.addWidget(self.choice)
        line.addSpacing(6)
        line.addWidget(self.earlier)
        line.addWidget(self.legend, stretch=1)
        line.addWidget(self.collapse_all)
        self.choice.currentIndexChanged.connect(self._emit_choice)
        self.collapse_all.clicked.connect(self.collapse_requested)

    @property
    def colour_by(self) -> ColourBy:
        """The present choice."""
        return self._choices.get(self.choice.currentData(), STAGE)

    def choose(self, choice: ColourBy) -> None:
        """Choose, as a person does; what the run does not record gives the gradient norm."""
        offered = choice if choice.value in self._choices else live(GRADIENT_NORM)
        self.choice.setCurrentIndex(self.choice.findData(offered.value))

    def offer(self, quantities: Sequence[Quantity]) -> None:
        """Offer the stages, the costs, and these quantities of a run."""
        offered, before = choices(quantities), self.colour_by
        if offered == tuple(self._choices.values()):
            return
        with QSignalBlocker(self.choice):
            self._offer(offered)
            self.choose(before)
        if self.colour_by != before:
            self._emit_choice()

    def _offer(self, offered: Sequence[ColourBy]) -> None:
        self._choices = {each.value: each for each in offered}
        self.choice.clear()
        for index, each in enumerate(offered):
            self.choice.addItem(str(each.title), each.value)
            self.choice.setItemData(index, each.tool_tip, Qt.ItemDataRole.ToolTipRole)
        self.choice.setToolTip(self.colour_by.tool_tip)

    def show_collapsed(self, *, is_any: bool, is_all: bool) -> None:
        """Offer to collapse, if there is anything, or to expand once all is collapsed."""
        self.collapse_all.setEnabled(is_any)
        self.collapse_all.setChecked(is_all)
        self.collapse_all.setText(
            translate("ColourRow", "Expand all")
            if is_all
            else translate("ColourRow", "Collapse all")
        )

    def apply_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.earlier.apply_theme(theme)
        self.legend.apply_theme(theme)

    def _emit_choice(self) -> None:
        self.choice.setToolTip(self.colour_by.tool_tip)
        self.chosen.emit(self.colour_by)
