"""What a selected part of a network is."""
