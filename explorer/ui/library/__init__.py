"""The recorded runs of a folder."""
