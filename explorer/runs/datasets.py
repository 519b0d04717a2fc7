"""What the program knows of each data set without reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from explorer.messages import Message

FEWEST_SHAPES, MOST_SHAPES = 60, 200_000
"""Images of data set "shapes": some of each class, and what memory holds."""
IMAGE_CHANNELS = (1, 3)
"""Of the images of any data set: grey or colour. Networks may have others, but not train."""


@dataclass(frozen=True, slots=True)
class DatasetCard:
    """One data set, for a window, the command line and the checks of an experiment.

    Attributes:
        name: As it stands in an experiment.
        title: For people.
        channels: Of its images, 1 grey or 3 colour; None where the request decides.
        size: Height and width in pixels; None where the request decides.
        classes: Number of classes; None where the folder decides.
        train_images: Number of images to train on; None where it is not fixed.
        heldout_images: Number of images only evaluated; None where it is not fixed.
        needs: What must be there before it can be read.
        download_mb: Megabytes (10^6 bytes) of the download, about; 0 where there is none.
        source: Where it comes from, in one line.
    """

    name: str
    title: Message
    channels: int | None
    size: int | None
    classes: int | None
    train_images: int | None
    heldout_images: int | None
    needs: Literal["nothing", "download", "folder"]
    download_mb: int
    source: Message


_CARDS = (
    DatasetCard(
        name="digits",
        title=Message("DatasetCard", "Digits"),
        channels=1,
        size=8,
        classes=10,
        train_images=1_497,
        heldout_images=300,
        needs="nothing",
        download_mb=0,
        source=Message(
            "DatasetCard",
            "Handwritten digits, E. Alpaydin and C. Kaynak, UCI repository, CC BY 4.0",
        ),
    ),
    DatasetCard(
        name="shapes",
        title=Message("DatasetCard", "Shapes"),
        channels=3,
        size=32,
        classes=10,
        train_images=None,
        heldout_images=None,
        needs="nothing",
        download_mb=0,
        source=Message("DatasetCard", "drawn by this program from a seed, as many as you like"),
    ),
    DatasetCard(
        name="mnist",
        title=Message("DatasetCard", "MNIST"),
        channels=1,
        size=28,
        classes=10,
        train_images=60_000,
        heldout_images=10_000,
        needs="download",
        download_mb=12,
        source=Message(
            "DatasetCard",
            "The MNIST Database of Handwritten Digits, Y. LeCun, C. Cortes and C. Burges",
        ),
    ),
    DatasetCard(
        name="fashion-mnist",
        title=Message("DatasetCard", "Fashion-MNIST"),
        channels=1,
        size=28,
        classes=10,
        train_images=60_000,
        heldout_images=10_000,
        needs="download",
        download_mb=31,
        source=Message(
            "DatasetCard", "Fashion-MNIST, H. Xiao, K. Rasul and R. Vollgraf 2017, arXiv 1708.07747"
        ),
    ),
    DatasetCard(
        name="cifar-10",
        title=Message("DatasetCard", "CIFAR-10"),
        channels=3,
        size=32,
        classes=10,
        train_images=50_000,
        heldout_images=10_000,
        needs="download",
        download_mb=170,
        source=Message(
            "DatasetCard",
            "Learning Multiple Layers of Features from Tiny Images, A. Krizhevsky 2009",
        ),
    ),
    DatasetCard(
        name="cifar-100",
        title=Message("DatasetCard", "CIFAR-100"),
        channels=3,
        size=32,
        classes=100,
        train_images=50_000,
        heldout_images=10_000,
        needs="download",
        download_mb=169,
        source=Message(
            "DatasetCard",
            "Learning Multiple Layers of Features from Tiny Images, A. Krizhevsky 2009",
        ),
    ),
    DatasetCard(
        name="folder",
        title=Message("DatasetCard", "Folder of images"),
        channels=None,
        size=None,
        classes=None,
        train_images=None,
        heldout_images=None,
        needs="folder",
        download_mb=0,
        source=Message("DatasetCard", "your own images, a sub-folder for each class"),
    ),
)

DATASETS: dict[str, DatasetCard] = {card.name: card for card in _CARDS}
"""By name, in the order they are offered."""

DatasetName = Literal[
    "digits", "shapes", "mnist", "fashion-mnist", "cifar-10", "cifar-100", "folder"
]
"""The same names, for experiments, which name one of them."""
