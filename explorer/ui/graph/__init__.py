"""The picture of a network along the depth axis."""
