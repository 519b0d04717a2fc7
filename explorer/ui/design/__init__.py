"""Where a person shapes the networks and sets the training."""
