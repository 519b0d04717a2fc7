"""The bounds of a number, read from the model that checks them, for controls and tool tips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explorer.network.typed_number import Bounds


def bounds_of(model: type[BaseModel], field: str) -> Bounds:
    """Return the bounds of a model's field; KeyError if one side has none."""
    found = {
        name: value
        for constraint in _constraints(model.model_fields[field])
        for name in ("ge", "gt", "le", "lt")
        if (value := getattr(constraint, name, None)) is not None
    }
    excludes_least, excludes_most = "gt" in found, "lt" in found
    return Bounds(
        found["gt" if excludes_least else "ge"],
        found["lt" if excludes_most else "le"],
        excludes_least,
        excludes_most,
    )


def _constraints(field: FieldInfo) -> Iterator[object]:
    """Yield what limits a field; where it can be None too, that lies deeper."""
    yield from field.metadata
    for alternative in get_args(field.annotation):
        for inner in getattr(alternative, "__metadata__", ()):
            if isinstance(inner, FieldInfo):
                yield from inner.metadata
