"""Opens, saves and exports the design: lets a person choose a file, then reads or writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.files.document import read_document
from explorer.messages import Message, translate
from explorer.network.codegen.source_file import pytorch_source
from explorer.runs.experiment import experiment_from_json, experiment_to_json
from explorer.ui.state.document import Document


class FileActions(QObject):
    """What the File menu does with the document; cancelling a file dialog changes nothing."""

    failed = Signal(object)
    """The `UserError` that kept a file from being read or written; nothing has changed."""

    def __init__(self, document: Document, front_arm: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._front_arm = front_arm
        self._parent = parent

    def open(self) -> None:
        """Replace the experiment by one from a file, undoably."""
        kinds = translate("Files", "Experiments (*.json)")
        name, _ = QFileDialog.getOpenFileName(
            self._parent, translate("Files", "Open an experiment"), "", kinds
        )
        if not name:
            return
        try:
            experiment = read_document(Path(name), experiment_from_json)
        except UserError as error:
            self.failed.emit(error)
            return
        what = Message("Files", "Open {name}").format(name=Path(name).name)
        self._document.open(experiment, what)

    def save(self) -> None:
        """Write the experiment to a file that `open` reads."""
        text = experiment_to_json(self._document.experiment)
        self._write(translate("Files", "Save the experiment"), "experiment.json", text)

    def export(self) -> None:
        """Write the network of the arm in front as a stand-alone PyTorch file."""
        network = self._document.experiment.arm(self._front_arm()).network
        name = "".join(c if c.isalnum() else "_" for c in network.name)
        title = translate("Files", "Export {name} for PyTorch").format(name=network.name)
        self._write(title, f"{name}.py", pytorch_source(network))

    def _write(self, title: str, name: str, text: str) -> None:
        """Let a person choose a file, and write it whole or not at all."""
        kinds = f"(*{Path(name).suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, kinds)
        if not chosen:
            return
        try:
            with atomic_write(Path(chosen)) as file:
                file.write_text(text, encoding="utf-8", newline="\n")
        except UserError as error:
            self.failed.emit(error)
