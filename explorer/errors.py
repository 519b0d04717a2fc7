"""What the program says when it cannot do what was asked: one sentence, naming the way out."""

from __future__ import annotations


class UserError(ValueError):
    """A sentence about bad input or bad surroundings.

    It keeps the English template apart from its values, so that a window can translate the
    template and still name the value: `UserError("blocks must be at least {least}", least=1)`.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.template, self.values)


def _rebuild(template: str, values: dict[str, object]) -> UserError:
    return UserError(template, **values)
