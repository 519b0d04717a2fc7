"""Which quantity profile and heat maps show."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.runs.layout import RowLayout
from explorer.runs.quantities import GRADIENT_NORM, Quantity


class QuantityChoice(QObject):
    """Holds what was chosen last. Views follow `changed`.

    A run that does not record it shows the gradient norm instead; the choice stays for one that
    does.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = GRADIENT_NORM

    def choose(self, quantity: Quantity) -> None:
        """Show this quantity from now on."""
        if quantity != self._chosen:
            self._chosen = quantity
            self.changed.emit()

    def within(self, layout: RowLayout) -> Quantity:
        """Return what is shown of a run whose rows are laid out like this."""
        return self._chosen if self._chosen in layout.quantities else GRADIENT_NORM
