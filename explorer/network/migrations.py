"""The files of networks, and what each version changed; experiments hold networks too."""

from __future__ import annotations

from explorer.files.file_format import Content, FileFormat


def network_to_2(content: Content) -> Content:
    """Version 2 builds pre-activation as published; older ones let every skip read the input.

    The program wrote every field. What a person left out has the present default.
    """
    order = content.get("order")
    if not _is_by_program(content) or order not in ("pre-activation", "relu-only pre-activation"):
        return content
    return {"shortcut_reads": "input"} | content


def _is_by_program(content: Content) -> bool:
    """Whether a network of version 1 has the field that the program wrote last."""
    return "group_width" in content


NETWORK = FileFormat("resnet-explorer network", (network_to_2,))
"""A migration that is added here belongs into those of experiments too, which hold networks."""
