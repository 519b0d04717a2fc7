"""Shows the work: the window and all that is in it. No torch: it is up before torch is."""
