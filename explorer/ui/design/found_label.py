"""Says below the data set what was found in its folder when it was last read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from explorer.runs.data_preview import what_is_read
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.ui.kit.found_text import class_lines, found_lines


class FoundLabel(QLabel):
    """Hidden until a run has read what the document names, and as it divides it.

    Of a folder it says what was found; of another data set, only if there is something to note.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings.found")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self.hide()
        self._record: RunRecord | None = None

    def show_record(self, record: RunRecord | None, design: Experiment) -> None:
        """Say what the displayed run has found, if it reads what the document names."""
        self._record = record
        self.show_experiment(design)

    def show_experiment(self, design: Experiment) -> None:
        """Show or hide, as another data set is designed."""
        found = self._record.dataset if self._record else None
        is_shown = (
            self._record is not None
            and found is not None
            and (DATASETS[design.settings.dataset].needs == "folder" or bool(found.notes))
            and what_is_read(design) == what_is_read(self._record.experiment)
        )
        self.setVisible(is_shown)
        if is_shown and found is not None:
            self.setText("\n".join(found_lines(found)))
            self.setToolTip("\n".join(class_lines(found)))
