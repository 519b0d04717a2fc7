"""Each painter ends where its work ends, though somebody may hold the frame that made it.

Whoever looks at the stack of the thread that paints, as a debugger or a watchdog does, keeps the
painter alive for a while; Qt then says "endPaint() called with active painter".
"""

from __future__ import annotations

import ast

from tests.translations import sources


def test_that_every_painter_is_made_by_a_with() -> None:
    wrong = []
    for name, tree in sources():
        ended = {
            item.context_expr
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            for item in node.items
        }
        wrong += [
            f"{name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "QPainter"
            and node not in ended
        ]
    assert not wrong
