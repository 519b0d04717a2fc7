"""The files of experiments, checkpoints and drafts: their formats, and what each version changed.

A network inside an experiment has the experiment's version; an experiment inside a checkpoint or a
draft is marked with its own.
"""

from __future__ import annotations

from explorer.files.file_format import Content, FileFormat, Migration
from explorer.network.migrations import network_to_2, network_to_3
from explorer.runs.datasets import MOST_SHAPES


def _experiment_to_2(content: Content) -> Content:
    """Version 2 says `overrides`, "learning_rate" and `measure`, and has no `follow`."""
    content = {key: value for key, value in content.items() if key != "follow"}
    settings = content.get("settings")
    if isinstance(settings, dict):
        content["settings"] = _settings_to_2(settings)
    _replace_each(content, "arms", _arm_to_2)
    _replace_each(content, "changes", _change_to_2)
    return content


_MEASURES = {
    "measure_blocks": "block_gradient_norm",
    "measure_responses": "response_deviation",
    "measure_cosine": "gradient_cosine",
}


def _settings_to_2(settings: Content) -> Content:
    """Name what is measured in one list, in place of a switch for each."""
    rest = {key: value for key, value in settings.items() if key not in _MEASURES}
    names = [name for key, name in _MEASURES.items() if settings.get(key)]
    return rest | {"measure": names} if names else rest


def _arm_to_2(arm: Content) -> Content:
    return {"overrides" if key == "own" else key: value for key, value in arm.items()}


def _change_to_2(change: Content) -> Content:
    return change | {"kind": "learning_rate"} if change.get("kind") == "rate" else change


def _experiment_to_3(content: Content) -> Content:
    """Version 3 holds networks of version 2, and no more shapes than can be drawn.

    It knows more settings, which older files lack.
    """
    content = dict(content)
    settings = content.get("settings")
    if isinstance(settings, dict) and isinstance(settings.get("images"), int):
        content["settings"] = settings | {"images": min(settings["images"], MOST_SHAPES)}
    _replace_networks(content, network_to_2)
    return content


def _experiment_to_4(content: Content) -> Content:
    """Version 4 holds networks of version 3."""
    content = dict(content)
    _replace_networks(content, network_to_3)
    return content


def _checkpoint_to_2(content: Content) -> Content:
    """Version 2 marks the experiment that it holds."""
    experiment = content.get("experiment")
    if not isinstance(experiment, dict):
        return content
    return content | {"experiment": {"format": EXPERIMENT.name, "version": 1} | experiment}


def _checkpoint_to_3(content: Content) -> Content:
    """Version 3 has a checksum, and hashes of the data."""
    return {"checksum": "", "data": None} | content


def _checkpoint_to_4(content: Content) -> Content:
    """Version 4 knows what lanes scored on the test part, which no run of an older one did.

    It reads a folder's images as the largest that any network expects: before, they were read as
    squares of the first network's longer side.
    """
    shape = _first_shape(content.get("experiment"))
    return content if shape is None else content | {"image_shape": shape}


def _first_shape(experiment: object) -> list[int] | None:
    """Return (C, H, W) at which a checkpoint of version 3 read the images of a folder."""
    match experiment:
        case {
            "settings": {"dataset": "folder"},
            "arms": [
                {"network": {"in_channels": int(channels), "image_size": int(side)} as first},
                *_,
            ],
        }:
            width = first.get("image_width")
            side = max(side, width) if isinstance(width, int) else side
            return [1 if channels == 1 else 3, side, side]
    return None


def _checkpoint_to_5(content: Content) -> Content:
    """Version 5 knows the images of the test part again, and at which shape images were read."""
    return {"image_shape": None} | content


def _replace_networks(content: Content, migrate: Migration) -> None:
    """Replace the network of each arm that has one."""

    def replaced(arm: Content) -> Content:
        network = arm.get("network")
        return arm | {"network": migrate(network)} if isinstance(network, dict) else arm

    _replace_each(content, "arms", replaced)


def _replace_each(content: Content, key: str, migrate: Migration) -> None:
    """Replace the objects of a list, if there is one."""
    values = content.get(key)
    if isinstance(values, list):
        content[key] = [migrate(each) if isinstance(each, dict) else each for each in values]


EXPERIMENT = FileFormat(
    "resnet-explorer experiment", (_experiment_to_2, _experiment_to_3, _experiment_to_4)
)
CHECKPOINT = FileFormat(
    "resnet-explorer checkpoint",
    (_checkpoint_to_2, _checkpoint_to_3, _checkpoint_to_4, _checkpoint_to_5),
)
DRAFT = FileFormat("resnet-explorer draft")
