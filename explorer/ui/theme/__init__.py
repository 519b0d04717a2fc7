"""How the window looks: every colour, width and icon."""
