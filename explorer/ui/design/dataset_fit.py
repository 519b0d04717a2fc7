"""Says where the networks do not fit the images, and offers to make them fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.runs.dataset_fit import (
    ImagesFound,
    arms_of_other_channels,
    arms_short_of_classes,
    networks_fit,
)
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import joined


class DatasetFit(QWidget):
    """A hint and a button; hidden while the networks fit."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = QLabel()
        self.hint.setObjectName("settings.fit.hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.button = QPushButton(translate("DatasetFit", "Fit the networks to these images"))
        self.button.setObjectName("settings.fit")
        self.button.setAccessibleName(self.button.text())
        self.button.setToolTip(
            translate(
                "DatasetFit",
                "Gives every network the channels, the image size and the classes of the data set.",
            )
        )
        pass_shortcuts_through(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.hint)
        layout.addWidget(self.button)

    def show_experiment(self, experiment: Experiment, found: ImagesFound | None) -> None:
        """Say what does not fit, if anything does not.

        Args:
            experiment: With the networks.
            found: What was found in its folder, if that was looked at.
        """
        self.setVisible(not networks_fit(experiment, found))
        short = arms_short_of_classes(experiment, found)
        other = arms_of_other_channels(experiment)
        self._set_role("refusal" if short or other else "muted")
        self.hint.setText(_hint(experiment, short, other, found))

    def _set_role(self, role: str) -> None:
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)


def _hint(
    experiment: Experiment, short: list[str], other: list[str], found: ImagesFound | None
) -> str:
    """Return why the networks do not fit.

    Args:
        experiment: With the networks.
        short: The arms with too few outputs.
        other: The arms with other channels than any image has.
        found: What was found in its folder, if that was looked at.
    """
    card = DATASETS[experiment.settings.dataset]
    channels, size, classes = card.channels, card.size, card.classes
    if size is None and found is not None:
        channels, size, classes = found
    if other:
        return translate(
            "DatasetFit",
            "{title} has grey or colour images, of 1 or 3 channels: the networks of {arms} take "
            "others, so the run would be refused",
        ).format(title=card.title, arms=joined(other))
    if short:
        return translate(
            "DatasetFit",
            "{title} has {n} classes: too few outputs in {arms}, so the run would be refused",
        ).format(title=card.title, n=classes, arms=joined(short))
    return translate(
        "DatasetFit",
        "{title}: {channels} × {size}×{size}, {n} classes; networks expect another input",
    ).format(title=card.title, channels=channels, size=size, n=classes)
