"""Torch in tests: one thread, and the same random numbers each time.

For networks this small two threads are slower, many times so on a busy machine.
"""

from __future__ import annotations

import pytest
import torch

torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _random_numbers_are_the_same() -> None:
    torch.manual_seed(0)
