"""Finds texts that are given to the screen or the terminal as they stand in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

_SHOWING_METHODS = {
    *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle"),
    *("setTitle", "setLabel", "setHtml", "setPlainText", "setPlaceholderText", "setStatusTip"),
    *("setWhatsThis", "setSuffix", "setPrefix", "setSpecialValueText", "showMessage"),
    *("addAction", "addMenu", "addItem", "addItems", "insertItem", "addTab", "setTabText"),
    *("setItemText", "setHeaderData", "drawText", "add_column", "add_row", "add_task"),
    *("getOpenFileName", "getSaveFileName", "createUndoAction", "createRedoAction"),
}
"""Each shows all the texts that it is given."""

_SHOWING_CALLS = {
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction"),
    *("QMenu", "QDockWidget", "QToolBar", "print", "ArgumentTypeError"),
}
_SHOWING_KEYWORDS = {
    "add_argument": {"help"},
    "add_parser": {"help", "description"},
    "ArgumentParser": {"description", "epilog"},
    "update": {"description"},
}
"""Calls of which only some arguments are shown."""

_MARKUP = re.compile(r"<[^>]*>|&\w+;")
_FORMATTING_METHODS = {"format", "join", "ljust", "rjust", "strip"}


def bare_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each that has a word in it and is no name of a catalogue's text."""
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _shown(node):
                for text in _literals(argument, constants):
                    if _has_word(text):
                        yield node.lineno, text


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    name = _name(call.func)
    is_method = isinstance(call.func, ast.Attribute)
    if name in _SHOWING_CALLS or (is_method and name in _SHOWING_METHODS):
        yield from call.args
    for keyword in call.keywords:
        if keyword.arg in _SHOWING_KEYWORDS.get(name, ()):
            yield keyword.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the texts that an expression may consist of."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.Name(id=name) if name in constants:
            yield from _literals(constants[name], {})
        case ast.JoinedStr():
            for part in node.values:
                if isinstance(part, ast.Constant):
                    yield str(part.value)
        case ast.BinOp():
            yield from _literals(node.left, constants)
            yield from _literals(node.right, constants)
        case ast.IfExp():
            yield from _literals(node.body, constants)
            yield from _literals(node.orelse, constants)
        case ast.Tuple() | ast.List():
            for each in node.elts:
                yield from _literals(each, constants)
        case ast.Starred(value=value):
            yield from _literals(value, constants)
        case ast.Call(func=ast.Attribute(attr=method, value=value)):
            if method in _FORMATTING_METHODS:
                yield from _literals(value, constants)


def _has_word(text: str) -> bool:
    """Whether two letters stand side by side outside markup; a lone one is a unit or an arm."""
    return any(one.isalpha() and other.isalpha() for one, other in pairwise(_MARKUP.sub(" ", text)))
