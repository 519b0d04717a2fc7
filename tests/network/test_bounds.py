from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from explorer.network.bounds import bounds_of
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.network.typed_number import Bounds


class _Model(BaseModel):
    inclusive: Annotated[int, Field(ge=2, le=9)]
    exclusive: Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
    optional: Annotated[int, Field(ge=1, le=8)] | None = None
    open_above: Annotated[int, Field(ge=0)] = 0


@pytest.mark.parametrize(
    ("field", "bounds"),
    [
        ("inclusive", Bounds(2, 9)),
        ("exclusive", Bounds(0, 1, excludes_least=True, excludes_most=True)),
        ("optional", Bounds(1, 8)),
    ],
)
def test_that_bounds_are_read_from_the_model(field: str, bounds: Bounds) -> None:
    assert bounds_of(_Model, field) == bounds


def test_that_a_side_without_a_bound_is_an_error() -> None:
    with pytest.raises(KeyError, match="le"):
        bounds_of(_Model, "open_above")


def test_that_the_bounds_of_networks_can_be_read() -> None:
    assert bounds_of(StageSpec, "blocks") == Bounds(1, 1_000)
    assert bounds_of(NetworkSpec, "stem_width") == Bounds(1, 4_096)
