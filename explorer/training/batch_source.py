"""What enters the networks: the batches of one seed, augmented and normal."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.runs.settings import TrainSettings
from explorer.training.data.augment import Augment
from explorer.training.data.dataset import Dataset, LabelledImages
from explorer.training.data.normalize import Normalizer

_HELD_OUT_AT_ONCE = 500
"""Images evaluated at once: more would need more memory than a training step."""


class BatchSource:
    """Gives every lane of a seed the same images, with the same draws, in the same order."""

    def __init__(
        self, dataset: Dataset, settings: TrainSettings, seed: int, first_step: int
    ) -> None:
        self._dataset = dataset
        self._batches = dataset.batches(settings.batch_size, seed, first_step)
        self._augment = Augment(settings.crop_padding, settings.flip, seed)
        self._normalize = Normalizer(dataset.moments, settings.normalize)

    @property
    def per_epoch(self) -> int:
        """Steps in an epoch."""
        return self._batches.per_epoch

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0, as normal float images."""
        images, labels = self._batches.batch(step)
        return LabelledImages(self._normalize(self._augment(images, step)), labels)

    def heldout(self) -> Iterator[LabelledImages]:
        """Yield the held-out images, normal and as they are, a part at a time."""
        for images, labels in self._dataset.heldout_chunks(_HELD_OUT_AT_ONCE):
            yield LabelledImages(self._normalize(images), labels)

    def close(self) -> None:
        """Let go of whatever reads ahead."""
        self._batches.close()
