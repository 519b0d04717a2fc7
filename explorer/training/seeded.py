"""Random numbers that depend on a text alone, and not on what was drawn before them."""

from __future__ import annotations

import hashlib

import torch


def seeded_generator(text: str, device: torch.device | str = "cpu") -> torch.Generator:
    """Return a new generator on a device that starts from the hash of a text."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return torch.Generator(device).manual_seed(int.from_bytes(digest, "big") >> 1)
