"""Builds the torch modules from the plan and trains them. No Qt.

Import `start` first: it is the only module here that can be imported without torch.
"""
