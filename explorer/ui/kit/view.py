"""What a view is to the window: all that is asked of any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from explorer.runs.record import RunRecord
from explorer.runs.tables import Table
from explorer.ui.kit.picture_sheet import Sheet, as_they_are
from explorer.ui.theme.palette import Theme


def _no_table() -> Table | None:
    return None


@dataclass(frozen=True)
class Exhibit:
    """A picture that can be copied or saved, and the numbers behind it.

    Attributes:
        widget: All that belongs to the picture, its title and legend too.
        title: What it shows, in words.
        file_stem: The name that its files are given at first, without an ending.
        table: Returns its numbers as they are now; None while there are none.
        steps_a_row: Of how many old steps one has a row in it, of a very long run.
        sheet: Makes the widget fit for a picture for as long as that is drawn.
    """

    widget: QWidget
    title: str
    file_stem: str
    table: Callable[[], Table | None] = _no_table
    steps_a_row: int = 1
    sheet: Sheet = as_they_are

    @property
    def has_table(self) -> bool:
        """Whether it is a picture of numbers, though there may be none yet."""
        return self.table is not _no_table


class View(Protocol):
    """A part of the window that shows what runs are so far.

    A view is made with the selection, the step cursor and the cross-hair that it follows and
    moves; it knows no other view. All of it belongs to the GUI thread.
    """

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records: the first is displayed, the rest are laid over it where that helps.

        There is always a first: without a run, an empty record of the design.
        """

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim what is of the displayed run, and say so, while that is from before an edit."""

    def refresh(self) -> None:
        """Draw what the records have gained since the last call; return soon if it is nothing."""

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, widths and text sizes."""

    def exhibits(self) -> Sequence[Exhibit]:
        """Return what can be copied or saved of it, from the top down; nothing while hidden."""
