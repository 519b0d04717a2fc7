"""What a window works on, apart from any widget: it outlives windows, of whatever language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from explorer.runs.data_preview import PreviewData
from explorer.runs.experiment import Experiment
from explorer.runs.exports.blocks import RunExport
from explorer.runs.onnx_job import OnnxExport
from explorer.runs.record import RunRecord
from explorer.runs.run import Train
from explorer.runs.state import RunState
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.data_previewer import DataPreviewer
from explorer.ui.state.document import Document
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.open_recordings import OpenRecordings
from explorer.ui.state.player import Player
from explorer.ui.state.quantity_choice import QuantityChoice
from explorer.ui.state.recent_files import RecentFiles
from explorer.ui.state.run_controller import RunController
from explorer.ui.state.run_library import RunLibrary
from explorer.ui.state.selection import Selection
from explorer.ui.state.start_times import StartTimes
from explorer.ui.state.step_cursor import StepCursor


class Workspace(QObject):
    """The design, the run and what is selected of both.

    Attributes:
        document: The experiment as it is designed, with its undo history.
        controller: The displayed run and the one that trains.
        previewer: Looks at the designed data set.
        selection: The block or layer that every view marks.
        step_cursor: The step that graph, profile and heat maps show.
        player: Moves it over the displayed record.
        cross_hair: Where the mouse is, for every view.
        scales: The colours of each quantity, in every view.
        quantity_choice: What profile and heat maps show.
        recent_files: What was opened and saved last, and where.
        recordings: Those whose records are displayed.
        library: The recorded runs of a folder.
        onnx: Writes networks as ONNX, if anything does.
        export_run: Writes recorded runs in forms that others read, if anything does.
    """

    def __init__(
        self,
        experiment: Experiment,
        train: Train,
        parent: QObject | None = None,
        *,
        store: QSettings | None = None,
        preview: PreviewData | None = None,
        onnx: OnnxExport | None = None,
        export_run: RunExport | None = None,
    ) -> None:
        """Begin with a design.

        Args:
            experiment: The design.
            train: Trains it.
            parent: Owns the workspace.
            store: Remembers the files and how long starts take, if there is one.
            preview: Shows what it is trained on, if anything does.
            onnx: Writes networks as ONNX, if anything does.
            export_run: Writes recorded runs in forms that others read, if anything does.
        """
        super().__init__(parent)
        self.onnx = onnx
        self.export_run = export_run
        self.document = Document(experiment, self)
        self.controller = RunController(train, self, StartTimes(store))
        self.previewer = DataPreviewer(preview, self)
        self.selection = Selection(self)
        self.step_cursor = StepCursor(self)
        self.player = Player(self.step_cursor, self)
        self.cross_hair = CrossHair(self)
        self.scales = LiveScales(self)
        self.quantity_choice = QuantityChoice(self)
        self.recent_files = RecentFiles(store, self)
        self.controller.records_changed.connect(self._on_records_changed)
        self.recordings = OpenRecordings(self.controller, self)
        self.library = RunLibrary(self.controller, self.recordings, store, self)

    def announce(self) -> None:
        """Emit what is selected and the current step, for views that were made since."""
        if self.selection.selected is not None:
            self.selection.changed.emit(self.selection.selected)
        if self.step_cursor.row is not None:
            self.step_cursor.changed.emit(self.step_cursor.row)

    @property
    def shows_earlier_run(self) -> bool:
        """Whether the displayed run was started before an edit, so that it is not of the design."""
        design = self.controller.design
        return design is not None and design != self.document.experiment

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """What views show: the displayed record, or an empty one of the design, and overlays."""
        displayed = self.controller.record or RunRecord(self.document.experiment)
        return (displayed, *self.controller.overlays)

    @property
    def displayed_recording(self) -> Path | None:
        """The file of the displayed run, if it has ended and is recorded."""
        if self.controller.state is not RunState.ENDED:
            return None
        recorded = self.recordings.displayed
        return recorded.path if recorded is not None else self.controller.recording

    def _on_records_changed(self) -> None:
        self.player.show_record(self.controller.record)
