from __future__ import annotations

import gc
import pickle
import weakref

import pytest

from explorer.errors import UserError
from explorer.network.presets import preset


def test_that_a_problem_survives_pickling_whole() -> None:
    error = UserError("Test", "blocks must be at least {least}, got {value}").format(
        least=1, value=0
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert str(again) == "blocks must be at least 1, got 0"
    assert (again.template, again.values) == (error.template, error.values)


def test_that_a_refusal_keeps_nothing_of_who_asked() -> None:
    class Asker:
        def ask(self) -> None:
            with pytest.raises(UserError, match="zero init needs a norm"):
                preset("resnet-20").edited(zero_init=True, norm="none")

    asker = Asker()
    asker.ask()
    left = weakref.ref(asker)
    del asker
    gc.collect()
    assert left() is None
