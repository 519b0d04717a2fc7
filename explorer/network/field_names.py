"""What sentences call the fields of networks, experiments and checkpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explorer.messages import Message
from explorer.network.quoted import LONGEST_VALUE, quoted

FIELD_NAMES: Mapping[str, Message] = {
    "arm": Message("FieldName", "arm"),
    "arms": Message("FieldName", "arms"),
    "batch_size": Message("FieldName", "batch size"),
    "block": Message("FieldName", "block"),
    "blocks": Message("FieldName", "blocks"),
    "branch_scale": Message("FieldName", "branch scale"),
    "changes": Message("FieldName", "changes"),
    "checksum": Message("FieldName", "checksum"),
    "classes": Message("FieldName", "classes"),
    "crop_padding": Message("FieldName", "crop padding"),
    "data": Message("FieldName", "data"),
    "data_path": Message("FieldName", "data path"),
    "dataset": Message("FieldName", "dataset"),
    "decay_all": Message("FieldName", "decay all"),
    "device": Message("FieldName", "device"),
    "dropout": Message("FieldName", "dropout"),
    "epochs": Message("FieldName", "epochs"),
    "evaluate_every": Message("FieldName", "evaluate every"),
    "experiment": Message("FieldName", "experiment"),
    "flip": Message("FieldName", "flip"),
    "group_width": Message("FieldName", "group width"),
    "groups": Message("FieldName", "groups"),
    "heldout": Message("FieldName", "heldout"),
    "heldout_every": Message("FieldName", "heldout every"),
    "heldout_path": Message("FieldName", "heldout path"),
    "image_shape": Message("FieldName", "image shape"),
    "image_size": Message("FieldName", "image size"),
    "image_width": Message("FieldName", "image width"),
    "images": Message("FieldName", "images"),
    "in_channels": Message("FieldName", "in channels"),
    "is_alive": Message("FieldName", "is alive"),
    "kind": Message("FieldName", "kind"),
    "label": Message("FieldName", "label"),
    "label_smoothing": Message("FieldName", "label smoothing"),
    "lanes": Message("FieldName", "lanes"),
    "learning_rate": Message("FieldName", "learning rate"),
    "measure": Message("FieldName", "measure"),
    "memory_format": Message("FieldName", "memory format"),
    "milestones": Message("FieldName", "milestones"),
    "momentum": Message("FieldName", "momentum"),
    "name": Message("FieldName", "name"),
    "nesterov": Message("FieldName", "nesterov"),
    "network": Message("FieldName", "network"),
    "norm": Message("FieldName", "norm"),
    "norm_group_width": Message("FieldName", "norm group width"),
    "norm_groups": Message("FieldName", "norm groups"),
    "normalize": Message("FieldName", "normalize"),
    "optimizer": Message("FieldName", "optimizer"),
    "order": Message("FieldName", "order"),
    "overrides": Message("FieldName", "overrides"),
    "precision": Message("FieldName", "precision"),
    "reestimate_statistics": Message("FieldName", "re-estimate statistics"),
    "repeats": Message("FieldName", "repeats"),
    "residual": Message("FieldName", "residual"),
    "schedule": Message("FieldName", "schedule"),
    "seconds": Message("FieldName", "seconds"),
    "seed": Message("FieldName", "seed"),
    "settings": Message("FieldName", "settings"),
    "shortcut": Message("FieldName", "shortcut"),
    "shortcut_reads": Message("FieldName", "shortcut reads"),
    "split_seed": Message("FieldName", "split seed"),
    "stages": Message("FieldName", "stages"),
    "stem": Message("FieldName", "stem"),
    "stem_width": Message("FieldName", "stem width"),
    "step": Message("FieldName", "step"),
    "steps": Message("FieldName", "steps"),
    "stride": Message("FieldName", "stride"),
    "stride_on": Message("FieldName", "stride on"),
    "threads": Message("FieldName", "threads"),
    "train": Message("FieldName", "train"),
    "test": Message("FieldName", "test"),
    "test_reestimated": Message("FieldName", "test reestimated"),
    "train_images": Message("FieldName", "train images"),
    "warm_until": Message("FieldName", "warm until"),
    "warm_up": Message("FieldName", "warm up"),
    "warm_up_rate": Message("FieldName", "warm up rate"),
    "warm_up_steps": Message("FieldName", "warm up steps"),
    "weight_decay": Message("FieldName", "weight decay"),
    "width": Message("FieldName", "width"),
    "workers": Message("FieldName", "workers"),
    "zero_init": Message("FieldName", "zero init"),
}
"""By the key in a file."""

_ITEM_NAMES: Mapping[str, Message] = {
    "arms": Message("FieldName", "arm {number}"),
    "changes": Message("FieldName", "change {number}"),
    "lanes": Message("FieldName", "lane {number}"),
    "milestones": Message("FieldName", "milestone {number}"),
    "stages": Message("FieldName", "stage {number}"),
}
"""Of the entries in a list, counted from 1."""

_OUTER_AND_INNER = Message("FieldName", "{outer} {inner}")

_TAGGED = "changes"
"""Between the place of a change and its fields stands its kind, which goes without saying."""


def field_name(path: Sequence[str | int]) -> Message | str:
    """Return what to call a place: `("stages", 0, "blocks")` is "stage 1 blocks".

    Args:
        path: Keys, and places in lists counted from 0, from the outside to the inside.
    """
    name: Message | str = ""
    for part in _parts(path):
        name = _OUTER_AND_INNER.format(outer=name, inner=part) if name else part
    return name or Message("FieldName", "the value")


def _parts(path: Sequence[str | int]) -> Iterator[Message | str]:
    """Yield the name of each key, or that of the entry where a place in a list follows."""
    for at, key in enumerate(path):
        if not isinstance(key, str) or (at >= 2 and path[at - 2] == _TAGGED):
            continue
        following = path[at + 1] if at + 1 < len(path) else None
        if isinstance(following, int) and key in _ITEM_NAMES:
            yield _ITEM_NAMES[key].format(number=following + 1)
        else:
            yield FIELD_NAMES.get(key) or _unknown(key)


def _unknown(key: str) -> Message | str:
    """A key of a person's file can be anything; one of ours is an identifier."""
    return key if key.isidentifier() and len(key) <= LONGEST_VALUE else quoted(key)
