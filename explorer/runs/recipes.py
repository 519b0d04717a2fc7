"""Training settings that go by a name."""

from __future__ import annotations

from typing import NamedTuple

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.settings import TrainSettings


class Recipe(NamedTuple):
    """Training settings under a title for people."""

    title: Message
    settings: TrainSettings


RECIPES: dict[str, Recipe] = {
    # 8 epochs of 23 steps: the contrast of the first start in half a minute on two cores. With so
    # few steps the running statistics of batch norm lag.
    "lecture, digits": Recipe(
        Message("Recipe", "Lecture, digits"), TrainSettings(reestimate_statistics=True)
    ),
    # A look at whether it runs at all, and how fast.
    "quick": Recipe(Message("Recipe", "Quick"), TrainSettings(epochs=2)),
    # He et al. 2015 (arXiv 1512.03385), section 4.2: 64k iterations, the rate divided at 32k and
    # 48k, 4 pixels of padding on each side. Means are taken for each channel, not each pixel.
    "paper, CIFAR-10": Recipe(
        Message("Recipe", "Paper, CIFAR-10"),
        TrainSettings(
            dataset="cifar-10",
            crop_padding=4,
            flip=True,
            batch_size=128,
            steps=64_000,
            learning_rate=0.1,
            weight_decay=1e-4,
            schedule="stepped",
            milestones=(0.5, 0.75),
            warm_up_rate=0.01,
        ),
    ),
}
"""By the name on the command line; the paper also starts ResNet-110 with `warm_up` "error"."""


def recipe(name: str) -> TrainSettings:
    """Return the settings of a name.

    Raises:
        UserError: There is none.
    """
    if name not in RECIPES:
        raise UserError("Runs", "there are no settings called {value!r}; there are {names}").format(
            value=name,
            names=", ".join(RECIPES),
        )
    return RECIPES[name].settings
