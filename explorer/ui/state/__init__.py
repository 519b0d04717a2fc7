"""What the views have in common: the document, the selection, the current step, the run."""
