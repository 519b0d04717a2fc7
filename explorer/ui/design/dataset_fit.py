"""Says where the networks do not fit the images, and offers to make them fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.presets import named
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.text import joined


def fits(experiment: Experiment) -> bool:
    """Whether every network takes the images as they are, or nobody knows how they are."""
    wanted = _wanted(experiment)
    return all(
        getattr(arm.network, name) == value
        for arm in experiment.arms
        for name, value in wanted.items()
    )


def with_fitting_networks(experiment: Experiment) -> Experiment:
    """Return a copy in which every network takes the images as they are.

    Raises:
        UserError: A network cannot be built so.
    """
    wanted = _wanted(experiment)
    for arm in experiment.arms:
        network = named(arm.network.edited(**wanted))
        experiment = experiment.with_network(arm.label, network)
    return experiment


def arms_short_of_classes(experiment: Experiment) -> list[str]:
    """Return the arms whose networks have fewer outputs than the images have classes."""
    classes = DATASETS[experiment.settings.dataset].classes or 0
    return [arm.label for arm in experiment.arms if arm.network.classes < classes]


def _wanted(experiment: Experiment) -> dict[str, int]:
    card = DATASETS[experiment.settings.dataset]
    known = {
        "in_channels": card.channels,
        "image_size": card.size,
        "classes": card.classes,
    }
    return {name: value for name, value in known.items() if value is not None}


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

    def show_experiment(self, experiment: Experiment) -> None:
        """Say what does not fit, if anything does not."""
        self.setVisible(not fits(experiment))
        card = DATASETS[experiment.settings.dataset]
        short = arms_short_of_classes(experiment)
        role = "refusal" if short else "muted"
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)
        if short:
            words = translate(
                "DatasetFit",
                "{title} has {n} classes: too few outputs in {arms}, so the run would be refused",
            )
            self.hint.setText(words.format(title=card.title, n=card.classes, arms=joined(short)))
        else:
            words = translate(
                "DatasetFit",
                "{title}: {channels} × {size}×{size}, {n} classes; the networks are for others",
            )
            self.hint.setText(
                words.format(
                    title=card.title, channels=card.channels, size=card.size, n=card.classes
                )
            )
