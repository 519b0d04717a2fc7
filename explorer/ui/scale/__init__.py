"""From a number to a colour: one scale for all that shows the same quantity."""
