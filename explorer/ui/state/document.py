"""The open experiment: its present value, its file, its undo stack, a signal for each change."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from explorer.messages import Message
from explorer.network.presets import named
from explorer.network.spec import NetworkSpec
from explorer.runs.draft import Draft
from explorer.runs.experiment import Experiment
from explorer.runs.twin import has_twin, with_twin


class _Origin:
    """Where a design comes from and is saved to; undoing an `open` goes back to another one.

    So what was opened before is never saved over the file that was opened after it.
    """

    def __init__(self, saved: Experiment | None, file: Path | None) -> None:
        self.saved = saved
        self.file = file


class _State(NamedTuple):
    """What undo goes back to: the experiment, and whether its arms are to be edited together."""

    experiment: Experiment
    origin: _Origin
    wants_link: bool = True

    @property
    def is_linked(self) -> bool:
        return self.wants_link and has_twin(self.experiment)


class Document(QObject):
    """Holds one frozen experiment. Views request edits and follow `changed`; none writes."""

    changed = Signal(object, object)
    """(before, after), both `Experiment`."""

    link_changed = Signal(bool)
    """Whether the arms are linked now; see `is_linked`."""

    file_changed = Signal()
    """`file` or `is_modified` may have changed."""

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State(experiment, _Origin(experiment, None))
        self.undo_stack = QUndoStack(self)

    @property
    def experiment(self) -> Experiment:
        """The present value."""
        return self._state.experiment

    @property
    def is_linked(self) -> bool:
        """Whether an edit of the first network is one of the second too.

        It is while the link is wanted, as it is at first, and the second network is the first
        except for its skip connections.
        """
        return self._state.is_linked

    @property
    def file(self) -> Path | None:
        """The file that the experiment was read from or written to last, if there is one."""
        return self._state.origin.file

    @property
    def saved(self) -> Experiment | None:
        """What `file` holds, as far as is known here; without a file, the first value."""
        return self._state.origin.saved

    @property
    def is_modified(self) -> bool:
        """Whether the experiment is another than in its file, or than it was at first."""
        return self._state.experiment != self.saved

    @property
    def draft(self) -> Draft:
        """The present state as it outlives the window; its undo history does not."""
        return Draft(
            experiment=self.experiment,
            saved=self.saved,
            file=str(self.file or ""),
            wants_link=self._state.wants_link,
        )

    @property
    def origin(self) -> object:
        """The same object as long as it is the same design that is edited, not another one."""
        return self._state.origin

    def open(self, experiment: Experiment, what: Message, file: Path | None = None) -> None:
        """Replace the experiment by another one, undoably; its arms are linked if they can be.

        Args:
            experiment: The new value, which can be had again.
            what: As in `edit`.
            file: The file that holds it; None if none does.
        """
        self._push(_State(experiment, _Origin(experiment, file)), what)

    def open_draft(self, draft: Draft, what: Message) -> None:
        """Replace the design by one that may be in no file, undoably."""
        self._push(_state_of(draft), what)

    def restore(self, draft: Draft) -> None:
        """Begin, before any edit, with what was there when the program ended last."""
        self.put(_state_of(draft))

    def mark_saved(self, file: Path) -> None:
        """Note that the present experiment has been written to a file."""
        self._state.origin.file, self._state.origin.saved = file, self._state.experiment
        self.file_changed.emit()

    def edit(self, experiment: Experiment, what: Message, merge: str = "") -> None:
        """Replace the experiment, undoably.

        Args:
            experiment: The new value; nothing happens if it equals the present one.
            what: The edit in the imperative, for the undo button.
            merge: Edits in a row with the same key are undone as one (the ticks of a counter).
        """
        self._push(self._state._replace(experiment=experiment), what, merge)

    def edit_network(
        self, label: str, network: NetworkSpec, what: Message, merge: str = ""
    ) -> None:
        """Replace one arm's network and, if it is the first of two linked ones, the second.

        Args:
            label: The arm's label.
            network: The new network.
            what: As in `edit`.
            merge: As in `edit`.

        Raises:
            UserError: The second network cannot be built so.
        """
        edited = self.experiment.with_network(label, named(network))
        if self.is_linked and label == self.experiment.arms[0].label:
            edited = with_twin(edited)
        self.edit(edited, what, merge)

    def set_linked(self, *, on: bool) -> None:
        """Link the second arm to the first, undoably, or unlink it.

        Raises:
            UserError: The second network cannot be built as the first.
        """
        experiment = with_twin(self.experiment) if on else self.experiment
        state = self._state._replace(experiment=experiment, wants_link=on)
        self._push(state, Message("Document", "Toggle link"))

    def retranslate(self) -> None:
        """Word the edits on the undo stack in the language in use."""
        stack = self.undo_stack
        for index in range(stack.count()):
            command = stack.command(index)
            if isinstance(command, _Edit):
                command.retranslate()
        stack.undoTextChanged.emit(stack.undoText())
        stack.redoTextChanged.emit(stack.redoText())

    def put(self, state: _State) -> None:
        """Called by edits alone: make this the present state and say what has changed."""
        before, self._state = self._state, state
        if state.experiment != before.experiment:
            self.changed.emit(before.experiment, state.experiment)
        if state.is_linked != before.is_linked:
            self.link_changed.emit(state.is_linked)
        self.file_changed.emit()

    def _push(self, state: _State, what: Message, merge: str = "") -> None:
        if state != self._state:
            self.undo_stack.push(_Edit(self, self._state, state, what, merge))


def _state_of(draft: Draft) -> _State:
    origin = _Origin(draft.saved, Path(draft.file) if draft.file else None)
    return _State(draft.experiment, origin, draft.wants_link)


class _Edit(QUndoCommand):
    def __init__(
        self, document: Document, before: _State, after: _State, what: Message, merge: str
    ) -> None:
        super().__init__()
        self._document = document
        self._before = before
        self._after = after
        self._what = what
        self._id = zlib.crc32(merge.encode()) & 0x7FFFFFFF if merge else -1
        self.retranslate()

    def retranslate(self) -> None:
        """Name the edit in the language in use."""
        self.setText(str(self._what))

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
