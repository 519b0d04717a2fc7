"""The files of networks, and what each version changed; experiments hold networks too."""

from __future__ import annotations

from explorer.files.file_format import Content, FileFormat


def network_to_2(content: Content) -> Content:
    """Version 2 builds pre-activation as published, and group norms with wider groups.

    Before, every skip read the input, and 32 channels or less had a norm group each. The program
    wrote every field. What a person left out has the present default.
    """
    if not _is_by_program(content):
        return content
    was: Content = {}
    if content.get("order") in ("pre-activation", "relu-only pre-activation"):
        was["shortcut_reads"] = "input"
    if content.get("norm") == "group":
        was["norm_group_width"] = 1
    return was | content


def _is_by_program(content: Content) -> bool:
    """Whether a network of version 1 has the field that the program wrote last."""
    return "group_width" in content


def network_to_3(content: Content) -> Content:
    """Version 3 knows `dropout`, which older networks are without."""
    return content


NETWORK = FileFormat("resnet-explorer network", (network_to_2, network_to_3))
"""A migration that is added here belongs into those of experiments too, which hold networks."""
