"""What can be done with the runs of the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.messages import translate
from explorer.runs.recordings.summary import RunSummary


class RunsActions(QObject):
    """The actions of the panel; whoever owns it connects them."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.open = self._action(
            "open",
            translate("RunsActions", "&Show"),
            translate("RunsActions", "Show the selected run in every view."),
        )
        self.compare = self._action(
            "compare",
            translate("RunsActions", "&Compare"),
            translate(
                "RunsActions", "Show the first of the selected runs and lay the others over it."
            ),
        )
        self.design = self._action(
            "design",
            translate("RunsActions", "&Use its design"),
            translate(
                "RunsActions", "Replace the design by what the run trained; undo takes it back."
            ),
        )
        self.branch = self._action(
            "branch",
            translate("RunsActions", "Bra&nch…"),
            translate(
                "RunsActions",
                "Train on from weights of the run, with the settings of the present design.",
            ),
        )
        self.export = self._action(
            "export",
            translate("RunsActions", "&Export…"),
            translate(
                "RunsActions",
                "Write the run as a web page with its results, or its numbers for other programs.",
            ),
        )
        self.rename = self._action(
            "rename",
            translate("RunsActions", "&Rename"),
            translate("RunsActions", "Call the run otherwise."),
            "F2",
        )
        self.note = self._action(
            "note",
            translate("RunsActions", "&Note"),
            translate("RunsActions", "Write something about the run."),
        )
        self.star = self._action(
            "star",
            translate("RunsActions", "S&tar"),
            translate("RunsActions", "Keep the runs, whatever the size of the folder."),
        )
        self.delete = self._action(
            "delete",
            translate("RunsActions", "&Delete"),
            translate("RunsActions", "Delete the runs; for a week they can come back."),
            "Del",
        )
        self.undo = self._action(
            "undo",
            translate("RunsActions", "&Undo delete"),
            translate("RunsActions", "Bring back what was deleted last."),
        )
        self.open_folder = self._action(
            "open_folder",
            translate("RunsActions", "&Open folder"),
            translate("RunsActions", "Open the folder of the runs in the file manager."),
        )
        self.choose_folder = self._action(
            "choose_folder",
            translate("RunsActions", "&Choose folder…"),
            translate("RunsActions", "List the runs of another folder."),
        )

        self.limit = self._action(
            "limit",
            translate("RunsActions", "&Limit its size…"),
            translate("RunsActions", "Let the oldest runs without a star make room."),
        )

        self.record = self._action(
            "record",
            translate("RunsActions", "Record &new runs"),
            translate("RunsActions", "Keep each run that trains here in a file of this folder."),
        )
        self.record.setCheckable(True)

    @property
    def of_runs(self) -> list[QAction]:
        """Those that are about the selected runs."""
        return [
            self.open,
            self.compare,
            self.design,
            self.branch,
            self.export,
            self.rename,
            self.note,
            self.star,
            self.delete,
        ]

    def show_selection(self, runs: Sequence[RunSummary], *, can_undo: bool) -> None:
        """Enable what is possible with these."""
        readable = [each for each in runs if each.error is None]
        is_all = len(readable) == len(runs)
        self.open.setEnabled(len(readable) > 0)
        self.compare.setEnabled(len(readable) > 1)
        for each in (self.design, self.branch, self.export, self.rename, self.note):
            each.setEnabled(len(runs) == 1 and is_all)
        self.star.setEnabled(bool(runs) and is_all)
        is_starred = bool(runs) and all(each.is_starred for each in runs)
        self.star.setText(
            translate("RunsActions", "Remove s&tar")
            if is_starred
            else translate("RunsActions", "S&tar")
        )
        self.delete.setEnabled(bool(runs))
        self.undo.setEnabled(can_undo)

    def _action(self, name: str, text: str, tip: str, key: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action.runs.{name}")
        action.setToolTip(tip)
        if key:
            with_key = translate("Actions", "{tip} ({key})")
            action.setToolTip(with_key.format(tip=tip, key=key))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setIconText(text.replace("&", ""))
        self._panel.addAction(action)
        return action
