"""One torch thread: for networks this small two are slower, many times so on a busy machine."""

from __future__ import annotations

import torch

torch.set_num_threads(1)
