"""Reads the numbers and texts in a Python pickle without unpickling it: nothing can be executed.

The standard library's `pickletools.genops` splits a pickle into its instructions. This follows the
few that build numbers, texts, lists, dictionaries and numpy arrays of bytes, in plain data; all
others are refused.
"""

from __future__ import annotations

import math
import pickletools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.messages import Message

_VALUES = {
    *("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1"),
    *("STRING", "BINSTRING", "SHORT_BINSTRING"),
    *("UNICODE", "BINUNICODE", "SHORT_BINUNICODE"),
    *("BINBYTES", "SHORT_BINBYTES"),
}
_CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_WITHOUT_EFFECT = frozenset({"PROTO", "FRAME"})

_RECONSTRUCT = frozenset(
    {"numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct"}
)
_NDARRAY, _DTYPE = "numpy ndarray", "numpy dtype"
_NAMES = {*_RECONSTRUCT, _NDARRAY, _DTYPE}


class Refused(Exception):
    """A pickle is not plain data; the argument is a `Message` with the reason, half a sentence."""


class _Name(str):
    """The name of a function or class that the pickle would import; never looked up."""

    __slots__ = ()


class _Dtype:
    """A numpy type that the pickle would make."""

    def __init__(self, code: object) -> None:
        self.code = code


class PickledArray:
    """An array that the pickle would make, once its state is known."""

    def __init__(self) -> None:
        self.state: tuple[Any, ...] = ()

    def bytes(self) -> NDArray[np.uint8]:
        """Return the array, if it is one of unsigned bytes.

        Raises:
            Refused: It is not, or has another size than its shape.
        """
        match self.state:
            case (_, tuple(shape), _Dtype(code="u1" | b"u1"), int(is_fortran), str() | bytes()):
                raw = self.state[4]
            case _:
                raise Refused(Message("Data", "an array is not of unsigned bytes"))
        if not all(isinstance(each, int) and each >= 0 for each in shape):
            raise Refused(Message("Data", "an array has no valid shape"))
        # Python 2 wrote bytes as text; the tokenizer gives each byte as the character of its code.
        content = raw.encode("latin-1") if isinstance(raw, str) else raw
        if len(content) != math.prod(shape):
            raise Refused(
                Message("Data", "an array of shape {shape} holds {count} bytes").format(
                    shape=shape, count=len(content)
                )
            )
        values = np.frombuffer(content, np.uint8)
        return values.reshape(shape, order="F" if is_fortran else "C")


def read_pickled(content: bytes) -> object:
    """Return the dictionary, list, text or number that a pickle holds, with `PickledArray`s.

    Raises:
        Refused: It is damaged, or would do more than build those.
    """
    machine = _Machine()
    try:
        for opcode, argument, _position in pickletools.genops(content):
            if opcode.name == "STOP":
                return machine.stack.pop()
            machine.follow(opcode.name, argument)
    # What a damaged pickle can do to a stack, a memo, a number or a text.
    except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise Refused(Message("Data", "it is damaged: {error}").format(error=error)) from None
    raise Refused(Message("Data", "it is damaged: it has no end"))


class _Machine:
    """The stack, the marks on it and the memo of a pickle."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self._marks: list[int] = []
        self._memo: dict[object, Any] = {}

    def follow(self, name: str, argument: Any) -> None:
        """Execute one instruction."""
        stack = self.stack
        if name in _VALUES:
            stack.append(argument)
        elif name in _CONSTANTS:
            stack.append(_CONSTANTS[name])
        elif name in _TUPLES:
            stack.append(tuple(self._taken(len(stack) - _TUPLES[name])))
        elif name in {"BINPUT", "LONG_BINPUT", "PUT"}:
            self._memo[int(argument)] = stack[-1]
        elif name in {"BINGET", "LONG_BINGET", "GET"}:
            stack.append(self._memo[int(argument)])
        elif name not in _WITHOUT_EFFECT:
            self._build(name, argument)

    def _build(self, name: str, argument: Any) -> None:
        stack = self.stack
        match name:
            case "MARK":
                self._marks.append(len(stack))
            case "EMPTY_DICT":
                stack.append({})
            case "EMPTY_LIST":
                stack.append([])
            case "EMPTY_TUPLE":
                stack.append(())
            case "TUPLE":
                stack.append(tuple(self._since_mark()))
            case "LIST":
                stack.append(self._since_mark())
            case "DICT":
                stack.append(_pairs(self._since_mark()))
            case "APPEND" | "APPENDS":
                added = self._since_mark() if name == "APPENDS" else [stack.pop()]
                _checked(stack[-1], list).extend(added)
            case "SETITEM" | "SETITEMS":
                added = self._since_mark() if name == "SETITEMS" else self._taken(len(stack) - 2)
                _checked(stack[-1], dict).update(_pairs(added))
            case "MEMOIZE":
                self._memo[len(self._memo)] = stack[-1]
            case "GLOBAL" if argument in _NAMES:
                stack.append(_Name(argument))
            case "REDUCE":
                arguments, function = stack.pop(), stack.pop()
                stack.append(_made(function, arguments))
            case "BUILD":
                state, target = stack.pop(), stack[-1]
                if isinstance(target, PickledArray):
                    target.state = _checked(state, tuple)
                else:
                    _checked(target, _Dtype)
            case _:
                wanted = name if argument is None else f"{name} {argument}"
                raise Refused(
                    Message("Data", "it contains more than data: {instruction}").format(
                        instruction=wanted
                    )
                )

    def _since_mark(self) -> list[Any]:
        return self._taken(self._marks.pop())

    def _taken(self, first: int) -> list[Any]:
        if first < 0:
            raise IndexError("an empty stack")
        taken = self.stack[first:]
        del self.stack[first:]
        return taken


def _made(function: object, arguments: Any) -> PickledArray | _Dtype:
    """Stand in for the two calls that a pickled array consists of."""
    if isinstance(function, _Name) and function in _RECONSTRUCT and arguments[0] == _NDARRAY:
        return PickledArray()
    if isinstance(function, _Name) and function == _DTYPE:
        return _Dtype(arguments[0])
    raise Refused(
        Message("Data", "it contains a call of {function}").format(function=str(function)[:80])
    )


def _pairs(items: list[Any]) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"no {kind.__name__} where one is changed")
    return value
