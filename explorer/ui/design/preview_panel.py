"""The data set as it is seen: a handful of its images, and what was found in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.errors import UserError
from explorer.messages import translate
from explorer.runs.data_preview import DataPreview, what_is_read, what_is_shown
from explorer.runs.dataset_fit import ImagesFound, images_found
from explorer.runs.experiment import Experiment
from explorer.ui.design.preview_text import preview_lines
from explorer.ui.design.thumbnails import Thumbnails
from explorer.ui.kit.found_text import class_lines
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.state.data_previewer import DataPreviewer


class PreviewPanel(QWidget):
    """Asks for images once it is wanted; of a folder at once, since its networks must fit it."""

    found_changed = Signal()
    """`found_of` returns something else."""

    def __init__(self, previewer: DataPreviewer) -> None:
        super().__init__()
        self._previewer = previewer
        self._experiment: Experiment | None = None
        self._asked: Experiment | None = None
        self._found: tuple[Experiment, DataPreview] | None = None
        self._is_wanted = False
        self._draw = 0
        self.images = Thumbnails()
        self.text = _label("settings.preview.text", "muted")
        self.error = _label("settings.preview.error", "refusal")
        self.button = QToolButton()
        self.button.setObjectName("settings.preview.refresh")
        pass_shortcuts_through(self.button)
        self.button.clicked.connect(self._on_button)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 4)
        whole.setSpacing(4)
        for each in (self.images, self.text, self.error):
            whole.addWidget(each)
        whole.addLayout(line)
        self.setVisible(previewer.is_able)
        previewer.arrived.connect(self._on_arrived)
        self._show()

    def show_experiment(self, experiment: Experiment) -> None:
        """Look at what is designed, if it differs from what was looked at."""
        before, self._experiment = self._experiment, experiment
        if before is None or what_is_read(before) != what_is_read(experiment):
            self.found_changed.emit()
        self._ask()
        self._show()

    def set_wanted(self, on: bool) -> None:
        """Look at any data set from now on, as the panel is in sight, or at folders alone."""
        self._is_wanted = on
        self._ask()
        self._show()

    def found_of(self, experiment: Experiment) -> ImagesFound | None:
        """Return what was found in an experiment's folder; None if it was not looked at."""
        if self._found is None or what_is_read(self._found[0]) != what_is_read(experiment):
            return None
        return images_found(self._found[1])

    def _ask(self, *, again: bool = False) -> None:
        experiment = self._experiment
        if experiment is None or not self._previewer.is_able:
            return
        if not (self._is_wanted or experiment.settings.dataset == "folder"):
            return
        is_asked = self._asked is not None and what_is_shown(self._asked) == what_is_shown(
            experiment
        )
        if again or not is_asked:
            self._asked = experiment
            self._previewer.request(experiment, self._draw)

    def _on_button(self) -> None:
        if self._previewer.is_busy:
            self._previewer.stop()
        else:
            self._draw += 1
            self.error.hide()
            self._ask(again=True)
        self._show()

    def _on_arrived(self, experiment: Experiment, result: object) -> None:
        self.error.setVisible(isinstance(result, UserError))
        if isinstance(result, DataPreview):
            self._found = experiment, result
            self.images.show_preview(result)
            self.text.setToolTip("\n".join(class_lines(result.found)))
        elif isinstance(result, UserError):
            self._found = None
            self.error.setText(str(result))
        self._show()
        self.found_changed.emit()

    def _show(self) -> None:
        """Show the images while they are of what is designed, and say what goes on."""
        is_busy, experiment = self._previewer.is_busy, self._experiment
        is_of_this = self._found is not None and (
            experiment is not None and what_is_read(self._found[0]) == what_is_read(experiment)
        )
        self.images.setVisible(is_of_this)
        self.text.setVisible(is_of_this or is_busy)
        if is_busy:
            self.error.hide()
        if is_of_this and self._found is not None and experiment is not None:
            self.text.setText("\n".join(preview_lines(self._found[1], experiment)))
        elif is_busy:
            self.text.setText(translate("PreviewPanel", "Looking at the images…"))
        if is_busy:
            text = translate("PreviewPanel", "Cancel")
            tip = translate("PreviewPanel", "Stop looking at the images.")
        elif is_of_this:
            text = translate("PreviewPanel", "Other images")
            tip = translate("PreviewPanel", "Show another handful of images.")
        else:
            text = translate("PreviewPanel", "Show images")
            tip = translate("PreviewPanel", "Look at the images of this data set.")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(tip)


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.hide()
    return label
