"""The open experiment: its present value, how it came to be, and who wants to know of changes."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from explorer.network.presets import named
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment


class Document(QObject):
    """Holds one frozen experiment. Views ask for an edit and follow `changed`; none writes."""

    changed = Signal(object, object)
    """(before, after), both `Experiment`."""

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self.undo_stack = QUndoStack(self)

    @property
    def experiment(self) -> Experiment:
        """The present value."""
        return self._experiment

    def edit(self, experiment: Experiment, what: str, merge: str = "") -> None:
        """Replace the experiment, undoably.

        Args:
            experiment: The new value; nothing happens if it equals the present one.
            what: The edit in words, for the undo button.
            merge: Edits in a row with the same key are undone as one (the ticks of a counter).
        """
        if experiment != self._experiment:
            self.undo_stack.push(_Edit(self, self._experiment, experiment, what, merge))

    def edit_network(self, label: str, network: NetworkSpec, what: str, merge: str = "") -> None:
        """Replace one arm's network, and that of an arm that follows it; `edit` tells the rest.

        Raises:
            UserError: The arm that follows cannot be built so.
        """
        self.edit(self._experiment.with_edited(label, named(network)), what, merge)

    def put(self, experiment: Experiment) -> None:
        """Called by edits alone: make this the present value and tell it."""
        before, self._experiment = self._experiment, experiment
        self.changed.emit(before, experiment)


class _Edit(QUndoCommand):
    def __init__(
        self, document: Document, before: Experiment, after: Experiment, what: str, merge: str
    ) -> None:
        super().__init__(what)
        self._document = document
        self._before = before
        self._after = after
        self._id = zlib.crc32(merge.encode()) & 0x7FFFFFFF if merge else -1

    @override
    def redo(self) -> None:
        self._document.put(self._after)

    @override
    def undo(self) -> None:
        self._document.put(self._before)

    @override
    def id(self) -> int:
        return self._id

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over where `other`, the next edit with the same key, ends."""
        if not isinstance(other, _Edit):
            return False
        self._after = other._after  # noqa: SLF001
        return True
