from __future__ import annotations

import pickle

from explorer.problem import Problem


def test_that_a_problem_survives_pickling_whole() -> None:
    problem = Problem("blocks must be at least {least}, got {value}", least=1, value=0)
    again = pickle.loads(pickle.dumps(problem))  # noqa: S301
    assert str(again) == "blocks must be at least 1, got 0"
    assert (again.template, again.values) == (problem.template, problem.values)
