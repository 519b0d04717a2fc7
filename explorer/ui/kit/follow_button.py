"""Says that a plot stays where a person has zoomed it, and lets it follow the run again."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through


class FollowButton(QToolButton):
    """Hidden as long as the plot follows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.follow")
        self.setText(translate("PlotPanel", "Zoomed: follow"))
        self.setToolTip(
            translate(
                "PlotPanel",
                "The part in sight stays as you have set it. Show all again, and follow the run "
                "(double click, or Home).",
            )
        )
        pass_shortcuts_through(self)
        self.hide()
