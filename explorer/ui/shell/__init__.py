"""The window around the views: actions, bars, and the wiring."""
