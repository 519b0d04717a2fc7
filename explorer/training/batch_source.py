"""The batches of one seed and size as they enter the networks: augmented and normalized."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from explorer.runs.settings import TrainSettings
from explorer.training.data.augment import Augment
from explorer.training.data.dataset import Dataset, LabelledImages
from explorer.training.data.normalize import Normalizer

RECENT_IMAGES = 512
"""Images that batch norm's statistics are re-estimated over, or less than a batch more."""


class BatchKey(NamedTuple):
    """What decides the batches of a lane: its seed, and how many images a step takes."""

    seed: int
    size: int


Batches = Mapping[BatchKey, LabelledImages]
"""The batches of a step: normalized images (N, C, H, W) and labels (N,)."""


class BatchSource:
    """Gives every lane of a key the same images, with the same draws, in the same order."""

    def __init__(
        self,
        dataset: Dataset,
        settings: TrainSettings,
        key: BatchKey,
        first_step: int,
        heldout_batch: int,
    ) -> None:
        self._dataset = dataset
        self._batches = dataset.batches(key.size, key.seed, first_step)
        self._augment = Augment(settings.crop_padding, settings.flip, key.seed)
        self._batch_size = key.size
        self._heldout_batch = heldout_batch
        self._normalize = Normalizer(dataset.moments, settings.normalize)

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0, as normalized float images."""
        images, labels = self._batches.batch(step)
        return LabelledImages(self._normalize(self._augment(images, step)), labels)

    def recent(self, step: int) -> tuple[Tensor, ...]:
        """Return images of the steps before one, in chunks, for `normalized`.

        Batch norm's statistics are re-estimated over them. They are functions of seed and step, and
        kept as bytes: normalized, those of 224x224 pixels would take 300 MB.
        """
        batches = -(-RECENT_IMAGES // self._batch_size)
        images = torch.cat(
            [
                self._augment(self._batches.batch(each).images, each)
                for each in range(max(0, step - batches), step)
            ]
        )
        chunks = -(-len(images) // max(2, self._heldout_batch))  # one image alone has no variance
        return images.tensor_split(chunks)

    def normalized(self, chunks: Iterable[Tensor]) -> Iterator[Tensor]:
        """Yield images as they are trained on, a chunk at a time."""
        return map(self._normalize, chunks)

    def heldout(self) -> Iterator[LabelledImages]:
        """Yield the held-out images, normalized and not augmented, a chunk at a time."""
        return self._evaluated(self._dataset.heldout_chunks(self._heldout_batch))

    def test(self) -> Iterator[LabelledImages]:
        """Yield the images of the test part likewise."""
        return self._evaluated(self._dataset.test_chunks(self._heldout_batch))

    def _evaluated(self, chunks: Iterator[LabelledImages]) -> Iterator[LabelledImages]:
        for images, labels in chunks:
            yield LabelledImages(self._normalize(images), labels)

    def close(self) -> None:
        """Stop reading ahead."""
        self._batches.close()
