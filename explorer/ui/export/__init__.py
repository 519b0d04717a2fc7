"""Exports pictures and numbers of the window: to a file or to the clipboard."""
