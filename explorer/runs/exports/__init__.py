"""Recorded runs as files that other programs read; a few rows at a time, however long the run."""
