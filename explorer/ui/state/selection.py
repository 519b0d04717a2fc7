"""What is selected: one block or layer, marked in every view at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Selected:
    """A part of the networks.

    Attributes:
        arm: Label of the arm in which it was chosen. Other arms that have the part mark it too.
        name: Torch module path of a layer ("layer2.0.conv1") or of a block ("layer2.0").
    """

    arm: str
    name: str


class Selection(QObject):
    """Holds what is selected. Views change it and follow `changed`."""

    changed = Signal(object)
    """A `Selected`, or None."""

    sought = Signal(object)
    """A `Selected` that a person has just selected, also if it was already: it is to be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: Selected | None = None

    @property
    def selected(self) -> Selected | None:
        """The present value."""
        return self._selected

    def select(self, selected: Selected | None) -> None:
        """Select a part, or with None nothing."""
        if selected != self._selected:
            self._selected = selected
            self.changed.emit(selected)
        if selected is not None:
            self.sought.emit(selected)
