"""Images and labels to train on."""
