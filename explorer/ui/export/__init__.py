"""Takes pictures and numbers out of the window: to a file or to the clipboard."""
