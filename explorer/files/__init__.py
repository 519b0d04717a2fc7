"""Files on the disk: read within bounds, written whole or not at all. Standard library only."""
