"""The title of the profile, a button: it names the quantity and offers the others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.messages import translate
from explorer.runs.layout import RowLayout
from explorer.runs.quantities import Quantity
from explorer.ui.kit.choice_button import Choice, ChoiceButton
from explorer.ui.plots.quantity_text import profile_title
from explorer.ui.state.quantity_choice import QuantityChoice


class QuantityChooser(ChoiceButton):
    """Lists what a run records."""

    def __init__(self, name: str, choice: QuantityChoice, parent: QWidget | None = None) -> None:
        text = translate("QuantityChooser", "Quantity of profile and heat maps")
        super().__init__(name, text, parent)
        self.look_like_title()
        self.chosen.connect(choice.choose)

    def show_quantity(self, quantity: Quantity) -> None:
        """Name the quantity that is shown."""
        self.show_text(profile_title(quantity))
        self.setToolTip(
            translate(
                "QuantityChooser", "{meaning} Click to choose what profile and heat maps show."
            ).format(meaning=quantity.meaning)
        )

    def offer_recorded(self, layout: RowLayout, current: Quantity) -> None:
        """Offer what a run records, with the quantity that is shown checked."""
        choices = [
            Choice(each, each.name, str(each.title), str(each.meaning))
            for each in layout.quantities
        ]
        self.offer(choices, current)
