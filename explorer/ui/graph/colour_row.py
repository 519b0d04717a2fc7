"""The line above the graphs: what colours the cells, its legend, and folding."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.messages import translate
from explorer.ui.graph.legend import Legend
from explorer.ui.graph.values import ColourBy, choice_text
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.theme.palette import Theme


class ColourRow(QWidget):
    """Emits `chosen` for another colour mode and `fold_requested` to collapse or expand all."""

    chosen = Signal(object)
    fold_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setObjectName("graph.colour_by")
        self.choice.setAccessibleName(translate("ColourRow", "Colour of the graphs' cells"))
        for each in ColourBy:
            words, tip = choice_text(each)
            self.choice.addItem(words, each.value)
            self.choice.setItemData(self.choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.choice.setToolTip(choice_text(self.colour_by)[1])
        pass_shortcuts_through(self.choice)
        self.legend = Legend()
        self.legend.setObjectName("graph.legend")
        self.fold = QToolButton()
        self.fold.setObjectName("graph.fold_all")
        self.fold.setCheckable(True)
        self.fold.setToolTip(
            translate(
                "ColourRow",
                "Draw each run of equal blocks as one box, or open all; a double click or Enter "
                "does it for one run.",
            )
        )
        pass_shortcuts_through(self.fold)
        self.show_folding(is_any=False, is_all=False)
        title = QLabel(translate("ColourRow", "Colour"))
        title.setBuddy(self.choice)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 2, 10, 2)
        line.setSpacing(8)
        line.addWidget(title)
        line.addWidget(self.choice)
        line.addSpacing(6)
        line.addWidget(self.legend, stretch=1)
        line.addWidget(self.fold)
        self.choice.currentIndexChanged.connect(self._emit_choice)
        self.fold.clicked.connect(self.fold_requested)

    @property
    def colour_by(self) -> ColourBy:
        """The present choice."""
        return ColourBy(self.choice.currentData())

    def choose(self, choice: ColourBy) -> None:
        """Choose, as a person does."""
        self.choice.setCurrentIndex(self.choice.findData(choice.value))

    def show_folding(self, *, is_any: bool, is_all: bool) -> None:
        """Offer to fold, if there is anything to fold, or to open once all is folded."""
        self.fold.setEnabled(is_any)
        self.fold.setChecked(is_all)
        self.fold.setText(
            translate("ColourRow", "Open all") if is_all else translate("ColourRow", "Fold all")
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.legend.apply_theme(theme)

    def _emit_choice(self) -> None:
        self.choice.setToolTip(choice_text(self.colour_by)[1])
        self.chosen.emit(self.colour_by)
