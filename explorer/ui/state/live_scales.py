"""The colours of every quantity of the displayed run: one scale each, for all views."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord
from explorer.ui.state.live_scale import LiveScale


class LiveScales(QObject):
    """Makes a scale when a view first needs it, and keeps it up to date from then on."""

    changed = Signal(object)
    """The `Quantity` whose scale, or whose marks, are others now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record: RunRecord | None = None
        self._scales: dict[str, LiveScale] = {}

    def of(self, quantity: Quantity) -> LiveScale:
        """Return the scale of a quantity."""
        scale = self._scales.get(quantity.name)
        if scale is None:
            scale = self._scales[quantity.name] = LiveScale(quantity, self)
            if self._record is not None:
                scale.follow(self._record)
                scale.refresh()
            scale.changed.connect(partial(self.changed.emit, quantity))
        return scale

    def follow(self, record: RunRecord) -> None:
        """Count the numbers of another run, those that it has already at once."""
        self._record = record
        for scale in self._scales.values():
            scale.follow(record)
            scale.refresh()

    def refresh(self) -> None:
        """Count what has been recorded since the last call."""
        for scale in self._scales.values():
            scale.refresh()
