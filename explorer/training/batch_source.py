"""The batches of one seed as they enter the networks: augmented and normalized."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.runs.settings import TrainSettings
from explorer.training.data.augment import Augment
from explorer.training.data.dataset import Dataset, LabelledImages
from explorer.training.data.normalize import Normalizer


class BatchSource:
    """Gives every lane of a seed the same images, with the same draws, in the same order."""

    def __init__(
        self,
        dataset: Dataset,
        settings: TrainSettings,
        seed: int,
        first_step: int,
        heldout_batch: int,
    ) -> None:
        self._dataset = dataset
        self._batches = dataset.batches(settings.batch_size, seed, first_step)
        self._augment = Augment(settings.crop_padding, settings.flip, seed)
        self._heldout_batch = heldout_batch
        self._normalize = Normalizer(dataset.moments, settings.normalize)

    @property
    def per_epoch(self) -> int:
        """Steps in an epoch."""
        return self._batches.per_epoch

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0, as normalized float images."""
        images, labels = self._batches.batch(step)
        return LabelledImages(self._normalize(self._augment(images, step)), labels)

    def heldout(self) -> Iterator[LabelledImages]:
        """Yield the held-out images, normalized and not augmented, a chunk at a time."""
        for images, labels in self._dataset.heldout_chunks(self._heldout_batch):
            yield LabelledImages(self._normalize(images), labels)

    def close(self) -> None:
        """Stop reading ahead."""
        self._batches.close()
