"""Opens, saves and exports the design: lets a person choose a file, then reads or writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.files.typed_path import typed_path
from explorer.messages import Message, translate
from explorer.network.codegen.source_file import pytorch_source
from explorer.runs.experiment import experiment_to_json
from explorer.runs.experiment_file import read_experiment, with_relative_paths
from explorer.ui.kit.save_dialog import choose_file_to_save
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
        kinds = translate("Files", "Experiments (*.json);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(
            self._parent, translate("Files", "Open an experiment"), "", kinds
        )
        if not name:
            return
        try:
            experiment = read_experiment(typed_path(name))
        except UserError as error:
            self.failed.emit(error)
            return
        what = Message("Files", "Open {name}").format(name=Path(name).name)
        self._document.open(experiment, what)

    def save(self) -> None:
        """Write the experiment to a file that `open` reads."""
        experiment = self._document.experiment
        self._write(
            translate("Files", "Save the experiment"),
            "experiment.json",
            lambda path: experiment_to_json(with_relative_paths(experiment, path)),
        )

    def export(self) -> None:
        """Write the network of the arm in front as a stand-alone PyTorch file."""
        network = self._document.experiment.arm(self._front_arm()).network
        name = "".join(c if c.isalnum() else "_" for c in network.name)
        title = translate("Files", "Export {name} for PyTorch").format(name=network.name)
        self._write(title, f"{name}.py", lambda _path: pytorch_source(network))

    def choose_weights_file(self) -> Path | None:
        """Let a person choose the file for the weights of the run; None cancels."""
        title = translate("Files", "Save the weights of the run")
        return choose_file_to_save(self._parent, title, "weights.safetensors", "(*.safetensors)")

    def _write(self, title: str, name: str, text_for: Callable[[Path], str]) -> None:
        """Let a person choose a file, and write it whole or not at all."""
        path = choose_file_to_save(self._parent, title, name, f"(*{Path(name).suffix})")
        if path is None:
            return
        try:
            with atomic_write(path) as file:
                file.write_text(text_for(path), encoding="utf-8", newline="\n")
        except UserError as error:
            self.failed.emit(error)
