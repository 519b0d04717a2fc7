"""Writes a network as PyTorch source."""
