"""Opens, saves, shares and exports the design: lets a person choose a file, reads or writes it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.files.typed_path import typed_path
from explorer.messages import Message, printable, translate
from explorer.network.codegen.source_file import pytorch_source
from explorer.runs.design_file import read_design
from explorer.runs.draft import Draft
from explorer.runs.experiment import Arm, Experiment, experiment_to_json, first_experiment
from explorer.runs.experiment_file import read_experiment, with_relative_paths
from explorer.runs.experiment_link import experiment_from_link, link_to_experiment
from explorer.runs.file_kind import FileKind, file_kind
from explorer.ui.kit.save_dialog import choose_file_to_save
from explorer.ui.state.document import Document
from explorer.ui.state.recent_files import RecentFiles


class FileActions(QObject):
    """What the File menu does with the document; cancelling a file dialog changes nothing."""

    failed = Signal(object)
    """The `UserError` that kept a file from being read or written; nothing has changed."""

    run_chosen = Signal(object)
    """The file of a recorded run is to be shown."""

    status_message = Signal(str)
    """What is done, in one sentence."""

    def __init__(
        self,
        document: Document,
        recent: RecentFiles,
        front_arm: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._recent = recent
        self._front_arm = front_arm
        self._parent = parent

    def new(self) -> None:
        """Replace the experiment by that of the first start, undoably."""
        self._document.open(first_experiment(), Message("Files", "New"))

    def open(self) -> None:
        """Open a file that a person chooses; see `open_file`."""
        kinds = translate(
            "Files",
            "Experiments, networks, runs, checkpoints (*.json *.rnx *.safetensors);;All files (*)",
        )
        title = translate("Files", "Open an experiment")
        folder = str(self._recent.folder or "")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, folder, kinds)
        if name:
            self.open_file(typed_path(name))

    def open_file(self, file: Path) -> None:
        """Replace the experiment by that of a file, or the network in front by one, undoably.

        A recorded run is shown; the design stays.
        """
        what = Message("Files", "Open {name}").format(name=file.name)
        try:
            if file_kind(file) is FileKind.RUN:
                self.run_chosen.emit(file)
                self._recent.add(file)
                return
            opened = read_design(file)
            if isinstance(opened.design, Experiment):
                self._document.open(opened.design, what, opened.file)
            else:
                self._document.edit_network(self._front_arm(), opened.design, what)
        except UserError as error:
            self._recent.forget(file)
            self.failed.emit(error)
            return
        self._recent.add(file)

    def open_design(self, design: Experiment, name: str) -> None:
        """Replace the experiment by one that a recorded run trained, undoably."""
        what = Message("Files", "Use the design of {name}").format(name=name)
        # It counts as not saved: it is in no file that Save could write.
        self._document.open_draft(Draft(experiment=design, saved=None), what)

    def copy_link(self) -> None:
        """Copy the experiment as one line of text, which `paste` reads here or elsewhere."""
        QGuiApplication.clipboard().setText(link_to_experiment(self._document.experiment))
        self.status_message.emit(translate("Files", "Link copied"))

    def paste(self) -> None:
        """Replace the experiment by that of the link on the clipboard, undoably."""
        try:
            experiment = experiment_from_link(QGuiApplication.clipboard().text())
        except UserError as error:
            self.failed.emit(error)
            return
        what = Message("Files", "Paste {name}").format(name=experiment.arms[0].network.name)
        # It counts as not saved: once the clipboard holds something else, it is in no file.
        self._document.open_draft(Draft(experiment=experiment, saved=None), what)

    def save(self) -> None:
        """Write the experiment to its file; without one, a person chooses it."""
        file = self._document.file
        if file is None:
            self.save_as()
        elif not self._was_changed_elsewhere(file) or self._may_replace(file):
            self._save_to(file)

    def save_as(self) -> None:
        """Write the experiment to a file that `open` reads, which is its file from now on."""
        name = self._document.file.name if self._document.file is not None else "experiment.json"
        path = self._choose(translate("Files", "Save the experiment"), name)
        if path is not None:
            self._save_to(path)

    def export(self) -> None:
        """Write the network of the arm in front as a stand-alone PyTorch file."""
        network = self._document.experiment.arm(self._front_arm()).network
        name = "".join(c if c.isalnum() else "_" for c in network.name)
        title = translate("Files", "Export {name} for PyTorch").format(name=network.name)
        path = self._choose(title, f"{name}.py")
        if path is not None:
            self._write(path, lambda: pytorch_source(network))

    def choose_onnx_file(self) -> tuple[Arm, Path] | None:
        """Let a person choose the file for the network in front; return that too. None cancels."""
        arm = self._document.experiment.arm(self._front_arm())
        name = "".join(c if c.isalnum() else "_" for c in arm.network.name)
        title = translate("Files", "Export {name} for ONNX").format(name=arm.network.name)
        path = self._choose(title, f"{name}.onnx")
        return (arm, path) if path is not None else None

    def choose_weights_file(self) -> Path | None:
        """Let a person choose the file for the weights of the run; None cancels."""
        title = translate("Files", "Save the weights of the run")
        return self._choose(title, "weights.safetensors")

    def _was_changed_elsewhere(self, file: Path) -> bool:
        try:
            return read_experiment(file) not in (self._document.saved, self._document.experiment)
        except UserError:
            return os.path.exists(file)  # noqa: PTH110 - pathlib's raises

    def _may_replace(self, file: Path) -> bool:
        question = translate(
            "Files", "{name} was changed by another program since it was opened. Replace it?"
        ).format(name=printable(file.name))
        title = translate("Files", "Save the experiment")
        answer = QMessageBox.question(self._parent, title, question)
        return answer == QMessageBox.StandardButton.Yes

    def _save_to(self, path: Path) -> None:
        experiment = self._document.experiment
        if self._write(path, lambda: experiment_to_json(with_relative_paths(experiment, path))):
            self._recent.add(path)
            self._document.mark_saved(path)

    def _choose(self, title: str, name: str) -> Path | None:
        kinds = f"(*{Path(name).suffix})"
        path = choose_file_to_save(self._parent, title, name, kinds, self._recent.folder)
        if path is not None:
            self._recent.visit(path)
        return path

    def _write(self, path: Path, text: Callable[[], str]) -> bool:
        """Write a file whole or not at all; return whether it is written."""
        try:
            with atomic_write(path) as file:
                file.write_text(text(), encoding="utf-8", newline="\n")
        except UserError as error:
            self.failed.emit(error)
            return False
        self.status_message.emit(
            translate("Files", "{name} saved").format(name=printable(path.name))
        )
        return True
